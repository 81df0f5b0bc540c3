// SPDX-License-Identifier: GPL-3.0-or-later
// Results by annotator group: each group's leaderboard is that of its items alone, the groups share out the whole, and
// the filter, the table and the chart say the same numbers.
#include "core/report/annotator_results.h"
#include "core/report/figures.h"
#include "core/report/item_filter.h"
#include "core/report/score_tables.h"
#include "tests/report/score_scene.h"

#include <QTest>

using namespace plumbline;
using namespace plumbline::test;

class TestAnnotatorResults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_sheet = sheetOf(makeTruth(60, 3, 2));
        for (std::size_t i = 0; i < m_sheet.items.size(); ++i) {
            m_sheet.items[i].level = i % 2 == 0 ? QStringLiteral("basic") : QStringLiteral("advanced");
            Annotator a;
            a.set(AnnotatorTrait::Language, i % 6 == 0   ? QString()
                                            : i % 3 == 0 ? QStringLiteral("thai")
                                            : i % 5 == 0 ? QStringLiteral("THAI")
                                                         : QStringLiteral("German"));
            m_sheet.annotators.push_back(a);
        }
        m_chosen = chooseScores(m_sheet, {});
    }
    void groupsShareOutTheWhole()
    {
        const std::vector<AnnotatorGroup> groups = annotatorGroups(m_sheet, m_chosen, AnnotatorTrait::Language);
        QCOMPARE(groups.size(), 3u); // spellings that differ in case are one group
        QCOMPARE(groups[0].value, QStringLiteral("German"));
        QCOMPARE(groups[1].value.toLower(), QStringLiteral("thai"));
        QCOMPARE(groups[2].value, QString());
        const Leaderboard all = buildLeaderboard(m_sheet, m_chosen);
        for (std::size_t c = 0; c < all.rows.size(); ++c) {
            // Every scored item lies in one group: the groups' sums are the whole's.
            double sum = 0;
            qsizetype n = 0;
            qsizetype missing = 0;
            for (const AnnotatorGroup &group : groups) {
                const ScoreMean &mean = group.board.rows[c].total;
                sum += *mean.mean.value * double(mean.mean.n);
                n += mean.mean.n;
                missing += mean.ledger.missing();
            }
            QCOMPARE(n, all.rows[c].total.mean.n);
            QCOMPARE(missing, qsizetype(all.rows[c].total.ledger.missing()));
            QVERIFY(std::abs(sum / double(n) - *all.rows[c].total.mean.value) < 1e-12);
        }
        qsizetype items = 0;
        for (const AnnotatorGroup &group : groups)
            items += group.board.items;
        QCOMPARE(items, all.items);
    }
    void theFilterGivesTheSameBoard()
    {
        for (const AnnotatorGroup &group : annotatorGroups(m_sheet, m_chosen, AnnotatorTrait::Language)) {
            ItemFilter filter;
            filter.annotator[AnnotatorTrait::Language] = group.value.toUpper();
            ScoreChoice choice;
            choice.items = itemsThatPass(m_sheet.items, m_sheet.annotators, filter);
            choice.only = filter.text();
            const Leaderboard board = buildLeaderboard(m_sheet, chooseScores(m_sheet, choice));
            QCOMPARE(board.items, group.board.items);
            for (std::size_t c = 0; c < board.rows.size(); ++c) {
                QCOMPARE(*board.rows[c].total.mean.value, *group.board.rows[c].total.mean.value);
                QCOMPARE(board.rows[c].total.mean.interval->low, group.board.rows[c].total.mean.interval->low);
            }
            QVERIFY(settingsLine(board, {}).contains(QLatin1String("annotator's language")));
        }
    }
    void filtersHoldTogether()
    {
        ItemFilter filter;
        QVERIFY(filter.isEmpty());
        QCOMPARE(itemsThatPass(m_sheet.items, m_sheet.annotators, filter).size(), m_sheet.items.size());
        filter.level = QStringLiteral("BASIC");
        filter.annotator[AnnotatorTrait::Language] = QStringLiteral("german");
        filter.words = QStringLiteral("INSTRUCTION 4");
        const std::vector<std::size_t> passed = itemsThatPass(m_sheet.items, m_sheet.annotators, filter);
        QCOMPARE(passed, (std::vector<std::size_t>{4, 44, 46})); // 40 is written in "THAI", 42 and 48 by nobody known
        QCOMPARE(filter.text(),
                 QStringLiteral("level BASIC, instruction has “INSTRUCTION 4”, annotator's language german"));
        filter.annotator[AnnotatorTrait::Region] = QStringLiteral("Oslo");
        QVERIFY(itemsThatPass(m_sheet.items, m_sheet.annotators, filter).empty());
        // Items without annotators pass only a filter for those who do not say it.
        QVERIFY(itemsThatPass(m_sheet.items, {}, filter).empty());
        QVERIFY(traitsInUse(m_sheet) == std::vector{AnnotatorTrait::Language});
        QVERIFY(annotatorGroups(m_sheet, m_chosen, AnnotatorTrait::Region).empty());
    }
    void theChartSaysTheGroups()
    {
        const Leaderboard board = buildLeaderboard(m_sheet, m_chosen);
        const FigureInput in{m_sheet, m_chosen, board, {2, 0}, QStringLiteral("settings")};
        const Figure figure = annotatorFigure(in, AnnotatorTrait::Language);
        const std::vector<AnnotatorGroup> groups = annotatorGroups(m_sheet, m_chosen, AnnotatorTrait::Language);
        QCOMPARE(figure.groups.last(), QStringLiteral("not said"));
        QCOMPARE(figure.marks.size(), 6u);
        for (const FigureMark &mark : figure.marks) {
            const std::size_t row = in.order[std::size_t(mark.series)];
            const ScoreMean &mean = groups[std::size_t(mark.group)].board.rows[row].total;
            QCOMPARE(mark.y, 100 * *mean.mean.value);
            QVERIFY(mark.tip.contains(QStringLiteral("n = %1").arg(mean.mean.n)));
        }
        const Figure none = annotatorFigure(in, AnnotatorTrait::Expertise);
        QVERIFY(none.marks.empty());
        QVERIFY(none.emptyText.contains(QLatin1String("expertise")));
    }

private:
    ScoreSheet m_sheet;
    ChosenScores m_chosen;
};

QTEST_GUILESS_MAIN(TestAnnotatorResults)
#include "tst_annotator_results.moc"
