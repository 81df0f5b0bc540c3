// SPDX-License-Identifier: GPL-3.0-or-later
// EvidencePane: the middle of the audit page: image above, instruction with its components and weights below. GUI
// thread.
#pragma once

#include "core/domain/item.h"
#include "ui/image/image_view.h"

#include <QWidget>

namespace plumbline {

class ImageLoader;
class InstructionView;
class Theme;
class WeightBar;

class EvidencePane final : public QWidget
{
    Q_OBJECT
public:
    EvidencePane(ImageLoader &images, const Theme &theme, QWidget *parent = nullptr);
    void setItem(const Item &item);
    void clear();
    void setCurrentComponent(int component);
    void setPins(std::vector<ImagePin> pins);
    [[nodiscard]] ImageView &imageView() { return *m_image; }

Q_SIGNALS:
    void componentClicked(int component);
    void chooseFolderRequested();
    void placeMarked(const QRectF &place);

private:
    ImageView *m_image;
    InstructionView *m_instruction;
    WeightBar *m_weights;
};

} // namespace plumbline
