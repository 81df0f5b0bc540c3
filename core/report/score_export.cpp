// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/score_export.h"

#include "core/base/csv_text.h"
#include "core/report/json_numbers.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <functional>

namespace plumbline {

namespace {

/// One component of one response, with what everybody gave it.
struct ScoreRow
{
    const Case &c;
    const Item &item;
    const Component &component;
    const CaseComponent &scored;
    int ordinal;
    QString candidate;
};

using RowSink = std::function<void(const ScoreRow &)>;

void eachRow(const ScoreExport &scores, const RowSink &sink)
{
    for (const Case &c : scores.table.cases) {
        const auto candidate = std::find_if(scores.candidates.begin(), scores.candidates.end(),
                                            [&](const ModelSpec &m) { return m.id == c.candidateId; });
        if (candidate == scores.candidates.end() || !c.response)
            continue;
        const Item &item = scores.table.items[c.item];
        for (std::size_t i = 0; i < c.components.size(); ++i)
            sink({c, item, item.components[i], c.components[i], static_cast<int>(i), candidate->name});
    }
}

QStringList reviewersOf(const ScoreExport &scores)
{
    QStringList reviewers;
    for (const Decision &d : scores.table.decisions.events()) {
        if (!reviewers.contains(d.reviewer))
            reviewers.append(d.reviewer);
    }
    reviewers.sort();
    return reviewers;
}

/// The last reason that a reviewer gave with points that stand.
QString reasonBy(const DecisionIndex &index, const QString &reviewer, const QString &contentKey)
{
    QString reason;
    for (const Decision &d : index.history(contentKey)) {
        if (d.reviewer == reviewer && d.points && index.stands(d.id))
            reason = d.reason;
    }
    return reason;
}

QString missingId(Missing missing)
{
    switch (missing) {
    case Missing::None:
        break;
    case Missing::Refused:
        return QStringLiteral("refused");
    case Missing::Unparsed:
        return QStringLiteral("unparsed");
    case Missing::Failed:
        return QStringLiteral("failed");
    case Missing::NotRun:
        return QStringLiteral("not_run");
    }
    return {};
}

QString numberText(const std::optional<double> &value)
{
    return value ? QString::number(*value) : QString();
}

QByteArray line(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QByteArray scoresJsonl(const ScoreExport &scores)
{
    QByteArray out;
    const QStringList reviewers = reviewersOf(scores);
    eachRow(scores, [&](const ScoreRow &row) {
        QJsonObject people;
        for (const QString &reviewer : reviewers) {
            if (const auto points = scores.table.decisions.pointsBy(reviewer, row.scored.contentKey))
                people.insert(reviewer, *points);
        }
        out += line({{QStringLiteral("item"), row.item.position},
                     {QStringLiteral("item_id"), row.item.id},
                     {QStringLiteral("image"), row.item.image},
                     {QStringLiteral("instruction"), row.item.instruction},
                     {QStringLiteral("component"), row.ordinal},
                     {QStringLiteral("text"), row.component.text},
                     {QStringLiteral("category"), categoryId(row.component.category())},
                     {QStringLiteral("weight"), row.component.weight},
                     {QStringLiteral("candidate"), row.candidate},
                     {QStringLiteral("response_id"), row.c.response->id},
                     {QStringLiteral("response_state"), responseStateId(row.c.response->state)},
                     {QStringLiteral("judge"), scores.judge},
                     {QStringLiteral("judge_points"), numberOrNull(row.scored.judge)},
                     {QStringLiteral("people"), people},
                     {QStringLiteral("effective"), numberOrNull(row.scored.effective())},
                     {QStringLiteral("missing"), missingId(row.scored.missing)},
                     {QStringLiteral("content_key"), row.scored.contentKey}});
    });
    return out;
}

/// The ledger's own canonical form of each event, so that nothing is left out, with its hash and whether it stands.
QByteArray decisionsJsonl(const ScoreExport &scores)
{
    QByteArray out;
    for (const Decision &d : scores.table.decisions.events()) {
        QJsonObject event = QJsonDocument::fromJson(canonicalEvent(d)).object();
        event.insert(QStringLiteral("hash"), d.hash);
        event.insert(QStringLiteral("stands"), scores.table.decisions.stands(d.id));
        event.insert(QStringLiteral("created_utc"),
                     QDateTime::fromMSecsSinceEpoch(d.createdMs, Qt::UTC).toString(Qt::ISODateWithMs));
        out += line(event);
    }
    return out;
}

QByteArray withMark(const ScoreExport &scores, const QByteArray &csv)
{
    return scores.byteOrderMark ? QByteArray("\xef\xbb\xbf") + csv : csv;
}

const QStringList &subjectColumns()
{
    static const QStringList columns = {QStringLiteral("item"),        QStringLiteral("image"),
                                        QStringLiteral("instruction"), QStringLiteral("component"),
                                        QStringLiteral("text"),        QStringLiteral("category"),
                                        QStringLiteral("weight"),      QStringLiteral("candidate"),
                                        QStringLiteral("response"),    QStringLiteral("response_state")};
    return columns;
}

QStringList subjectCells(const ScoreRow &row)
{
    return {QString::number(row.item.position),        safeForSpreadsheets(row.item.image),
            safeForSpreadsheets(row.item.instruction), QString::number(row.ordinal),
            safeForSpreadsheets(row.component.text),   categoryId(row.component.category()),
            QString::number(row.component.weight),     safeForSpreadsheets(row.candidate),
            safeForSpreadsheets(row.c.response->text), responseStateId(row.c.response->state)};
}

/// Tidy: a row per rater.
QByteArray csvLong(const ScoreExport &scores)
{
    const QStringList reviewers = reviewersOf(scores);
    QByteArray out = csvRow(subjectColumns() + QStringList{QStringLiteral("rater_kind"), QStringLiteral("rater"),
                                                           QStringLiteral("points"), QStringLiteral("missing"),
                                                           QStringLiteral("reason")});
    eachRow(scores, [&](const ScoreRow &row) {
        const QStringList subject = subjectCells(row);
        out += csvRow(subject + QStringList{QStringLiteral("judge"), safeForSpreadsheets(scores.judge),
                                            numberText(row.scored.judge),
                                            row.scored.judge ? QString() : missingId(row.scored.missing), QString()});
        for (const QString &reviewer : reviewers) {
            const auto points = scores.table.decisions.pointsBy(reviewer, row.scored.contentKey);
            if (!points)
                continue;
            out += csvRow(
                subject +
                QStringList{QStringLiteral("person"), safeForSpreadsheets(reviewer), numberText(points), QString(),
                            safeForSpreadsheets(reasonBy(scores.table.decisions, reviewer, row.scored.contentKey))});
        }
    });
    return withMark(scores, out);
}

/// A row per component, a block of columns per reviewer.
QByteArray csvWide(const ScoreExport &scores)
{
    const QStringList reviewers = reviewersOf(scores);
    QStringList header = subjectColumns() + QStringList{QStringLiteral("judge"), QStringLiteral("judge_points"),
                                                        QStringLiteral("effective"), QStringLiteral("missing")};
    for (const QString &reviewer : reviewers) {
        header << safeForSpreadsheets(reviewer + QStringLiteral("_points"))
               << safeForSpreadsheets(reviewer + QStringLiteral("_reason"));
    }
    QByteArray out = csvRow(header);
    eachRow(scores, [&](const ScoreRow &row) {
        QStringList cells = subjectCells(row);
        cells << safeForSpreadsheets(scores.judge) << numberText(row.scored.judge) << numberText(row.scored.effective())
              << missingId(row.scored.missing);
        for (const QString &reviewer : reviewers) {
            cells << numberText(scores.table.decisions.pointsBy(reviewer, row.scored.contentKey))
                  << safeForSpreadsheets(reasonBy(scores.table.decisions, reviewer, row.scored.contentKey));
        }
        out += csvRow(cells);
    });
    return withMark(scores, out);
}

/// Label Studio's numbers, one per component that has points.
QJsonArray studioResult(const std::vector<std::optional<double>> &points)
{
    QJsonArray result;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!points[i])
            continue;
        const QString name = QStringLiteral("component_%1").arg(i + 1);
        result.append(QJsonObject{{QStringLiteral("id"), name},
                                  {QStringLiteral("from_name"), name},
                                  {QStringLiteral("to_name"), QStringLiteral("response")},
                                  {QStringLiteral("type"), QStringLiteral("number")},
                                  {QStringLiteral("value"), QJsonObject{{QStringLiteral("number"), *points[i]}}}});
    }
    return result;
}

QByteArray labelStudio(const ScoreExport &scores)
{
    QJsonArray tasks;
    const QStringList reviewers = reviewersOf(scores);
    for (const Case &c : scores.table.cases) {
        const auto candidate = std::find_if(scores.candidates.begin(), scores.candidates.end(),
                                            [&](const ModelSpec &m) { return m.id == c.candidateId; });
        if (candidate == scores.candidates.end() || !c.response)
            continue;
        const Item &item = scores.table.items[c.item];
        QJsonArray components;
        std::vector<std::optional<double>> judged;
        for (std::size_t i = 0; i < item.components.size(); ++i) {
            components.append(QJsonObject{{QStringLiteral("text"), item.components[i].text},
                                          {QStringLiteral("category"), categoryId(item.components[i].category())},
                                          {QStringLiteral("weight"), item.components[i].weight}});
            judged.push_back(c.components[i].judge);
        }
        QJsonObject task{{QStringLiteral("data"), QJsonObject{{QStringLiteral("image"), item.image},
                                                              {QStringLiteral("instruction"), item.instruction},
                                                              {QStringLiteral("components"), components},
                                                              {QStringLiteral("candidate"), candidate->name},
                                                              {QStringLiteral("response"), c.response->text},
                                                              {QStringLiteral("item"), item.position},
                                                              {QStringLiteral("response_id"), c.response->id}}}};
        QJsonArray annotations;
        for (const QString &reviewer : reviewers) {
            std::vector<std::optional<double>> points;
            for (const CaseComponent &component : c.components)
                points.push_back(scores.table.decisions.pointsBy(reviewer, component.contentKey));
            if (const QJsonArray result = studioResult(points); !result.isEmpty())
                annotations.append(
                    QJsonObject{{QStringLiteral("completed_by"), QJsonObject{{QStringLiteral("email"), reviewer}}},
                                {QStringLiteral("result"), result}});
        }
        task.insert(QStringLiteral("annotations"), annotations);
        QJsonArray predictions;
        if (const QJsonArray result = studioResult(judged); !result.isEmpty()) {
            QJsonObject prediction{{QStringLiteral("model_version"), scores.judge}, {QStringLiteral("result"), result}};
            if (const auto points = c.judgePoints(); points && item.weightSum() > 0)
                prediction.insert(QStringLiteral("score"), *points / item.weightSum());
            predictions.append(prediction);
        }
        task.insert(QStringLiteral("predictions"), predictions);
        tasks.append(task);
    }
    return QJsonDocument(tasks).toJson();
}

Result<QByteArray> llmComparator(const ScoreExport &scores)
{
    if (scores.candidates.size() < 2) {
        return failure(ErrorKind::BadInput, QStringLiteral("LLM Comparator compares two candidates; there are fewer."),
                       {}, QStringLiteral("Name two: --candidate A --candidate B."));
    }
    const auto caseOf = [&](std::size_t item, const QString &candidate) -> const Case * {
        const auto found = std::find_if(scores.table.cases.begin(), scores.table.cases.end(), [&](const Case &c) {
            return c.item == item && c.candidateId == candidate && c.response;
        });
        return found == scores.table.cases.end() ? nullptr : &*found;
    };
    QJsonArray examples;
    for (std::size_t i = 0; i < scores.table.items.size(); ++i) {
        const Item &item = scores.table.items[i];
        const Case *a = caseOf(i, scores.candidates[0].id);
        const Case *b = caseOf(i, scores.candidates[1].id);
        if (!a || !b)
            continue;
        QJsonObject example{{QStringLiteral("input_text"), item.instruction},
                            {QStringLiteral("tags"), QJsonArray{item.level}},
                            {QStringLiteral("output_text_a"), a->response->text},
                            {QStringLiteral("output_text_b"), b->response->text}};
        const auto pointsA = a->effectivePoints();
        const auto pointsB = b->effectivePoints();
        if (pointsA && pointsB && item.weightSum() > 0)
            example.insert(QStringLiteral("score"), (*pointsA - *pointsB) / item.weightSum());
        else
            example.insert(QStringLiteral("score"), QJsonValue());
        example.insert(QStringLiteral("individual_rater_scores"), QJsonArray());
        example.insert(QStringLiteral("custom_fields"), QJsonObject{{QStringLiteral("image"), item.image}});
        examples.append(example);
    }
    const QJsonObject root{
        {QStringLiteral("metadata"),
         QJsonObject{{QStringLiteral("source_path"), QStringLiteral("Plumbline")},
                     {QStringLiteral("custom_fields_schema"),
                      QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("image")},
                                             {QStringLiteral("type"), QStringLiteral("image")}}}}}},
        {QStringLiteral("models"), QJsonArray{QJsonObject{{QStringLiteral("name"), scores.candidates[0].name}},
                                              QJsonObject{{QStringLiteral("name"), scores.candidates[1].name}}}},
        {QStringLiteral("examples"), examples}};
    return QJsonDocument(root).toJson();
}

} // namespace

