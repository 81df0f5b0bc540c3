// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/file_kind.h"

#include "core/exchange/source_discovery.h"

#include <QRegularExpression>

namespace plumbline {

namespace {

bool hasAll(const FileShape &shape, std::initializer_list<const char *> columns)
{
    return std::all_of(columns.begin(), columns.end(),
                       [&](const char *c) { return shape.columns.contains(QLatin1String(c)); });
}

bool hasAny(const FileShape &shape, std::initializer_list<const char *> columns)
{
    return std::any_of(columns.begin(), columns.end(),
                       [&](const char *c) { return shape.columns.contains(QLatin1String(c)); });
}

bool isCommunity(const FileShape &shape)
{
    if (hasAny(shape,
               {"model_response", "gpt4o_raw_response", "evaluation_response", "parsed_scores", "judge_response"}))
        return hasAny(shape, {"url", "image_url", "image", "instruction", "annotation"});
    if (hasAll(shape, {"score_raw", "text"}) || hasAll(shape, {"result", "annotation"}))
        return true;
    return false;
}

} // namespace

QStringList judgeColumnsOf(const FileShape &shape)
{
    static const QStringList own = {QStringLiteral("image"),
                                    QStringLiteral("instruction"),
                                    QStringLiteral("type"),
                                    QStringLiteral("num_of_component"),
                                    QStringLiteral("components"),
                                    QStringLiteral("component_weight"),
                                    QStringLiteral("component_type"),
                                    QStringLiteral("image_name"),
                                    QStringLiteral("image_url"),
                                    QStringLiteral("index"),
                                    QStringLiteral("file_name"),
                                    QStringLiteral("image_path"),
                                    QStringLiteral("id"),
                                    QString()};
    static const QRegularExpression graded(
        QStringLiteral(R"(component\W*\d+\W*:|score\s+of|total[ _]score|:\s*\d+(\.\d+)?\s*/\s*\d)"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression wholeNumber(QStringLiteral("^\\d+(\\.0)?$"));
    QStringList judged;
    QStringList numbers;
    for (const QString &column : shape.columns) {
        if (own.contains(column) || column.startsWith(QLatin1String("Unnamed")))
            continue;
        bool isJudged = false;
        bool isNumbers = true;
        for (const QJsonObject &row : shape.firstRows) {
            const QJsonValue cell = row.value(column);
            const QString text = cell.isDouble() ? cell.toVariant().toString() : cell.toString();
            isJudged = isJudged || (cell.isString() && graded.match(text).hasMatch());
            isNumbers = isNumbers && (text.isEmpty() || wholeNumber.match(text).hasMatch());
        }
        if (isJudged)
            judged.append(column);
        else if (isNumbers)
            numbers.append(column);
    }
    // A column that was never judged holds row numbers only; it is one of a frame's only beside one that was.
    return judged.isEmpty() ? QStringList() : judged + numbers;
}

FileKind detectFileKind(const FileShape &shape)
{
    if (hasAll(shape, {"sample_score"}))
        return FileKind::EvalScopeReviews;
    if (hasAll(shape, {"model_output"}))
        return FileKind::EvalScopePredictions;
    if (hasAll(shape, {"doc_id"}) && hasAny(shape, {"filtered_resps", "resps", "gpt_eval_score"}))
        return FileKind::LmmsSamples;
    if (hasAll(shape, {"custom_id"}) && hasAny(shape, {"body", "response", "error"}))
        return FileKind::OpenAiBatch;
    if (hasAll(shape, {"conversations"}))
        return FileKind::Llava;
    if (hasAll(shape, {"results"}) && hasAny(shape, {"configs", "n-samples", "config"}))
        return FileKind::LmmsResults;
    if (hasAll(shape, {"dataset_name", "metrics"}))
        return FileKind::EvalScopeReport;
    if (hasAll(shape, {"datasets", "eval_id"}))
        return FileKind::VlmEvalKitStatus;
    if (shape.columns == QStringList{QStringLiteral("0"), QStringLiteral("1")})
        return FileKind::VlmEvalKitScores;
    if (hasAll(shape, {"question", "prediction"}))
        return FileKind::VlmEvalKit;
    if (hasAll(shape, {"messages"}))
        return FileKind::Drafts;
    if (isCommunity(shape))
        return FileKind::Community;
    const bool hasInstruction = hasAny(shape, {"instruction", "question"});
    if (hasInstruction && hasAny(shape, {"components", "component_weight", "component_type"})) {
        return hasAll(shape, {"instruction"}) && !judgeColumnsOf(shape).isEmpty() ? FileKind::ScoredFrame
                                                                                  : FileKind::Benchmark;
    }
    if (hasAll(shape, {"text"}) && hasAny(shape, {"url", "question_id", "prompt"}))
        return FileKind::Responses;
    if (hasAny(shape, {"instruction", "question", "prompt"}) &&
        hasAny(shape, {"image", "image_url", "image_path", "file_name"}))
        return FileKind::Drafts;
    return FileKind::Unknown;
}

} // namespace plumbline
