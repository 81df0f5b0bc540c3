// SPDX-License-Identifier: GPL-3.0-or-later
// What a set of items has and lacks: counted by hand on a small set, against the published file where it is at hand.
#include "core/authoring/coverage.h"
#include "tests/support/project.h"
#include "tests/support/reference.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <cmath>

using namespace plumbline;
using namespace plumbline::test;

class TestCoverage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void counted()
    {
        std::vector<Item> items = makeItems(6); // a description in one sentence, and a perspective, each
        items[5].level = QStringLiteral("Advanced ");
        items[5].components.push_back(
            {QStringLiteral("without the words \"sea\" or \"sky\""), QStringLiteral("mention"), 1});
        items[5].components.push_back({QStringLiteral("with wit"), QStringLiteral("wit"), 1});
        const Coverage coverage = coverageOf(items);
        QCOMPARE(coverage.items, 6);
        QCOMPARE(coverage.components, 14);
        QCOMPARE(row(coverage.categories, "description").count, 6);
        QCOMPARE(row(coverage.categories, "perspective").count, 6);
        QCOMPARE(row(coverage.categories, "mention").count, 1);
        QCOMPARE(row(coverage.categories, "other").count, 1);
        QCOMPARE(row(coverage.categories, "math").count, 0);
        QCOMPARE(row(coverage.levels, "basic").count, 5);
        QCOMPARE(row(coverage.levels, "advanced").count, 1);
        QCOMPARE(row(coverage.constraints, "sentences").count, 6);
        double sum = 0;
        for (const CoverageRow &r : coverage.categories)
            sum += r.share;
        QVERIFY(std::abs(sum - 1) < 1e-12);
        // Most lacking first; what is there in plenty is not asked for.
        QVERIFY(coverage.suggestions.front().startsWith(QLatin1String("intermediate: none")));
        for (const QString &suggestion : coverage.suggestions)
            QVERIFY(!suggestion.startsWith(QLatin1String("Description")) &&
                    !suggestion.startsWith(QLatin1String("Perspective")) &&
                    !suggestion.startsWith(QLatin1String("basic")));
        QVERIFY(coverageOf({}).suggestions.isEmpty());
        QVERIFY(coverageOf(makeItems(2)).suggestions.isEmpty());
    }
    void whatIsSuggestedMakesUpForIt()
    {
        std::vector<Item> items = makeItems(20);
        const Coverage before = coverageOf(items);
        const CoverageRow math = row(before.categories, "math");
        const int more = int(std::ceil((*math.published * before.components - math.count) / (1 - *math.published)));
        for (int i = 0; i < more; ++i)
            items[std::size_t(i)].components.push_back({QStringLiteral("add the prices"), QStringLiteral("math"), 1});
        const CoverageRow after = row(coverageOf(items).categories, "math");
        QVERIFY(after.share >= *after.published);
        QVERIFY(before.suggestions.filter(QStringLiteral("Math")).first().contains(QString::number(more)));
    }
    void thePublishedSharesAreThose()
    {
        QFile file(referencePath(QStringLiteral("mia-bench/instruction_benchmark_all.json")));
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("the published file is not here");
        std::vector<Item> items;
        for (const QJsonValue &value : QJsonDocument::fromJson(file.readAll()).array()) {
            const QJsonObject json = value.toObject();
            Item item;
            item.level = json.value(u"type").toString();
            for (const QJsonValue &type : json.value(u"component_type").toArray())
                item.components.push_back({QStringLiteral("x"), type.toString(), 1});
            items.push_back(item);
        }
        const Coverage coverage = coverageOf(items);
        QCOMPARE(coverage.items, 400);
        QCOMPARE(coverage.components, 1038);
        for (const std::vector<CoverageRow> *rows : {&coverage.categories, &coverage.levels}) {
            for (const CoverageRow &r : *rows) {
                QVERIFY(r.published);
                QVERIFY2(std::abs(r.share - *r.published) < 0.0006, qPrintable(r.id));
            }
        }
        QVERIFY(coverage.suggestions.isEmpty());
    }

private:
    static CoverageRow row(const std::vector<CoverageRow> &rows, const char *id)
    {
        for (const CoverageRow &r : rows) {
            if (r.id == QLatin1String(id))
                return r;
        }
        return {};
    }
};

QTEST_GUILESS_MAIN(TestCoverage)
#include "tst_coverage.moc"
