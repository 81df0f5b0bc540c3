// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/lint_work.h"

#include "core/authoring/lint.h"
#include "core/base/deliver.h"

#include <QtConcurrentRun>

#include <algorithm>

namespace plumbline {

namespace {

LintPtr lintSnapshot(const ProjectSnapshot &snapshot)
{
    auto result = std::make_shared<LintResult>();
    const std::vector<Item> &items = snapshot.table.items;
    std::vector<Finding> findings = lint(items);
    markAccepted(findings, items, snapshot.accepted);
    std::stable_partition(findings.begin(), findings.end(), [](const Finding &f) { return f.accepted.isEmpty(); });
    for (const Finding &f : findings)
        result->byItem[items[static_cast<std::size_t>(f.item)].id].push_back(f);
    for (const std::vector<Finding> &ofItem : std::as_const(result->byItem)) {
        QStringList rules;
        std::optional<Severity> worst;
        bool anyAccepted = false;
        for (const Finding &f : ofItem) {
            anyAccepted = anyAccepted || !f.accepted.isEmpty();
            if (!f.accepted.isEmpty())
                continue;
            if (!rules.contains(f.rule))
                rules.append(f.rule);
            worst = worst ? std::min(*worst, f.severity) : f.severity;
        }
        for (const QString &rule : std::as_const(rules))
            ++result->openByRule[rule];
        if (worst)
            ++result->openBySeverity[*worst];
        result->accepted += anyAccepted ? 1 : 0;
    }
    return result;
}

} // namespace

bool FindingFilter::passes(const std::vector<Finding> &findings) const
{
    if (kind == Kind::All)
        return true;
    if (kind == Kind::Severity) { // by the worst, so that every item is in one of them
        std::optional<plumbline::Severity> worst;
        for (const Finding &f : findings) {
            if (f.accepted.isEmpty())
                worst = worst ? std::min(*worst, f.severity) : f.severity;
        }
        return worst == severity;
    }
    return std::any_of(findings.begin(), findings.end(), [this](const Finding &f) {
        if (kind == Kind::Accepted)
            return !f.accepted.isEmpty();
        return f.accepted.isEmpty() && (kind == Kind::Any || f.rule == rule);
    });
}

LintWork::LintWork(QObject *parent)
    : QObject(parent)
    , m_result(std::make_shared<LintResult>())
{
    m_pool.setObjectName(QStringLiteral("plumbline-lint"));
    m_pool.setMaxThreadCount(1);
}

LintWork::~LintWork()
{
    m_pool.waitForDone();
}

void LintWork::start(const SnapshotPtr &snapshot)
{
    m_wanted = snapshot;
    if (!m_running)
        run();
}

void LintWork::run()
{
    const bool same = m_done && m_done->table.items == m_wanted->table.items && m_done->accepted == m_wanted->accepted;
    if (same)
        return;
    m_running = true;
    deliver(QtConcurrent::run(&m_pool, [snapshot = m_wanted] { return lintSnapshot(*snapshot); }), this,
            [this, of = m_wanted](const LintPtr &result) {
                m_running = false;
                m_done = of;
                m_result = result;
                Q_EMIT ready();
                run(); // what came meanwhile
            });
}

} // namespace plumbline
