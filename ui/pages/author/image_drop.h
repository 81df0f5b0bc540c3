// SPDX-License-Identifier: GPL-3.0-or-later
// ImageDrop: the image of a draft, taken by drop, paste, file or web address. GUI thread; files are read at once, since
// a person chose them one at a time.
#pragma once

#include "core/base/result.h"
#include "ui/image/image_loader.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QMimeData;

namespace plumbline {

class ImageView;
class Theme;

class ImageDrop final : public QWidget
{
    Q_OBJECT
public:
    ImageDrop(ImageLoader &images, const Theme &theme, QWidget *parent = nullptr);
    void show(const ImageRef &ref);
    [[nodiscard]] ImageView &imageView() { return *m_image; }
    void choose();
    void paste();

Q_SIGNALS:
    void bytesTaken(const QByteArray &bytes, const QString &from);
    void addressTaken(const QString &address);
    void failed(const QString &error);
    void chooseFolderRequested();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    /// False where there is no image in it.
    bool take(const QMimeData &what);
    void takeFile(const QString &path);

    ImageView *m_image;
    QWidget *m_empty;
    QLineEdit *m_address;
    ImageRef m_ref;
};

} // namespace plumbline
