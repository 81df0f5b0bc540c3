// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/decor/case_delegate.h"

#include "ui/decor/theme.h"
#include "ui/decor/thumbnail.h"
#include "ui/models/case_list_model.h"

#include <QPainter>

namespace plumbline {

namespace {
constexpr int kHeight = 54;
constexpr QSize kThumb(48, 36);

struct StateLook
{
    QString icon;
    QString token;
    QString word;
};

StateLook lookOf(const QModelIndex &index)
{
    switch (static_cast<CaseState>(index.data(CaseListModel::StateRole).toInt())) {
    case CaseState::Decided:
        return {QStringLiteral("check"), QStringLiteral("good"),
                CaseDelegate::tr("decided %1").arg(index.data(CaseListModel::HumanPointsRole).toDouble())};
    case CaseState::Contradiction: {
        QStringList names;
        for (const QString &id : index.data(CaseListModel::ContradictionsRole).toStringList())
            names.append(id == QLatin1String("total") ? id : categoryName(categoryFromSpelling(id)).toLower());
        names.removeDuplicates();
        return {QStringLiteral("bolt"), QStringLiteral("warn"), names.join(QStringLiteral(", "))};
    }
    case CaseState::Unparsed:
        return {QStringLiteral("cross"), QStringLiteral("bad"), CaseDelegate::tr("unparsed")};
    case CaseState::Missing:
        return {QStringLiteral("minus"), QStringLiteral("muted"), CaseDelegate::tr("not judged")};
    case CaseState::Undecided:
        break;
    }
    return {QStringLiteral("circle"), QStringLiteral("muted"), CaseDelegate::tr("undecided")};
}

} // namespace

CaseDelegate::CaseDelegate(const Theme &theme, ImageLoader &images, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_images(images)
{
}

QSize CaseDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {200, kHeight};
}

void CaseDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const QRect below = paintPictureRow(
        *painter, m_theme, m_images, option,
        {index.data(CaseListModel::ImageRole).toString(), index.data(CaseListModel::ImageBaseRole).toString()},
        index.data().toString(), kThumb);
    paintState(painter, below, index);
    painter->restore();
}

void CaseDelegate::paintState(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    QFont font = painter->font();
    font.setPixelSize(11);
    painter->setFont(font);
    const QVariant points = index.data(CaseListModel::JudgePointsRole);
    QString who = index.data(CaseListModel::CandidateRole).toString();
    if (index.data(CaseListModel::HiddenRole).toBool())
        who = tr("Response %1").arg(who);
    if (points.isValid())
        who += QStringLiteral("   ") + tr("judge %1").arg(points.toDouble());
    const StateLook look = lookOf(index);
    const int wordWidth = painter->fontMetrics().horizontalAdvance(look.word) + 18;
    const bool flagged = index.data(CaseListModel::FlaggedRole).toBool();
    const int room = std::max(40, rect.width() - std::min(wordWidth, rect.width() / 2) - (flagged ? 18 : 0) - 8);
    who = painter->fontMetrics().elidedText(who, Qt::ElideRight, room);
    painter->setPen(m_theme.color(QStringLiteral("muted")));
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, who);
    int x = rect.left() + painter->fontMetrics().horizontalAdvance(who) + 10;
    m_theme.icon(look.icon, look.token).paint(painter, QRect(x, rect.center().y() - 5, 12, 12));
    x += 15;
    painter->setPen(m_theme.color(look.token));
    const int wordRoom = rect.right() - x - (flagged ? 16 : 0);
    painter->drawText(QRect(x, rect.top(), wordRoom, rect.height()), Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(look.word, Qt::ElideRight, wordRoom));
    if (flagged)
        m_theme.icon(QStringLiteral("flag"), QStringLiteral("bad"))
            .paint(painter, QRect(rect.right() - 13, rect.center().y() - 6, 13, 13));
}

} // namespace plumbline
