// SPDX-License-Identifier: GPL-3.0-or-later
// Results of 400 items × 8 candidates × 4 judges with a known truth against sums written out here: totals, category
// means, ranks, t and bootstrap intervals, comparisons, what-ifs; and what the report makes of hostile names.
#include "core/analysis/correlation.h"
#include "core/report/report_input.h"
#include "core/report/svg_figures.h"
#include "tests/report/score_scene.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <random>

using namespace plumbline;
using namespace plumbline::test;

namespace {

constexpr int kItems = 400;
constexpr int kCandidates = 8;
constexpr int kJudges = 4;

/// Item total by the mean of the judges given, NaN where a component has none.
double totalOf(const Truth &truth, int i, int c, const std::vector<int> &judges, bool equal = false)
{
    double sum = 0;
    double weights = 0;
    for (int k = 0; k < 3; ++k) {
        double points = 0;
        int given = 0;
        for (const int j : judges) {
            if (truth.at(i, c, j, k)) {
                points += *truth.at(i, c, j, k);
                ++given;
            }
        }
        if (given == 0)
            return std::nan("");
        const double weight = truth.items[std::size_t(i)].components[std::size_t(k)].weight;
        sum += equal ? points / given / weight : points / given;
        weights += equal ? 1 : weight;
    }
    return sum / weights;
}

double meanOf(const Truth &truth, int c, const std::vector<int> &judges, bool equal = false)
{
    double sum = 0;
    int n = 0;
    for (int i = 0; i < kItems; ++i) {
        const double x = totalOf(truth, i, c, judges, equal);
        if (!std::isnan(x)) {
            sum += x;
            ++n;
        }
    }
    return sum / n;
}

bool near(double a, double b, double tolerance = 1e-9)
{
    return std::abs(a - b) <= tolerance;
}

BootstrapOptions options(qsizetype replicates)
{
    BootstrapOptions o;
    o.replicates = replicates;
    return o;
}

} // namespace

class TestResults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_truth = makeTruth(kItems, kCandidates, kJudges);
        m_sheet = sheetOf(m_truth);
    }
    void totalsByEveryJudge();
    void categoryMeans();
    void tIntervals();
    void bootstrapIntervalsAndRanks();
    void meanOfJudges();
    void missingPolicies();
    void comparisons();
    void whatIfs();
    void judgeStability();
    void filteredItemsAndWeights();
    void dataHash();
    void hostileNames();
    void tables();

private:
    [[nodiscard]] ReportInput report(qsizetype replicates) const;

    Truth m_truth;
    ScoreSheet m_sheet;
};

void TestResults::totalsByEveryJudge()
{
    for (int j = 0; j < kJudges; ++j) {
        ScoreChoice choice;
        choice.judges = {std::size_t(j)};
        const Leaderboard board = buildLeaderboard(m_sheet, chooseScores(m_sheet, choice));
        QCOMPARE(board.rows.size(), std::size_t(kCandidates));
        for (int c = 0; c < kCandidates; ++c) {
            int n = 0;
            for (int i = 0; i < kItems; ++i)
                n += std::isnan(totalOf(m_truth, i, c, {j})) ? 0 : 1;
            const LeaderboardRow &row = board.rows[std::size_t(c)];
            QVERIFY(near(*row.total.mean.value, meanOf(m_truth, c, {j})));
            QCOMPARE(int(row.total.mean.n), n);
            QCOMPARE(row.total.ledger.unparsed, kItems - n);
            int rank = 1;
            for (int other = 0; other < kCandidates; ++other)
                rank += meanOf(m_truth, other, {j}) > meanOf(m_truth, c, {j}) + 1e-9 ? 1 : 0;
            QCOMPARE(row.standing.rank, rank);
        }
    }
}

