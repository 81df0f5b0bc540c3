// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/author/author_page.h"

#include "core/authoring/known_images.h"
#include "core/base/content_hash.h"
#include "core/base/ids.h"
#include "core/media/image_codec.h"
#include "core/media/image_survey.h"
#include "ui/dialogs/coverage_dialog.h"
#include "ui/dialogs/generate_dialog.h"
#include "ui/pages/author/draft_editor.h"
#include "ui/pages/write_act.h"
#include "ui/widgets/parts.h"

#include <QListWidget>
#include <QMessageBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>

namespace plumbline {

namespace {

constexpr int kSavePauseMs = 1000;
constexpr int kLookPauseMs = 250;

/// What the rules find in the item among all items, so that what stands there already is found; itself in place of what
/// it revises.
std::vector<Finding> findingsAmong(std::vector<Item> items, const Item &item, const ImageLibrary &images)
{
    const auto own = std::find_if(items.begin(), items.end(), [&](const Item &i) { return i.id == item.id; });
    const auto at = own == items.end() || item.id.isEmpty() ? items.insert(items.end(), item) : own;
    *at = item;
    const auto index = static_cast<int>(at - items.begin());
    std::vector<Finding> findings = lint(items, knownImages(images));
    std::erase_if(findings, [&](const Finding &f) { return f.item != index; });
    return findings;
}

} // namespace

AuthorPage::AuthorPage(const PageContext &context, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_stack(new QStackedWidget(this))
    , m_list(new QListWidget(this))
    , m_editor(new DraftEditor(context.images, context.theme, this))
    , m_saving(new QTimer(this))
    , m_looking(new QTimer(this))
{
    auto *empty =
        new EmptyState(tr("No drafts"),
                       tr("Write a new item: an image, an instruction, and the parts of it that are graded. The rules "
                          "of the benchmark\n"
                          "look on while you write. To change an item of the benchmark, press E on the Items page."),
                       tr("Write an item"), this);
    connect(empty, &EmptyState::actionRequested, this, [this] { begin({}, {}); });
    m_list->setObjectName(QStringLiteral("draftList"));
    m_list->setAccessibleName(tr("Drafts"));
    m_list->setMinimumWidth(200);
    m_list->setWordWrap(false);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(m_list);
    splitter->addWidget(m_editor);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({240, 1000});
    m_stack->addWidget(empty);
    m_stack->addWidget(splitter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_saving->setSingleShot(true);
    m_saving->setInterval(kSavePauseMs);
    m_looking->setSingleShot(true);
    m_looking->setInterval(kLookPauseMs);
    connect(m_saving, &QTimer::timeout, this, &AuthorPage::save);
    connect(m_looking, &QTimer::timeout, this, &AuthorPage::lookAtRules);
    connect(m_list, &QListWidget::currentRowChanged, this, &AuthorPage::show);
    connect(m_editor, &DraftEditor::changed, this, &AuthorPage::draftChanged);
    connect(m_editor, &DraftEditor::imageBytesTaken, this, &AuthorPage::keepImage);
    connect(m_editor, &DraftEditor::said, this, &Page::said);
    connect(m_editor, &DraftEditor::failed, this, &Page::failed);
    connect(m_editor, &DraftEditor::chooseFolderRequested, this, &Page::chooseImageFolderRequested);
    buildToolbar();
    addKeys();
    connect(&context.view, &ProjectView::reloaded, this, &AuthorPage::refresh);
    refresh();
}

AuthorPage::~AuthorPage()
{
    m_pool.waitForDone();
    if (!m_isUnsaved)
        return;
    Draft draft = m_editor->draft();
    draft.changedMs = m_context.clock.nowMs();
    store(draft); // the writer outlives the page; the toolbar is gone by now
}

void AuthorPage::buildToolbar()
{
    m_toolbar = new QWidget(this);
    auto *row = new QHBoxLayout(m_toolbar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto *fresh = makeButton(tr("New item"), QStringLiteral("Ctrl+N"), QStringLiteral("newDraft"), m_toolbar);
    connect(fresh, &QPushButton::clicked, this, [this] { begin({}, {}); });
    auto *templates = makeButton(tr("Templates…"), {}, QStringLiteral("templates"), m_toolbar);
    templates->setToolTip(tr("Begin an item from a template, or keep the draft as one (Ctrl+Shift+N)"));
    connect(templates, &QPushButton::clicked, this, &AuthorPage::chooseTemplate);
    m_duplicate = makeButton(tr("Duplicate"), {}, QStringLiteral("duplicateDraft"), m_toolbar);
    m_duplicate->setToolTip(tr("A new draft with the same instruction and components, without the image (Ctrl+D)"));
    connect(m_duplicate, &QPushButton::clicked, this, &AuthorPage::duplicate);
    m_remove = makeButton(tr("Throw away…"), {}, QStringLiteral("removeDraft"), m_toolbar);
    connect(m_remove, &QPushButton::clicked, this, &AuthorPage::removeCurrent);
    m_saved = makeLabel({}, QStringLiteral("muted"), m_toolbar);
    m_saved->setObjectName(QStringLiteral("draftSaved"));
    m_take = makeButton(tr("Add to the benchmark"), {}, QStringLiteral("takeDraft"), m_toolbar);
    m_take->setProperty("role", QStringLiteral("primary"));
    connect(m_take, &QPushButton::clicked, this, &AuthorPage::take);
    auto *coverage = makeButton(tr("Coverage…"), {}, QStringLiteral("coverage"), m_toolbar);
    coverage->setToolTip(tr("What the items have and lack, and what to write next"));
    connect(coverage, &QPushButton::clicked, this, [this] {
        CoverageDialog dialog(coverageOf(m_context.view.snapshot()->table.items), m_context.theme, this);
        dialog.exec();
    });
    auto *generate = makeButton(tr("Generate…"), {}, QStringLiteral("generate"), m_toolbar);
    generate->setToolTip(tr("Have a model write five instructions for each of many images, as drafts"));
    connect(generate, &QPushButton::clicked, this, [this] {
        GenerateDialog dialog(*m_context.view.snapshot(), this);
        if (dialog.exec() == QDialog::Accepted)
            Q_EMIT generateRequested(dialog.order());
    });
    row->addWidget(generate);
    row->addWidget(coverage);
    row->addStretch();
    row->addWidget(m_saved);
    row->addWidget(fresh);
    row->addWidget(templates);
    row->addWidget(m_duplicate);
    row->addWidget(m_remove);
    row->addWidget(m_take);
}

void AuthorPage::addKeys()
{
    const auto onDraft = [this](auto act) {
        return [this, act] {
            if (m_list->currentRow() >= 0)
                (m_editor->*act)();
        };
    };
    addKey(QStringLiteral("newDraft"), tr("New item"), {QKeySequence(Qt::CTRL | Qt::Key_N)}, [this] { begin({}, {}); });
    addKey(QStringLiteral("templates"), tr("Templates"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)},
           [this] { chooseTemplate(); });
    addKey(QStringLiteral("nextBlank"), tr("Go to the next blank of a template"), {QKeySequence(Qt::CTRL | Qt::Key_J)},
           onDraft(&DraftEditor::selectNextBlank));
    addKey(QStringLiteral("duplicateDraft"), tr("Duplicate the draft"), {QKeySequence(Qt::CTRL | Qt::Key_D)},
           [this] { duplicate(); });
    addKey(QStringLiteral("markComponent"), tr("Make the selection a component"), {QKeySequence(Qt::CTRL | Qt::Key_M)},
           onDraft(&DraftEditor::markSelection));
    addKey(QStringLiteral("balanceWeights"), tr("Balance the weights"), {QKeySequence(Qt::CTRL | Qt::Key_B)},
           onDraft(&DraftEditor::balance));
    addKey(QStringLiteral("chooseImage"), tr("Choose the image's file"),
           {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)}, onDraft(&DraftEditor::chooseImage));
    addKey(QStringLiteral("pasteImage"), tr("Paste an image"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V)},
           onDraft(&DraftEditor::pasteImage));
    addKey(QStringLiteral("writeInstruction"), tr("Write the instruction"), {QKeySequence(Qt::CTRL | Qt::Key_L)},
           onDraft(&DraftEditor::focusInstruction));
    addKey(QStringLiteral("undoDraft"), tr("Undo"), {QKeySequence(QKeySequence::Undo)}, onDraft(&DraftEditor::undo));
    addKey(QStringLiteral("redoDraft"), tr("Redo"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)},
           onDraft(&DraftEditor::redo));
    addKey(QStringLiteral("takeDraft"), tr("Add the draft to the benchmark"), {QKeySequence(Qt::CTRL | Qt::Key_Return)},
           [this] { take(); });
    addImageKeys(m_editor->imageView());
    m_toolbar->addActions(actions()); // the bar is not inside the page: its keys work there, too
}

