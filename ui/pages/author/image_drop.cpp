// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/author/image_drop.h"

#include "ui/decor/theme.h"
#include "ui/image/image_view.h"
#include "ui/widgets/parts.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QImage>
#include <QLineEdit>
#include <QMimeData>
#include <QSettings>
#include <QUrl>
#include <QVBoxLayout>

namespace plumbline {

namespace {

constexpr qint64 kMostBytes = 40 * 1024 * 1024;
const QString kFolderKey = QStringLiteral("author/imageFolder");

} // namespace

ImageDrop::ImageDrop(ImageLoader &images, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_image(new ImageView(images, theme, this))
    , m_empty(new QWidget(this))
    , m_address(new QLineEdit(this))
{
    setAcceptDrops(true);
    auto *text = makeLabel(tr("Drop an image here, paste one (Ctrl+Shift+V), or"), QStringLiteral("muted"), m_empty);
    text->setAlignment(Qt::AlignCenter);
    auto *file = makeButton(tr("Choose a file…"), {}, QStringLiteral("chooseImage"), m_empty);
    file->setToolTip(tr("The image is kept inside the project (Ctrl+Shift+O)"));
    connect(file, &QPushButton::clicked, this, &ImageDrop::choose);
    auto *hint = new QVBoxLayout(m_empty);
    hint->addStretch();
    hint->addWidget(text);
    hint->addWidget(file, 0, Qt::AlignCenter);
    hint->addStretch();
    m_address->setObjectName(QStringLiteral("imageAddress"));
    m_address->setAccessibleName(tr("Web address of the image"));
    m_address->setPlaceholderText(tr("Web address of the image, if it is not kept in the project"));
    m_address->setClearButtonEnabled(true);
    connect(m_address, &QLineEdit::editingFinished, this, [this] {
        const QString address = m_address->text().trimmed();
        if (address != m_ref.image && !(address.isEmpty() && m_ref.image.startsWith(QLatin1String("sha256:"))))
            Q_EMIT addressTaken(address);
    });
    connect(m_image, &ImageView::chooseFolderRequested, this, &ImageDrop::chooseFolderRequested);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_image, 1);
    auto *below = new QHBoxLayout;
    below->setContentsMargins(16, 8, 16, 8);
    below->addWidget(m_address);
    layout->addLayout(below);
    show({});
}

void ImageDrop::show(const ImageRef &ref)
{
    const bool same = ref == m_ref && !ref.image.isEmpty();
    m_ref = ref;
    const bool isEmpty = ref.image.isEmpty();
    m_empty->setVisible(isEmpty);
    m_image->setVisible(!isEmpty);
    const bool isKept = ref.image.startsWith(QLatin1String("sha256:")) || ref.image.startsWith(QLatin1String("data:"));
    m_address->setText(isKept ? QString() : ref.image);
    m_address->setPlaceholderText(isKept ? tr("The image is kept in the project. A web address takes its place.")
                                         : tr("Web address of the image, if it is not kept in the project"));
    if (isEmpty)
        m_image->clear();
    else if (!same)
        m_image->show(ref);
}

void ImageDrop::choose()
{
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Choose an image"), QSettings().value(kFolderKey).toString(),
                                     tr("Images (*.jpg *.jpeg *.png *.webp *.gif *.bmp *.tif *.tiff);;All files (*)"));
    if (path.isEmpty())
        return;
    QSettings().setValue(kFolderKey, QFileInfo(path).absolutePath());
    takeFile(path);
}

void ImageDrop::paste()
{
    const QMimeData *pasted = QApplication::clipboard()->mimeData();
    if (!pasted || !take(*pasted))
        Q_EMIT failed(tr("There is no image, image file or web address in the clipboard."));
}

void ImageDrop::takeFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        Q_EMIT failed(tr("%1: %2").arg(path, file.errorString()));
    else if (file.size() > kMostBytes)
        Q_EMIT failed(tr("%1 is larger than 40 MB. Save it smaller.").arg(path));
    else
        Q_EMIT bytesTaken(file.readAll(), QFileInfo(path).fileName());
}

bool ImageDrop::take(const QMimeData &what)
{
    for (const QUrl &url : what.urls()) {
        if (url.isLocalFile())
            takeFile(url.toLocalFile());
        else if (url.scheme().startsWith(QLatin1String("http")))
            Q_EMIT addressTaken(url.toString(QUrl::FullyEncoded));
        else
            continue;
        return true;
    }
    if (what.hasImage()) {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        if (qvariant_cast<QImage>(what.imageData()).save(&buffer, "PNG")) {
            Q_EMIT bytesTaken(bytes, tr("the clipboard"));
            return true;
        }
    }
    const QString text = what.text().trimmed();
    if (text.startsWith(QLatin1String("http://")) || text.startsWith(QLatin1String("https://"))) {
        Q_EMIT addressTaken(text);
        return true;
    }
    return false;
}

void ImageDrop::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasImage() || event->mimeData()->hasText())
        event->acceptProposedAction();
}

void ImageDrop::dropEvent(QDropEvent *event)
{
    if (take(*event->mimeData()))
        event->acceptProposedAction();
    else
        Q_EMIT failed(tr("What was dropped is no image, image file or web address."));
}

} // namespace plumbline
