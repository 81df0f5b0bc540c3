// SPDX-License-Identifier: GPL-3.0-or-later
// Reading the table. What is recomputed from it: published_analysis.cpp.
#include "core/report/published_table.h"

#include "core/base/content_hash.h"

#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <limits>

namespace plumbline {

namespace {

constexpr qint64 kLargestTable = 8 * 1024 * 1024;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

bool isTotalName(const QString &name)
{
    const QString key = modelKey(name);
    return key == QLatin1String("total") || key == QLatin1String("mia") || key == QLatin1String("miabench") ||
           key == QLatin1String("miabenchtotal") || key == QLatin1String("overall");
}

/// "MIA_ranking" ranks "MIA", "x_rank" ranks "x" or "x_score"; empty where the name is not that of a rank.
QString rankedName(const QString &name)
{
    for (const QLatin1String ending : {QLatin1String("ranking"), QLatin1String("rank")}) {
        if (name.endsWith(ending, Qt::CaseInsensitive)) {
            QString base = name.chopped(ending.size());
            while (base.endsWith(u'_') || base.endsWith(u' ') || base.endsWith(u'-'))
                base.chop(1);
            return base.isEmpty() ? QStringLiteral("meta") : base;
        }
    }
    return {};
}

int decimalsOf(const QString &cell)
{
    const qsizetype point = cell.lastIndexOf(u'.');
    if (point < 0)
        return 0;
    int count = 0;
    for (qsizetype i = point + 1; i < cell.size() && cell[i].isDigit(); ++i)
        ++count;
    return count;
}

PublishedColumn columnOf(const QString &name, const QStringList &cells)
{
    PublishedColumn column;
    column.name = name;
    column.cells = cells;
    for (const QString &cell : cells) {
        column.numbers.push_back(publishedNumber(cell).value_or(kNone));
        column.decimals = std::max(column.decimals, decimalsOf(cell));
    }
    const Category category = categoryFromSpelling(name);
    if (!rankedName(name).isEmpty()) {
        column.role = PublishedColumn::Rank;
    } else if (isTotalName(name)) {
        column.role = PublishedColumn::Total;
    } else if (category != Category::Other) {
        column.role = PublishedColumn::CategoryScore;
        column.category = category;
    }
    return column;
}

void linkRanks(PublishedTable &table)
{
    for (PublishedColumn &column : table.columns) {
        if (column.role != PublishedColumn::Rank)
            continue;
        const QString base = rankedName(column.name);
        column.of = table.find(base);
        if (column.of < 0)
            column.of = table.find(base + QStringLiteral("_score"));
        if (column.of < 0)
            column.of = table.find(base + QStringLiteral(" score"));
    }
}

/// RFC 4180 in memory: the importers' reader streams files of any size; a printed table lives in the project as text.
Result<QList<QStringList>> cellsOf(const QByteArray &csv, const QString &fileName)
{
    const QString text = QString::fromUtf8(csv.startsWith("\xEF\xBB\xBF") ? csv.mid(3) : csv);
    const QString firstLine = text.left(text.indexOf(u'\n'));
    QChar separator = u',';
    for (const QChar candidate : {u'\t', u';'}) {
        if (firstLine.count(candidate) > firstLine.count(separator))
            separator = candidate;
    }
    QList<QStringList> rows{{}};
    QString cell;
    bool quoted = false;
    bool started = false;
    const auto endCell = [&] {
        rows.last().append(cell.trimmed());
        cell.clear();
        started = false;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted) {
            if (c != u'"')
                cell += c;
            else if (i + 1 < text.size() && text[i + 1] == u'"')
                cell += text[++i];
            else
                quoted = false;
        } else if (c == u'"' && !started) {
            quoted = true;
            started = true;
        } else if (c == separator) {
            endCell();
        } else if (c == u'\n') {
            endCell();
            rows.append(QStringList{});
        } else if (c != u'\r') {
            cell += c;
            started = started || !c.isSpace();
        }
    }
    if (quoted)
        return failure(ErrorKind::BadInput, QStringLiteral("A quotation mark is opened and not closed."), fileName,
                       QStringLiteral("Close it, or export the table again."));
    endCell();
    rows.erase(
        std::remove_if(rows.begin(), rows.end(), [](const QStringList &row) { return row.join(QString()).isEmpty(); }),
        rows.end());
    return rows;
}

} // namespace

QString modelKey(const QString &name)
{
    QString key;
    for (const QChar c : name.toCaseFolded()) {
        if (c.isLetterOrNumber() || c == u'+')
            key += c;
    }
    return key;
}