std::optional<ScoreFormat> scoreFormatFromId(const QString &id)
{
    static const QHash<QString, ScoreFormat> formats = {
        {QStringLiteral("scores-jsonl"), ScoreFormat::ScoresJsonl},
        {QStringLiteral("decisions-jsonl"), ScoreFormat::DecisionsJsonl},
        {QStringLiteral("csv-long"), ScoreFormat::CsvLong},
        {QStringLiteral("csv-wide"), ScoreFormat::CsvWide},
        {QStringLiteral("labelstudio"), ScoreFormat::LabelStudio},
        {QStringLiteral("llm-comparator"), ScoreFormat::LlmComparator}};
    const auto found = formats.constFind(id);
    return found == formats.constEnd() ? std::nullopt : std::optional(*found);
}

Result<QByteArray> writeScores(ScoreFormat format, const ScoreExport &scores)
{
    switch (format) {
    case ScoreFormat::ScoresJsonl:
        return scoresJsonl(scores);
    case ScoreFormat::DecisionsJsonl:
        return decisionsJsonl(scores);
    case ScoreFormat::CsvLong:
        return csvLong(scores);
    case ScoreFormat::CsvWide:
        return csvWide(scores);
    case ScoreFormat::LabelStudio:
        return labelStudio(scores);
    case ScoreFormat::LlmComparator:
        break;
    }
    return llmComparator(scores);
}

} // namespace plumbline
