// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/model_sql.h"

#include "core/base/ids.h"

namespace plumbline {

namespace {

ModelSpec readModel(const QSqlQuery &q)
{
    ModelSpec model;
    model.id = q.value(0).toString();
    model.role = q.value(1).toString() == QLatin1String("judge") ? ModelRole::Judge : ModelRole::Candidate;
    model.name = q.value(2).toString();
    model.endpoint = {q.value(3).toString(), q.value(4).toString(), q.value(5).toString(), q.value(6).toString()};
    model.note = q.value(7).toString();
    return model;
}

const QString kSelect = QStringLiteral("SELECT id, role, name, wire, url, served_name, key_env, note FROM model");

} // namespace

Result<std::vector<ModelSpec>> ModelSql::models() const
{
    Result<QSqlQuery *> q = m_connection.run(kSelect + QStringLiteral(" ORDER BY role, created_ms, rowid"));
    if (!q)
        return tl::unexpected<Error>(q.error());
    std::vector<ModelSpec> models;
    while ((*q)->next())
        models.push_back(readModel(**q));
    (*q)->finish();
    return models;
}

Result<std::optional<ModelSpec>> ModelSql::modelByName(ModelRole role, const QString &name) const
{
    Result<QSqlQuery *> q =
        m_connection.run(kSelect + QStringLiteral(" WHERE role = ? AND name = ?"), {modelRoleId(role), name});
    if (!q)
        return tl::unexpected<Error>(q.error());
    std::optional<ModelSpec> model;
    if ((*q)->next())
        model = readModel(**q);
    (*q)->finish();
    return model;
}

Result<ModelSpec> ModelSql::upsert(const ModelSpec &model, qint64 nowMs)
{
    const Status ok = m_connection.exec(
        QStringLiteral("INSERT INTO model (id, role, name, wire, url, served_name, key_env, note, created_ms)"
                       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                       " ON CONFLICT (role, name) DO UPDATE SET wire = excluded.wire, url = excluded.url,"
                       " served_name = excluded.served_name, key_env = excluded.key_env, note = excluded.note"),
        {model.id.isEmpty() ? newId() : model.id, modelRoleId(model.role), model.name, model.endpoint.wire,
         model.endpoint.url, model.endpoint.model, model.endpoint.keyEnv, model.note, nowMs});
    if (!ok)
        return tl::unexpected<Error>(ok.error());
    Result<std::optional<ModelSpec>> stored = modelByName(model.role, model.name);
    if (!stored)
        return tl::unexpected<Error>(stored.error());
    return **stored;
}

} // namespace plumbline
