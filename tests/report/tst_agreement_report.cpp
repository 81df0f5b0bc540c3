// SPDX-License-Identifier: GPL-3.0-or-later
// From rows to the answer "can this judge be believed": a published table through the whole pipeline, blind points
// alone, groups, repeats; corrected scores against sums made by hand; control questions with judges that look and
// judges that do not.
#include "core/report/agreement_report.h"
#include "core/report/control_report.h"
#include "core/report/corrected_scores.h"
#include "core/report/draw_queue.h"
#include "tests/audit/audit_scene.h"

#include <QJsonArray>
#include <QTest>

#include <cmath>

using namespace plumbline;
using namespace plumbline::test;

namespace {

const QString kAnn = QStringLiteral("Ann");
const QString kBob = QStringLiteral("Bob");

bool near(const std::optional<double> &a, double b, double tolerance = 1e-9)
{
    return a && std::abs(*a - b) <= tolerance;
}

/// One component an item, worth 2, so that scores are unmet, partial, met.
AuditScene oneComponentScene(int items, int judges)
{
    AuditScene scene(items, 1, judges);
    for (Item &item : scene.input.items) {
        item.components.resize(1);
        item.components[0].weight = 2;
    }
    for (ScoredJudgement &j : scene.input.judgements)
        j.score.points = {2.0};
    return scene;
}

BootstrapOptions quick()
{
    BootstrapOptions options;
    options.replicates = 200;
    return options;
}

} // namespace

class TestAgreementReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cohensOwnTable();
    void peopleAreNotComparedWithThemselves();
    void openDecisionsAreCounted();
    void repeatsOfAJudge();
    void aJudgeMayStandInForAPerson();
    void nothingToCompare();
    void jsonHasWhatTheDocumentsSay();
    void everythingAuditedIsTheHumanMean();
    void differenceByHand();
    void handPickedDoesNotEnter();
    void unknownSampleIsAnError();
    void plannerAsksForMore();
    void controlsTellJudgesApart();
};

void TestAgreementReport::cohensOwnTable()
{
    // Cohen 1960, Educational and Psychological Measurement 20:37, Table 1 (N = 200): kappa = .492.
    const int counts[3][3] = {{88, 14, 18}, {10, 40, 10}, {2, 6, 12}};
    AuditScene scene = oneComponentScene(200, 1);
    TestLedger ledger;
    int i = 0;
    for (int human = 0; human < 3; ++human) {
        for (int judge = 0; judge < 3; ++judge) {
            for (int n = 0; n < counts[human][judge]; ++n, ++i) {
                scene.input.judgements[static_cast<std::size_t>(i)].score.points = {static_cast<double>(judge)};
            }
        }
    }
    const CaseTable table = scene.table();
    i = 0;
    for (int human = 0; human < 3; ++human) {
        int all = counts[human][0] + counts[human][1] + counts[human][2];
        for (; all > 0; --all, ++i)
            ledger.append(decideEvents({}, table.cases[static_cast<std::size_t>(i)], {static_cast<double>(human)}, {},
                                       {kAnn, true, 1}));
    }
    scene.input.decisions = ledger.events;
    const auto report =
        buildAgreement(buildRatingTable(scene.input, scene.judges, RatingBasis::Blind), scene.table(), quick());
    QVERIFY(report);
    const std::size_t people = *report->table.raterIndex(RaterKind::People);
    const std::size_t judge = *report->table.raterIndex(RaterKind::Judge);
    const AgreementCell *cell = report->cell(people, judge, std::nullopt);
    QVERIFY(cell);
    QCOMPARE(cell->numbers.pairs, 200);
    QVERIFY(near(cell->numbers.at(PairMeasure::PercentAgreement).value, 0.70));
    QVERIFY(near(cell->numbers.at(PairMeasure::CohenKappa).value, 0.29 / 0.59));
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 3; ++column)
            QCOMPARE(cell->numbers.table.at(row, column), static_cast<double>(counts[row][column]));
    }
    // All are descriptions: the category says the same as the whole.
    QVERIFY(report->cell(people, judge, Category::Description)->numbers.at(PairMeasure::CohenKappa).value ==
            cell->numbers.at(PairMeasure::CohenKappa).value);
    QVERIFY(!report->cell(people, judge, Category::Math));
}

