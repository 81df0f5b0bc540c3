// SPDX-License-Identifier: GPL-3.0-or-later
// RunsPage: candidates and judges at work, a card a run, and a form for a new one. Everything runs in the background.
// GUI thread.
#pragma once

#include "ui/pages/page.h"
#include "ui/pages/runs/run_form.h"

#include <QHash>
#include <QThreadPool>

class QStackedWidget;
class QVBoxLayout;

namespace plumbline {

class RunCard;

class RunsPage final : public Page
{
    Q_OBJECT
public:
    explicit RunsPage(const PageContext &context, QWidget *parent = nullptr);
    ~RunsPage() override;
    [[nodiscard]] QString title() const override { return tr("Runs"); }
    [[nodiscard]] QWidget *toolbar() override { return m_toolbar; }
    void activate() override;
    /// What runs now, for the status bar; empty where nothing does.
    [[nodiscard]] const QHash<QString, RunStatus> &statuses() const { return m_statuses; }

private:
    void buildToolbar();
    void addKeys();
    void closeForm();
    void refresh();
    [[nodiscard]] RunCard *makeCard();
    [[nodiscard]] const RunRow *row(const QString &runId) const;
    [[nodiscard]] RunFormOffer offer(ModelRole role) const;
    void showForm(ModelRole role);
    void change(const QString &runId);
    void create(const RunOrder &order);
    void estimate(const RunOrder &order);
    void test(const Endpoint &endpoint);
    void storeKey();
    void retry(const QString &runId, const QString &kind);
    void showLog(const QString &runId);
    void answerByHand(const QString &runId);
    void showBatches(const QString &runId);
    void tellEnd(const RunStatus &status);

    PageContext m_context;
    QWidget *m_toolbar = nullptr;
    QStackedWidget *m_stack = nullptr;
    RunForm *m_form = nullptr;
    QVBoxLayout *m_cardsLayout = nullptr;
    QHash<QString, RunCard *> m_cards;
    QHash<QString, RunStatus> m_statuses;
    QThreadPool m_pool;       ///< estimates
    int m_estimateNumber = 0; ///< only the newest one is shown
};

} // namespace plumbline