qsizetype PublishedTable::find(PublishedColumn::Role role) const
{
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const PublishedColumn &c) { return c.role == role; });
    return found == columns.end() ? -1 : found - columns.begin();
}

qsizetype PublishedTable::find(Category category) const
{
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const PublishedColumn &c) { return c.category == category; });
    return found == columns.end() ? -1 : found - columns.begin();
}

qsizetype PublishedTable::find(const QString &column) const
{
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const PublishedColumn &c) {
        return c.name.compare(column, Qt::CaseInsensitive) == 0;
    });
    return found == columns.end() ? -1 : found - columns.begin();
}

std::vector<qsizetype> PublishedTable::scoreColumns() const
{
    std::vector<qsizetype> found;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (columns[c].role == PublishedColumn::Score)
            found.push_back(static_cast<qsizetype>(c));
    }
    return found;
}

double PublishedTable::scale() const
{
    for (const PublishedColumn &column : columns) {
        if (column.role != PublishedColumn::Total && column.role != PublishedColumn::CategoryScore)
            continue;
        if (std::any_of(column.numbers.begin(), column.numbers.end(), [](double x) { return x > 1.0001; }))
            return 100;
    }
    return 1;
}

Result<PublishedTable> parsePublishedTable(const QByteArray &csv, const QString &fileName)
{
    const Result<QList<QStringList>> rows = cellsOf(csv, fileName);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    if (rows->size() < 2 || rows->front().size() < 2) {
        return failure(
            ErrorKind::BadInput,
            QStringLiteral("This is no table of scores: it needs a header row, and models in the first column."),
            fileName, QStringLiteral("The first line is: model,total,description,…"));
    }
    PublishedTable table;
    table.name = QFileInfo(fileName).completeBaseName();
    table.sha256 = contentHash(csv);
    const QStringList &header = rows->front();
    std::vector<QStringList> cells(static_cast<std::size_t>(header.size()));
    QSet<QString> seen;
    for (qsizetype r = 1; r < rows->size(); ++r) {
        const QStringList &row = (*rows)[r];
        const QString place = QStringLiteral("%1, row %2").arg(fileName).arg(r + 1);
        if (row.size() != header.size()) {
            return failure(
                ErrorKind::BadInput,
                QStringLiteral("The row has %1 cells, the header has %2.").arg(row.size()).arg(header.size()), place,
                QStringLiteral("Give every row one cell per column; empty cells are fine."));
        }
        if (row.front().isEmpty())
            return failure(ErrorKind::BadInput, QStringLiteral("The row names no model."), place,
                           QStringLiteral("Write the model's name into the first column."));
        if (seen.contains(row.front()))
            return failure(ErrorKind::BadInput, QStringLiteral("“%1” is in the table twice.").arg(row.front()), place,
                           QStringLiteral("Remove one of the rows, or rename it."));
        seen.insert(row.front());
        for (qsizetype c = 0; c < row.size(); ++c)
            cells[static_cast<std::size_t>(c)].append(row[c]);
    }
    table.models = cells.front();
    for (qsizetype c = 1; c < header.size(); ++c) {
        const QStringList &column = cells[static_cast<std::size_t>(c)];
        if (header[c].compare(QLatin1String("group"), Qt::CaseInsensitive) == 0) {
            table.groups = column;
            continue;
        }
        PublishedColumn read = columnOf(header[c], column);
        const bool hasNumbers =
            std::any_of(read.numbers.begin(), read.numbers.end(), [](double x) { return !std::isnan(x); });
        if (hasNumbers)
            table.columns.push_back(std::move(read));
    }
    if (table.find(PublishedColumn::Score) < 0 && table.find(PublishedColumn::Total) < 0 &&
        table.find(PublishedColumn::CategoryScore) < 0) {
        return failure(
            ErrorKind::BadInput, QStringLiteral("No column holds scores."), fileName,
            QStringLiteral("Scores are numbers such as 70.63; the first line is: model,total,description,…"));
    }
    linkRanks(table);
    return table;
}

Result<PublishedTable> readPublishedTable(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Io, QStringLiteral("The table cannot be read: %1.").arg(file.errorString()), path,
                       QStringLiteral("Check the path and its permissions."));
    if (file.size() > kLargestTable)
        return failure(ErrorKind::BadInput, QStringLiteral("A published table of more than 8 MiB is none."), path,
                       QStringLiteral("Results to import go through import."));
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return failure(ErrorKind::Io, QStringLiteral("The table cannot be read: %1.").arg(file.errorString()), path,
                       {});
    return parsePublishedTable(bytes, path);
}

} // namespace plumbline