void AuthorPage::activate()
{
    if (m_list->currentRow() >= 0)
        m_editor->focusInstruction();
    else if (auto *begin = m_stack->currentWidget()->findChild<QPushButton *>())
        begin->setFocus();
}

void AuthorPage::show(int row)
{
    save();
    if (row >= 0 && static_cast<std::size_t>(row) < m_drafts.size()) {
        m_editor->setDraft(m_drafts[static_cast<std::size_t>(row)]);
        lookAtRules();
    }
    showButtons();
}

void AuthorPage::showButtons()
{
    const bool any = m_list->currentRow() >= 0;
    m_stack->setCurrentIndex(m_drafts.empty() ? 0 : 1);
    m_duplicate->setEnabled(any);
    m_remove->setEnabled(any);
    const QStringList missing = any ? whatIsMissing(m_editor->draft()) : QStringList();
    m_take->setEnabled(any && missing.isEmpty());
    const bool revises = any && !m_editor->draft().itemId.isEmpty();
    m_take->setText(revises ? tr("Save as a new revision") : tr("Add to the benchmark"));
    m_take->setToolTip(missing.isEmpty() ? tr("Ctrl+Enter") : missing.join(u'\n'));
    m_saved->setText(!any ? QString() : m_isUnsaved ? tr("saving …") : tr("draft saved"));
}

