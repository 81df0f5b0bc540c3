// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/items/item_detail.h"

#include "ui/models/counted.h"
#include "ui/widgets/finding_card.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/probe_card.h"

#include <QVBoxLayout>

namespace plumbline {

namespace {
constexpr qsizetype kPreview = 600; ///< characters of a response shown here; the audit page shows all

void empty(QLayout &layout)
{
    while (QLayoutItem *old = layout.takeAt(0)) {
        delete old->widget();
        delete old;
    }
}

} // namespace

ItemDetail::ItemDetail(const ProjectView &view, QWidget *parent)
    : QScrollArea(parent)
    , m_view(view)
{
    auto *content = new QWidget;
    content->setObjectName(QStringLiteral("side"));
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(10);
    m_facts = makeLabel({}, QStringLiteral("muted"), content);
    m_facts->setWordWrap(true);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_facts);
    m_annotator = makeLabel({}, QStringLiteral("muted"), content);
    m_annotator->setObjectName(QStringLiteral("itemAnnotator"));
    m_annotator->setWordWrap(true);
    m_setAnnotators = makeButton(tr("Change…"), {}, QStringLiteral("setAnnotators"), content);
    m_setAnnotators->setProperty("role", QStringLiteral("quiet"));
    m_setAnnotators->setToolTip(
        tr("Language, region and expertise of whoever wrote the instruction; results can be compared by them (W)"));
    connect(m_setAnnotators, &QPushButton::clicked, this, &ItemDetail::annotatorsRequested);
    auto *written = new QHBoxLayout;
    written->addWidget(m_annotator, 1);
    written->addWidget(m_setAnnotators, 0, Qt::AlignTop);
    layout->addLayout(written);
    m_review = makeLabel({}, QStringLiteral("muted"), content);
    m_review->setObjectName(QStringLiteral("itemReview"));
    m_review->setWordWrap(true);
    m_reviewButton = makeButton(tr("Review…"), QStringLiteral("R"), QStringLiteral("reviewItem"), content);
    m_reviewButton->setToolTip(tr("Answer it yourself, say whether it keeps the three rules, accept or return it"));
    connect(m_reviewButton, &QPushButton::clicked, this, &ItemDetail::reviewRequested);
    auto *revisions = makeButton(tr("Revisions…"), QStringLiteral("H"), QStringLiteral("itemRevisions"), content);
    revisions->setToolTip(tr("What changed from revision to revision"));
    connect(revisions, &QPushButton::clicked, this, &ItemDetail::revisionsRequested);
    auto *looking = new QHBoxLayout;
    looking->setSpacing(8);
    looking->addWidget(m_reviewButton);
    looking->addWidget(revisions);
    looking->addStretch();
    layout->addWidget(m_review);
    layout->addLayout(looking);
    m_showResponses = makeButton(tr("Show responses"), {}, QStringLiteral("showHiddenResponses"), content);
    m_showResponses->setProperty("role", QStringLiteral("quiet"));
    m_showResponses->setToolTip(tr("They are hidden so that the item is reviewed blind"));
    connect(m_showResponses, &QPushButton::clicked, this, [this] {
        m_shownFor = m_itemId;
        m_showResponses->hide();
        m_responses->show();
    });
    m_findings = new QWidget(content);
    m_findings->setObjectName(QStringLiteral("findings"));
    m_findingsLayout = new QVBoxLayout(m_findings);
    m_findingsLayout->setContentsMargins(0, 0, 0, 0);
    m_findingsLayout->setSpacing(8);
    layout->addWidget(m_findings);
    m_probes = new ProbeCard(content);
    connect(m_probes, &ProbeCard::probeRequested, this, &ItemDetail::probeRequested);
    layout->addWidget(m_probes);
    m_responses = new QWidget(content);
    m_responsesLayout = new QVBoxLayout(m_responses);
    m_responsesLayout->setContentsMargins(0, 0, 0, 0);
    m_responsesLayout->setSpacing(10);
    layout->addWidget(m_showResponses, 0, Qt::AlignLeft);
    layout->addWidget(m_responses);
    layout->addStretch();
    setWidget(content);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(260);
    clear();
}

void ItemDetail::clear()
{
    m_facts->clear();
    m_annotator->hide();
    m_setAnnotators->hide();
    m_review->hide();
    m_reviewButton->hide();
    m_showResponses->hide();
    m_findings->hide();
    m_probes->hide();
    m_responses->hide();
}

