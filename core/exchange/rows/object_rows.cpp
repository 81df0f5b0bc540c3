// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/rows/object_rows.h"

#include "core/exchange/rows/json_rows.h"

#include <QJsonArray>

#include <algorithm>

namespace plumbline {

namespace {

class ObjectRows final : public RowSource
{
public:
    explicit ObjectRows(std::vector<Row> rows, bool isList = true)
        : m_rows(std::move(rows))
        , m_isList(isList)
    {
    }
    [[nodiscard]] Result<bool> next(Row &row) override
    {
        if (m_at == m_rows.size())
            return false;
        row = std::move(m_rows[m_at]);
        row.index = static_cast<int>(m_at++);
        return true;
    }
    [[nodiscard]] bool countsFromZero() const override { return m_isList; }

private:
    std::vector<Row> m_rows;
    std::size_t m_at = 0;
    bool m_isList; ///< else one object, which has a line
};

/// Every value an object with the same whole numbers as keys: pandas' DataFrame.to_json().
bool isColumnFrame(const QJsonObject &object)
{
    if (object.size() < 2)
        return false;
    for (const QJsonValue column : object) {
        const QJsonObject cells = column.toObject();
        bool ok = false;
        if (cells.isEmpty() || (static_cast<void>(cells.begin().key().toLongLong(&ok)), !ok))
            return false;
    }
    return true;
}

std::vector<Row> frameRows(const QJsonObject &frame)
{
    std::vector<qlonglong> keys;
    for (const QJsonValue column : frame) {
        for (const QString &key : column.toObject().keys()) {
            bool ok = false;
            const qlonglong number = key.toLongLong(&ok);
            if (ok)
                keys.push_back(number);
        }
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    std::vector<Row> rows(keys.size());
    for (auto column = frame.begin(); column != frame.end(); ++column) {
        const QJsonObject cells = column->toObject();
        for (std::size_t i = 0; i < keys.size(); ++i)
            rows[i].fields.insert(column.key(), cells.value(QString::number(keys[i])));
    }
    for (std::size_t i = 0; i < keys.size(); ++i)
        rows[i].fields.insert(QStringLiteral("__row"), static_cast<double>(keys[i]));
    return rows;
}

std::vector<Row> viewerRows(const QJsonArray &list)
{
    std::vector<Row> rows;
    for (const QJsonValue entry : list) {
        Row row;
        const QJsonObject object = entry.toObject();
        if (!object.value(u"row").isObject())
            row.problem = QStringLiteral("It has no object “row”.");
        row.fields = object.value(u"row").toObject();
        row.fields.insert(QStringLiteral("__row"), object.value(u"row_idx"));
        row.fields.insert(QStringLiteral("__cut"), object.value(u"truncated_cells"));
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

Result<std::unique_ptr<RowSource>> openObjectRows(const QString &path)
{
    Result<Row> whole = readJsonObjectRow(path);
    if (!whole)
        return tl::unexpected<Error>(whole.error());
    const QJsonObject *object = &whole->fields;
    if (object->value(u"features").isArray() && object->value(u"rows").isArray())
        return std::make_unique<ObjectRows>(viewerRows(object->value(u"rows").toArray()));
    if (isColumnFrame(*object))
        return std::make_unique<ObjectRows>(frameRows(*object));
    std::vector<Row> only;
    only.push_back(std::move(*whole));
    return std::make_unique<ObjectRows>(std::move(only), false);
}

} // namespace plumbline
