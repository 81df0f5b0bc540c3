// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/audit/compare_pane.h"

#include "core/audit/text_diff.h"
#include "ui/decor/theme.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/response_view.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace plumbline {

namespace {
constexpr int kNarrowest = 240;
}

ComparePane::ComparePane(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_instruction(makeLabel({}, QStringLiteral("title"), this))
{
    setObjectName(QStringLiteral("comparePane"));
    m_instruction->setWordWrap(true);
    m_instruction->setContentsMargins(18, 14, 18, 10);
    auto *content = new QWidget;
    m_columns = new QHBoxLayout(content);
    m_columns->setContentsMargins(12, 12, 12, 12);
    m_columns->setSpacing(10);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_instruction);
    layout->addWidget(makeHairline(Qt::Horizontal, this));
    layout->addWidget(scroll, 1);
}

void ComparePane::setResponses(const Item &item, const std::vector<ComparedResponse> &responses)
{
    m_instruction->setText(item.instruction.simplified());
    while (QLayoutItem *old = m_columns->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    const auto current =
        std::find_if(responses.begin(), responses.end(), [](const ComparedResponse &r) { return r.isCurrent; });
    for (const ComparedResponse &response : responses) {
        auto *card = new QFrame(this);
        card->setObjectName(QStringLiteral("card"));
        card->setMinimumWidth(kNarrowest);
        auto *layout = new QVBoxLayout(card);
        layout->setContentsMargins(12, 8, 12, 8);
        layout->setSpacing(6);
        auto *name = makeButton(response.name, {}, QStringLiteral("compareOpen"), card);
        name->setProperty("role", QStringLiteral("quiet"));
        name->setFocusPolicy(Qt::TabFocus);
        name->setToolTip(tr("Review this response"));
        name->setEnabled(!response.isCurrent);
        connect(name, &QPushButton::clicked, this, [this, id = response.responseId] { Q_EMIT responseClicked(id); });
        auto *head = new QHBoxLayout;
        head->addWidget(name);
        head->addStretch();
        head->addWidget(
            makeLabel(response.isCurrent ? tr("in view") : tr("differences marked"), QStringLiteral("heading"), card));
        layout->addLayout(head);
        if (!response.score.isEmpty())
            layout->addWidget(makeLabel(response.score, QStringLiteral("muted"), card));
        auto *text = new ResponseView(m_theme, card);
        text->setResponse(response.text);
        if (!response.isCurrent && current != responses.end())
            text->setEvidence(differingRanges(current->text, response.text), false);
        layout->addWidget(text, 1);
        m_columns->addWidget(card, 1);
    }
}

} // namespace plumbline
