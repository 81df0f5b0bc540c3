// SPDX-License-Identifier: GPL-3.0-or-later
// What AuditPage is made of: its queue, its toolbar and its keys. What they do is in audit_page.cpp.
#include "ui/decor/case_delegate.h"
#include "ui/image/image_view.h"
#include "ui/models/counted.h"
#include "ui/pages/audit/audit_page.h"
#include "ui/pages/audit/review_desk.h"
#include "ui/widgets/evidence_pane.h"
#include "ui/widgets/judge_choice.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/pill_bar.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QListView>
#include <QProgressBar>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStringListModel>
#include <QVBoxLayout>

namespace plumbline {

namespace {

const QString kReviewerKey = QStringLiteral("audit/reviewer");
const QString kBlindKey = QStringLiteral("audit/blind");

} // namespace

QWidget *AuditPage::buildQueue()
{
    auto *side = new QWidget(this);
    side->setObjectName(QStringLiteral("side"));
    side->setAttribute(Qt::WA_StyledBackground);
    side->setMinimumWidth(200);
    m_search = new QLineEdit(side);
    m_search->setObjectName(QStringLiteral("queueSearch"));
    m_search->setPlaceholderText(tr("Search, or #12"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, m_queue, &CaseQueueProxy::setText);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { m_list->setFocus(); });

    m_progress = new QProgressBar(side);
    m_progress->setTextVisible(false);
    m_progressText = makeLabel({}, QStringLiteral("muted"), side);
    m_progressText->setObjectName(QStringLiteral("queueProgress"));
    auto *progress = new QHBoxLayout;
    progress->setContentsMargins(12, 10, 12, 6);
    progress->addWidget(m_progress, 1);
    progress->addSpacing(8);
    progress->addWidget(m_progressText);
    m_queueChoice = new QComboBox(side);
    m_queueChoice->setObjectName(QStringLiteral("queueChoice"));
    m_queueChoice->setAccessibleName(tr("Audit queue"));
    m_queueChoice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(m_queueChoice, &QComboBox::activated, this, [this] {
        openQueue(m_queueChoice->currentData().toString());
        m_list->setFocus();
    });
    auto *add = makeButton(tr("New…"), {}, QStringLiteral("newQueueButton"), side);
    add->setToolTip(tr("Draw a new audit queue (Ctrl+N)"));
    add->setFocusPolicy(Qt::TabFocus);
    connect(add, &QPushButton::clicked, this, &AuditPage::newQueue);
    auto *choice = new QHBoxLayout;
    choice->setContentsMargins(12, 10, 12, 0);
    choice->setSpacing(6);
    choice->addWidget(m_queueChoice, 1);
    choice->addWidget(add);
    auto *search = new QHBoxLayout;
    search->setContentsMargins(12, 0, 12, 8);
    search->addWidget(m_search);

    m_list = new QListView(side);
    m_list->setObjectName(QStringLiteral("queue"));
    m_list->setAccessibleName(tr("Queue of responses"));
    m_list->setModel(m_queue);
    m_list->setItemDelegate(new CaseDelegate(m_context.theme, m_context.images, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setMouseTracking(true);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &AuditPage::showRow);

    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(choice);
    layout->addLayout(progress);
    layout->addLayout(search);
    layout->addWidget(makeHairline(Qt::Horizontal, side));
    layout->addWidget(m_list, 1);
    return side;
}

void AuditPage::buildToolbar()
{
    m_toolbar = new QWidget(this);
    auto *row = new QHBoxLayout(m_toolbar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(5);
    m_kinds = new QButtonGroup(this);
    m_pills = new PillBar(m_toolbar);
    const std::pair<QueueKind, QString> kinds[] = {{QueueKind::All, QStringLiteral("queueAll")},
                                                   {QueueKind::Undecided, QStringLiteral("queueUndecided")},
                                                   {QueueKind::Contradictions, QStringLiteral("queueContradictions")},
                                                   {QueueKind::Disagreements, QStringLiteral("queueDisagreements")},
                                                   {QueueKind::Unparsed, QStringLiteral("queueUnparsed")},
                                                   {QueueKind::Flagged, QStringLiteral("queueFlagged")}};
    for (const auto &[kind, name] : kinds) {
        QPushButton *pill = makePill({}, name, true, m_toolbar);
        m_kinds->addButton(pill, static_cast<int>(kind));
        m_pills->addPill(pill);
    }
    row->addWidget(m_pills, 1);
    m_kinds->button(0)->setChecked(true);
    connect(m_kinds, &QButtonGroup::idClicked, this, [this](int kind) { setKind(static_cast<QueueKind>(kind)); });
    m_onlyPill = makePill({}, QStringLiteral("queueOnly"), false, m_toolbar);
    m_onlyPill->setToolTip(tr("Show the whole queue again"));
    m_onlyPill->hide();
    connect(m_onlyPill, &QPushButton::clicked, this, [this] { showOnly({}, {}); });
    row->addWidget(m_onlyPill);
    m_adjudicatePill = makePill(tr("Settle  G"), QStringLiteral("adjudicate"), true, m_toolbar);
    m_adjudicatePill->setToolTip(tr("What is committed settles differing reviewers and becomes gold (G)"));
    connect(m_adjudicatePill, &QPushButton::toggled, this, &AuditPage::toggleAdjudicating);
    row->addWidget(m_adjudicatePill);
    m_blindPill = makePill(tr("Blind  B"), QStringLiteral("blind"), true, m_toolbar);
    m_blindPill->setToolTip(
        tr("Judge, other reviewers and candidate names stay hidden until you have committed and revealed (B)"));
    m_blindPill->setChecked(QSettings().value(kBlindKey, false).toBool());
    connect(m_blindPill, &QPushButton::toggled, this, [this](bool blind) {
        QSettings().setValue(kBlindKey, blind);
        if (blind)
            m_adjudicatePill->setChecked(false);
        if (blind && m_queue->kind() != QueueKind::All) {
            m_kinds->button(0)->setChecked(true);
            setKind(QueueKind::All);
        }
        if (blind) { // what was typed with the judge in view is not carried over
            m_drafts.clear();
            m_shown.clear();
            m_scoring->forgetDraft();
        }
        m_cases->setReviewer(reviewer(), blind);
        m_queue->setByLetter(blind);
        m_judge->setEnabled(!blind && m_judge->count() > 0);
        refreshQueueBar();
        if (m_list->currentIndex().isValid())
            showRow(m_list->currentIndex());
        m_list->setFocus();
    });
    row->addWidget(m_blindPill);
    row->addWidget(makeLabel(tr("Judge"), QStringLiteral("muted"), m_toolbar));
    m_judge = new QComboBox(m_toolbar);
    m_judge->setObjectName(QStringLiteral("judgeChoice"));
    m_judge->setAccessibleName(tr("Judge whose points are shown"));
    m_judge->setToolTip(m_judge->accessibleName());
    m_judge->setMaximumWidth(150);
    connect(m_judge, &QComboBox::activated, this, [this](int i) {
        m_context.view.setJudge(m_judge->itemData(i).toString());
        m_list->setFocus();
    });
    row->addWidget(m_judge);
    row->addWidget(makeLabel(tr("Reviewer"), QStringLiteral("muted"), m_toolbar));
    m_reviewer = new QLineEdit(QSettings().value(kReviewerKey).toString(), m_toolbar);
    m_reviewer->setText(reviewer()); // the login name where none was chosen
    m_reviewer->setObjectName(QStringLiteral("reviewer"));
    m_reviewer->setAccessibleName(tr("Your name, kept with every decision"));
    m_reviewer->setToolTip(m_reviewer->accessibleName());
    m_reviewer->setFixedWidth(84);
    m_reviewers = new QStringListModel(this);
    auto *known = new QCompleter(m_reviewers, m_reviewer);
    known->setCaseSensitivity(Qt::CaseInsensitive);
    m_reviewer->setCompleter(known);
    connect(m_reviewer, &QLineEdit::editingFinished, this, &AuditPage::reviewerChanged);
    connect(m_reviewer, &QLineEdit::returnPressed, this, [this] { m_list->setFocus(); });
    row->addWidget(m_reviewer);
}

void AuditPage::buildKeys()
{
    addKey(QStringLiteral("next"), tr("Next response"), {Qt::Key_Right, Qt::Key_J}, [this] { step(1); });
    addKey(QStringLiteral("previous"), tr("Previous response"), {Qt::Key_Left, Qt::Key_K}, [this] { step(-1); });
    addKey(QStringLiteral("nextUndecided"), tr("Next undecided"), {QKeySequence(Qt::CTRL | Qt::Key_Right)},
           [this] { stepToUndecided(); });
    addKey(QStringLiteral("nextComponent"), tr("Next component"), {Qt::Key_Down},
           [this] { m_scoring->moveComponent(1); });
    addKey(QStringLiteral("previousComponent"), tr("Previous component"), {Qt::Key_Up},
           [this] { m_scoring->moveComponent(-1); });
    for (int digit = 0; digit <= 9; ++digit) {
        addKey(QStringLiteral("points%1").arg(digit), counted(digit, tr("point"), tr("points")),
               {QKeySequence(Qt::Key_0 + digit)}, [this, digit] { m_scoring->typePoints(digit); });
    }
    addKey(QStringLiteral("points10"), tr("10 points"),
           {QKeySequence(Qt::SHIFT | Qt::Key_0), QKeySequence(Qt::Key_ParenRight)},
           [this] { m_scoring->typePoints(10); });
    addKey(QStringLiteral("halfPoint"), tr("Half a point more"), {Qt::Key_Period}, [this] { m_scoring->addHalf(); });
    addKey(QStringLiteral("judgeOne"), tr("Take the judge's points"), {Qt::Key_A}, [this] { m_scoring->takeJudge(); });
    addKey(QStringLiteral("judgeAll"), tr("Take the judge's points for all"), {QKeySequence(Qt::SHIFT | Qt::Key_A)},
           [this] { m_scoring->takeJudgeForAll(); });
    addKey(QStringLiteral("check"), tr("Take the check's verdict"), {Qt::Key_C}, [this] { m_scoring->takeCheck(); });
    addKey(QStringLiteral("skip"), tr("Skip"), {Qt::Key_Space}, [this] { step(1); });
    addKey(QStringLiteral("flagKey"), tr("Flag for discussion"), {Qt::Key_F},
           [this] { Q_EMIT m_scoring->flagRequested(); });
    addKey(QStringLiteral("revealKey"), tr("Reveal the judge"), {Qt::Key_R}, [this] { reveal(); });
    addKey(QStringLiteral("blindKey"), tr("Blind mode on or off"), {Qt::Key_B}, [this] { m_blindPill->toggle(); });
    addKey(QStringLiteral("adjudicateKey"), tr("Settle differing reviewers: on or off"), {Qt::Key_G},
           [this] { m_adjudicatePill->toggle(); });
    addKey(QStringLiteral("compareKey"), tr("All responses to this item side by side"), {Qt::Key_D},
           [this] { toggleCompare(); });
    addKey(QStringLiteral("pinKey"), tr("Pin the selected words to the component"), {Qt::Key_P},
           [this] { pinSelection(); });
    addKey(QStringLiteral("offerKey"), tr("Take the points of a nearly equal text"), {Qt::Key_Y},
           [this] { m_scoring->takeOffer(); });
    addKey(QStringLiteral("commentKey"), tr("Comment on the component"), {Qt::Key_N},
           [this] { m_scoring->editComment(); });
    addKey(QStringLiteral("newQueue"), tr("New audit queue"), {QKeySequence(Qt::CTRL | Qt::Key_N)},
           [this] { newQueue(); });
    addKey(QStringLiteral("deleteQueue"), tr("Delete the audit queue"), {}, [this] { deleteQueue(); });
    addKey(QStringLiteral("reasonKey"), tr("Write a reason"), {Qt::Key_E}, [this] { m_scoring->editReason(); });
    addKey(QStringLiteral("rawReplyKey"), tr("Raw judge reply"), {Qt::Key_T}, [this] { m_scoring->toggleRawReply(); });
    addKey(QStringLiteral("commitKey"), tr("Commit and next"),
           {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)}, [this] { commit(); });
    addKey(QStringLiteral("commitPlainKey"), tr("Commit and next, outside text fields"),
           {Qt::Key_Return, Qt::Key_Enter}, [this] {
               if (qobject_cast<QLineEdit *>(focusWidget()))
                   m_list->setFocus(); // in a field Enter leaves it; it must not commit behind the reader's back
               else
                   commit();
           });
    addKey(QStringLiteral("undo"), tr("Undo the last decision"), {QKeySequence(Qt::CTRL | Qt::Key_Z)},
           [this] { m_desk->undo(reviewer(), [this](const QString &response) { takenBack(response); }); });
    addKey(QStringLiteral("redo"), tr("Redo"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)},
           [this] { m_desk->redo(reviewer(), [this](const QString &response) { takenBack(response); }); });
    addImageKeys(m_evidence->imageView());
    addKey(QStringLiteral("searchQueue"), tr("Search the queue"),
           {QKeySequence(Qt::CTRL | Qt::Key_F), QKeySequence(Qt::CTRL | Qt::Key_G)}, [this] {
               m_search->setFocus();
               m_search->selectAll();
           });
}

} // namespace plumbline
