// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/present/slide_painter.h"

#include "core/report/score_tables.h"
#include "ui/charts/figure_view.h"
#include "ui/decor/theme.h"
#include "ui/models/chart_choice.h"

#include <QApplication>

#include <algorithm>
#include <cmath>

namespace plumbline {

namespace {

constexpr double kEdge = 56;
constexpr std::size_t kTableRows = 12;
constexpr std::size_t kResponses = 3;

QFont fontOf(int pixels, int weight)
{
    QFont font = QApplication::font();
    font.setPixelSize(pixels);
    font.setWeight(static_cast<QFont::Weight>(weight));
    return font;
}

} // namespace

double SlidePainter::text(const QString &words, const QRectF &box, int pixels, const QString &token, int weight,
                          int flags)
{
    m_painter.setFont(fontOf(pixels, weight));
    m_painter.setPen(m_theme.color(token));
    const int all = flags | Qt::TextWordWrap;
    const QRectF needed = m_painter.boundingRect(box, all, words);
    m_painter.drawText(box, all, words);
    return std::min(needed.height(), box.height());
}

void SlidePainter::head(const QString &title, const QString &subtitle)
{
    text(title, {kEdge, 34, kSlideSize.width() - 2 * kEdge, 84}, title.size() > 90 ? 24 : 30, QStringLiteral("text"),
         QFont::DemiBold, Qt::AlignVCenter);
    text(subtitle, {kEdge, 118, kSlideSize.width() - 2 * kEdge, 40}, 14, QStringLiteral("muted"));
}

void SlidePainter::note(const QString &words)
{
    text(words, {kEdge, 200, kSlideSize.width() - 2 * kEdge, 300}, 22, QStringLiteral("muted"), QFont::Normal,
         Qt::AlignCenter);
}

void SlidePainter::title(const SlideContent &content)
{
    const double height = text(content.slide.title.isEmpty() ? QObject::tr("Title") : content.slide.title,
                               {kEdge + 40, 190, kSlideSize.width() - 2 * kEdge - 80, 200}, 52, QStringLiteral("text"),
                               QFont::DemiBold, Qt::AlignBottom);
    Q_UNUSED(height)
    m_painter.fillRect(QRectF(kEdge + 40, 410, 72, 4), m_theme.color(QStringLiteral("accent")));
    text(content.slide.text, {kEdge + 40, 434, kSlideSize.width() - 2 * kEdge - 80, 180}, 22, QStringLiteral("muted"));
}

void SlidePainter::leaderboard(const SlideContent &content)
{
    const Leaderboard &board = content.numbers->board;
    head(content.slide.title.isEmpty() ? QObject::tr("Leaderboard") : content.slide.title, content.numbers->settings);
    const std::vector<std::size_t> order = rowsToDraw(board, content.pinned, kTableRows);
    const std::vector<Category> categories = categoriesOf(board);
    const double top = 176;
    const double rowHeight = std::min(44.0, (kSlideSize.height() - top - 84) / (static_cast<double>(order.size()) + 1));
    const int pixels = rowHeight >= 38 ? 19 : 16;
    const double nameWidth = 196;
    const double rest = kSlideSize.width() - 2 * kEdge - 60 - nameWidth - 80 - 150 - 60;
    const double each = categories.empty() ? 0 : rest / static_cast<double>(categories.size());
    const auto line = [&](double y, const QStringList &cells, const std::vector<bool> &bold, const QString &token,
                          int size) {
        double x = kEdge;
        const auto cell = [&](double width, const QString &words, int flags, bool strong) {
            m_painter.setFont(fontOf(size, strong ? QFont::DemiBold : QFont::Normal));
            m_painter.setPen(m_theme.color(token));
            m_painter.drawText(QRectF(x, y, width - 10, rowHeight), flags | Qt::AlignVCenter,
                               m_painter.fontMetrics().elidedText(words, Qt::ElideRight, static_cast<int>(width) - 10));
            x += width;
        };
        cell(60, cells[0], Qt::AlignLeft, false);
        cell(nameWidth, cells[1], Qt::AlignLeft, bold[1]);
        cell(80, cells[2], Qt::AlignRight, bold[2]);
        x += 150;
        for (qsizetype c = 3; c < cells.size() - 1; ++c)
            cell(each, cells[c], Qt::AlignRight, bold[static_cast<std::size_t>(c)]);
        cell(60, cells.last(), Qt::AlignRight, false);
    };
    QStringList header{QObject::tr("Rank"), QObject::tr("Candidate"), QObject::tr("Total")};
    for (const Category category : categories)
        header.append(categoryName(category));
    header.append(QObject::tr("n"));
    line(top, header, std::vector<bool>(static_cast<std::size_t>(header.size()), false), QStringLiteral("muted"), 11);
    double y = top + rowHeight;
    m_painter.setPen(m_theme.color(QStringLiteral("hairline")));
    for (const std::size_t i : order) {
        const LeaderboardRow &row = board.rows[i];
        m_painter.setPen(m_theme.color(QStringLiteral("hairline")));
        m_painter.drawLine(QPointF(kEdge, y), QPointF(kSlideSize.width() - kEdge, y));
        QStringList cells{rankText(row.standing), row.candidate, percentText(row.total.mean.value)};
        std::vector<bool> bold{false, true, true};
        for (const Category category : categories) {
            const ScoreMean *m = meanOn(row, category);
            cells.append(m ? percentText(m->mean.value) : QStringLiteral("–"));
            bold.push_back(isBest(board, i, category));
        }
        cells.append(QString::number(row.total.mean.n));
        bold.push_back(false);
        line(y, cells, bold, QStringLiteral("text"), pixels);
        const double left = kEdge + 60 + nameWidth + 80 + 10;
        const auto x = [&](double ratio) { return left + 120 * std::clamp(ratio, 0.0, 1.0); };
        const double middle = y + rowHeight / 2;
        m_painter.setPen(m_theme.color(QStringLiteral("hairline")));
        m_painter.drawLine(QPointF(left, middle), QPointF(left + 120, middle));
        if (row.total.mean.interval) {
            m_painter.setPen(QPen(m_theme.color(QStringLiteral("accent")), 3));
            m_painter.drawLine(QPointF(x(row.total.mean.interval->low), middle),
                               QPointF(x(row.total.mean.interval->high), middle));
        }
        if (row.total.mean.value) {
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(m_theme.color(QStringLiteral("accent")));
            m_painter.drawEllipse(QPointF(x(*row.total.mean.value), middle), 3.5, 3.5);
        }
        y += rowHeight;
    }
    if (order.size() < board.rows.size()) {
        text(QObject::tr("%1 of %2 candidates: pinned ones, then the best").arg(order.size()).arg(board.rows.size()),
             {kEdge, y + 8, 600, 24}, 14, QStringLiteral("muted"));
    }
}

void SlidePainter::chart(const SlideContent &content)
{
    const Figure figure = figureOf(content.slide.chart, *content.numbers, content.pinned);
    head(content.slide.title.isEmpty() ? figure.title : content.slide.title, figure.subtitle);
    if (figure.marks.empty()) {
        note(figure.emptyText);
        return;
    }
    // The figure's text is made for reading at a desk: drawn smaller and scaled up by half it carries through a room.
    constexpr double kZoom = 1.5;
    m_painter.save();
    m_painter.translate(kEdge - 16, 164);
    m_painter.scale(kZoom, kZoom);
    paintFigure(
        m_painter, figure, m_theme,
        QRect(0, 0, int((kSlideSize.width() - 2 * kEdge + 32) / kZoom), int((kSlideSize.height() - 164 - 46) / kZoom)));
    m_painter.restore();
}

void SlidePainter::claim(const SlideContent &content)
{
    if (!content.claim) {
        head(content.slide.title, {});
        note(QObject::tr("The claim of this slide is no longer in the project."));
        return;
    }
    const CheckedClaim &checked = *content.claim;
    const ClaimState state = checked.check.state;
    const bool good = state == ClaimState::Same || state == ClaimState::Holds;
    const QString sentence = good ? checked.check.now : checked.claim.sentence;
    // The statement large, its numbers below.
    const qsizetype bracket = sentence.indexOf(QStringLiteral(" ("));
    text(sentence.left(bracket), {kEdge, 40, kSlideSize.width() - 2 * kEdge, 100}, 32, QStringLiteral("text"),
         QFont::DemiBold, Qt::AlignVCenter);
    text(bracket < 0 ? QString() : sentence.mid(bracket + 2).chopped(1),
         {kEdge, 142, kSlideSize.width() - 2 * kEdge, 26}, 18, QStringLiteral("muted"));
    text(good ? QObject::tr("✓ The data support this. Judge %1.").arg(checked.claim.judges.join(QStringLiteral(", ")))
              : QObject::tr("✕ The data no longer support this: %1.").arg(checked.check.problem),
         {kEdge, 170, kSlideSize.width() - 2 * kEdge, 44}, 16, good ? QStringLiteral("good") : QStringLiteral("bad"),
         QFont::DemiBold);
    const Leaderboard &board = content.numbers->board;
    FigureInput in{*content.numbers->sheet, content.numbers->chosen, board, {}, content.numbers->settings};
    for (const QString &name : {checked.claim.a, checked.claim.b}) {
        for (std::size_t i = 0; i < board.rows.size(); ++i) {
            if (board.rows[i].candidate == name)
                in.order.push_back(i);
        }
    }
    if (in.order.size() != 2)
        return;
    constexpr double kZoom = 1.4;
    m_painter.save();
    m_painter.translate(kEdge - 16, 222);
    m_painter.scale(kZoom, kZoom);
    paintFigure(
        m_painter, categoryFigure(in, false), m_theme,
        QRect(0, 0, int((kSlideSize.width() - 2 * kEdge + 32) / kZoom), int((kSlideSize.height() - 222 - 46) / kZoom)));
    m_painter.restore();
}

void SlidePainter::item(const SlideContent &content)
{
    const ResultsNumbers &numbers = *content.numbers;
    const ScoreSheet &sheet = *numbers.sheet;
    const auto found =
        std::find_if(sheet.items.begin(), sheet.items.end(), [&](const Item &i) { return i.id == content.slide.item; });
    if (found == sheet.items.end()) {
        head(content.slide.title, {});
        note(QObject::tr("The item of this slide is no longer in the project."));
        return;
    }
    const auto at = static_cast<std::size_t>(found - sheet.items.begin());
    // Left: image, instruction, components. Right: the responses with their points, as the paper's Figure 6.
    const double left = 500;
    QRectF picture(kEdge, 44, left - kEdge, 270);
    if (!content.image.isNull()) {
        const QSizeF size = QSizeF(content.image.size()).scaled(picture.size(), Qt::KeepAspectRatio);
        m_painter.setRenderHint(QPainter::SmoothPixmapTransform);
        m_painter.drawImage(QRectF(picture.topLeft(), size), content.image);
        picture.setHeight(size.height());
    } else {
        picture.setHeight(0);
    }
    double y = picture.bottom() + 14;
    const int size = found->instruction.size() > 260 ? 14 : 17;
    y += text(found->instruction, {kEdge, y, left - kEdge, 190}, size, QStringLiteral("text"), QFont::Medium) + 10;
    for (const Component &component : found->components) {
        if (y > kSlideSize.height() - 66)
            break;
        m_painter.fillRect(QRectF(kEdge, y + 3, 4, 14), m_theme.category(component.category()));
        m_painter.setFont(fontOf(13, QFont::Normal));
        m_painter.setPen(m_theme.color(QStringLiteral("text")));
        m_painter.drawText(
            QRectF(kEdge + 12, y, left - kEdge - 12, 20), Qt::AlignLeft | Qt::AlignVCenter,
            m_painter.fontMetrics().elidedText(
                QStringLiteral("%1  %2, %3")
                    .arg(QString::number(component.weight), categoryName(component.category()), component.text),
                Qt::ElideRight, static_cast<int>(left - kEdge - 12)));
        y += 22;
    }
    const std::vector<std::size_t> order = rowsToDraw(numbers.board, content.pinned, kResponses);
    const double x = left + 36;
    const double width = kSlideSize.width() - kEdge - x;
    const double each = (kSlideSize.height() - 44 - 40) / std::max<double>(1, static_cast<double>(order.size()));
    const std::size_t judge = numbers.chosen.choice.judges.empty() ? 0 : numbers.chosen.choice.judges.front();
    for (std::size_t r = 0; r < order.size(); ++r) {
        const std::size_t candidate = numbers.chosen.candidates[order[r]].candidate;
        const double top = 44 + each * static_cast<double>(r);
        QStringList points;
        double sum = 0;
        bool whole = true;
        for (std::size_t k = 0; k < found->components.size(); ++k) {
            const std::size_t cell = sheet.cell(sheet.firstComponent[at] + k, candidate);
            const double weight = found->components[k].weight;
            const double ratio = std::isnan(sheet.human[cell]) || !numbers.chosen.choice.people
                                     ? sheet.judged[cell * sheet.judges.size() + judge]
                                     : sheet.human[cell];
            points.append(QStringLiteral("%1/%2").arg(std::isnan(ratio) ? QStringLiteral("–")
                                                                        : QString::number(ratio * weight, 'g', 3),
                                                      QString::number(weight)));
            sum += ratio * weight;
            whole = whole && !std::isnan(ratio);
        }
        m_painter.setFont(fontOf(18, QFont::DemiBold));
        m_painter.setPen(m_theme.color(QStringLiteral("text")));
        m_painter.drawText(QRectF(x, top, width, 26), Qt::AlignLeft | Qt::AlignVCenter,
                           m_painter.fontMetrics().elidedText(sheet.candidates[candidate].name, Qt::ElideRight,
                                                              static_cast<int>(width * 0.45)));
        m_painter.setPen(m_theme.color(QStringLiteral("accent")));
        m_painter.drawText(
            QRectF(x, top, width, 26), Qt::AlignRight | Qt::AlignVCenter,
            QStringLiteral("%1 = %2").arg(
                points.join(QStringLiteral(" + ")),
                whole ? QStringLiteral("%1/%2").arg(QString::number(sum, 'g', 4), QString::number(found->weightSum()))
                      : QStringLiteral("–")));
        const QString &id = sheet.responses[at * sheet.candidates.size() + candidate];
        QString words = QObject::tr("No response.");
        for (const Response &response : numbers.snapshot->input.responses) {
            if (!id.isEmpty() && response.id == id)
                words = response.text;
        }
        const QRectF box(x, top + 32, width, each - 46);
        // What does not fit is cut at the box; the HTML report and the audit page have all of it.
        m_painter.save();
        m_painter.setClipRect(box);
        int pixels = 22; // the largest that fits
        for (; pixels > 13; --pixels) {
            m_painter.setFont(fontOf(pixels, QFont::Normal));
            if (m_painter.boundingRect(QRectF(0, 0, box.width(), 4000), Qt::TextWordWrap, words).height() <=
                box.height())
                break;
        }
        text(words, {box.left(), box.top(), box.width(), 4000}, pixels, QStringLiteral("text"));
        m_painter.restore();
        if (r + 1 < order.size()) {
            m_painter.setPen(m_theme.color(QStringLiteral("hairline")));
            m_painter.drawLine(QPointF(x, top + each - 8), QPointF(x + width, top + each - 8));
        }
    }
}

void SlidePainter::paint(const SlideContent &content, const QRectF &box)
{
    m_painter.fillRect(box, m_theme.color(QStringLiteral("window")));
    const double scale = std::min(box.width() / kSlideSize.width(), box.height() / kSlideSize.height());
    m_painter.save();
    m_painter.translate(box.center().x() - scale * kSlideSize.width() / 2,
                        box.center().y() - scale * kSlideSize.height() / 2);
    m_painter.scale(scale, scale);
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.fillRect(QRectF(QPointF(), QSizeF(kSlideSize)), m_theme.color(QStringLiteral("panel")));
    if (content.slide.kind == Slide::Kind::Title) {
        title(content);
    } else if (!content.numbers || content.numbers->board.rows.empty()) {
        head(content.slide.title, {});
        note(content.numbers ? QObject::tr("There are no results yet.")
                             : QObject::tr("The results are being computed …"));
    } else {
        switch (content.slide.kind) {
        case Slide::Kind::Leaderboard:
            leaderboard(content);
            break;
        case Slide::Kind::Chart:
            chart(content);
            break;
        case Slide::Kind::Claim:
            claim(content);
            break;
        default:
            item(content);
        }
    }
    if (content.number > 0) {
        text(QStringLiteral("%1 / %2").arg(content.number).arg(content.count),
             {kSlideSize.width() - kEdge - 100.0, kSlideSize.height() - 34.0, 100, 20}, 13, QStringLiteral("muted"),
             QFont::Normal, Qt::AlignRight);
    }
    m_painter.restore();
}

} // namespace plumbline