void TestResults::categoryMeans()
{
    const Leaderboard board = buildLeaderboard(m_sheet, chooseScores(m_sheet, {}));
    for (int c = 0; c < kCandidates; ++c) {
        std::map<Category, std::pair<double, int>> sums;
        for (int i = 0; i < kItems; ++i) {
            for (int k = 0; k < 3; ++k) {
                const Component &component = m_truth.items[std::size_t(i)].components[std::size_t(k)];
                if (const auto &p = m_truth.at(i, c, 0, k)) {
                    sums[component.category()].first += *p / component.weight;
                    ++sums[component.category()].second;
                }
            }
        }
        const LeaderboardRow &row = board.rows[std::size_t(c)];
        QCOMPARE(row.categories.size(), sums.size());
        for (const auto &[category, sum] : sums) {
            QVERIFY(near(*row.categories.at(category).mean.value, sum.first / sum.second));
            QCOMPARE(int(row.categories.at(category).mean.n), sum.second);
        }
    }
}

void TestResults::tIntervals()
{
    const Leaderboard board = buildLeaderboard(m_sheet, chooseScores(m_sheet, {}));
    for (int c = 0; c < kCandidates; ++c) {
        const double mean = meanOf(m_truth, c, {0});
        double squares = 0;
        int n = 0;
        for (int i = 0; i < kItems; ++i) {
            const double x = totalOf(m_truth, i, c, {0});
            if (!std::isnan(x)) {
                squares += (x - mean) * (x - mean);
                ++n;
            }
        }
        const double error = std::sqrt(squares / (n - 1) / n);
        // t(0.975) with 370 to 400 degrees of freedom lies between 1.9659 and 1.9664 (tables).
        const Interval &interval = *board.rows[std::size_t(c)].total.mean.interval;
        QVERIFY(near(interval.high - mean, 1.9662 * error, 0.0004 * error));
        QVERIFY(near(mean - interval.low, 1.9662 * error, 0.0004 * error));
    }
}

void TestResults::bootstrapIntervalsAndRanks()
{
    const ChosenScores chosen = chooseScores(m_sheet, {});
    const Result<Leaderboard> board = bootstrapLeaderboard(buildLeaderboard(m_sheet, chosen), chosen, options(2000));
    QVERIFY(board);
    // A bootstrap of our own, with another generator: 1500 draws of 400 items.
    constexpr int kDraws = 1500;
    std::vector<std::vector<double>> scores(kCandidates);
    for (int c = 0; c < kCandidates; ++c) {
        for (int i = 0; i < kItems; ++i)
            scores[std::size_t(c)].push_back(totalOf(m_truth, i, c, {0}));
    }
    std::mt19937_64 random(4711);
    std::vector<std::vector<double>> means(kCandidates);
    std::vector<std::vector<int>> ranks(kCandidates);
    for (int draw = 0; draw < kDraws; ++draw) {
        std::vector<int> drawn;
        for (int i = 0; i < kItems; ++i)
            drawn.push_back(int(random() % kItems));
        std::vector<double> m;
        for (int c = 0; c < kCandidates; ++c) {
            double sum = 0;
            int n = 0;
            for (const int i : drawn) {
                const double x = scores[std::size_t(c)][std::size_t(i)];
                if (!std::isnan(x)) {
                    sum += x;
                    ++n;
                }
            }
            m.push_back(sum / n);
            means[std::size_t(c)].push_back(sum / n);
        }
        for (int c = 0; c < kCandidates; ++c) {
            ranks[std::size_t(c)].push_back(
                1 + int(std::count_if(m.begin(), m.end(), [&](double x) { return x > m[std::size_t(c)] + 1e-9; })));
        }
    }
    for (int c = 0; c < kCandidates; ++c) {
        const LeaderboardRow &row = board->rows[std::size_t(c)];
        std::vector<double> &m = means[std::size_t(c)];
        std::sort(m.begin(), m.end());
        // Ends of a percentile interval vary by about 0.08 standard errors (0.001) from bootstrap to bootstrap.
        QVERIFY(near(row.total.mean.interval->low, m[std::size_t(0.025 * kDraws)], 0.003));
        QVERIFY(near(row.total.mean.interval->high, m[std::size_t(0.975 * kDraws)], 0.003));
        std::vector<int> &r = ranks[std::size_t(c)];
        std::sort(r.begin(), r.end());
        QVERIFY(std::abs(row.standing.lowest - r[std::size_t(0.025 * kDraws)]) <= 1);
        QVERIFY(std::abs(row.standing.highest - r[std::size_t(0.975 * kDraws)]) <= 1);
        QVERIFY(row.standing.lowest <= row.standing.rank && row.standing.rank <= row.standing.highest);
        for (const auto &[category, mean] : row.categories)
            QVERIFY(mean.mean.interval && mean.mean.interval->contains(*mean.mean.value));
    }
    QVERIFY(board->separable(0, 7));
    QCOMPARE(*board->replicates, qsizetype(2000));
}