void TestAgreementReport::peopleAreNotComparedWithThemselves()
{
    AuditScene scene(4, 1, 2);
    TestLedger ledger;
    for (std::size_t i = 0; i < 4; ++i) {
        scene.decide(ledger, i, static_cast<double>(i), 4, kAnn, true);
        scene.decide(ledger, i, 6, 4, kBob, true, 2);
    }
    const auto report =
        buildAgreement(buildRatingTable(scene.input, scene.judges, RatingBasis::Blind), scene.table(), quick());
    QVERIFY(report);
    QStringList pairs;
    for (const AgreementCell &cell : report->cells) {
        if (!cell.category)
            pairs.append(report->table.raters[cell.first].name + u'-' + report->table.raters[cell.second].name);
    }
    pairs.sort();
    QCOMPARE(pairs, (QStringList{QStringLiteral("Ann-Bob"), QStringLiteral("Ann-J0"), QStringLiteral("Ann-J1"),
                                 QStringLiteral("Bob-J0"), QStringLiteral("Bob-J1"), QStringLiteral("J0-J1"),
                                 QStringLiteral("people-J0"), QStringLiteral("people-J1")}));
    // Two persons and two judges: a group each.
    QCOMPARE(
        std::count_if(report->groups.begin(), report->groups.end(), [](const GroupCell &g) { return !g.category; }), 2);
}

void TestAgreementReport::openDecisionsAreCounted()
{
    AuditScene scene(3, 1, 1);
    TestLedger ledger;
    scene.decide(ledger, 0, 6, 4, kAnn, false);
    const auto report =
        buildAgreement(buildRatingTable(scene.input, scene.judges, RatingBasis::Blind), scene.table(), quick());
    QVERIFY(report);
    QCOMPARE(report->table.openLeftOut, 2);
    QVERIFY(report->cells.empty());
}

void TestAgreementReport::repeatsOfAJudge()
{
    AuditScene scene = oneComponentScene(2, 1);
    // Item 0: met, met, unmet: two of the three pairs differ. Item 1: always met.
    scene.judgeResponse(QStringLiteral("r0-cand0"), QStringLiteral("judge0"), 2, 0, 1);
    scene.judgeResponse(QStringLiteral("r0-cand0"), QStringLiteral("judge0"), 0, 0, 2);
    scene.judgeResponse(QStringLiteral("r1-cand0"), QStringLiteral("judge0"), 2, 0, 1);
    const auto report =
        buildAgreement(buildRatingTable(scene.input, scene.judges, RatingBasis::Blind), scene.table(), quick());
    QVERIFY(report);
    QCOMPARE(report->repeats.size(), std::size_t(1));
    QVERIFY(near(report->repeats[0].numbers.flipRate.value, (2.0 / 3 + 0) / 2));
}

void TestAgreementReport::aJudgeMayStandInForAPerson()
{
    // Three persons who agree but for one who errs on every fourth item; J0 gives what the others give, J1 the
    // opposite.
    AuditScene scene = oneComponentScene(60, 2);
    TestLedger ledger;
    for (int i = 0; i < 60; ++i) {
        const double truth = i % 3 == 0 ? 0 : 2;
        scene.judgeResponse(QStringLiteral("r%1-cand0").arg(i), QStringLiteral("judge0"), truth, 0);
        scene.judgeResponse(QStringLiteral("r%1-cand0").arg(i), QStringLiteral("judge1"), 2 - truth, 0);
    }
    const CaseTable table = scene.table();
    const QStringList names{kAnn, kBob, QStringLiteral("Cy")};
    for (int i = 0; i < 60; ++i) {
        const double truth = i % 3 == 0 ? 0 : 2;
        for (int p = 0; p < 3; ++p) {
            const double given = (i + p) % 12 == 0 ? 2 - truth : truth; // each errs now and then
            ledger.append(
                decideEvents({}, table.cases[static_cast<std::size_t>(i)], {given}, {}, {names.at(p), true, 1}));
        }
    }
    scene.input.decisions = ledger.events;
    const auto report =
        buildAgreement(buildRatingTable(scene.input, scene.judges, RatingBasis::Blind), scene.table(), quick());
    QVERIFY(report);
    QCOMPARE(report->altTests.size(), std::size_t(2));
    QVERIFY(report->altTests[0].numbers.passes());
    QVERIFY(near(report->altTests[0].numbers.winningRate, 1.0));
    QVERIFY(near(report->altTests[1].numbers.winningRate, 0.0));
    QCOMPARE(report->altTests[0].numbers.units, 60);
}

