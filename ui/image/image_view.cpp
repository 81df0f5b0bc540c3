// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/image/image_view.h"

#include "ui/decor/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <cmath>

namespace plumbline {

namespace {
constexpr double kStep = 1.25;
constexpr int kInset = 12;
} // namespace

ImageView::ImageView(ImageLoader &loader, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_loader(loader)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("imageView"));
    setAccessibleName(tr("Image of the item"));
    setMinimumSize(160, 120);
    setMouseTracking(false);

    m_tools = new QWidget(this);
    auto *tools = new QHBoxLayout(m_tools);
    tools->setContentsMargins(0, 0, 0, 0);
    tools->setSpacing(4);
    const auto button = [&](const QString &text, const QString &name, const QString &tip, void (ImageView::*act)()) {
        auto *b = new QPushButton(text, m_tools);
        b->setObjectName(name);
        b->setToolTip(tip);
        b->setFocusPolicy(Qt::NoFocus);
        connect(b, &QPushButton::clicked, this, act);
        tools->addWidget(b);
    };
    m_zoomText = new QLabel(m_tools);
    m_zoomText->setObjectName(QStringLiteral("zoomText"));
    tools->addWidget(m_zoomText);
    button(tr("Fit"), QStringLiteral("imageFit"), tr("Fit the image (Ctrl+Shift+0)"), &ImageView::fit);
    button(tr("100 %"), QStringLiteral("imageActualSize"), tr("Show at 100 % (Ctrl+0)"), &ImageView::actualSize);
    button(QStringLiteral("−"), QStringLiteral("imageZoomOut"), tr("Zoom out (Ctrl+-)"), &ImageView::zoomOut);
    button(QStringLiteral("+"), QStringLiteral("imageZoomIn"), tr("Zoom in (Ctrl++)"), &ImageView::zoomIn);

    m_missing = new QWidget(this);
    auto *missing = new QVBoxLayout(m_missing);
    auto *icon = new QLabel(m_missing);
    icon->setObjectName(QStringLiteral("missingIcon"));
    icon->setAlignment(Qt::AlignHCenter);
    m_missingText = new QLabel(m_missing);
    m_missingText->setObjectName(QStringLiteral("missingText"));
    m_missingText->setTextFormat(Qt::PlainText);
    m_missingText->setWordWrap(true);
    m_missingText->setAlignment(Qt::AlignHCenter);
    m_missingText->setProperty("role", QStringLiteral("muted"));
    auto *choices = new QHBoxLayout;
    auto *retry = new QPushButton(tr("Try again"), m_missing);
    retry->setObjectName(QStringLiteral("imageRetry"));
    auto *folder = new QPushButton(tr("Choose a local folder…"), m_missing);
    folder->setObjectName(QStringLiteral("imageFolder"));
    folder->setToolTip(tr("Images are found there by their file name"));
    choices->addStretch();
    choices->addWidget(retry);
    choices->addWidget(folder);
    choices->addStretch();
    missing->addStretch();
    missing->addWidget(icon);
    missing->addWidget(m_missingText);
    missing->addLayout(choices);
    missing->addStretch();
    connect(retry, &QPushButton::clicked, this, [this] { m_loader.library().retry(); });
    connect(folder, &QPushButton::clicked, this, &ImageView::chooseFolderRequested);
    connect(&m_loader, &ImageLoader::refreshed, this, [this] {
        if (isMissing())
            load();
    });
    connect(&m_theme, &Theme::changed, this, &ImageView::applyTheme);
    applyTheme();
    clear();
}

void ImageView::applyTheme()
{
    m_missing->findChild<QLabel *>(QStringLiteral("missingIcon"))
        ->setPixmap(m_theme.icon(QStringLiteral("image-missing"), QStringLiteral("muted")).pixmap(32, 32));
    update();
}

void ImageView::show(const ImageRef &ref)
{
    if (ref == m_ref)
        return;
    m_ref = ref;
    load();
}

void ImageView::load()
{
    m_loader.load(m_ref, this, [this, ref = m_ref](const Result<QImage> &image) {
        if (!(ref == m_ref))
            return; // the reader has stepped on
        if (!image) {
            setProblem(image.error().text());
            return;
        }
        const bool keep = !m_image.isNull();
        m_image = *image;
        m_transform.setImage(m_image.size(), keep);
        setProblem({});
    });
}

void ImageView::clear()
{
    m_ref = {};
    m_image = {};
    setProblem({});
}

void ImageView::setProblem(const QString &problem)
{
    m_problem = problem;
    m_missing->setVisible(!problem.isEmpty());
    m_missingText->setText(problem);
    m_tools->setVisible(problem.isEmpty() && !m_image.isNull());
    place();
    update();
}