void TestResults::meanOfJudges()
{
    ScoreChoice choice;
    choice.judges = {0, 2, 3};
    const Leaderboard board = buildLeaderboard(m_sheet, chooseScores(m_sheet, choice));
    for (int c = 0; c < kCandidates; ++c)
        QVERIFY(near(*board.rows[std::size_t(c)].total.mean.value, meanOf(m_truth, c, {0, 2, 3})));
}

void TestResults::missingPolicies()
{
    ScoreChoice choice;
    choice.policy = MissingPolicy::Zero;
    const Leaderboard zero = buildLeaderboard(m_sheet, chooseScores(m_sheet, choice));
    choice.policy = MissingPolicy::Bounds;
    const Leaderboard bounds = buildLeaderboard(m_sheet, chooseScores(m_sheet, choice));
    for (int c = 0; c < kCandidates; ++c) {
        double sum = 0;
        int missing = 0;
        for (int i = 0; i < kItems; ++i) {
            const double x = totalOf(m_truth, i, c, {0});
            sum += std::isnan(x) ? 0 : x;
            missing += std::isnan(x) ? 1 : 0;
        }
        QVERIFY(missing > 0);
        QVERIFY(near(*zero.rows[std::size_t(c)].total.mean.value, sum / kItems));
        QVERIFY(near(bounds.rows[std::size_t(c)].total.bounds->low, sum / kItems));
        QVERIFY(near(bounds.rows[std::size_t(c)].total.bounds->high, (sum + missing) / kItems));
    }
}

void TestResults::comparisons()
{
    const ChosenScores chosen = chooseScores(m_sheet, {});
    const Result<ComparisonTable> table = compareCandidates(m_sheet, chosen, 1, 2, options(2000));
    QVERIFY(table);
    QCOMPARE(table->rows.size(), std::size_t(9)); // the total and eight categories
    double sum = 0;
    int n = 0;
    int higher = 0;
    for (int i = 0; i < kItems; ++i) {
        const double d = totalOf(m_truth, i, 1, {0}) - totalOf(m_truth, i, 2, {0});
        if (!std::isnan(d)) {
            sum += d;
            ++n;
            higher += d > 1e-12 ? 1 : 0;
        }
    }
    const ComparisonRow &total = table->rows.front();
    QVERIFY(near(*total.numbers.difference.value, sum / n));
    QCOMPARE(int(total.numbers.difference.n), n);
    QCOMPARE(int(total.numbers.aHigher), higher);
    QCOMPARE(int(total.better.size()), higher);
    // Holm: no smaller than the raw p, monotone in it.
    for (const ComparisonRow &a : table->rows) {
        QVERIFY(*a.holm >= *a.numbers.test.pValue - 1e-12);
        for (const ComparisonRow &b : table->rows)
            QVERIFY(*a.numbers.test.pValue > *b.numbers.test.pValue || *a.holm <= *b.holm + 1e-12);
    }
    QCOMPARE(total.verdict(), 1);
    const QString sentence = comparisonSentence(*table, total);
    QVERIFY2(sentence.startsWith(QStringLiteral("C1 is higher than C2 on the total by ")), qPrintable(sentence));
    QVERIFY2(sentence.contains(QStringLiteral("n = %1 items").arg(n)), qPrintable(sentence));
    // The other way round is the same claim.
    const Result<ComparisonTable> turned = compareCandidates(m_sheet, chosen, 2, 1, options(2000));
    QCOMPARE(turned->rows.front().verdict(), -1);
    QVERIFY(comparisonSentence(*turned, turned->rows.front())
                .startsWith(QStringLiteral("C1 is higher than C2 on the total by ")));
    const Result<ComparisonTable> all = compareAll(m_sheet, chosen, options(500));
    QCOMPARE(all->rows.size(), std::size_t(kCandidates * (kCandidates - 1) / 2));
}