void TestAgreementReport::nothingToCompare()
{
    const AuditScene scene(2, 1, 1);
    const auto report =
        buildAgreement(buildRatingTable(scene.input, scene.judges, RatingBasis::Blind), scene.table(), quick());
    QVERIFY(report);
    QVERIFY(report->cells.empty());
    const AuditScene none(0, 0, 0);
    QVERIFY(buildAgreement(buildRatingTable(none.input, {}, RatingBasis::All), none.table(), quick()));
}

void TestAgreementReport::jsonHasWhatTheDocumentsSay()
{
    AuditScene scene(4, 1, 2);
    scene.judgeResponse(QStringLiteral("r1-cand0"), QStringLiteral("judge1"), 3, 4);
    const auto report =
        buildAgreement(buildRatingTable(scene.input, scene.judges, RatingBasis::Blind), scene.table(), quick());
    const QJsonObject json = agreementToJson(*report);
    QCOMPARE(json.value(QStringLiteral("basis")).toString(), QStringLiteral("blind"));
    const QJsonObject pair = json.value(QStringLiteral("pairs")).toArray().at(0).toObject();
    QCOMPARE(pair.value(QStringLiteral("category")).toString(), QStringLiteral("all"));
    QCOMPARE(pair.value(QStringLiteral("n")).toInt(), 8);
    const QJsonObject measures = pair.value(QStringLiteral("measures")).toObject();
    for (const char *id : {"percent_agreement", "cohen_kappa", "kappa_linear", "kappa_quadratic", "alpha_nominal",
                           "alpha_ordinal", "alpha_interval", "gwet_ac1", "gwet_ac2", "icc_2_1", "lin_ccc", "pearson",
                           "spearman", "kendall_tau_b", "mae", "bias", "limit_low", "limit_high"})
        QVERIFY2(measures.contains(QLatin1String(id)), id);
    // J0 never varies: a correlation is undefined, and says so.
    QVERIFY(measures.value(QStringLiteral("pearson")).toObject().value(QStringLiteral("value")).isNull());
}

void TestAgreementReport::everythingAuditedIsTheHumanMean()
{
    AuditScene scene(6, 1, 1);
    TestLedger ledger;
    for (std::size_t i = 0; i < 6; ++i)
        scene.decide(ledger, i, static_cast<double>(i), 4, kAnn, false);
    AuditQueue all{newId(), QStringLiteral("S"), {}, {}, 1};
    for (const Item &item : scene.input.items)
        all.entries.push_back({item.id, QStringLiteral("cand0"), {}, false, {}});
    const auto scores = buildCorrected(scene.table(), scene.input.candidates, {all}, {}, {});
    QVERIFY(scores);
    const CorrectedRow &total = scores->rows.front();
    QVERIFY(!total.category);
    const double people = (0 + 1 + 2 + 3 + 4 + 5 + 6 * 4) / 60.0;
    QVERIFY(near(total.numbers.tuned.value, people));
    QVERIFY(near(total.numbers.difference.value, people));
    QVERIFY(near(total.effective.value, people));
    QVERIFY(near(total.numbers.judgeOnly.value, 1.0));
    QVERIFY(near(total.numbers.judgeBias.value, 1.0 - people));
}

