// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/decor/fact_delegate.h"

#include "ui/decor/theme.h"
#include "ui/models/fact_table_model.h"

#include <QPainter>

namespace plumbline {

namespace {

constexpr int kPad = 8;
constexpr int kSecondPixels = 11;

QString tokenOf(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return QStringLiteral("good");
    case Tone::Warn:
        return QStringLiteral("warn");
    case Tone::Bad:
        return QStringLiteral("bad");
    case Tone::Muted:
        return QStringLiteral("muted");
    case Tone::Plain:
        break;
    }
    return QStringLiteral("text");
}

} // namespace

FactDelegate::FactDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void FactDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const auto tone = static_cast<Tone>(index.data(FactTableModel::ToneRole).toInt());
    const QVariant strength = index.data(FactTableModel::StrengthRole);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, m_theme.color(QStringLiteral("accentWash")));
    if (strength.isValid()) {
        // A wash, so that the text keeps its contrast: the number itself is the second sign.
        QColor wash = m_theme.color(tokenOf(tone));
        wash.setAlphaF(static_cast<float>(0.06 + 0.16 * strength.toDouble()));
        painter->fillRect(option.rect.adjusted(2, 2, -2, -2), wash);
    }
    painter->setPen(m_theme.color(QStringLiteral("hairline")));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const bool filled = strength.isValid();
    painter->setPen(m_theme.color(filled ? QStringLiteral("text") : tokenOf(tone)));
    const auto align = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()) & Qt::AlignHorizontal_Mask;
    const QRect box = option.rect.adjusted(kPad, 0, -kPad, 0);
    const QString second = index.data(FactTableModel::SecondRole).toString();
    painter->setFont(option.font);
    const QString text = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, box.width());
    if (second.isEmpty()) {
        painter->drawText(box, int(align | Qt::AlignVCenter), text);
    } else {
        painter->drawText(box.adjusted(0, 0, 0, -box.height() / 2 + 2), int(align | Qt::AlignBottom), text);
        QFont small = option.font;
        small.setPixelSize(kSecondPixels);
        painter->setFont(small);
        painter->setPen(m_theme.color(QStringLiteral("muted")));
        painter->drawText(box.adjusted(0, box.height() / 2 + 2, 0, 0), int(align | Qt::AlignTop),
                          painter->fontMetrics().elidedText(second, Qt::ElideRight, box.width()));
    }
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(m_theme.color(QStringLiteral("accent")));
        painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
    }
    painter->restore();
}

} // namespace plumbline