void ItemDetail::show(const Item &item, const std::vector<Finding> &findings)
{
    const QStringList facts{tr("Item #%1").arg(item.position), tr("level %1").arg(item.level),
                            counted(static_cast<int>(item.components.size()), tr("component"), tr("components")),
                            tr("weights sum to %1").arg(item.weightSum())};
    const QString image = item.image.startsWith(QLatin1String("data:"))     ? tr("embedded image")
                          : item.image.startsWith(QLatin1String("sha256:")) ? tr("image kept in the project")
                                                                            : item.image;
    m_facts->setText(facts.join(QStringLiteral(" · ")) + u'\n' + image);
    const Annotator annotator = m_view.snapshot()->annotators.value(item.id);
    m_annotator->setText(annotator.isEmpty() ? tr("It is not said who wrote it.")
                                             : tr("Written by: %1").arg(annotator.text()));
    m_annotator->show();
    m_setAnnotators->show();
    m_reviewButton->show();
    m_itemId = item.id;
    const bool isBlind = m_state == ReviewState::Waiting && m_shownFor != item.id;
    m_responses->setVisible(!isBlind);
    m_showResponses->setVisible(isBlind);
    showFindings(findings);
    m_probes->show(item, m_view.snapshot()->probedItem(item.id));
    showResponses(item);
}

void ItemDetail::setReview(ReviewState state, const std::optional<ItemReview> &last)
{
    m_state = state;
    const QString by = last ? tr(" by %1").arg(last->reviewer) : QString();
    const QString comment = last && !last->comment.isEmpty() ? QStringLiteral(": ") + last->comment : QString();
    switch (state) {
    case ReviewState::NotAsked:
        m_review->clear();
        break;
    case ReviewState::Waiting:
        m_review->setText(tr("Waits for a second person's review; exports leave it out until then."));
        break;
    case ReviewState::Accepted:
        m_review->setText(tr("Accepted in review%1%2").arg(by, comment));
        break;
    case ReviewState::Returned:
        m_review->setText(tr("Returned to its author%1%2").arg(by, comment));
        break;
    }
    m_review->setVisible(state != ReviewState::NotAsked);
}

void ItemDetail::showFindings(const std::vector<Finding> &findings)
{
    empty(*m_findingsLayout);
    for (const Finding &finding : findings) {
        auto *card = new FindingCard(finding, FindingActs::All, m_findings);
        connect(card, &FindingCard::fixRequested, this, [this, finding] { Q_EMIT fixRequested(finding); });
        connect(card, &FindingCard::acceptRequested, this, [this, finding] { Q_EMIT acceptRequested(finding); });
        connect(card, &FindingCard::reopenRequested, this, [this, finding] { Q_EMIT reopenRequested(finding); });
        m_findingsLayout->addWidget(card);
    }
    m_findings->setVisible(!findings.empty());
}

void ItemDetail::showResponses(const Item &item)
{
    empty(*m_responsesLayout);
    const CaseTable &table = m_view.snapshot()->table;
    for (const Case &c : table.cases) {
        if (table.items[c.item].id == item.id && c.response)
            m_responsesLayout->addWidget(responseCard(item, c));
    }
    if (m_responsesLayout->count() == 0) {
        QLabel *none = makeLabel(tr("No responses yet. Ask a candidate on the Runs page, or import responses."),
                                 QStringLiteral("muted"), m_responses);
        none->setWordWrap(true);
        m_responsesLayout->addWidget(none);
    }
}

QWidget *ItemDetail::responseCard(const Item &item, const Case &c)
{
    const QString who = m_view.candidateName(c.candidateId);
    auto *card = new QFrame(m_responses);
    card->setObjectName(QStringLiteral("card"));
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->setSpacing(4);
    auto *head = new QHBoxLayout;
    head->addWidget(makeLabel(who, QStringLiteral("number"), card));
    head->addStretch();
    const std::optional<double> points = c.effectivePoints();
    head->addWidget(makeLabel(points ? tr("%1 of %2").arg(*points).arg(item.weightSum()) : tr("no score"),
                              QStringLiteral("muted"), card));
    layout->addLayout(head);
    QString text = c.response->text.left(kPreview);
    if (c.response->text.size() > kPreview)
        text += QStringLiteral(" …");
    if (text.trimmed().isEmpty())
        text = c.response->state == ResponseState::Failed     ? tr("(failed)")
               : c.response->state == ResponseState::NotGiven ? tr("(not in the imported file)")
                                                              : tr("(empty)");
    QLabel *body = makeLabel(text, QString(), card);
    body->setWordWrap(true);
    layout->addWidget(body);
    auto *open = makeButton(tr("Audit this response"), {}, QStringLiteral("auditResponse"), card);
    open->setProperty("role", QStringLiteral("quiet"));
    connect(open, &QPushButton::clicked, this, [this, id = c.response->id, who, n = item.position] {
        Q_EMIT auditRequested(id, tr("%1, item #%2").arg(who).arg(n));
    });
    layout->addWidget(open, 0, Qt::AlignLeft);
    return card;
}

} // namespace plumbline
