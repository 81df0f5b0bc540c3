// SPDX-License-Identifier: GPL-3.0-or-later
// Weights by the paper's rule, and findings that somebody let stand: until the item is edited.
#include "core/authoring/accepted_findings.h"
#include "core/authoring/lint.h"
#include "core/authoring/weights.h"
#include "tests/support/memory_settings.h"

#include <QTest>

#include <algorithm>
#include <numeric>

using namespace plumbline;
using namespace plumbline::test;

namespace {

std::vector<Component> components(const QStringList &types)
{
    std::vector<Component> all;
    for (const QString &type : types)
        all.push_back({QStringLiteral("text"), type, 1});
    return all;
}

} // namespace

class TestFindings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void weights_data()
    {
        QTest::addColumn<QStringList>("types");
        QTest::addColumn<QList<double>>("expected");
        const QString d = QStringLiteral("describe");
        const QString l = QStringLiteral("length_limit");
        const QString m = QStringLiteral("mention");
        QTest::newRow("two: 6 and 4") << QStringList{d, l} << QList<double>{6, 4};
        QTest::newRow("wherever the description stands") << QStringList{l, d} << QList<double>{4, 6};
        QTest::newRow("three: 4, 3, 3") << QStringList{d, l, m} << QList<double>{4, 3, 3};
        QTest::newRow("four") << QStringList{l, d, m, l} << QList<double>{2, 4, 2, 2};
        QTest::newRow("five") << QStringList{d, l, m, l, m} << QList<double>{4, 2, 2, 1, 1};
        QTest::newRow("one") << QStringList{d} << QList<double>{10};
        QTest::newRow("no description") << QStringList{l, m, m} << QList<double>{4, 3, 3};
        QTest::newRow("two descriptions") << QStringList{d, d, m} << QList<double>{4, 3, 3};
        QTest::newRow("none") << QStringList{} << QList<double>{};
    }
    void weights()
    {
        QFETCH(QStringList, types);
        QFETCH(QList<double>, expected);
        const std::vector<double> got = balancedWeights(components(types));
        QCOMPARE(QList<double>(got.begin(), got.end()), expected);
    }
    void weightsAlwaysKeepTheRule()
    {
        for (const double total : {10.0, 5.0, 1.0, 7.5, 100.0}) {
            for (int n = 1; n <= 30; ++n) {
                QStringList types(n, QStringLiteral("mention"));
                types[n / 2] = QStringLiteral("describe");
                const std::vector<double> got = balancedWeights(components(types), total);
                QCOMPARE(got.size(), std::size_t(n));
                QVERIFY(std::abs(std::accumulate(got.begin(), got.end(), 0.0) - total) < 1e-9);
                QVERIFY(std::all_of(got.begin(), got.end(), [](double w) { return w > 0; }));
                QCOMPARE(*std::max_element(got.begin(), got.end()), got[std::size_t(n / 2)]);
            }
        }
    }
    void acceptedUntilEdited()
    {
        Item item;
        item.id = QStringLiteral("a");
        item.image = QStringLiteral("https://example.org/a.jpg");
        item.instruction = QStringLiteral("Describe the dog in the image in two sentences.");
        item.level = QStringLiteral("basic");
        item.components = {{QStringLiteral("Describe the dog in the image"), QStringLiteral("describe"), 5},
                           {QStringLiteral("in two sentences"), QStringLiteral("length_limit"), 5}};
        MemorySettings settings;
        AcceptedFinding accepted{item.id, QStringLiteral("description_weight"), 0, itemContentHash(item), {}, 5};
        QVERIFY(!acceptFinding(settings, accepted)); // without a reason
        accepted.reason = QStringLiteral(" both matter the same ");
        QVERIFY(acceptFinding(settings, accepted));
        accepted.reason = QStringLiteral("equal on purpose");
        QVERIFY(acceptFinding(settings, accepted)); // in place of the older one
        QCOMPARE(acceptedFindings(settings)->size(), 1u);
        const auto reasonOf = [&](const Item &now) {
            std::vector<Finding> findings = lint({now});
            markAccepted(findings, {now}, *acceptedFindings(settings));
            const auto found = std::find_if(findings.begin(), findings.end(), [](const Finding &f) {
                return f.rule == QLatin1String("description_weight");
            });
            return found == findings.end() ? QStringLiteral("(not found)") : found->accepted;
        };
        QCOMPARE(reasonOf(item), QStringLiteral("equal on purpose"));
        Item edited = item;
        edited.instruction = QStringLiteral("Describe the small dog in the image in two sentences.");
        QCOMPARE(reasonOf(edited), QString());
        Item twin = item;
        twin.id = QStringLiteral("b");
        QCOMPARE(reasonOf(twin), QString());
        QVERIFY(!reopenFinding(settings, item.id, accepted.rule, 1));
        QVERIFY(reopenFinding(settings, item.id, accepted.rule, 0));
        QCOMPARE(reasonOf(item), QString());
        QVERIFY(settings.setSetting(QStringLiteral("accepted_findings"), QStringLiteral("{}")));
        QVERIFY(!acceptedFindings(settings));
    }
};

QTEST_GUILESS_MAIN(TestFindings)
#include "tst_findings.moc"