void AuthorPage::begin(Draft draft, const QString &words)
{
    save();
    draft.id = newId();
    draft.changedMs = m_context.clock.nowMs();
    if (draft.itemId.isEmpty() && !m_drafts.empty()) { // the next item has the same author
        draft.annotator = m_editor->draft().annotator;
        draft.license = draft.license.isEmpty() ? m_editor->draft().license : draft.license;
    }
    suggest(draft);
    m_isLoaded = true;
    m_drafts.push_back(draft);
    fillRow(static_cast<int>(m_drafts.size()) - 1);
    store(draft);
    m_list->setCurrentRow(static_cast<int>(m_drafts.size()) - 1);
    showButtons();
    m_editor->focusInstruction();
    if (!words.isEmpty())
        Q_EMIT said(words);
}

void AuthorPage::edit(const Item &item)
{
    for (std::size_t d = 0; d < m_drafts.size(); ++d) {
        if (m_drafts[d].itemId == item.id) {
            m_list->setCurrentRow(static_cast<int>(d));
            Q_EMIT said(tr("You had begun to revise this item: go on, or throw the draft away."));
            return;
        }
    }
    begin(draftOf(item, m_context.view.snapshot()->annotators.value(item.id)), {});
}

void AuthorPage::draftChanged()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    m_drafts[static_cast<std::size_t>(row)] = m_editor->draft();
    m_drafts[static_cast<std::size_t>(row)].changedMs = m_context.clock.nowMs(); // newer than any reading under way
    fillRow(row);
    m_isUnsaved = true;
    m_saving->start();
    m_looking->start();
    showButtons();
}

void AuthorPage::save()
{
    if (!m_isUnsaved)
        return;
    m_isUnsaved = false;
    m_saving->stop();
    Draft draft = m_editor->draft();
    draft.changedMs = m_context.clock.nowMs();
    store(draft);
    showButtons();
}

void AuthorPage::store(const Draft &draft)
{
    writeAct(m_context, *this, Change::Settings, {},
             [draft](WriteAccess &access) { return storeDraft(access.settings(), draft); });
}

void AuthorPage::keepImage(const QByteArray &bytes, const QString &from)
{
    const Result<ImageInfo> info = inspectImage(bytes);
    if (!info) {
        Q_EMIT failed(tr("%1 is no image that can be read: %2").arg(from, info.error().what));
        return;
    }
    const QString hash = contentHash(bytes);
    const QString draft = m_editor->draft().id;
    QString remark;
    if (info->size.width() < kSmallestImageSide || info->size.height() < kSmallestImageSide)
        remark =
            tr("It is only %1 × %2 pixels: models will see little.").arg(info->size.width()).arg(info->size.height());
    else if (!info->isUpright)
        remark = tr("It is stored sideways, with a tag that models may overlook: save it upright first.");
    deliver(m_context.store.write<bool>({},
                                        [hash, mime = info->mime, bytes](WriteAccess &access) -> Result<bool> {
                                            return access.images().putImage(hash, mime, bytes).map([] { return true; });
                                        }),
            this, [this, hash, from, draft, remark](const Result<bool> &kept) {
                if (!kept) {
                    Q_EMIT failed(kept.error().text());
                } else if (m_editor->draft().id == draft) {
                    m_editor->takeImage(QStringLiteral("sha256:") + hash, from);
                    if (!remark.isEmpty())
                        Q_EMIT failed(remark);
                }
            });
}

void AuthorPage::lookAtRules()
{
    const quint64 look = ++m_look;
    Item item = itemOf(m_editor->draft());
    const bool isBlank = item.instruction.trimmed().isEmpty() && item.components.empty();
    if (isBlank) {
        m_editor->setFindings({});
        return;
    }
    deliver(QtConcurrent::run(&m_pool,
                              [snapshot = m_context.view.snapshot(), item, &images = m_context.images.library()] {
                                  return findingsAmong(snapshot->table.items, item, images);
                              }),
            this, [this, look](const std::vector<Finding> &findings) {
                if (look == m_look)
                    m_editor->setFindings(findings);
            });
    lookAtImage(item);
}

void AuthorPage::lookAtImage(const Item &item)
{
    if (item.image.isEmpty() || item.image == m_imageUnderLook)
        return;
    m_imageUnderLook = item.image;
    ImageLibrary &images = m_context.images.library();
    SurveyOptions options;
    options.readsText = true; // of one image: half a second
    deliver(QtConcurrent::run(
                &m_pool, [&images, options, refs = imagesOf({item})] { return surveyImages(images, refs, options); }),
            this, [this](const Result<Survey> &survey) {
                m_imageUnderLook.clear();
                if (survey && survey->looked > 0)
                    m_looking->start(); // without a reader of text the rule about it says nothing
            });
}

} // namespace plumbline
