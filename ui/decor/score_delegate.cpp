// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/decor/score_delegate.h"

#include "ui/decor/category_tag.h"
#include "ui/decor/theme.h"
#include "ui/models/score_table_model.h"

#include <QHeaderView>
#include <QPainter>
#include <QTableView>

namespace plumbline {

namespace {
constexpr int kPad = 8;
constexpr int kTagHeight = 20;
constexpr int kTextPixels = 12;

QFont smallFont(const QFont &base)
{
    QFont font = base;
    font.setPixelSize(kTextPixels);
    return font;
}

QString sign(const QModelIndex &index)
{
    switch (static_cast<Verdict>(index.data(ScoreTableModel::VerdictRole).toInt())) {
    case Verdict::Met:
        return QStringLiteral("check");
    case Verdict::Unmet:
        return QStringLiteral("cross");
    case Verdict::Abstain:
        break;
    }
    return QStringLiteral("minus");
}

QString signColour(const QModelIndex &index)
{
    switch (static_cast<Verdict>(index.data(ScoreTableModel::VerdictRole).toInt())) {
    case Verdict::Met:
        return QStringLiteral("good");
    case Verdict::Unmet:
        return QStringLiteral("bad");
    case Verdict::Abstain:
        break;
    }
    return QStringLiteral("muted");
}

} // namespace

ScoreDelegate::ScoreDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize ScoreDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.column() != ScoreTableModel::ComponentColumn)
        return {40, 44};
    int width = option.rect.width();
    if (const auto *view = qobject_cast<const QTableView *>(option.widget))
        width = view->columnWidth(ScoreTableModel::ComponentColumn);
    const QFontMetrics metrics(smallFont(option.font));
    const auto height = [&](const QString &text) {
        return text.isEmpty()
                   ? 0
                   : metrics.boundingRect(0, 0, std::max(60, width - 2 * kPad), 4000, Qt::TextWordWrap, text).height();
    };
    return {width, kPad + kTagHeight + height(index.data().toString()) +
                       height(index.data(ScoreTableModel::NoteRole).toString()) + kPad};
}

void ScoreDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const bool current = option.state & QStyle::State_Selected;
    if (current)
        painter->fillRect(option.rect, m_theme.color(QStringLiteral("accentWash")));
    painter->setPen(m_theme.color(QStringLiteral("hairline")));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter->setFont(option.font);
    switch (index.column()) {
    case ScoreTableModel::ComponentColumn:
        paintComponent(painter, option.rect, index);
        break;
    case ScoreTableModel::CheckColumn:
        paintCheck(painter, option.rect, index);
        break;
    case ScoreTableModel::YouColumn:
        paintYou(painter, option.rect, index, current);
        break;
    default: {
        const bool judge = index.column() == ScoreTableModel::JudgeColumn;
        const bool odd = judge && (index.data(ScoreTableModel::ContradictsRole).toBool() ||
                                   index.data().toString() == QLatin1String("?"));
        const QString token = odd                                               ? QStringLiteral("warn")
                              : index.column() == ScoreTableModel::NumberColumn ? QStringLiteral("muted")
                                                                                : QStringLiteral("text");
        painter->setPen(m_theme.color(token));
        painter->drawText(option.rect.adjusted(2, 0, -kPad, 0), Qt::AlignRight | Qt::AlignVCenter,
                          index.data().toString());
    }
    }
    painter->restore();
}

void ScoreDelegate::paintComponent(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    const auto category = static_cast<Category>(index.data(ScoreTableModel::CategoryRole).toInt());
    paintCategoryTag(*painter, m_theme, category, rect.topLeft() + QPoint(kPad, kPad - 2));
    painter->setFont(smallFont(painter->font()));
    QRect box = rect.adjusted(kPad, kPad + kTagHeight, -kPad, 0);
    const QString text = index.data().toString();
    painter->setPen(m_theme.color(QStringLiteral("muted")));
    painter->drawText(box, Qt::TextWordWrap, text);
    const QString note = index.data(ScoreTableModel::NoteRole).toString();
    if (note.isEmpty())
        return;
    box.setTop(box.top() + painter->fontMetrics().boundingRect(box, Qt::TextWordWrap, text).height());
    painter->setPen(m_theme.color(QStringLiteral("warn")));
    painter->drawText(box, Qt::TextWordWrap, note);
}

void ScoreDelegate::paintCheck(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    if (!index.data(ScoreTableModel::VerdictRole).isValid()) {
        painter->setPen(m_theme.color(QStringLiteral("muted")));
        painter->drawText(rect.adjusted(kPad, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("–"));
        return;
    }
    const QString colour = signColour(index);
    const int size = 14;
    m_theme.icon(sign(index), colour)
        .paint(painter, QRect(rect.left() + 4, rect.center().y() - size / 2 + 1, size, size));
    painter->setPen(m_theme.color(colour));
    painter->drawText(rect.adjusted(4 + size + 3, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
}

void ScoreDelegate::paintYou(QPainter *painter, const QRect &rect, const QModelIndex &index, bool current) const
{
    const QString points = index.data().toString();
    QRectF box(rect.right() - kPad - 36, rect.center().y() - 13, 36, 27);
    const bool draft = index.data(ScoreTableModel::DraftRole).toBool();
    painter->setRenderHint(QPainter::Antialiasing);
    const QString edge =
        current || (!points.isEmpty() && draft) ? QStringLiteral("accent") : QStringLiteral("hairline");
    painter->setPen(QPen(m_theme.color(edge), current ? 1.6 : 1.0));
    painter->setBrush(m_theme.color(QStringLiteral("control")));
    painter->drawRoundedRect(box.translated(0.5, 0.5), 5, 5);
    QFont font = painter->font();
    font.setBold(true);
    painter->setFont(font);
    painter->setPen(m_theme.color(points.isEmpty() ? QStringLiteral("muted")
                                  : draft          ? QStringLiteral("accent")
                                                   : QStringLiteral("text")));
    painter->drawText(box, Qt::AlignCenter, points.isEmpty() ? QStringLiteral("·") : points);
}

} // namespace plumbline
