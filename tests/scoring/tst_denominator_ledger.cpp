// SPDX-License-Identifier: GPL-3.0-or-later
// Counts by state, and the three policies on numbers worked out by hand.
#include "core/scoring/denominator_ledger.h"

#include <QtTest>

#include <limits>

using namespace plumbline;

class TestDenominatorLedger : public QObject
{
    Q_OBJECT

private:
    static std::vector<LedgerRow> rows()
    {
        return {{RowState::Scored, 1.0},           {RowState::Scored, 0.5},
                {RowState::Refused, std::nullopt}, {RowState::Unparsed, std::nullopt},
                {RowState::Failed, std::nullopt},  {RowState::NotRun, std::nullopt}};
    }

private Q_SLOTS:
    void counts()
    {
        const Ledger l = ledgerOf(rows());
        QCOMPARE(l.scored, 2);
        QCOMPARE(l.refused, 1);
        QCOMPARE(l.unparsed, 1);
        QCOMPARE(l.failed, 1);
        QCOMPARE(l.notRun, 1);
        QCOMPARE(l.total(), 6);
        QCOMPARE(l.missing(), 4);
    }

    void policies()
    {
        const Ledger l = ledgerOf(rows());
        QCOMPARE(meanOf(l, MissingPolicy::Exclude), std::optional(LedgerMean{0.75, 0.75, 2}));
        QCOMPARE(meanOf(l, MissingPolicy::Zero), std::optional(LedgerMean{0.25, 0.25, 6}));
        const auto bounds = meanOf(l, MissingPolicy::Bounds);
        QVERIFY(bounds.has_value());
        QCOMPARE(bounds->low, 0.25);
        QCOMPARE(bounds->high, 5.5 / 6);
        QCOMPARE(bounds->n, 6);
    }

    void nothingBehindIt()
    {
        QVERIFY(!meanOf(Ledger{}, MissingPolicy::Exclude));
        QVERIFY(!meanOf(Ledger{}, MissingPolicy::Bounds));
        const Ledger refused = ledgerOf({{RowState::Refused, std::nullopt}});
        QVERIFY(!meanOf(refused, MissingPolicy::Exclude));
        QCOMPARE(meanOf(refused, MissingPolicy::Bounds), std::optional(LedgerMean{0, 1, 1}));
    }

    void noScoreIsNoScore()
    {
        const Ledger l = ledgerOf({{RowState::Scored, std::nullopt},
                                   {RowState::Scored, std::numeric_limits<double>::quiet_NaN()},
                                   {RowState::Refused, 1.0}});
        QCOMPARE(l.scored, 0);
        QCOMPARE(l.unparsed, 2);
        QCOMPARE(l.sum, 0.0);
    }

    void partsAddUp()
    {
        std::vector<LedgerRow> twice = rows();
        const auto more = rows();
        twice.insert(twice.end(), more.begin(), more.end());
        QCOMPARE(ledgerOf(rows()) + ledgerOf(rows()), ledgerOf(twice));
    }

    void idsGoBothWays()
    {
        for (int i = 0; i < 5; ++i)
            QCOMPARE(rowStateFromId(rowStateId(static_cast<RowState>(i))), std::optional(static_cast<RowState>(i)));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(missingPolicyFromId(missingPolicyId(static_cast<MissingPolicy>(i))),
                     std::optional(static_cast<MissingPolicy>(i)));
        QCOMPARE(rowStateId(RowState::NotRun), QStringLiteral("not_run"));
        QVERIFY(!rowStateFromId(u"lost"));
    }
};

QTEST_GUILESS_MAIN(TestDenominatorLedger)
#include "tst_denominator_ledger.moc"
