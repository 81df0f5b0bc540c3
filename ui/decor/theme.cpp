// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/decor/theme.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QRegularExpression>
#include <QStyleFactory>
#include <QSvgRenderer>

#include <algorithm>
#include <cmath>

namespace plumbline {

namespace {

QByteArray resource(const QString &path)
{
    QFile file(QStringLiteral(":/plumbline/") + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString styleSheet(const QHash<QString, QColor> &tokens)
{
    static const QRegularExpression token(QStringLiteral("@([A-Za-z_]+)"));
    const QString text = QString::fromUtf8(resource(QStringLiteral("style/plumbline.qss")));
    QString out;
    qsizetype at = 0;
    for (auto found = token.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        out += QStringView(text).mid(at, match.capturedStart() - at);
        const auto known = tokens.constFind(match.captured(1));
        out += known == tokens.constEnd() ? match.captured(0) : known->name();
        at = match.capturedEnd();
    }
    return out + QStringView(text).mid(at);
}

QPalette paletteOf(const Theme &theme)
{
    QPalette p;
    const QColor text = theme.color(QStringLiteral("text"));
    const QColor muted = theme.color(QStringLiteral("muted"));
    p.setColor(QPalette::Window, theme.color(QStringLiteral("window")));
    p.setColor(QPalette::Base, theme.color(QStringLiteral("panel")));
    p.setColor(QPalette::AlternateBase, theme.color(QStringLiteral("window")));
    p.setColor(QPalette::Button, theme.color(QStringLiteral("control")));
    p.setColor(QPalette::Highlight, theme.color(QStringLiteral("accent")));
    p.setColor(QPalette::HighlightedText, theme.color(QStringLiteral("onAccent")));
    p.setColor(QPalette::Link, theme.color(QStringLiteral("accent")));
    p.setColor(QPalette::ToolTipBase, theme.color(QStringLiteral("panel")));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        p.setColor(role, text);
    p.setColor(QPalette::PlaceholderText, muted);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, muted);
    return p;
}

QFont readingFont()
{
    QFont font;
    const QStringList families = QFontDatabase::families();
    for (const QString &family :
         {QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")}) {
        if (families.contains(family)) {
            font.setFamily(family);
            break;
        }
    }
    font.setPixelSize(13);
    return font;
}

double luminance(const QColor &colour)
{
    const auto channel = [](float c) { return c <= 0.04045F ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
}

} // namespace

double contrastRatio(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

Theme::Theme(QObject *parent)
    : QObject(parent)
    , m_tokens(tokens(Scheme::Light))
{
}

QHash<QString, QColor> Theme::tokens(Scheme scheme)
{
    const QJsonObject all = QJsonDocument::fromJson(resource(QStringLiteral("style/tokens.json"))).object();
    const QJsonObject chosen =
        all.value(scheme == Scheme::Dark ? QLatin1String("dark") : QLatin1String("light")).toObject();
    QHash<QString, QColor> tokens;
    for (auto t = chosen.constBegin(); t != chosen.constEnd(); ++t)
        tokens.insert(t.key(), QColor(t.value().toString()));
    return tokens;
}

QColor Theme::color(const QString &token) const
{
    return m_tokens.value(token, Qt::magenta);
}

QColor Theme::readableOn(const QColor &fill) const
{
    const QColor ink = color(QStringLiteral("ink"));
    const QColor paper = color(QStringLiteral("paper"));
    return contrastRatio(ink, fill) > contrastRatio(paper, fill) ? ink : paper;
}

QIcon Theme::icon(const QString &name, const QString &token) const
{
    const QString key = name + u'/' + token;
    if (const auto known = m_icons.constFind(key); known != m_icons.constEnd())
        return *known;
    QByteArray svg = resource(QStringLiteral("icons/") + name + QStringLiteral(".svg"));
    svg.replace("currentColor", color(token).name().toLatin1());
    QSvgRenderer renderer(svg);
    QIcon icon;
    for (const int size : {16, 20, 24, 32, 48, 64}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.end();
        icon.addPixmap(pixmap);
    }
    m_icons.insert(key, icon);
    return icon;
}

void Theme::apply(QApplication &app, Scheme scheme)
{
    m_scheme = scheme;
    m_tokens = tokens(scheme);
    m_icons.clear();
    app.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    app.setFont(readingFont());
    app.setPalette(paletteOf(*this));
    app.setStyleSheet(styleSheet(m_tokens));
    Q_EMIT changed();
}

} // namespace plumbline
