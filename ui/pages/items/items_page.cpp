// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/items/items_page.h"

#include "ui/decor/item_delegate.h"
#include "ui/dialogs/annotator_dialog.h"
#include "ui/dialogs/grid_dialog.h"
#include "ui/dialogs/probe_dialog.h"
#include "ui/image/image_view.h"
#include "ui/models/counted.h"
#include "ui/pages/items/item_acts.h"
#include "ui/pages/items/item_detail.h"
#include "ui/pages/write_act.h"
#include "ui/widgets/evidence_pane.h"
#include "ui/widgets/parts.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace plumbline {

namespace {
const QString kSplitterKey = QStringLiteral("items/splitter");
} // namespace

ItemsPage::ItemsPage(const PageContext &context, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_model(new ItemListModel(this))
    , m_proxy(new ItemFilterProxy(this))
    , m_lint(new LintWork(context.images.library(), this))
{
    m_proxy->setSourceModel(m_model);
    m_list = new QListView(this);
    m_list->setObjectName(QStringLiteral("itemList"));
    m_list->setAccessibleName(tr("Items of the benchmark"));
    m_list->setModel(m_proxy);
    m_list->setItemDelegate(new ItemDelegate(context.theme, context.images, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setMouseTracking(true);
    m_list->setMinimumWidth(240);

    m_evidence = new EvidencePane(context.images, context.theme, this);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_evidence);
    m_detail = new ItemDetail(context.view, this);
    connect(m_detail, &ItemDetail::annotatorsRequested, this, &ItemsPage::chooseAnnotators);
    connect(m_detail, &ItemDetail::auditRequested, this,
            [this](const QString &id, const QString &what) { Q_EMIT auditRequested({id}, what); });
    connect(m_detail, &ItemDetail::fixRequested, this,
            [this](const Finding &finding) { fixFinding(m_context, *this, finding); });
    connect(m_detail, &ItemDetail::acceptRequested, this,
            [this](const Finding &finding) { letFindingStand(m_context, *this, *current(), finding); });
    connect(m_detail, &ItemDetail::reopenRequested, this,
            [this](const Finding &finding) { openFindingAgain(m_context, *this, *current(), finding); });
    connect(m_detail, &ItemDetail::reviewRequested, this, &ItemsPage::reviewCurrent);
    connect(m_detail, &ItemDetail::revisionsRequested, this, &ItemsPage::showRevisions);
    connect(m_detail, &ItemDetail::probeRequested, this, &ItemsPage::probe);
    connect(m_lint, &LintWork::ready, this, &ItemsPage::showFindings);
    connect(m_lint, &LintWork::textsRead, this, [this](int done, int of) {
        Q_EMIT said(tr("Reading the text in images: %1 of %2 (Shift+T stops)").arg(done).arg(of));
    });
    connect(m_lint, &LintWork::textsDone, this, [this](const Result<Survey> &result, bool wasStopped) {
        if (!result)
            Q_EMIT failed(result.error().text());
        else
            Q_EMIT said((wasStopped ? tr("Stopped. The text in %1 was read%2.") : tr("The text in %1 was read%2."))
                            .arg(counted(result->texts, tr("image"), tr("images")),
                                 result->missing > 0 ? tr("; %1 are on the web and not here").arg(result->missing)
                                                     : QString()));
    });
    m_splitter->addWidget(m_detail);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({380, 620, 340});
    m_splitter->restoreState(QSettings().value(kSplitterKey).toByteArray());

    auto *empty = new EmptyState(
        tr("No benchmark yet"),
        tr("Open a benchmark file, such as instruction_benchmark_all.json of MIA-Bench, or drop it here.\n"
           "You see what would change before anything is written."),
        tr("Import a benchmark…"), this);
    connect(empty, &EmptyState::actionRequested, this, &ItemsPage::importRequested);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(empty);
    m_stack->addWidget(m_splitter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);

    buildToolbar();
    addKey(QStringLiteral("next"), tr("Next item"), {Qt::Key_Right, Qt::Key_J}, [this] { step(1); });
    addKey(QStringLiteral("previous"), tr("Previous item"), {Qt::Key_Left, Qt::Key_K}, [this] { step(-1); });
    addKey(QStringLiteral("find"), tr("Search items"),
           {QKeySequence(Qt::CTRL | Qt::Key_F), QKeySequence(Qt::CTRL | Qt::Key_G)}, [this] {
               m_search->setFocus();
               m_search->selectAll();
           });
    addKey(QStringLiteral("editItem"), tr("Edit the item"), {Qt::Key_E}, [this] {
        if (const Item *item = current())
            Q_EMIT editRequested(*item);
    });
    addKey(QStringLiteral("editGrid"), tr("Edit the items that the list shows as a table"), {Qt::Key_G},
           [this] { editGrid(); });
    addKey(QStringLiteral("annotators"), tr("Who wrote it"), {Qt::Key_W}, [this] { chooseAnnotators(); });
    addKey(QStringLiteral("reviewItem"), tr("Review the item"), {Qt::Key_R}, [this] { reviewCurrent(); });
    addKey(QStringLiteral("itemRevisions"), tr("Revisions of the item"), {Qt::Key_H}, [this] { showRevisions(); });
    addKey(QStringLiteral("probeItem"), tr("Probe the item without its image"), {Qt::Key_P}, [this] { probe(); });
    addKey(QStringLiteral("readImageTexts"), tr("Read the text in the images, or stop it"),
           {QKeySequence(Qt::SHIFT | Qt::Key_T)}, [this] {
               if (m_lint->isReadingTexts())
                   m_lint->stopReading();
               else
                   m_lint->readTexts();
           });
    addKey(QStringLiteral("fixFinding"), tr("Mend the first finding that a rule can mend"),
           {QKeySequence(Qt::SHIFT | Qt::Key_X)}, [this] { actOnFirst(true); });
    addKey(QStringLiteral("acceptFinding"), tr("Accept the first open finding as it is"),
           {QKeySequence(Qt::SHIFT | Qt::Key_A)}, [this] { actOnFirst(false); });
    addImageKeys(m_evidence->imageView());
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ItemsPage::showCurrent);
    connect(m_evidence, &EvidencePane::chooseFolderRequested, this, &Page::chooseImageFolderRequested);
    connect(&context.images, &ImageLoader::thumbnailReady, m_list->viewport(), qOverload<>(&QWidget::update));
    connect(&context.view, &ProjectView::reloaded, this, &ItemsPage::refresh);
    refresh();
}

ItemsPage::~ItemsPage()
{
    QSettings().setValue(kSplitterKey, m_splitter->saveState());
}

void ItemsPage::buildToolbar()
{
    m_toolbar = new QWidget(this);
    auto *row = new QHBoxLayout(m_toolbar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_search = new QLineEdit(m_toolbar);
    m_search->setObjectName(QStringLiteral("itemSearch"));
    m_search->setPlaceholderText(tr("Search instructions, or #12"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(150);
    m_search->setMaximumWidth(240);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_proxy->setText(text);
        refreshCount();
    });
    connect(m_search, &QLineEdit::returnPressed, this, [this] { m_list->setFocus(); });
    m_level = new QComboBox(m_toolbar);
    m_level->setObjectName(QStringLiteral("levelFilter"));
    m_level->setAccessibleName(tr("Level"));
    m_level->addItem(tr("All levels"), QString());
    for (const QString &level : {tr("basic"), tr("intermediate"), tr("advanced"), tr("creative"), tr("complex")})
        m_level->addItem(level, level);
    m_category = new QComboBox(m_toolbar);
    m_category->setObjectName(QStringLiteral("categoryFilter"));
    m_category->setAccessibleName(tr("Category"));
    m_category->addItem(tr("All categories"), QString());
    for (const Category category : kCategories)
        m_category->addItem(categoryName(category), categoryId(category));
    connect(m_level, &QComboBox::currentIndexChanged, this, [this] {
        m_proxy->setLevel(m_level->currentData().toString());
        refreshCount();
    });
    connect(m_category, &QComboBox::currentIndexChanged, this, [this] {
        m_proxy->setCategory(m_category->currentData().toString());
        refreshCount();
    });
    m_finding = new QComboBox(m_toolbar);
    m_finding->setObjectName(QStringLiteral("findingFilter"));
    m_finding->setAccessibleName(tr("What the rules found"));
    m_finding->setToolTip(
        tr("Items by what the rules of the benchmark found in them, with the number of items.\n"
           "Shift+T reads the text in the images, so that instructions that give it away are found."));
    m_finding->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_finding->setMinimumContentsLength(14);
    m_finding->addItem(tr("All findings"), QString());
    connect(m_finding, &QComboBox::currentIndexChanged, this, [this] {
        applyFindingFilter();
        refreshCount();
    });
    m_count = makeLabel({}, QStringLiteral("muted"), m_toolbar);
    m_count->setObjectName(QStringLiteral("itemCount"));
    auto *import = makeButton(tr("Import…"), {}, QStringLiteral("importButton"), m_toolbar);
    import->setToolTip(tr("Import a benchmark or responses (Ctrl+I)"));
    auto *exportButton = makeButton(tr("Export…"), {}, QStringLiteral("exportButton"), m_toolbar);
    exportButton->setToolTip(tr("Write the items in the format of the published benchmark"));
    connect(import, &QPushButton::clicked, this, &ItemsPage::importRequested);
    connect(exportButton, &QPushButton::clicked, this, &ItemsPage::exportRequested);
    row->addWidget(m_search, 1);
    row->addWidget(m_level);
    row->addWidget(m_category);
    row->addWidget(m_finding);
    row->addWidget(m_count);
    row->addStretch();
    m_editButton = makeButton(tr("Edit"), QStringLiteral("E"), QStringLiteral("editItem"), m_toolbar);
    m_editButton->setToolTip(
        tr("Write a new revision of the item on the Author page; answers stay with the older one"));
    connect(m_editButton, &QPushButton::clicked, this, [this] {
        if (const Item *item = current())
            Q_EMIT editRequested(*item);
    });
    m_gridButton = makeButton(tr("Table…"), QStringLiteral("G"), QStringLiteral("editGrid"), m_toolbar);
    m_gridButton->setToolTip(tr("Edit the items that the list shows as a table: one value for many, find and replace"));
    connect(m_gridButton, &QPushButton::clicked, this, &ItemsPage::editGrid);
    row->addWidget(m_editButton);
    row->addWidget(m_gridButton);
    row->addWidget(exportButton);
    row->addWidget(import);
}

void ItemsPage::activate()
{
    m_list->setFocus();
    const int row = m_model->rowOf(m_context.view.selectedItem());
    if (row < 0)
        return;
    const QModelIndex index = m_proxy->mapFromSource(m_model->index(row));
    if (index.isValid())
        m_list->setCurrentIndex(index);
}

void ItemsPage::refresh()
{
    m_model->setSnapshot(m_context.view.snapshot());
    m_lint->start(m_context.view.snapshot());
    fillFindingFilter(); // reviews change without the rules looking again
    m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
    for (QPushButton *button : {m_editButton, m_gridButton})
        button->setEnabled(m_model->rowCount() > 0);
    refreshCount();
    if (!m_list->currentIndex().isValid() && m_proxy->rowCount() > 0)
        m_list->setCurrentIndex(m_proxy->index(0, 0));
    showCurrent();
}

void ItemsPage::refreshCount()
{
    const int all = m_model->rowCount();
    const int shown = m_proxy->rowCount();
    if (all == 0)
        m_count->clear();
    else
        m_count->setText(m_proxy->isFiltering() ? tr("%1 of %2 items").arg(shown).arg(all)
                                                : counted(all, tr("item"), tr("items")));
    if (!m_list->currentIndex().isValid() && shown > 0)
        m_list->setCurrentIndex(m_proxy->index(0, 0));
}

void ItemsPage::showCurrent()
{
    const Item *item = current();
    if (!item) {
        m_evidence->clear();
        m_detail->clear();
        return;
    }
    if (m_context.view.selectedItem() != item->id)
        m_context.view.select(item->id, m_context.view.selectedCandidate());
    m_evidence->setItem(*item);
    m_detail->setReview(m_context.view.snapshot()->reviews.stateOf(*item),
                        m_context.view.snapshot()->reviews.last(*item));
    m_detail->show(*item, m_model->findingsOf(m_proxy->mapToSource(m_list->currentIndex()).row()));
    for (int ahead = 1; ahead <= 2; ++ahead) {
        const QModelIndex next = m_proxy->index(m_list->currentIndex().row() + ahead, 0);
        if (next.isValid())
            m_context.images.preload(
                {next.data(ItemListModel::ImageRole).toString(), next.data(ItemListModel::ImageBaseRole).toString()});
    }
}

void ItemsPage::chooseAnnotators()
{
    const Item *item = current();
    if (!item)
        return;
    AnnotatorDialog dialog(*item, shownItems(), m_context.view.snapshot()->annotators, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const Annotators changed = dialog.changed();
    if (changed.isEmpty())
        return;
    keepAnnotators(m_context, *this, changed);
}

void ItemsPage::editGrid()
{
    const QList<Item> shown = shownItems();
    if (shown.isEmpty())
        return;
    GridDialog dialog({shown.begin(), shown.end()}, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const std::vector<Item> changed = dialog.changed();
    writeAct(m_context, *this, Change::Items,
             tr("%1 changed.").arg(counted(static_cast<int>(changed.size()), tr("item"), tr("items"))),
             [changed, now = m_context.clock.nowMs()](WriteAccess &access) {
                 return storeGrid(access, changed, now).map([](int) {});
             });
}

void ItemsPage::reviewCurrent()
{
    if (const Item *item = current())
        reviewItem(m_context, *this, *item);
}

QList<Item> ItemsPage::shownItems() const
{
    QList<Item> shown;
    for (int row = 0; row < m_proxy->rowCount(); ++row)
        shown.append(*m_model->itemAt(m_proxy->mapToSource(m_proxy->index(row, 0)).row()));
    return shown;
}

void ItemsPage::probe()
{
    const Item *item = current();
    if (!item)
        return;
    QStringList shown;
    for (const Item &one : shownItems())
        shown.append(one.id);
    ProbeDialog dialog(*m_context.view.snapshot(), *item, shown, this);
    if (dialog.exec() == QDialog::Accepted)
        Q_EMIT probeRequested(dialog.order());
}

void ItemsPage::showRevisions()
{
    if (const Item *item = current())
        showItemRevisions(m_context, *this, *item);
}

const Item *ItemsPage::current() const
{
    return m_model->itemAt(m_proxy->mapToSource(m_list->currentIndex()).row());
}

void ItemsPage::actOnFirst(bool fixable)
{
    for (const Finding &finding : m_model->findingsOf(m_proxy->mapToSource(m_list->currentIndex()).row())) {
        if (!finding.accepted.isEmpty() || (fixable && !finding.canBeFixed))
            continue;
        if (fixable)
            fixFinding(m_context, *this, finding);
        else
            letFindingStand(m_context, *this, *current(), finding);
        return;
    }
    Q_EMIT said(fixable ? tr("Nothing here can be mended by rule.") : tr("There is no open finding here."));
}

void ItemsPage::showFindings()
{
    m_model->setFindings(m_lint->result());
    fillFindingFilter();
    m_proxy->invalidate();
    refreshCount();
    showCurrent();
}

void ItemsPage::step(int by)
{
    const int row = m_list->currentIndex().row() + by;
    if (row >= 0 && row < m_proxy->rowCount())
        m_list->setCurrentIndex(m_proxy->index(row, 0));
}

} // namespace plumbline
