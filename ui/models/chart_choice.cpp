// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/chart_choice.h"

#include "core/report/score_tables.h"

#include <QCoreApplication>

#include <algorithm>

namespace plumbline {

namespace {

constexpr std::size_t kMostBars = 8; ///< candidates in a grouped chart: more are stripes
constexpr std::size_t kMostRows = 40;

QString tr(const char *text)
{
    return QCoreApplication::translate("ChartChoice", text);
}

/// Parts of an id; names may hold any character, so they are percent-encoded.
QString joined(const QStringList &parts)
{
    QStringList safe;
    for (const QString &part : parts)
        safe.append(QString::fromLatin1(part.toUtf8().toPercentEncoding()));
    return safe.join(u':');
}

QStringList partsOf(const QString &id)
{
    QStringList parts;
    for (const QString &part : id.split(u':'))
        parts.append(QString::fromUtf8(QByteArray::fromPercentEncoding(part.toLatin1())));
    return parts;
}

const PublishedTable *tableNamed(const ProjectSnapshot &snapshot, const QString &name)
{
    const auto found = std::find_if(snapshot.references.begin(), snapshot.references.end(),
                                    [&](const PublishedTable &t) { return t.name == name; });
    return found == snapshot.references.end() ? nullptr : &*found;
}

Figure nothing(const QString &title, const QString &why)
{
    Figure figure;
    figure.title = title;
    figure.emptyText = why;
    return figure;
}

Figure tableFigure(const QStringList &parts, const FigureInput &in, const ProjectSnapshot &snapshot)
{
    const PublishedTable *table = tableNamed(snapshot, parts.value(1));
    if (!table)
        return nothing(parts.value(1),
                       tr("This table is no longer in the project: add it again (Export, Reference tables)."));
    if (parts[0] == u"published_ranks")
        return publishedRanksFigure(*table);
    if (parts[0] == u"published_delta")
        return publishedDeltaFigure(*table);
    const qsizetype column = table->find(parts.value(2));
    if (column < 0)
        return nothing(parts.value(2), tr("The table has no such column."));
    if (parts[0] == u"benchmark")
        return benchmarkFigure(in, *table, column);
    const qsizetype total = table->find(PublishedColumn::Total);
    return total < 0 ? nothing(table->name, tr("The table has no total to set it against."))
                     : publishedPairFigure(*table, column, total);
}

} // namespace

std::vector<ChartChoice> chartChoices(const ProjectSnapshot &snapshot)
{
    const QString candidates = tr("Candidates");
    const QString judges = tr("Judges");
    const QString items = tr("Items");
    std::vector<ChartChoice> all{{QStringLiteral("categories"), tr("Score by category, bars"), candidates},
                                 {QStringLiteral("radar"), tr("Score by category, radar"), candidates},
                                 {QStringLiteral("distribution"), tr("Distribution of item scores"), candidates},
                                 {QStringLiteral("heat_map"), tr("Items and candidates, heat map"), candidates},
                                 {QStringLiteral("speed"), tr("Score against latency"), candidates},
                                 {QStringLiteral("cost"), tr("Score against cost"), candidates},
                                 {QStringLiteral("judge_ranks"), tr("Ranks by judge"), judges}};
    for (const AnnotatorTrait trait : kAnnotatorTraits) {
        const bool isUsed = std::any_of(snapshot.annotators.begin(), snapshot.annotators.end(),
                                        [&](const Annotator &a) { return !a.value(trait).isEmpty(); });
        if (isUsed)
            all.push_back({joined({QStringLiteral("annotators"), annotatorTraitId(trait)}),
                           tr("Total by annotators' %1").arg(annotatorTraitId(trait)), candidates});
    }
    for (std::size_t a = 0; a < snapshot.judges.size(); ++a) {
        for (std::size_t b = a + 1; b < snapshot.judges.size(); ++b) {
            const QString &first = snapshot.judges[a].name;
            const QString &second = snapshot.judges[b].name;
            all.push_back({joined({QStringLiteral("judge_pair"), first, second}),
                           tr("%1 against %2").arg(first, second), judges});
        }
    }
    for (const PublishedTable &table : snapshot.references) {
        const PublishedAnalysis analysis = analysePublished(table);
        for (const PublishedColumn &column : table.columns) {
            if (column.role == PublishedColumn::Score || column.role == PublishedColumn::Total)
                all.push_back({joined({QStringLiteral("benchmark"), table.name, column.name}),
                               tr("Total against %1").arg(column.name), table.name});
        }
        if (table.scoreColumns().size() > 1)
            all.push_back({joined({QStringLiteral("published_ranks"), table.name}), tr("Ranks in %1").arg(table.name),
                           table.name});
        if (table.find(PublishedColumn::Total) >= 0) {
            for (const qsizetype column : table.scoreColumns()) {
                const QString &name = table.columns[static_cast<std::size_t>(column)].name;
                all.push_back({joined({QStringLiteral("published_pair"), table.name, name}),
                               tr("Its total against %1").arg(name), table.name});
            }
        }
        if (!analysis.deltas.empty())
            all.push_back({joined({QStringLiteral("published_delta"), table.name}),
                           tr("Before and after: %1").arg(table.name), table.name});
    }
    all.push_back({QStringLiteral("item_categories"), tr("Components by category"), items});
    all.push_back({QStringLiteral("item_levels"), tr("Items by level"), items});
    all.push_back({QStringLiteral("verb_nouns"), tr("Frequent verb-noun pairs"), items});
    return all;
}

std::vector<std::size_t> rowsToDraw(const Leaderboard &board, const QSet<QString> &pinned, std::size_t most)
{
    std::vector<std::size_t> order = byTotal(board);
    std::stable_partition(order.begin(), order.end(),
                          [&](std::size_t i) { return pinned.contains(board.rows[i].candidateId); });
    if (order.size() > most)
        order.resize(most);
    return order;
}

Figure figureOf(const QString &chart, const ResultsNumbers &numbers, const QSet<QString> &pinned)
{
    const QStringList parts = partsOf(chart);
    const QString &kind = parts.front();
    const bool grouped = kind == u"categories" || kind == u"radar" || kind == u"distribution" || kind == u"annotators";
    FigureInput in{*numbers.sheet, numbers.chosen, numbers.board,
                   rowsToDraw(numbers.board, pinned, grouped ? kMostBars : kMostRows), numbers.settings};
    if (in.order.size() < numbers.board.rows.size()) {
        in.settings +=
            QStringLiteral(" · ") +
            tr("%1 of %2 candidates: pinned ones, then the best").arg(in.order.size()).arg(numbers.board.rows.size());
    }
    const ProjectSnapshot &snapshot = *numbers.snapshot;
    if (kind == u"categories" || kind == u"radar")
        return categoryFigure(in, kind == u"radar");
    if (kind == u"distribution")
        return distributionFigure(in);
    if (kind == u"heat_map")
        return heatMapFigure(in);
    if (kind == u"speed")
        return speedFigure(in);
    if (kind == u"cost")
        return costFigure(in, snapshot.prices, snapshot.currency);
    if (kind == u"judge_ranks")
        return judgeRanksFigure(in);
    if (kind == u"judge_pair") {
        const auto judge = [&](const QString &name) {
            const auto found = std::find_if(numbers.sheet->judges.begin(), numbers.sheet->judges.end(),
                                            [&](const ModelSpec &m) { return m.name == name; });
            return static_cast<std::size_t>(found - numbers.sheet->judges.begin());
        };
        const std::size_t a = judge(parts.value(1));
        const std::size_t b = judge(parts.value(2));
        if (a >= numbers.sheet->judges.size() || b >= numbers.sheet->judges.size())
            return nothing(tr("Judge against judge"), tr("One of these judges is no longer in the project."));
        return judgePairFigure(in, a, b);
    }
    if (kind == u"annotators")
        return annotatorFigure(in, annotatorTraitFromId(parts.value(1)).value_or(AnnotatorTrait::Language));
    if (kind == u"item_categories")
        return itemCategoryFigure(in.sheet, in.chosen);
    if (kind == u"item_levels")
        return itemLevelFigure(in.sheet, in.chosen);
    if (kind == u"verb_nouns")
        return verbNounFigure(in.sheet, in.chosen);
    if (parts.size() >= 2)
        return tableFigure(parts, in, snapshot);
    return nothing(chart, tr("This Plumbline knows no such chart."));
}

} // namespace plumbline
