// SPDX-License-Identifier: GPL-3.0-or-later
// Leaderboard means against values worked out by hand, under each policy for missing scores.
#include "core/audit/review_acts.h"
#include "core/base/ids.h"
#include "core/report/leaderboard.h"

#include <QJsonArray>
#include <QTest>

#include <cmath>

using namespace plumbline;

namespace {

/// Items of two components, description (4 points) and math (6 points), judged as given; nothing = unreadable.
CaseTable tableOf(const std::vector<std::vector<std::optional<double>>> &points, std::vector<Decision> decisions = {})
{
    CaseInput input;
    ModelSpec candidate;
    candidate.id = QStringLiteral("c");
    candidate.name = QStringLiteral("Cand");
    input.candidates = {candidate};
    for (std::size_t i = 0; i < points.size(); ++i) {
        Item item;
        item.revisionId = QStringLiteral("rev%1").arg(i);
        item.instruction = QStringLiteral("i%1").arg(i);
        item.components = {{QStringLiteral("a"), QStringLiteral("describe"), 4},
                           {QStringLiteral("b"), QStringLiteral("math"), 6}};
        Response r;
        r.id = QStringLiteral("r%1").arg(i);
        r.revisionId = item.revisionId;
        r.candidateId = candidate.id;
        r.text = r.id;
        ScoredJudgement j;
        j.judgement.responseId = r.id;
        j.judgement.judgeId = QStringLiteral("j");
        j.score.state = QStringLiteral("partial");
        j.score.points = points[i];
        input.items.push_back(item);
        input.responses.push_back(r);
        input.judgements.push_back(j);
    }
    input.decisions = std::move(decisions);
    return buildCaseTable(std::move(input), QStringLiteral("j"));
}

LeaderboardRow rowOf(const CaseTable &table, MissingPolicy policy)
{
    ModelSpec candidate;
    candidate.id = QStringLiteral("c");
    candidate.name = QStringLiteral("Cand");
    return buildLeaderboard(table, {candidate}, policy).rows.front();
}

bool near(std::optional<double> value, double expected)
{
    return value && std::abs(*value - expected) < 1e-6;
}

} // namespace

class TestLeaderboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void complete();
    void missingPolicies();
    void peopleOverrule();
    void nothingAtAll();
    void json();
};

void TestLeaderboard::complete()
{
    // Items: 8/10, 9/10, 10/10. Mean 0.9, s² = 0.01, SE = 0.1/√3, t(2; 0.975) = 4.302653: ± 0.248414, cut at 1.
    const LeaderboardRow row = rowOf(tableOf({{2.0, 6.0}, {4.0, 5.0}, {4.0, 6.0}}), MissingPolicy::Exclude);
    QCOMPARE(row.candidate, QStringLiteral("Cand"));
    QVERIFY(near(row.total.mean.value, 0.9));
    QCOMPARE(static_cast<int>(row.total.mean.n), 3);
    QVERIFY(row.total.mean.interval);
    QVERIFY(near(row.total.mean.interval->low, 0.9 - 0.248414));
    QCOMPARE(row.total.mean.interval->high, 1.0);
    QCOMPARE(row.categories.size(), 2u);
    // Descriptions: 0.5, 1, 1. Mathematics: 1, 5/6, 1.
    QVERIFY(near(row.categories.at(Category::Description).mean.value, 2.5 / 3));
    QVERIFY(near(row.categories.at(Category::Math).mean.value, (1 + 5.0 / 6 + 1) / 3));
    QCOMPARE(row.total.ledger.missing(), 0);
    QVERIFY(!row.total.bounds);
}

