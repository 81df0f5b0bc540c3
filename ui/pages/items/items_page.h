// SPDX-License-Identifier: GPL-3.0-or-later
// ItemsPage: the benchmark: a list to search and filter, and one item in full: image, instruction with its components,
// weights, and what the candidates answered. GUI thread.
#pragma once

#include "core/run/probe_order.h"
#include "ui/models/item_filter_proxy.h"
#include "ui/models/item_list_model.h"
#include "ui/pages/page.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace plumbline {

class EmptyState;
class EvidencePane;
class ItemDetail;

class ItemsPage final : public Page
{
    Q_OBJECT
public:
    explicit ItemsPage(const PageContext &context, QWidget *parent = nullptr);
    ~ItemsPage() override;
    [[nodiscard]] QString title() const override { return tr("Items"); }
    [[nodiscard]] QWidget *toolbar() override { return m_toolbar; }
    void activate() override;

Q_SIGNALS:
    void importRequested();
    void exportRequested();
    void probeRequested(const plumbline::ProbeOrder &order);
    void editRequested(const plumbline::Item &item);

private:
    void buildToolbar();
    void refresh();
    void refreshCount();
    void showCurrent();
    void chooseAnnotators();
    void editGrid();
    [[nodiscard]] const Item *current() const;
    void showFindings();
    void fillFindingFilter();
    [[nodiscard]] FindingFilter findingFilter() const;
    void applyFindingFilter();
    void reviewCurrent();
    void showRevisions();
    void probe();
    [[nodiscard]] QList<Item> shownItems() const;
    /// On the first open finding of the current item: mends it where `fixable`, else lets it stand.
    void actOnFirst(bool fixable);
    void step(int by);

    PageContext m_context;
    ItemListModel *m_model;
    ItemFilterProxy *m_proxy;
    LintWork *m_lint;
    QWidget *m_toolbar = nullptr;
    QLineEdit *m_search = nullptr;
    QComboBox *m_level = nullptr;
    QComboBox *m_category = nullptr;
    QComboBox *m_finding = nullptr; ///< data: "", "accepted", "severity:ID", "rule:ID", "review:STATE", "probe:KIND"
    QLabel *m_count = nullptr;
    QPushButton *m_editButton = nullptr;
    QPushButton *m_gridButton = nullptr;
    QStackedWidget *m_stack = nullptr;
    QSplitter *m_splitter = nullptr;
    QListView *m_list = nullptr;
    EvidencePane *m_evidence = nullptr;
    ItemDetail *m_detail = nullptr;
};

} // namespace plumbline
