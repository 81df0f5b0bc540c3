// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/decor/leaderboard_delegate.h"

#include "ui/decor/theme.h"
#include "ui/models/leaderboard_model.h"

#include <QPainter>

#include <algorithm>

namespace plumbline {

namespace {

constexpr int kPad = 8;
constexpr int kIcon = 12;

} // namespace

LeaderboardDelegate::LeaderboardDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void LeaderboardDelegate::paintInterval(QPainter *painter, const QRect &box, const QModelIndex &index) const
{
    const auto numbers = index.data(LeaderboardModel::IntervalRole).value<QList<double>>();
    if (numbers.isEmpty()) {
        painter->setPen(m_theme.color(QStringLiteral("muted")));
        painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, box.width()));
        return;
    }
    painter->setRenderHint(QPainter::Antialiasing);
    const double y = box.center().y() + 0.5;
    const auto x = [&](double ratio) { return box.left() + 4 + (box.width() - 8) * std::clamp(ratio, 0.0, 1.0); };
    painter->setPen(QPen(m_theme.color(QStringLiteral("hairline")), 1));
    painter->drawLine(QPointF(box.left(), y), QPointF(box.right(), y));
    const QColor accent = m_theme.color(QStringLiteral("accent"));
    if (numbers.size() == 3) {
        painter->setPen(QPen(accent, 3));
        painter->drawLine(QPointF(x(numbers[1]), y), QPointF(x(numbers[2]), y));
    }
    painter->setPen(Qt::NoPen);
    painter->setBrush(accent);
    painter->drawEllipse(QPointF(x(numbers[0]), y), 4, 4);
}

void LeaderboardDelegate::paintName(QPainter *painter, const QRect &box, const QModelIndex &index) const
{
    QRect room = box;
    if (index.data(LeaderboardModel::PinnedRole).toBool()) {
        m_theme.icon(QStringLiteral("pin"), QStringLiteral("accent"))
            .paint(painter, QRect(room.left(), room.center().y() - kIcon / 2, kIcon, kIcon));
        room.setLeft(room.left() + kIcon + 6);
    }
    QFont small = painter->font();
    small.setPixelSize(10);
    small.setWeight(QFont::Normal);
    const QFontMetrics smallMetrics(small);
    const QString tag = smallMetrics.elidedText(index.data(LeaderboardModel::TagRole).toString(), Qt::ElideMiddle,
                                                room.width() / 2 - 14);
    const int tagWidth = tag.isEmpty() ? 0 : smallMetrics.horizontalAdvance(tag) + 14;
    const QString name =
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width() - tagWidth - 6);
    painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter, name);
    if (tag.isEmpty())
        return;
    const int left = room.left() + painter->fontMetrics().horizontalAdvance(name) + 6;
    const QRectF pill(left + 0.5, room.center().y() - 7.5, tagWidth, 16);
    painter->setFont(small);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(m_theme.color(QStringLiteral("hairline")));
    painter->drawRoundedRect(pill, 8, 8);
    painter->setPen(m_theme.color(QStringLiteral("muted")));
    painter->drawText(pill, Qt::AlignCenter, tag);
}

void LeaderboardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, m_theme.color(QStringLiteral("accentWash")));
    painter->setPen(m_theme.color(QStringLiteral("hairline")));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const bool published = !index.data(LeaderboardModel::SourceRole).toString().isEmpty();
    QFont font = option.font;
    const bool best = index.data(LeaderboardModel::BestRole).toBool();
    if (best || (index.column() == LeaderboardModel::CandidateColumn && !published))
        font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    const bool warn = index.data(LeaderboardModel::WarnRole).toBool();
    painter->setPen(m_theme.color(warn        ? QStringLiteral("warn")
                                  : published ? QStringLiteral("muted")
                                              : QStringLiteral("text")));
    const QRect box = option.rect.adjusted(kPad, 0, -kPad, 0);
    if (index.column() == LeaderboardModel::IntervalColumn) {
        paintInterval(painter, box, index);
    } else if (index.column() == LeaderboardModel::CandidateColumn) {
        paintName(painter, box, index);
    } else {
        const auto align = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()) & Qt::AlignHorizontal_Mask;
        painter->drawText(box, int(align | Qt::AlignVCenter),
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, box.width()));
    }
    if (option.state & QStyle::State_HasFocus) {
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(m_theme.color(QStringLiteral("accent")));
        painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
    }
    painter->restore();
}

} // namespace plumbline