void TestLeaderboard::missingPolicies()
{
    // The second item lacks its mathematics: its total is missing, its description is not.
    const CaseTable table = tableOf({{2.0, 6.0}, {4.0, std::nullopt}, {4.0, 6.0}, {0.0, 0.0}});
    const LeaderboardRow exclude = rowOf(table, MissingPolicy::Exclude);
    QVERIFY(near(exclude.total.mean.value, (0.8 + 1.0 + 0.0) / 3));
    QCOMPARE(static_cast<int>(exclude.total.mean.n), 3);
    QCOMPARE(exclude.total.ledger.unparsed, 1);
    QCOMPARE(exclude.total.ledger.scored, 3);
    QVERIFY(near(exclude.categories.at(Category::Description).mean.value, 2.5 / 4));
    QVERIFY(near(exclude.categories.at(Category::Math).mean.value, 2.0 / 3));
    QCOMPARE(exclude.categories.at(Category::Math).ledger.unparsed, 1);

    const LeaderboardRow zero = rowOf(table, MissingPolicy::Zero);
    QVERIFY(near(zero.total.mean.value, 1.8 / 4));
    QCOMPARE(static_cast<int>(zero.total.mean.n), 4);
    QVERIFY(near(zero.categories.at(Category::Math).mean.value, 2.0 / 4));

    const LeaderboardRow bounds = rowOf(table, MissingPolicy::Bounds);
    QVERIFY(bounds.total.bounds);
    QVERIFY(near(bounds.total.bounds->low, 1.8 / 4));
    QVERIFY(near(bounds.total.bounds->high, 2.8 / 4));
    QVERIFY(near(bounds.categories.at(Category::Math).bounds->high, 3.0 / 4));
    QVERIFY(near(bounds.categories.at(Category::Description).bounds->low, 2.5 / 4)); // nothing missing: one value
    QVERIFY(near(bounds.categories.at(Category::Description).bounds->high, 2.5 / 4));
}

void TestLeaderboard::peopleOverrule()
{
    const CaseTable before = tableOf({{4.0, 6.0}, {4.0, std::nullopt}});
    std::vector<Decision> decisions;
    for (const Decision &d :
         decideEvents({}, before.cases[0], {0.0, std::nullopt}, {}, {QStringLiteral("Ann"), false, 1}))
        decisions.push_back(d);
    for (const Decision &d : decideEvents({}, before.cases[1], {4.0, 3.0}, {}, {QStringLiteral("Ann"), false, 1}))
        decisions.push_back(d);
    const LeaderboardRow row = rowOf(tableOf({{4.0, 6.0}, {4.0, std::nullopt}}, decisions), MissingPolicy::Exclude);
    QVERIFY(near(row.total.mean.value, (0.6 + 0.7) / 2));
    QCOMPARE(row.total.ledger.missing(), 0);
    QCOMPARE(row.total.byPeople, 1); // only the second item is decided whole
    QCOMPARE(row.categories.at(Category::Description).byPeople, 2);
    QCOMPARE(row.categories.at(Category::Math).byPeople, 1);
    QVERIFY(near(row.categories.at(Category::Math).mean.value, (1 + 0.5) / 2));
}

void TestLeaderboard::nothingAtAll()
{
    const LeaderboardRow unread = rowOf(tableOf({{std::nullopt, std::nullopt}}), MissingPolicy::Exclude);
    QVERIFY(!unread.total.mean.value); // no score is not a score of zero
    QVERIFY(!unread.total.mean.interval);
    QCOMPARE(static_cast<int>(unread.total.mean.n), 0);
    const LeaderboardRow none = rowOf(tableOf({}), MissingPolicy::Zero);
    QVERIFY(!none.total.mean.value);
    QVERIFY(none.categories.empty());
    const LeaderboardRow one = rowOf(tableOf({{4.0, 6.0}}), MissingPolicy::Exclude);
    QVERIFY(near(one.total.mean.value, 1));
    QVERIFY(!one.total.mean.interval); // one item tells nothing of the spread
}

void TestLeaderboard::json()
{
    ModelSpec candidate;
    candidate.id = QStringLiteral("c");
    candidate.name = QStringLiteral("Cand");
    const Leaderboard board =
        buildLeaderboard(tableOf({{2.0, 6.0}, {4.0, std::nullopt}}), {candidate}, MissingPolicy::Bounds);
    const QJsonObject json = leaderboardToJson(board);
    QCOMPARE(json.value(u"policy").toString(), QStringLiteral("bounds"));
    const QJsonObject total = json.value(u"candidates").toArray().first().toObject().value(u"total").toObject();
    QCOMPARE(total.value(u"mean").toDouble(), 0.8);
    QCOMPARE(total.value(u"n").toInt(), 1);
    QCOMPARE(total.value(u"scored").toInt(), 1);
    QCOMPARE(total.value(u"unparsed").toInt(), 1);
    QVERIFY(total.value(u"interval").isNull());
    QCOMPARE(total.value(u"bounds").toArray().at(0).toDouble(), 0.4);
    QCOMPARE(total.value(u"bounds").toArray().at(1).toDouble(), 0.9);
}

QTEST_GUILESS_MAIN(TestLeaderboard)
#include "tst_leaderboard.moc"
