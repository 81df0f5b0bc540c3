// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/evidence_pane.h"

#include "ui/decor/theme.h"
#include "ui/image/image_view.h"
#include "ui/widgets/instruction_view.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/weight_bar.h"

#include <QVBoxLayout>

namespace plumbline {

EvidencePane::EvidencePane(ImageLoader &images, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_image(new ImageView(images, theme, this))
    , m_instruction(new InstructionView(theme, this))
    , m_weights(new WeightBar(theme, this))
{
    auto *text = new QWidget(this);
    text->setObjectName(QStringLiteral("panel"));
    text->setAttribute(Qt::WA_StyledBackground);
    auto *textLayout = new QVBoxLayout(text);
    textLayout->setContentsMargins(18, 14, 18, 14);
    textLayout->setSpacing(8);
    textLayout->addWidget(m_instruction);
    textLayout->addWidget(m_weights);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_image, 1);
    layout->addWidget(makeHairline(Qt::Horizontal, this));
    layout->addWidget(text);
    connect(m_weights, &WeightBar::componentClicked, this, &EvidencePane::componentClicked);
    connect(m_image, &ImageView::placeMarked, this, &EvidencePane::placeMarked);
    connect(m_image, &ImageView::chooseFolderRequested, this, &EvidencePane::chooseFolderRequested);
}

void EvidencePane::setItem(const Item &item)
{
    m_image->show({item.image, item.imageBase});
    m_instruction->setItem(item);
    m_weights->setComponents(item.components);
}

void EvidencePane::clear()
{
    m_image->clear();
    m_instruction->clear();
    m_weights->setComponents({});
}

void EvidencePane::setPins(std::vector<ImagePin> pins)
{
    m_image->setPins(std::move(pins));
}

void EvidencePane::setCurrentComponent(int component)
{
    m_instruction->setCurrentComponent(component);
}

} // namespace plumbline
