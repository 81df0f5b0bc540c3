// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/control_report.h"

#include "core/analysis/means.h"
#include "core/audit/control_questions.h"
#include "core/report/agreement_report.h"

#include <QHash>
#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <map>

namespace plumbline {

namespace {

bool isImageControl(const QString &kind)
{
    return kind == QLatin1String("blank_image") || kind == QLatin1String("swapped_image");
}

bool isBegging(const QString &kind)
{
    return kind == QLatin1String("begging");
}

/// Categories that cannot be graded without the image; the rules of length or wording hold on a blank one, too.
bool needsImage(Category category)
{
    return category == Category::Description || category == Category::Ocr || category == Category::Math ||
           category == Category::Perspective;
}

struct Comparisons
{
    int questions = 0;
    int right = 0;
    std::vector<double> changes;
    std::vector<qsizetype> items;
};

struct Pair
{
    double before = 0; ///< 0..1
    double after = 0;
};

bool isRight(const QString &kind, const Pair &pair)
{
    if (isBegging(kind))
        return pair.after <= pair.before;
    if (isImageControl(kind))
        return pair.after < pair.before || pair.after == 0;
    return pair.after <= 0.5;
}

class Counter
{
public:
    explicit Counter(const ControlInput &input)
    {
        for (std::size_t i = 0; i < input.items.size(); ++i)
            m_items.insert(input.items[i].revisionId, static_cast<qsizetype>(i));
        for (const ScoredJudgement &j : input.judgements) {
            if (j.judgement.repeat == 0)
                m_judgements.insert(j.judgement.judgeId + u'/' + j.judgement.responseId, &j);
        }
    }

    [[nodiscard]] std::map<std::optional<Category>, Comparisons>
    count(const ControlInput &input, const ModelSpec &judge, const QString &kind) const
    {
        std::map<std::optional<Category>, Comparisons> counts;
        for (const Response &control : input.controls) {
            const auto item = m_items.constFind(control.revisionId);
            if (!control.control || control.control->kind != kind || item == m_items.constEnd())
                continue;
            countOne(counts, control, input.items[static_cast<std::size_t>(*item)], *item, judge.id);
        }
        return counts;
    }

private:
    void countOne(std::map<std::optional<Category>, Comparisons> &counts, const Response &control, const Item &item,
                  qsizetype itemIndex, const QString &judgeId) const
    {
        const ScoredJudgement *before = m_judgements.value(judgeId + u'/' + control.control->base);
        const ScoredJudgement *after = m_judgements.value(judgeId + u'/' + control.id);
        ++counts[std::nullopt].questions;
        QSet<int> touched;
        for (std::size_t i = 0; i < item.components.size(); ++i) {
            const Component &component = item.components[i];
            const std::vector<int> &only = control.control->components;
            if (!only.empty() && std::find(only.begin(), only.end(), static_cast<int>(i)) == only.end())
                continue;
            const Category category = component.category();
            if (isImageControl(control.control->kind) && !needsImage(category))
                continue;
            if (!touched.contains(static_cast<int>(category))) {
                touched.insert(static_cast<int>(category));
                ++counts[category].questions;
            }
            const std::optional<Pair> pair = pairOf(before, after, i, component.weight);
            // What had no points before cannot lose any.
            if (!pair || (!isBegging(control.control->kind) && pair->before <= (only.empty() ? 0.0 : 0.5)))
                continue;
            for (Comparisons *c : {&counts[std::nullopt], &counts[category]}) {
                c->changes.push_back(pair->after - pair->before);
                c->items.push_back(itemIndex);
                c->right += isRight(control.control->kind, *pair) ? 1 : 0;
            }
        }
    }

    static std::optional<Pair> pairOf(const ScoredJudgement *before, const ScoredJudgement *after, std::size_t i,
                                      double weight)
    {
        if (!before || !after || weight <= 0 || i >= before->score.points.size() || i >= after->score.points.size() ||
            !before->score.points[i] || !after->score.points[i])
            return std::nullopt;
        return Pair{*before->score.points[i] / weight, *after->score.points[i] / weight};
    }

    QHash<QString, qsizetype> m_items; ///< by revision
    QHash<QString, const ScoredJudgement *> m_judgements;
};

/// Images and edits: sound where the share that was noticed is surely above one half; begging: where the mean rise is
/// surely below five points of a hundred.
ControlVerdict verdictOf(const ControlRow &row)
{
    constexpr int kFewest = 5;
    if (row.compared < kFewest)
        return ControlVerdict::Undecided;
    if (isBegging(row.kind)) {
        constexpr double kHarmless = 0.05;
        if (!row.change.interval) // nothing varies: it is what it is
            return row.change.value.value_or(0) <= kHarmless ? ControlVerdict::Sound : ControlVerdict::Unsound;
        if (row.change.interval->high <= kHarmless)
            return ControlVerdict::Sound;
        return row.change.interval->low > 0 ? ControlVerdict::Unsound : ControlVerdict::Undecided;
    }
    if (!row.right.interval)
        return ControlVerdict::Undecided;
    if (row.right.interval->low > 0.5)
        return ControlVerdict::Sound;
    return row.right.interval->high < 0.5 ? ControlVerdict::Unsound : ControlVerdict::Undecided;
}

} // namespace

QString controlVerdictId(ControlVerdict verdict)
{
    switch (verdict) {
    case ControlVerdict::Sound:
        return QStringLiteral("sound");
    case ControlVerdict::Unsound:
        return QStringLiteral("unsound");
    case ControlVerdict::Undecided:
        break;
    }
    return QStringLiteral("undecided");
}

std::vector<ControlRow> buildControlReport(const ControlInput &input)
{
    const Counter counter(input);
    std::vector<ControlRow> rows;
    for (const ModelSpec &judge : input.judges) {
        for (const ControlKind &kind : controlKinds()) {
            for (const auto &[category, counts] : counter.count(input, judge, kind.id)) {
                ControlRow row;
                row.judge = judge.name;
                row.kind = kind.id;
                row.category = category;
                row.questions = counts.questions;
                row.compared = static_cast<int>(counts.changes.size());
                row.change = within(clusterMean(counts.changes, counts.items).value_or(Estimate{}), -1, 1);
                row.right = proportion(counts.right, row.compared);
                row.verdict = verdictOf(row);
                rows.push_back(std::move(row));
            }
        }
    }
    return rows;
}

QJsonArray controlReportToJson(const std::vector<ControlRow> &rows)
{
    QJsonArray list;
    for (const ControlRow &row : rows) {
        list.append(
            QJsonObject{{QStringLiteral("judge"), row.judge},
                        {QStringLiteral("kind"), row.kind},
                        {QStringLiteral("category"), row.category ? categoryId(*row.category) : QStringLiteral("all")},
                        {QStringLiteral("questions"), row.questions},
                        {QStringLiteral("compared"), row.compared},
                        {QStringLiteral("change"), estimateToJson(row.change)},
                        {QStringLiteral("right"), estimateToJson(row.right)},
                        {QStringLiteral("verdict"), controlVerdictId(row.verdict)}});
    }
    return list;
}

} // namespace plumbline
