// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/audit/scoring_pane.h"

#include "ui/decor/score_delegate.h"
#include "ui/decor/theme.h"
#include "ui/models/counted.h"
#include "ui/pages/audit/discussion_pane.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/response_view.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QStringListModel>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

namespace plumbline {

namespace {

QString number(double value)
{
    return QString::number(value, 'g', 4);
}

} // namespace

ScoringPane::ScoringPane(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_model(new ScoreTableModel(this))
{
    auto *content = new QWidget;
    content->setObjectName(QStringLiteral("side"));
    auto *stack = new QVBoxLayout(content);
    stack->setContentsMargins(0, 0, 0, 0);
    stack->setSpacing(0);
    m_discussion = new DiscussionPane(this);
    stack->addWidget(buildOffer());
    for (QWidget *part :
         {buildResponse(theme), buildTable(theme), buildReason(), static_cast<QWidget *>(m_discussion), buildReply()}) {
        stack->addWidget(part);
        stack->addWidget(makeHairline(Qt::Horizontal, content));
    }
    stack->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
    layout->addWidget(makeHairline(Qt::Horizontal, this));
    layout->addWidget(buildButtons());
    connect(m_model, &ScoreTableModel::pointsChanged, this, &ScoringPane::showTotals);
    connect(m_discussion, &DiscussionPane::commentEntered, this,
            [this](const QString &words) { Q_EMIT commentEntered(currentComponent(), words); });
    connect(m_discussion, &DiscussionPane::takeBackRequested, this, &ScoringPane::takeBackRequested);
    connect(m_discussion, &DiscussionPane::left, this, &ScoringPane::reasonLeft);
}

void ScoringPane::setCase(const Item &item, const Case &c, const CheckTable &checks, const View &view,
                          const Draft &draft)
{
    const bool same = c.response && c.response->id == m_responseId;
    m_responseId = c.response ? c.response->id : QString();
    m_components = c.components;
    m_offer = view.offer;
    const QString text = c.response ? c.response->text : QString();
    m_text = text;
    const TextMetrics metrics = measureText(text);
    m_weightSum = item.weightSum();
    m_who->setText(view.isHidden ? tr("Response %1").arg(view.candidate) : tr("Response of %1").arg(view.candidate));
    m_counts->setText(counted(static_cast<int>(metrics.sentenceCount()), tr("sentence"), tr("sentences")) +
                      QStringLiteral(" · ") + counted(static_cast<int>(metrics.wordCount()), tr("word"), tr("words")));
    m_counts->setVisible(!text.isEmpty());
    QString state;
    if (c.response) {
        switch (c.response->state) {
        case ResponseState::Ok:
            break;
        case ResponseState::Refused:
            state = tr("The candidate refused.");
            break;
        case ResponseState::Empty:
            state = tr("The candidate answered with nothing.");
            break;
        case ResponseState::Truncated:
            state = tr("The response was cut off at the token limit.");
            break;
        case ResponseState::Failed:
            state = tr("No response could be had.");
            break;
        case ResponseState::NotGiven:
            state =
                tr("The file that this judgement was imported from does not hold the response. Import the responses "
                   "to see it here.");
            break;
        }
    }
    m_state->setText(state);
    m_state->setVisible(!state.isEmpty());
    if (!same) {
        m_response->setResponse(text);
        m_reason->setText(draft.reason);
    }
    m_response->setVisible(!text.isEmpty());
    m_model->setCase(item, c, checks, view.own, draft.points);
    m_flag->setText((c.isFlagged() ? tr("Unflag") : tr("Flag")) + QStringLiteral("   F"));
    m_commit->setText((view.isAdjudicating ? tr("Settle and next") : tr("Commit and next")) + QStringLiteral("   ⏎"));
    m_reveal->setVisible(view.canReveal);
    m_judge->setVisible(!view.isHidden);
    setEnabled(true);
    showReply(c, view.isHidden);
    m_discussion->setCase(item, c, view.reviewer);
    showOffer();
    fitTable();
    fitSoon();
    int first = 0;
    while (first < m_model->componentCount() && m_model->points()[static_cast<std::size_t>(first)])
        ++first;
    setCurrentComponent(first < m_model->componentCount() ? first : 0);
    showTotals();
}

void ScoringPane::clear()
{
    m_responseId.clear();
    m_model->clear();
    m_response->setResponse({});
    m_reply->clear();
    m_reason->clear();
    m_totals->clear();
    m_discussion->clear();
    m_offerBar->hide();
    setEnabled(false);
}

void ScoringPane::showReply(const Case &c, bool hidden)
{
    if (!c.judgement) {
        m_reply->setPlainText({});
        m_reply->setPlaceholderText(hidden ? tr("Hidden until you have committed; then R reveals it.")
                                           : tr("No judgement yet."));
        m_parsing->hide();
        return;
    }
    if (m_reply->toPlainText() != c.judgement->judgement.reply)
        m_reply->setPlainText(c.judgement->judgement.reply);
    m_reply->setPlaceholderText(tr("The judge answered with nothing."));
    QStringList parts;
    if (c.judgement->score.state != QLatin1String("complete"))
        parts.append(c.judgement->score.state == QLatin1String("partial") ? tr("Read in part only.")
                                                                          : tr("No points could be read."));
    for (const QString &flag : c.judgement->score.flags)
        parts.append(QString(flag).replace(u'_', u' '));
    if (c.judgement->score.statedTotal && c.judgement->score.computedTotal &&
        *c.judgement->score.statedTotal != *c.judgement->score.computedTotal) {
        parts.append(tr("stated %1, computed %2")
                         .arg(number(*c.judgement->score.statedTotal), number(*c.judgement->score.computedTotal)));
    }
    m_parsing->setText(parts.join(QStringLiteral(" · ")));
    m_parsing->setVisible(!parts.isEmpty());
}

void ScoringPane::showOffer()
{
    m_offerBar->setVisible(m_offer.has_value());
    if (!m_offer)
        return;
    QStringList points;
    for (const std::optional<double> &p : m_offer->points)
        points.append(p ? number(*p) : QStringLiteral("–"));
    m_offerText->setText(tr("%1 gave %2 to a text that is %3 % the same. Do they hold for this one?")
                             .arg(m_offer->reviewer, points.join(QStringLiteral(", ")))
                             .arg(100 * m_offer->similarity, 0, 'f', 0));
}

void ScoringPane::takeOffer()
{
    if (!m_offer) {
        Q_EMIT said(tr("No points of a nearly equal text are offered here."));
        return;
    }
    for (int i = 0; i < m_model->componentCount(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        if (at < m_offer->points.size() && m_offer->points[at])
            m_model->setPoints(i, m_offer->points[at]);
    }
}

void ScoringPane::showPins()
{
    std::vector<TextRange> ranges;
    const auto at = static_cast<std::size_t>(currentComponent());
    if (at < m_components.size()) {
        for (const Decision &pin : m_components[at].human.pins) {
            if (pin.evidence && pin.evidence->isSpan())
                ranges.push_back({pin.evidence->start, pin.evidence->length});
        }
    }
    m_response->setPins(ranges);
}

std::optional<EvidencePin> ScoringPane::selectedPin() const
{
    const TextRange range = m_response->selectedRange();
    if (range.length <= 0)
        return std::nullopt;
    EvidencePin pin;
    pin.start = static_cast<int>(range.start);
    pin.length = static_cast<int>(range.length);
    pin.quote = m_text.mid(range.start, range.length);
    return pin;
}

void ScoringPane::editComment()
{
    m_discussion->editComment();
}

void ScoringPane::setSnippets(const QStringList &reasons)
{
    if (m_snippets->stringList() != reasons)
        m_snippets->setStringList(reasons);
}

void ScoringPane::forgetDraft()
{
    m_responseId.clear();
}

ScoringPane::Draft ScoringPane::draft() const
{
    return {m_model->points(), m_reason->text().trimmed()};
}

bool ScoringPane::hasDraft() const
{
    return m_model->isEdited() || !m_reason->text().trimmed().isEmpty();
}

int ScoringPane::currentComponent() const
{
    return m_table->currentIndex().row();
}

void ScoringPane::setCurrentComponent(int component)
{
    if (component >= 0 && component < m_model->componentCount())
        m_table->setCurrentIndex(m_model->index(component, ScoreTableModel::YouColumn));
}

void ScoringPane::moveComponent(int by)
{
    const int n = m_model->componentCount();
    if (n > 0)
        setCurrentComponent((currentComponent() + by + n) % n);
}

bool ScoringPane::typePoints(double points)
{
    const int component = currentComponent();
    if (component < 0)
        return false;
    if (!m_model->setPoints(component, points)) {
        Q_EMIT said(
            tr("This component is worth %1; %2 is more.").arg(number(m_model->weight(component)), number(points)));
        return false;
    }
    return true;
}

void ScoringPane::addHalf()
{
    const int component = currentComponent();
    if (component < 0)
        return;
    const std::optional<double> before = m_model->points()[static_cast<std::size_t>(component)];
    if (!m_model->setPoints(component, before.value_or(0) + 0.5))
        Q_EMIT said(tr("Half a point more would exceed the weight."));
}

void ScoringPane::takeJudge()
{
    const int component = currentComponent();
    if (component < 0)
        return;
    if (const std::optional<double> points = m_model->judgePoints(component))
        m_model->setPoints(component, points);
    else
        Q_EMIT said(tr("The judge's reply gives no points for this component."));
}

void ScoringPane::takeJudgeForAll()
{
    int missing = 0;
    for (int i = 0; i < m_model->componentCount(); ++i) {
        if (const std::optional<double> points = m_model->judgePoints(i))
            m_model->setPoints(i, points);
        else
            ++missing;
    }
    if (missing > 0)
        Q_EMIT said((QStringLiteral("The judge's reply gives no points for ") +
                     counted(missing, tr("component."), tr("components."))));
}

void ScoringPane::takeCheck()
{
    const int component = currentComponent();
    const ComponentCheck *check = m_model->check(component);
    if (!check || !check->verdict || *check->verdict == Verdict::Abstain) {
        Q_EMIT said(tr("No check decides this component."));
        return;
    }
    m_model->setPoints(component, *check->verdict == Verdict::Met ? m_model->weight(component) : 0);
}

void ScoringPane::editReason()
{
    m_reason->setFocus(Qt::ShortcutFocusReason);
    m_reason->selectAll();
}

void ScoringPane::toggleRawReply()
{
    const bool tall = m_reply->minimumHeight() > 200;
    m_reply->setMinimumHeight(tall ? 110 : 320);
}

void ScoringPane::showTotals()
{
    double judge = 0;
    double you = 0;
    bool judgeAll = true;
    int given = 0;
    for (int i = 0; i < m_model->componentCount(); ++i) {
        if (const std::optional<double> p = m_model->judgePoints(i))
            judge += *p;
        else
            judgeAll = false;
        if (const std::optional<double> p = m_model->points()[static_cast<std::size_t>(i)]) {
            you += *p;
            ++given;
        }
    }
    const QString of = number(m_weightSum);
    const QString own = given == 0 ? QStringLiteral("–") : number(you) + u'/' + of;
    const QString text =
        m_judge->isVisibleTo(this)
            ? tr("Total   judge %1   you %2").arg(judgeAll ? number(judge) + u'/' + of : tr("not complete"), own)
            : tr("Total   you %1").arg(own);
    m_totals->setText(m_model->componentCount() > 0 ? text : QString());
    m_commit->setEnabled(m_model->componentCount() > 0 && given == m_model->componentCount());
}

void ScoringPane::showEvidence()
{
    const ComponentCheck *check = m_model->check(currentComponent());
    std::vector<TextRange> ranges;
    bool numbered = false;
    if (check) {
        // One check's evidence at a time, that of the verdict: several on top of each other cannot be read.
        for (const CheckResult &result : check->checks) {
            const bool decides = check->verdict && result.verdict == *check->verdict;
            if (result.ranges.empty() || (!ranges.empty() && !decides))
                continue;
            ranges = result.ranges;
            numbered = result.constraint.kind == ConstraintKind::Sentences ||
                       result.constraint.kind == ConstraintKind::Lines ||
                       result.constraint.kind == ConstraintKind::Bullets;
            if (decides)
                break;
        }
    }
    m_response->setEvidence(ranges, numbered);
    showPins();
}

void ScoringPane::fitSoon()
{
    // After the layouts inside have settled: before, the response is as wide as it was, and its height wrong.
    QTimer::singleShot(0, this, &ScoringPane::fitTable);
}

void ScoringPane::fitTable()
{
    m_table->resizeRowsToContents();
    int height = m_table->horizontalHeader()->height() + 2;
    for (int row = 0; row < m_model->rowCount(); ++row)
        height += m_table->rowHeight(row);
    m_table->setFixedHeight(height);
    // The response takes the height of its text, within reason; beyond that it scrolls.
    m_response->document()->setTextWidth(m_response->viewport()->width());
    const int wanted = static_cast<int>(m_response->document()->size().height()) + 8;
    m_response->setFixedHeight(std::clamp(wanted, 40, std::max(160, this->height() / 2)));
}

void ScoringPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitSoon();
}

bool ScoringPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_reason && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        Q_EMIT reasonLeft();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace plumbline
