// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/present/present_page.h"

#include "core/base/ids.h"
#include "ui/models/counted.h"
#include "ui/pages/present/present_window.h"
#include "ui/pages/present/slide_view.h"
#include "ui/pages/results/result_acts.h"
#include "ui/widgets/parts.h"

#include <QFileInfo>
#include <QInputDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace plumbline {

namespace {

constexpr int kSavePauseMs = 400;

QString kindName(Slide::Kind kind)
{
    switch (kind) {
    case Slide::Kind::Title:
        return PresentPage::tr("Title");
    case Slide::Kind::Leaderboard:
        return PresentPage::tr("Leaderboard");
    case Slide::Kind::Chart:
        return PresentPage::tr("Chart");
    case Slide::Kind::Claim:
        return PresentPage::tr("Claim");
    case Slide::Kind::Item:
        break;
    }
    return PresentPage::tr("Item");
}

QString textOf(const std::vector<Slide> &slides)
{
    QJsonArray array;
    for (const Slide &slide : slides)
        array.append(slideToJson(slide));
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

Slide slideOf(Slide::Kind kind, const QString &title)
{
    Slide slide;
    slide.id = newId();
    slide.kind = kind;
    slide.title = title;
    return slide;
}

} // namespace

PresentPage::PresentPage(const PageContext &context, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_work(new ResultsWork(this))
    , m_saving(new QTimer(this))
{
    m_saving->setSingleShot(true);
    m_saving->setInterval(kSavePauseMs);
    connect(m_saving, &QTimer::timeout, this, &PresentPage::store);
    auto *empty = new EmptyState(
        tr("No slides yet"),
        tr("A presentation is made of the leaderboard, charts, claims and items of this project. “To a slide” on "
           "the Results page adds what you see there."),
        tr("Make a first set of slides"), this);
    connect(empty, &EmptyState::actionRequested, this, &PresentPage::addDefaultDeck);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(empty);
    m_stack->addWidget(buildDeck());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    buildToolbar();
    connect(&context.view, &ProjectView::reloaded, this, &PresentPage::refresh);
    connect(m_work, &ResultsWork::ready, this, [this](const ResultsPtr &numbers) {
        m_numbers = numbers;
        showCurrent();
    });
    connect(m_work, &ResultsWork::claimsChecked, this, [this](const CheckedClaims &claims) {
        m_claims = claims;
        showCurrent();
    });
    connect(m_work, &ResultsWork::failed, this, &Page::failed);
    addKey(QStringLiteral("startPresentation"), tr("Start the presentation"), {Qt::Key_F5}, [this] { start(); });
    addKey(QStringLiteral("slideUp"), tr("Move the slide up"), {QKeySequence(Qt::CTRL | Qt::Key_Up)},
           [this] { moveCurrent(-1); });
    addKey(QStringLiteral("slideDown"), tr("Move the slide down"), {QKeySequence(Qt::CTRL | Qt::Key_Down)},
           [this] { moveCurrent(1); });
    refresh();
}

PresentPage::~PresentPage()
{
    if (m_saving->isActive())
        store(); // the writer outlives the page
    delete m_window;
}

void PresentPage::buildToolbar()
{
    m_toolbar = new QWidget(this);
    auto *row = new QHBoxLayout(m_toolbar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addStretch();
    auto *adding = makeButton(tr("Add slide"), {}, QStringLiteral("addSlide"), m_toolbar);
    auto *menu = new QMenu(adding);
    connect(menu->addAction(tr("Title")), &QAction::triggered, this,
            [this] { add(slideOf(Slide::Kind::Title, QFileInfo(m_context.store.path()).completeBaseName())); });
    connect(menu->addAction(tr("Leaderboard")), &QAction::triggered, this,
            [this] { add(slideOf(Slide::Kind::Leaderboard, {})); });
    connect(menu->addAction(tr("Score by category")), &QAction::triggered, this, [this] {
        Slide slide = slideOf(Slide::Kind::Chart, {});
        slide.chart = QStringLiteral("categories");
        add(slide);
    });
    connect(menu->addAction(tr("Item with responses…")), &QAction::triggered, this, &PresentPage::addItemSlide);
    adding->setMenu(menu);
    auto *remove = makeButton(tr("Remove slide"), {}, QStringLiteral("removeSlide"), m_toolbar);
    connect(remove, &QPushButton::clicked, this, &PresentPage::removeCurrent);
    auto *begin = makeButton(tr("Start"), QStringLiteral("F5"), QStringLiteral("startPresenting"), m_toolbar);
    begin->setProperty("role", QStringLiteral("primary"));
    connect(begin, &QPushButton::clicked, this, &PresentPage::start);
    row->addWidget(adding);
    row->addWidget(remove);
    row->addWidget(begin);
}

QWidget *PresentPage::buildDeck()
{
    auto *deck = new QWidget(this);
    m_list = new QListWidget(deck);
    m_list->setObjectName(QStringLiteral("slides"));
    m_list->setAccessibleName(tr("Slides"));
    m_list->setFixedWidth(250);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->setToolTip(tr("Drag to arrange, or Ctrl+Up and Ctrl+Down"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view = new SlideView(m_context.theme, deck);
    m_view->setObjectName(QStringLiteral("slideView"));
    m_view->setMinimumSize(480, 270);
    m_title = new QLineEdit(deck);
    m_title->setObjectName(QStringLiteral("slideTitle"));
    m_title->setPlaceholderText(tr("Title (empty: what the slide shows)"));
    m_text = new QPlainTextEdit(deck);
    m_text->setObjectName(QStringLiteral("field"));
    m_text->setAccessibleName(tr("Lines below the title"));
    m_text->setPlaceholderText(tr("Lines below the title"));
    m_text->setFixedHeight(64);
    m_text->setTabChangesFocus(true);
    m_notes = new QPlainTextEdit(deck);
    m_notes->setObjectName(QStringLiteral("field"));
    m_notes->setAccessibleName(tr("Speaker notes"));
    m_notes->setPlaceholderText(tr("Speaker notes: shown with N, never on the slide"));
    m_notes->setFixedHeight(84);
    m_notes->setTabChangesFocus(true);
    auto *right = new QVBoxLayout;
    right->setContentsMargins(24, 16, 24, 16);
    right->setSpacing(10);
    right->addWidget(m_view, 1);
    right->addWidget(m_title);
    right->addWidget(m_text);
    right->addWidget(m_notes);
    auto *layout = new QHBoxLayout(deck);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_list);
    layout->addWidget(makeHairline(Qt::Vertical, deck));
    layout->addLayout(right, 1);
    connect(m_list, &QListWidget::currentRowChanged, this, &PresentPage::showCurrent);
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &PresentPage::orderChanged);
    connect(m_title, &QLineEdit::textEdited, this, &PresentPage::editCurrent);
    connect(m_text, &QPlainTextEdit::textChanged, this, &PresentPage::editCurrent);
    connect(m_notes, &QPlainTextEdit::textChanged, this, &PresentPage::editCurrent);
    return deck;
}

void PresentPage::activate()
{
    if (m_stale)
        refresh();
    m_list->setFocus();
}

void PresentPage::refresh()
{
    m_stale = !isVisible() && !m_window;
    const QString read = textOf(m_context.view.snapshot()->slides);
    if (read == m_stored)
        m_superseded.clear();
    // What is being typed here, or on its way to the disk, is newer than what was read.
    if (!m_saving->isActive() && !m_superseded.contains(read))
        m_slides = m_context.view.snapshot()->slides;
    fillList();
    if (m_stale)
        return;
    m_work->start(m_context.view.snapshot(), {});
    m_work->checkClaims(m_context.view.snapshot(), m_context.view.snapshot()->claims);
}

void PresentPage::fillList()
{
    m_stack->setCurrentIndex(m_slides.empty() ? 0 : 1);
    const QString before = m_list->currentItem() ? m_list->currentItem()->data(Qt::UserRole).toString() : QString();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    int row = 0;
    for (std::size_t i = 0; i < m_slides.size(); ++i) {
        const Slide &slide = m_slides[i];
        auto *item = new QListWidgetItem(
            QStringLiteral("%1   %2").arg(i + 1).arg(slide.title.isEmpty() ? kindName(slide.kind) : slide.title),
            m_list);
        item->setData(Qt::UserRole, slide.id);
        item->setToolTip(kindName(slide.kind));
        item->setSizeHint({0, 36});
        if (slide.id == before)
            row = static_cast<int>(i);
    }
    if (!m_slides.empty())
        m_list->setCurrentRow(row);
    showCurrent();
}

SlideContent PresentPage::contentOf(int index)
{
    SlideContent content;
    if (index < 0 || static_cast<std::size_t>(index) >= m_slides.size())
        return content;
    content.slide = m_slides[static_cast<std::size_t>(index)];
    content.numbers = m_numbers;
    const QStringList pinned = QSettings().value(QStringLiteral("results/pinned")).toStringList();
    content.pinned = QSet<QString>(pinned.begin(), pinned.end());
    if (content.slide.kind == Slide::Kind::Claim && m_claims) {
        for (const CheckedClaim &claim : *m_claims) {
            if (claim.claim.id == content.slide.claim)
                content.claim = claim;
        }
    }
    if (content.slide.kind != Slide::Kind::Item)
        return content;
    content.image = m_images.value(content.slide.item);
    for (const Item &item : m_context.view.snapshot()->table.items) {
        if (item.id != content.slide.item || m_images.contains(item.id))
            continue;
        m_images.insert(item.id, {}); // asked for once
        m_context.images.load({item.image, item.imageBase}, this, [this, id = item.id](const Result<QImage> &image) {
            if (!image)
                return;
            m_images.insert(id, *image);
            QTimer::singleShot(0, this, &PresentPage::showCurrent);
        });
    }
    return content;
}

void PresentPage::showCurrent()
{
    const int row = m_list->currentRow();
    if (m_window)
        m_window->showSlide(m_window->current());
    if (row < 0 || static_cast<std::size_t>(row) >= m_slides.size())
        return;
    const Slide &slide = m_slides[static_cast<std::size_t>(row)];
    const QSignalBlocker quietTitle(m_title);
    const QSignalBlocker quietText(m_text);
    const QSignalBlocker quietNotes(m_notes);
    if (m_title->text() != slide.title)
        m_title->setText(slide.title);
    if (m_text->toPlainText() != slide.text)
        m_text->setPlainText(slide.text);
    if (m_notes->toPlainText() != slide.notes)
        m_notes->setPlainText(slide.notes);
    m_text->setVisible(slide.kind == Slide::Kind::Title);
    SlideContent content = contentOf(row);
    content.number = row + 1;
    content.count = static_cast<int>(m_slides.size());
    m_view->setContent(content);
}

void PresentPage::add(Slide slide)
{
    const int row = m_list->currentRow();
    const auto at = m_slides.empty() ? m_slides.end()
                                     : m_slides.begin() + std::clamp(row + 1, 0, static_cast<int>(m_slides.size()));
    const QString id = slide.id;
    m_slides.insert(at, std::move(slide));
    store();
    fillList();
    for (int i = 0; i < m_list->count(); ++i) {
        if (m_list->item(i)->data(Qt::UserRole).toString() == id)
            m_list->setCurrentRow(i);
    }
}

void PresentPage::addItemSlide()
{
    const std::vector<Item> &items = m_context.view.snapshot()->table.items;
    if (items.empty()) {
        Q_EMIT failed(tr("The project has no items yet: import a benchmark on the Items page."));
        return;
    }
    bool chosen = false;
    const int number =
        QInputDialog::getInt(this, tr("Item with responses"), tr("Number of the item"), 0, 0, 1000000, 1, &chosen);
    if (!chosen)
        return;
    const auto item = std::find_if(items.begin(), items.end(), [&](const Item &i) { return i.position == number; });
    if (item == items.end()) {
        Q_EMIT failed(tr("There is no item %1; the last one is %2.").arg(number).arg(items.back().position));
        return;
    }
    Slide slide = slideOf(Slide::Kind::Item, tr("Item %1").arg(number));
    slide.item = item->id;
    add(slide);
}

void PresentPage::addDefaultDeck()
{
    const SnapshotPtr &snapshot = m_context.view.snapshot();
    Slide first = slideOf(Slide::Kind::Title, QFileInfo(m_context.store.path()).completeBaseName());
    first.text =
        tr("%1, %2, %3")
            .arg(counted(static_cast<qsizetype>(snapshot->table.items.size()), tr("item"), tr("items")),
                 counted(static_cast<qsizetype>(snapshot->candidates.size()), tr("candidate"), tr("candidates")),
                 counted(static_cast<qsizetype>(snapshot->judges.size()), tr("judge"), tr("judges")));
    Slide chart = slideOf(Slide::Kind::Chart, {});
    chart.chart = QStringLiteral("categories");
    m_slides = {first, slideOf(Slide::Kind::Leaderboard, {}), chart};
    for (const Claim &claim : snapshot->claims) {
        Slide slide = slideOf(Slide::Kind::Claim, claim.sentence);
        slide.claim = claim.id;
        m_slides.push_back(slide);
    }
    if (!snapshot->table.items.empty()) {
        Slide item = slideOf(Slide::Kind::Item, tr("Item %1").arg(snapshot->table.items.front().position));
        item.item = snapshot->table.items.front().id;
        m_slides.push_back(item);
    }
    store();
    fillList();
    activate();
}

void PresentPage::removeCurrent()
{
    const int row = m_list->currentRow();
    if (row < 0 || static_cast<std::size_t>(row) >= m_slides.size())
        return;
    const QString name = m_list->item(row)->text();
    m_slides.erase(m_slides.begin() + row);
    store();
    fillList();
    m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    Q_EMIT said(tr("Removed slide %1.").arg(name.simplified()));
}

void PresentPage::moveCurrent(int by)
{
    const int row = m_list->currentRow();
    const int to = row + by;
    if (row < 0 || to < 0 || static_cast<std::size_t>(to) >= m_slides.size())
        return;
    std::swap(m_slides[static_cast<std::size_t>(row)], m_slides[static_cast<std::size_t>(to)]);
    store();
    fillList();
    m_list->setCurrentRow(to);
}

void PresentPage::orderChanged()
{
    std::vector<Slide> ordered;
    for (int i = 0; i < m_list->count(); ++i) {
        const QString id = m_list->item(i)->data(Qt::UserRole).toString();
        const auto slide = std::find_if(m_slides.begin(), m_slides.end(), [&](const Slide &s) { return s.id == id; });
        if (slide != m_slides.end())
            ordered.push_back(*slide);
    }
    if (ordered.size() != m_slides.size())
        return; // a drop under way: the row is in neither place
    m_slides = std::move(ordered);
    store();
    QTimer::singleShot(0, this, &PresentPage::fillList); // not inside the list's own signal
}

void PresentPage::editCurrent()
{
    const int row = m_list->currentRow();
    if (row < 0 || static_cast<std::size_t>(row) >= m_slides.size())
        return;
    Slide &slide = m_slides[static_cast<std::size_t>(row)];
    slide.title = m_title->text();
    slide.text = m_text->toPlainText();
    slide.notes = m_notes->toPlainText();
    m_list->item(row)->setText(
        QStringLiteral("%1   %2").arg(row + 1).arg(slide.title.isEmpty() ? kindName(slide.kind) : slide.title));
    m_saving->start();
    showCurrent();
}

void PresentPage::store()
{
    m_saving->stop();
    m_superseded.insert(textOf(m_context.view.snapshot()->slides));
    if (!m_stored.isNull())
        m_superseded.insert(m_stored);
    m_stored = textOf(m_slides);
    m_superseded.remove(m_stored);
    replaceSlides(m_context, *this, m_slides);
}

void PresentPage::start()
{
    if (m_slides.empty()) {
        Q_EMIT said(tr("There are no slides yet: the Present page makes a first set of them."));
        return;
    }
    if (m_window) {
        m_window->raise();
        return;
    }
    m_window = new PresentWindow(
        m_context.theme, static_cast<int>(m_slides.size()), [this](int i) { return contentOf(i); }, window());
    connect(m_window, &PresentWindow::ended, this, [this](int slide) { m_list->setCurrentRow(slide); });
    if (m_stale || !m_numbers)
        refresh();
    m_window->setGeometry(screen()->geometry()); // where no window manager makes it full
    m_window->showFullScreen();
    m_window->activateWindow();
    m_window->showSlide(std::max(0, m_list->currentRow()));
}

} // namespace plumbline
