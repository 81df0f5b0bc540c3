// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the plain CSV tables of the paper (no quotes in them) for tests; cells by column name.
#pragma once

#include "core/analysis/published.h"

#include <QFile>
#include <QStringList>

#include <limits>
#include <vector>

namespace plumbline::test {

struct PaperTable
{
    QStringList columns;
    QList<QStringList> rows;

    [[nodiscard]] std::vector<double> numbers(const QString &column) const
    {
        const auto at = columns.indexOf(column);
        std::vector<double> values;
        for (const QStringList &row : rows)
            values.push_back(publishedNumber(row.value(at)).value_or(std::numeric_limits<double>::quiet_NaN()));
        return values;
    }
    [[nodiscard]] std::vector<double> row(qsizetype which) const
    {
        std::vector<double> values;
        for (qsizetype c = 1; c < columns.size(); ++c)
            values.push_back(publishedNumber(rows[which].value(c)).value_or(std::numeric_limits<double>::quiet_NaN()));
        return values;
    }
    [[nodiscard]] qsizetype rowOf(const QString &name) const
    {
        for (qsizetype r = 0; r < rows.size(); ++r)
            if (rows[r].value(0) == name)
                return r;
        return -1;
    }
};

inline PaperTable readPaperTable(const QString &path)
{
    QFile file(path);
    PaperTable table;
    if (!file.open(QIODevice::ReadOnly))
        return table;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const QStringList cells = line.trimmed().split(u',');
        if (table.columns.isEmpty())
            table.columns = cells;
        else
            table.rows.append(cells);
    }
    return table;
}

} // namespace plumbline::test
