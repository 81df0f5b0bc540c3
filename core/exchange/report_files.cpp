// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/report_files.h"

#include "core/exchange/rows/json_rows.h"

#include <QFile>
#include <QJsonArray>

namespace plumbline {

namespace {

std::optional<int> countOf(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toInt()) : std::nullopt;
}

void readEvalScope(const QJsonObject &report, ReportFile &read)
{
    const bool isContract = report.value(u"schema_version").toInt() >= 2;
    read.harness = isContract ? QStringLiteral("evalscope-head") : QStringLiteral("evalscope-1.10");
    read.candidate = report.value(u"model_name").toString();
    for (const QJsonValue metric : report.value(u"metrics").toArray()) {
        const QJsonObject object = metric.toObject();
        QString name = object.value(u"name").toString();
        if (name.isEmpty())
            name = object.value(u"identity").toObject().value(u"name").toString();
        if (name.startsWith(QLatin1String("mean_")))
            name = name.mid(5);
        if (object.value(u"score").isDouble() && !name.isEmpty())
            read.numbers.push_back(
                {read.judge, name, object.value(u"score").toDouble(), countOf(object.value(u"num"))});
    }
}

void readLmms(const QJsonObject &results, ReportFile &read)
{
    read.harness = QStringLiteral("lmms-eval");
    read.candidate = results.value(u"model_name").toString();
    if (read.judge.isEmpty())
        read.judge = QStringLiteral("lmms-eval's judge");
    const QJsonObject tasks = results.value(u"results").toObject();
    for (auto task = tasks.begin(); task != tasks.end(); ++task) {
        if (!task.key().contains(QLatin1String("mia"), Qt::CaseInsensitive))
            continue;
        const QJsonObject metrics = task->toObject();
        for (auto metric = metrics.begin(); metric != metrics.end(); ++metric) {
            if (metric->isDouble() && metric.key().startsWith(QLatin1String("gpt_eval_score,")))
                read.numbers.push_back({read.judge, QStringLiteral("total_score"), metric->toDouble(),
                                        countOf(metrics.value(u"samples"))});
        }
    }
}

void readStatus(const QJsonObject &status, ReportFile &read)
{
    read.harness = QStringLiteral("vlmevalkit");
    read.candidate = status.value(u"model_name").toString();
    const QJsonObject datasets = status.value(u"datasets").toObject();
    for (auto set = datasets.begin(); set != datasets.end(); ++set) {
        if (!set.key().contains(QLatin1String("mia"), Qt::CaseInsensitive))
            continue;
        const QJsonObject metrics = set->toObject().value(u"metrics").toObject();
        const QString judge = set->toObject().value(u"judge_model").toString(read.judge);
        for (auto metric = metrics.begin(); metric != metrics.end(); ++metric) {
            if (metric->isDouble())
                read.numbers.push_back({judge, metric.key(), metric->toDouble(), std::nullopt});
        }
    }
}

Result<ReportFile> readScoreTable(const QString &path, ReportFile read)
{
    read.harness = QStringLiteral("vlmevalkit");
    Result<std::unique_ptr<RowSource>> rows = openRows(path);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    for (Row row;;) {
        const Result<bool> any = (*rows)->next(row);
        if (!any)
            return tl::unexpected<Error>(any.error());
        if (!*any)
            return read;
        bool ok = false;
        const double value = row.fields.value(u"1").toString().toDouble(&ok);
        if (!ok || row.fields.value(u"0").toString().isEmpty()) {
            return failure(ErrorKind::BadInput, QStringLiteral("This is no mean with its name."),
                           placeInFile(path, row.line), QStringLiteral("Export the file again, or leave it out."));
        }
        read.numbers.push_back({read.judge, row.fields.value(u"0").toString(), value, std::nullopt});
    }
}

} // namespace

Result<ReportFile> readReportFile(const QString &path, const QString &judge)
{
    ReportFile read;
    read.judge = judge;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Io, QStringLiteral("The file cannot be read: %1.").arg(file.errorString()), path);
    if (!file.peek(64).trimmed().startsWith('{'))
        return readScoreTable(path, std::move(read));
    const Result<QJsonObject> object = readJsonObject(path);
    if (!object)
        return tl::unexpected<Error>(object.error());
    if (object->contains(QLatin1String("metrics")))
        readEvalScope(*object, read);
    else if (object->contains(QLatin1String("results")))
        readLmms(*object, read);
    else
        readStatus(*object, read);
    return read;
}

} // namespace plumbline