void TestResults::whatIfs()
{
    const Leaderboard board = buildLeaderboard(m_sheet, chooseScores(m_sheet, {}));
    ScoreChoice choice;
    choice.weights.equal = true;
    const WhatIf equal = whatIf(m_sheet, board, QStringLiteral("equal"), choice);
    for (int c = 0; c < kCandidates; ++c)
        QVERIFY(near(*equal.board.rows[std::size_t(c)].total.mean.value, meanOf(m_truth, c, {0}, true)));
    const std::vector<WhatIf> all = usualWhatIfs(m_sheet, {});
    QStringList names;
    for (const WhatIf &scenario : all) {
        names.append(scenario.name);
        QVERIFY(*scenario.toDefault.tauB.value <= 1 && *scenario.toDefault.tauB.value > 0.5);
        QCOMPARE(scenario.moves.size(), std::size_t(kCandidates));
    }
    for (const char *name : {"every component counts the same", "without description", "missing scores count as 0",
                             "judge J1 alone", "mean of all judges", "mean of all judges but J3"})
        QVERIFY2(names.contains(QString::fromUtf8(name)), name);
    QVERIFY(!names.contains(QStringLiteral("judge J0 alone")));      // the default
    QVERIFY(!names.contains(QStringLiteral("judges' points only"))); // nobody else gave any
}

void TestResults::judgeStability()
{
    const ScoreTable totals = totalsByJudge(m_sheet, {});
    QCOMPARE(totals.units(), qsizetype(kCandidates));
    QCOMPARE(totals.raters(), qsizetype(kJudges));
    for (int j = 0; j < kJudges; ++j) {
        for (int c = 0; c < kCandidates; ++c)
            QVERIFY(near(totals.at(c, j), meanOf(m_truth, c, {j})));
    }
}

void TestResults::filteredItemsAndWeights()
{
    ScoreChoice choice;
    choice.items = {3, 5, 8, 13};
    choice.candidates = {6, 2};
    choice.weights.factors[Category::Description] = 0;
    const ChosenScores chosen = chooseScores(m_sheet, choice);
    const Leaderboard board = buildLeaderboard(m_sheet, chosen);
    QCOMPARE(board.rows.size(), std::size_t(2));
    QCOMPARE(board.rows[0].candidate, QStringLiteral("C6"));
    QCOMPARE(board.items, qsizetype(4));
    double sum = 0;
    int n = 0;
    for (const int i : {3, 5, 8, 13}) {
        const auto &b = m_truth.at(i, 6, 0, 1);
        const auto &c = m_truth.at(i, 6, 0, 2);
        if (b && c) {
            sum += (*b + *c) / 6;
            ++n;
        }
    }
    QVERIFY(near(*board.rows[0].total.mean.value, sum / n));
}

void TestResults::dataHash()
{
    const QString hash = dataHashOf(m_sheet, chooseScores(m_sheet, {}));
    QCOMPARE(hash.size(), 64);
    ScoreChoice turned;
    for (std::size_t c = kCandidates; c-- > 0;)
        turned.candidates.push_back(c);
    QCOMPARE(dataHashOf(m_sheet, chooseScores(m_sheet, turned)), hash); // the order of reading does not count
    ScoreSheet changed = m_sheet;
    changed.judged[0] = std::isnan(changed.judged[0]) || changed.judged[0] > 0.5 ? 0.25 : 0.75;
    QVERIFY(dataHashOf(changed, chooseScores(changed, {})) != hash);
    ScoreChoice zero;
    zero.policy = MissingPolicy::Zero;
    QVERIFY(dataHashOf(m_sheet, chooseScores(m_sheet, zero)) != hash);
}

