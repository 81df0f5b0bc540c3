// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/items/items_page.h"

#include "core/base/deliver.h"
#include "core/exchange/annotators.h"
#include "ui/decor/item_delegate.h"
#include "ui/dialogs/annotator_dialog.h"
#include "ui/image/image_view.h"
#include "ui/models/counted.h"
#include "ui/pages/items/item_detail.h"
#include "ui/widgets/evidence_pane.h"
#include "ui/widgets/parts.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace plumbline {

namespace {
const QString kSplitterKey = QStringLiteral("items/splitter");
} // namespace

ItemsPage::ItemsPage(const PageContext &context, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_model(new ItemListModel(this))
    , m_proxy(new ItemFilterProxy(this))
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
    addKey(QStringLiteral("annotators"), tr("Who wrote it"), {Qt::Key_W}, [this] { chooseAnnotators(); });
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
    m_search->setFixedWidth(240);
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
    m_count = makeLabel({}, QStringLiteral("muted"), m_toolbar);
    m_count->setObjectName(QStringLiteral("itemCount"));
    auto *import = makeButton(tr("Import…"), {}, QStringLiteral("importButton"), m_toolbar);
    import->setToolTip(tr("Import a benchmark or responses (Ctrl+I)"));
    auto *exportButton = makeButton(tr("Export…"), {}, QStringLiteral("exportButton"), m_toolbar);
    exportButton->setToolTip(tr("Write the items in the format of the published benchmark"));
    connect(import, &QPushButton::clicked, this, &ItemsPage::importRequested);
    connect(exportButton, &QPushButton::clicked, this, &ItemsPage::exportRequested);
    row->addWidget(m_search);
    row->addWidget(m_level);
    row->addWidget(m_category);
    row->addWidget(m_count);
    row->addStretch();
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
    m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
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
    const Item *item = m_model->itemAt(m_proxy->mapToSource(m_list->currentIndex()).row());
    if (!item) {
        m_evidence->clear();
        m_detail->clear();
        return;
    }
    if (m_context.view.selectedItem() != item->id)
        m_context.view.select(item->id, m_context.view.selectedCandidate());
    m_evidence->setItem(*item);
    m_detail->show(*item);
    for (int ahead = 1; ahead <= 2; ++ahead) {
        const QModelIndex next = m_proxy->index(m_list->currentIndex().row() + ahead, 0);
        if (next.isValid())
            m_context.images.preload(
                {next.data(ItemListModel::ImageRole).toString(), next.data(ItemListModel::ImageBaseRole).toString()});
    }
}

void ItemsPage::chooseAnnotators()
{
    const Item *current = m_model->itemAt(m_proxy->mapToSource(m_list->currentIndex()).row());
    if (!current)
        return;
    QList<Item> shown;
    for (int row = 0; row < m_proxy->rowCount(); ++row)
        shown.append(*m_model->itemAt(m_proxy->mapToSource(m_proxy->index(row, 0)).row()));
    AnnotatorDialog dialog(*current, shown, m_context.view.snapshot()->annotators, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const Annotators changed = dialog.changed();
    if (changed.isEmpty())
        return;
    deliver(m_context.store.write<bool>(Change::Settings,
                                        [changed](WriteAccess &access) -> Result<bool> {
                                            return setAnnotators(access.settings(), changed).map([] { return true; });
                                        }),
            this, [this, n = changed.size()](const Result<bool> &stored) {
                if (stored)
                    Q_EMIT said(tr("Who wrote it is kept for %1.").arg(counted(n, tr("item"), tr("items"))));
                else
                    Q_EMIT failed(stored.error().text());
            });
}

void ItemsPage::step(int by)
{
    const int row = m_list->currentIndex().row() + by;
    if (row >= 0 && row < m_proxy->rowCount())
        m_list->setCurrentIndex(m_proxy->index(row, 0));
}

} // namespace plumbline