void TestAgreementReport::differenceByHand()
{
    // Ten items, the judge gives 10 of 10 to five and 5 of 10 to five; four audited, two of each, where people give
    // 8, 10 (judge 10) and 5, 1 (judge 5): mean difference (−2 + 0 + 0 − 4)/4/10 = −0.15; judge mean 0.75.
    AuditScene scene(10, 1, 1);
    for (int i = 5; i < 10; ++i)
        scene.judgeResponse(QStringLiteral("r%1-cand0").arg(i), QStringLiteral("judge0"), 3, 2);
    TestLedger ledger;
    scene.decide(ledger, 0, 4, 4, kAnn, true);
    scene.decide(ledger, 1, 6, 4, kAnn, true);
    scene.decide(ledger, 5, 3, 2, kAnn, true);
    scene.decide(ledger, 6, 1, 0, kAnn, true);
    AuditQueue sample{newId(), QStringLiteral("S"), {}, {}, 1};
    for (const int i : {0, 5, 1, 6, 2}) // the last one is not decided yet
        sample.entries.push_back({QStringLiteral("item%1").arg(i), QStringLiteral("cand0"), {}, false, {}});
    const auto scores = buildCorrected(scene.table(), scene.input.candidates, {sample}, {}, {});
    QVERIFY(scores);
    QCOMPARE(scores->drawn, 5);
    QCOMPARE(scores->audited, 4);
    QVERIFY(near(scores->rows.front().numbers.judgeOnly.value, 0.75));
    QVERIFY(near(scores->rows.front().numbers.difference.value, 0.75 - 0.15));
    QVERIFY(near(scores->rows.front().numbers.humanOnly.value, (8 + 10 + 5 + 1) / 40.0));
    QVERIFY(scores->rows.front().numbers.difference.interval);
    QVERIFY(scores->rows.front().numbers.difference.interval->high <= 1.0);
}

void TestAgreementReport::handPickedDoesNotEnter()
{
    AuditScene scene(8, 1, 1);
    TestLedger ledger;
    scene.decide(ledger, 0, 0, 0, kAnn, true); // picked because it looked wrong
    scene.decide(ledger, 1, 6, 4, kAnn, true);
    scene.decide(ledger, 2, 5, 4, kAnn, true);
    scene.decide(ledger, 3, 6, 4, kAnn, true);
    AuditQueue sample{newId(), QStringLiteral("S"), {}, {}, 1};
    for (const int i : {1, 2, 3})
        sample.entries.push_back({QStringLiteral("item%1").arg(i), QStringLiteral("cand0"), {}, false, {}});
    sample.entries.push_back({QStringLiteral("item0"), QStringLiteral("cand0"), {}, true, {}}); // hidden gold: neither
    const auto scores = buildCorrected(scene.table(), scene.input.candidates, {sample}, {}, {});
    QVERIFY(scores);
    QCOMPARE(scores->audited, 3);
    QVERIFY(near(scores->rows.front().numbers.difference.value, 1 - (0.1 / 3)));
    // What is in force does follow the hand-picked one.
    QVERIFY(near(scores->rows.front().effective.value, (0 + 10 + 9 + 10 + 40) / 80.0));
}

void TestAgreementReport::unknownSampleIsAnError()
{
    const AuditScene scene(2, 1, 1);
    QVERIFY(!buildCorrected(scene.table(), scene.input.candidates, {}, QStringLiteral("S"), {}));
    const auto none = buildCorrected(scene.table(), scene.input.candidates, {}, {}, {});
    QVERIFY(none);
    QVERIFY(none->queue.isEmpty());
    QVERIFY(!none->rows.front().numbers.tuned.value);
    QVERIFY(near(none->rows.front().numbers.judgeOnly.value, 1.0));
    QVERIFY(!none->plans.front().plan);
    QVERIFY(!none->plans.front().why.isEmpty());
}