ReportInput TestResults::report(qsizetype replicates) const
{
    ReportInput in;
    in.title = QStringLiteral("A <b>title</b>");
    in.version = QStringLiteral("1.0");
    in.judge = QStringLiteral("J0");
    in.sheet = m_sheet;
    in.sheet.candidates[0].name = QStringLiteral("<script>alert(1)</script> & \"q\" | `x` _y_ %1 \\\\ $z$");
    in.sheet.items[0].instruction = QStringLiteral("</details><img src=http://evil.example/x onerror=alert(1)>");
    in.chosen = chooseScores(in.sheet, {});
    in.dataHash = dataHashOf(in.sheet, in.chosen);
    in.board = *bootstrapLeaderboard(buildLeaderboard(in.sheet, in.chosen), in.chosen, options(replicates));
    in.pairs = *compareAll(in.sheet, in.chosen, options(replicates));
    in.whatIfs = usualWhatIfs(in.sheet, {});
    in.responseTexts.insert(QStringLiteral("r0-0"),
                            QStringLiteral("<iframe src='https://evil.example'></iframe>\u0000\u0007"));
    in.judgeReplies.insert(QStringLiteral("r0-0"), QStringLiteral("<svg onload=alert(1)>"));
    return in;
}

void TestResults::hostileNames()
{
    const ReportInput in = report(200);
    const QString html = QString::fromUtf8(htmlReport(in));
    // No tag but ours, no attribute that runs or loads, no address that is asked.
    QVERIFY(!html.contains(QLatin1String("<script")));
    QVERIFY(!html.contains(QLatin1String("<iframe")));
    static const QRegularExpression handlers(QStringLiteral("<[^>]*\\son[a-z]+\\s*="));
    QVERIFY(!handlers.match(html).hasMatch());
    static const QRegularExpression loads(QStringLiteral("<[^>]*\\s(src|href|action|data)\\s*=\\s*\"(?!#|data:)"));
    QVERIFY2(!loads.match(html).hasMatch(), qPrintable(loads.match(html).captured()));
    QVERIFY(html.contains(QLatin1String("default-src 'none'")));
    QVERIFY(html.contains(QLatin1String("&lt;script&gt;alert(1)&lt;/script&gt;")));
    QVERIFY(html.contains(in.dataHash));
    // Tags are balanced: what a browser would silently mend is a mistake here.
    for (const char *tag : {"table", "tr", "details", "section", "div", "svg", "dl", "ul", "main"}) {
        const QString open = QStringLiteral("<%1(?=[ >])").arg(QLatin1String(tag));
        QCOMPARE(html.count(QRegularExpression(open)), html.count(QStringLiteral("</%1>").arg(QLatin1String(tag))));
    }
    const QJsonObject json = reportToJson(in);
    QCOMPARE(json.value(QStringLiteral("data_hash")).toString(), in.dataHash);
    QCOMPARE(json.value(QStringLiteral("comparisons")).toObject().value(QStringLiteral("rows")).toArray().size(), 28);
    const QString markdown = markdownReport(in);
    static const QRegularExpression tag(QStringLiteral("(?<!\\\\)<"));
    QVERIFY(!tag.match(markdown).hasMatch());
}

void TestResults::tables()
{
    const ReportInput in = report(200);
    const QByteArray csv = leaderboardCsv(in.board, {in.judge, {}});
    const QList<QByteArray> lines = csv.trimmed().split('\n');
    QCOMPARE(lines.size(), 1 + kCandidates * 9);
    QVERIFY(lines[10].startsWith("C1,project,total,"));
    const QString markdown = leaderboardMarkdown(in.board, {in.judge, {}});
    const QStringList rows = markdown.split(u'\n');
    // A name with | must not make a column.
    static const QRegularExpression bar(QStringLiteral("(?<!\\\\)\\|"));
    const auto width = rows[0].count(bar);
    for (int i = 0; i < kCandidates + 2; ++i)
        QCOMPARE(rows[i].count(bar), width);
    const QString latex = leaderboardLatex(in.board, {in.judge, {}});
    QVERIFY(latex.contains(QStringLiteral("\\& ")));
    QVERIFY(latex.contains(QStringLiteral("\\_y\\_ \\%1 \\textbackslash{}\\textbackslash{} \\$z\\$")));
    for (const QString &line : latex.split(u'\n')) {
        if (line.endsWith(QLatin1String("\\\\")))
            QCOMPARE(line.count(QRegularExpression(QStringLiteral("(?<!\\\\)&"))), 13);
    }
}

QTEST_APPLESS_MAIN(TestResults)
#include "tst_results.moc"
