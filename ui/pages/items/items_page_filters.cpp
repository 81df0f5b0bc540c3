// SPDX-License-Identifier: GPL-3.0-or-later
// What the Items page offers to filter by besides level and category: findings, reviews, probes.
#include "ui/pages/items/items_page.h"

#include <QComboBox>
#include <QSignalBlocker>

#include <algorithm>
#include <array>

namespace plumbline {

namespace {

struct ProbeFilter
{
    const char *id;
    const char *name;
    bool ProbedItem::*member;
};
const std::array kProbeFilters = {
    ProbeFilter{"probe:no_drop", QT_TRANSLATE_NOOP("plumbline::ItemsPage", "Probed: nothing lost"),
                &ProbedItem::showsNoDrop},
    ProbeFilter{"probe:all_perfect", QT_TRANSLATE_NOOP("plumbline::ItemsPage", "Probed: all perfect"),
                &ProbedItem::allPerfect},
    ProbeFilter{"probe:all_fail", QT_TRANSLATE_NOOP("plumbline::ItemsPage", "Probed: all fail"), &ProbedItem::allFail},
    ProbeFilter{"probe:waiting", QT_TRANSLATE_NOOP("plumbline::ItemsPage", "Probed: not all graded"),
                &ProbedItem::isWaiting},
};

} // namespace

void ItemsPage::fillFindingFilter()
{
    const LintResult &lint = *m_lint->result();
    const QString before = m_finding->currentData().toString();
    const QSignalBlocker quiet(m_finding);
    m_finding->clear();
    m_finding->addItem(tr("All findings"), QString());
    const auto offer = [this](const QString &text, int count, const QString &filter) {
        if (count > 0)
            m_finding->addItem(QStringLiteral("%1 (%2)").arg(text).arg(count), filter);
    };
    offer(tr("With errors"), lint.openBySeverity.value(Severity::Error), QStringLiteral("severity:error"));
    offer(tr("With warnings"), lint.openBySeverity.value(Severity::Warning), QStringLiteral("severity:warning"));
    offer(tr("With remarks only"), lint.openBySeverity.value(Severity::Info), QStringLiteral("severity:info"));
    offer(tr("Accepted findings"), lint.accepted, QStringLiteral("accepted"));
    for (const auto &[state, text] :
         {std::pair(ReviewState::Waiting, tr("To review")), std::pair(ReviewState::Returned, tr("Returned in review")),
          std::pair(ReviewState::Accepted, tr("Accepted in review"))}) {
        int count = 0;
        for (int row = 0; row < m_model->rowCount(); ++row)
            count += m_model->reviewStateOf(row) == state ? 1 : 0;
        offer(text, count, QStringLiteral("review:") + reviewStateId(state));
    }
    const auto countProbed = [this](bool ProbedItem::*is) {
        const std::vector<ProbedItem> &probed = m_context.view.snapshot()->probes.items;
        return static_cast<int>(
            std::count_if(probed.begin(), probed.end(), [is](const ProbedItem &p) { return p.*is; }));
    };
    for (const ProbeFilter &kind : kProbeFilters)
        offer(tr(kind.name), countProbed(kind.member), QString::fromLatin1(kind.id));
    if (m_finding->count() > 1 && !lint.openByRule.isEmpty())
        m_finding->insertSeparator(m_finding->count());
    for (auto it = lint.openByRule.cbegin(); it != lint.openByRule.cend(); ++it)
        offer(it.key(), it.value(), QStringLiteral("rule:") + it.key());
    m_finding->setCurrentIndex(std::max(0, m_finding->findData(before)));
    applyFindingFilter();
}

void ItemsPage::applyFindingFilter()
{
    std::optional<ReviewState> review;
    for (const ReviewState state : {ReviewState::Waiting, ReviewState::Returned, ReviewState::Accepted}) {
        if (m_finding->currentData().toString() == QStringLiteral("review:") + reviewStateId(state))
            review = state;
    }
    m_proxy->setReview(review);
    m_proxy->setFindings(findingFilter());
    std::optional<QSet<QString>> probed;
    for (const ProbeFilter &kind : kProbeFilters) {
        if (m_finding->currentData().toString() != QString::fromLatin1(kind.id))
            continue;
        probed.emplace();
        for (const ProbedItem &p : m_context.view.snapshot()->probes.items) {
            if (p.*kind.member)
                probed->insert(m_context.view.snapshot()->input.items[p.item].id);
        }
    }
    m_proxy->setOnly(probed);
}

FindingFilter ItemsPage::findingFilter() const
{
    const QString kind = m_finding->currentData().toString().section(u':', 0, 0);
    const QString what = m_finding->currentData().toString().section(u':', 1);
    FindingFilter filter;
    if (kind == QLatin1String("accepted"))
        filter.kind = FindingFilter::Kind::Accepted;
    if (kind == QLatin1String("rule")) {
        filter.kind = FindingFilter::Kind::Rule;
        filter.rule = what;
    }
    if (kind == QLatin1String("severity")) {
        filter.kind = FindingFilter::Kind::Severity;
        for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Info}) {
            if (severityId(severity) == what)
                filter.severity = severity;
        }
    }
    return filter;
}

} // namespace plumbline