void TestAgreementReport::plannerAsksForMore()
{
    AuditScene scene(100, 1, 1);
    TestLedger ledger;
    AuditQueue sample{newId(), QStringLiteral("S"), {}, {}, 1};
    for (int i = 0; i < 12; ++i) {
        scene.decide(ledger, static_cast<std::size_t>(i), i % 3 == 0 ? 2 : 6, 4, kAnn, true);
        sample.entries.push_back({QStringLiteral("item%1").arg(i), QStringLiteral("cand0"), {}, false, {}});
    }
    const CaseTable table = scene.table();
    const auto scores = buildCorrected(table, scene.input.candidates, {sample}, {}, {});
    QVERIFY(scores);
    QVERIFY(scores->plans.front().plan);
    const AuditPlan &plan = *scores->plans.front().plan;
    QVERIFY(plan.more > 12); // half the width takes about four times the sample, less where the items run out
    QVERIFY(plan.more <= 88);
    QVERIFY(plan.halfWidthThen <= 0.5 * plan.halfWidthNow);
    // "Most useful next" draws as many, none of them again.
    const CheckTable checks;
    const std::vector<AuditQueue> queues{sample};
    QueueSpec spec;
    spec.source = QueueSource::MostUseful;
    const auto more = drawQueue({table, checks, scene.input.candidates, queues, QStringLiteral("J0")},
                                QStringLiteral("More"), spec, 1);
    QVERIFY(more);
    QCOMPARE(static_cast<qsizetype>(more->entries.size()), plan.more);
    QCOMPARE(more->spec.extends, QStringLiteral("S"));
    for (const QueueEntry &entry : more->entries)
        QVERIFY(entry.itemId.mid(4).toInt() >= 12);
}

void TestAgreementReport::controlsTellJudgesApart()
{
    AuditScene scene(20, 1, 2);
    ControlInput input;
    input.items = scene.input.items;
    input.judges = scene.judges;
    for (int i = 0; i < 20; ++i) {
        for (const char *kind : {"blank_image", "begging", "sentence_added"}) {
            Response control = scene.input.responses[static_cast<std::size_t>(i)];
            control.control = Control{QString::fromLatin1(kind), control.id, {}, {}, {}};
            control.id += u'-' + QString::fromLatin1(kind);
            if (control.control->kind == QLatin1String("sentence_added"))
                control.control->components = {1};
            input.controls.push_back(control);
            const bool image = control.control->kind == QLatin1String("blank_image");
            const bool edit = control.control->kind == QLatin1String("sentence_added");
            // J0 looks: the description falls on a blank image, the broken rule is noticed, begging does nothing.
            scene.judgeResponse(control.id, QStringLiteral("judge0"), image ? 0 : 6, edit ? 0 : 4);
            // J1 gives full points whatever it is shown.
            scene.judgeResponse(control.id, QStringLiteral("judge1"), 6, 4);
        }
    }
    // Begging moves J1's other judgements: it had given 3 before.
    for (int i = 0; i < 20; ++i)
        scene.judgeResponse(QStringLiteral("r%1-cand0").arg(i), QStringLiteral("judge1"), i % 2 == 0 ? 3 : 6, 4);
    input.judgements = scene.input.judgements;
    const std::vector<ControlRow> rows = buildControlReport(input);
    const auto find = [&](const QString &judge, const char *kind, std::optional<Category> category) {
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const ControlRow &r) {
            return r.judge == judge && r.kind == QLatin1String(kind) && r.category == category;
        });
        return row == rows.end() ? ControlRow{} : *row;
    };
    const ControlRow seen = find(QStringLiteral("J0"), "blank_image", std::nullopt);
    QCOMPARE(seen.verdict, ControlVerdict::Sound);
    QVERIFY(near(seen.change.value, -1.0));
    QCOMPARE(seen.compared, 20); // the length limit can be graded on a blank image: only the description counts
    QCOMPARE(find(QStringLiteral("J0"), "blank_image", Category::LengthLimit).compared, 0);
    QCOMPARE(find(QStringLiteral("J1"), "blank_image", std::nullopt).verdict, ControlVerdict::Unsound);
    QCOMPARE(find(QStringLiteral("J0"), "sentence_added", Category::LengthLimit).verdict, ControlVerdict::Sound);
    QCOMPARE(find(QStringLiteral("J1"), "sentence_added", Category::LengthLimit).verdict, ControlVerdict::Unsound);
    QCOMPARE(find(QStringLiteral("J0"), "begging", std::nullopt).verdict, ControlVerdict::Sound);
    const ControlRow begged = find(QStringLiteral("J1"), "begging", std::nullopt);
    QCOMPARE(begged.verdict, ControlVerdict::Unsound);
    QVERIFY(near(begged.change.value, 0.5 * 10 / 40)); // ten of forty scores rose by a half
}

QTEST_APPLESS_MAIN(TestAgreementReport)
#include "tst_agreement_report.moc"
