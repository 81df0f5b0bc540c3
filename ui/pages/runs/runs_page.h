// SPDX-License-Identifier: GPL-3.0-or-later
// RunsPage: candidates and judges at work, a card a run, and a form for a new one. Everything runs in the background.
// GUI thread.
#pragma once

#include "core/run/planner.h"
#include "ui/pages/page.h"

#include <QHash>

class QStackedWidget;
class QVBoxLayout;

namespace plumbline {

class RunCard;
class RunForm;

class RunsPage final : public Page
{
    Q_OBJECT
public:
    explicit RunsPage(const PageContext &context, QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override { return tr("Runs"); }
    [[nodiscard]] QWidget *toolbar() override { return m_toolbar; }
    void activate() override;
    /// What runs now, for the status bar; empty where nothing does.
    [[nodiscard]] const QHash<QString, RunStatus> &statuses() const { return m_statuses; }

private:
    void refresh();
    void showForm(ModelRole role);
    void create(const ModelSpec &model, const RunSettings &settings, int limit, int concurrency);
    void start(const QString &runId);
    void retry(const QString &runId, const QString &kind);

    PageContext m_context;
    QWidget *m_toolbar = nullptr;
    QStackedWidget *m_stack = nullptr;
    RunForm *m_form = nullptr;
    QVBoxLayout *m_cardsLayout = nullptr;
    QHash<QString, RunCard *> m_cards;
    QHash<QString, RunStatus> m_statuses;
    QHash<QString, int> m_concurrency; ///< by run, as chosen in the form
};

} // namespace plumbline