void ImageView::place()
{
    m_transform.setView(size());
    m_zoomText->setText(tr("%1 %").arg(qRound(100 * m_transform.scale())));
    m_tools->adjustSize();
    m_tools->move(width() - m_tools->width() - kInset, height() - m_tools->height() - kInset);
    m_missing->setGeometry(rect().adjusted(2 * kInset, kInset, -2 * kInset, -kInset));
}

void ImageView::resizeEvent(QResizeEvent *)
{
    place();
}

void ImageView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(QStringLiteral("canvas")));
    if (!m_problem.isEmpty() || m_image.isNull())
        return;
    painter.setRenderHint(QPainter::SmoothPixmapTransform, m_transform.scale() < 4);
    painter.drawImage(m_transform.target(), m_image);
    paintPins(painter);
}

void ImageView::paintPins(QPainter &painter) const
{
    const QRectF target = m_transform.target();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const auto inView = [&target](const QRectF &place) {
        return QRectF(target.left() + place.left() * target.width(), target.top() + place.top() * target.height(),
                      place.width() * target.width(), place.height() * target.height());
    };
    for (const ImagePin &pin : m_pins) {
        const QRectF box = inView(pin.place);
        // A dark line under a light one is seen on any picture.
        painter.setPen(QPen(m_theme.color(QStringLiteral("ink")), pin.isCurrent ? 4 : 3));
        painter.drawRect(box);
        painter.setPen(QPen(m_theme.color(QStringLiteral("paper")), pin.isCurrent ? 2 : 1));
        painter.drawRect(box);
        const QRectF tag(box.topLeft(), QSizeF(20, 18));
        painter.fillRect(tag, m_theme.color(QStringLiteral("ink")));
        painter.drawText(tag, Qt::AlignCenter, pin.label);
    }
    if (m_marking) {
        painter.setPen(QPen(m_theme.color(QStringLiteral("accent")), 2, Qt::DashLine));
        painter.drawRect(inView(markedPlace()));
    }
}

QRectF ImageView::markedPlace() const
{
    const QRectF target = m_transform.target();
    const QRectF box = QRectF(m_grabbed, m_markedTo).normalized().intersected(target);
    if (target.isEmpty() || box.isEmpty())
        return {};
    return {(box.left() - target.left()) / target.width(), (box.top() - target.top()) / target.height(),
            box.width() / target.width(), box.height() / target.height()};
}

void ImageView::setPins(std::vector<ImagePin> pins)
{
    m_pins = std::move(pins);
    update();
}

void ImageView::wheelEvent(QWheelEvent *event)
{
    m_transform.zoomAt(event->position(), std::pow(kStep, event->angleDelta().y() / 120.0));
    place();
    update();
    event->accept();
}

void ImageView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_grabbed = event->position();
    m_marking = event->modifiers().testFlag(Qt::ShiftModifier) && !m_image.isNull();
    if (m_marking) {
        m_markedTo = m_grabbed;
        setCursor(Qt::CrossCursor);
        return;
    }
    m_panning = true;
    setCursor(Qt::ClosedHandCursor);
}

void ImageView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_marking) {
        m_markedTo = event->position();
        update();
        return;
    }
    if (!m_panning)
        return;
    m_transform.pan(event->position() - m_grabbed);
    m_grabbed = event->position();
    place();
    update();
}

void ImageView::mouseReleaseEvent(QMouseEvent *)
{
    constexpr double kLeast = 6; // pixels: a click is no place
    if (m_marking && std::abs(m_markedTo.x() - m_grabbed.x()) > kLeast &&
        std::abs(m_markedTo.y() - m_grabbed.y()) > kLeast) {
        if (const QRectF place = markedPlace(); !place.isEmpty())
            Q_EMIT placeMarked(place);
    }
    m_marking = false;
    m_panning = false;
    unsetCursor();
    update();
}

void ImageView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (m_transform.isFitted())
        m_transform.zoomAt(event->position(), 1 / (m_transform.scale() * devicePixelRatioF()));
    else
        m_transform.fit();
    place();
    update();
}

void ImageView::zoomIn()
{
    m_transform.setScale(m_transform.scale() * kStep);
    place();
    update();
}

void ImageView::zoomOut()
{
    m_transform.setScale(m_transform.scale() / kStep);
    place();
    update();
}

void ImageView::fit()
{
    m_transform.fit();
    place();
    update();
}

void ImageView::actualSize()
{
    // 100 % is one image pixel on one pixel of the screen.
    m_transform.setScale(1 / devicePixelRatioF());
    place();
    update();
}

} // namespace plumbline
