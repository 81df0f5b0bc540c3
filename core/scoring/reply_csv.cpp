// SPDX-License-Identifier: GPL-3.0-or-later
// Tables without pipes: comma-separated lines, columns by tabs or by gaps.
#include "core/scoring/reply_csv.h"

#include "core/scoring/reply_text.h"
#include "core/scoring/reply_tokens.h"

#include <QRegularExpression>

#include <algorithm>

namespace plumbline::reply {

char16_t csvSeparator(std::u16string_view line)
{
    return line.find(u',') == std::u16string_view::npos ? u';' : u',';
}

/// The separators that stand between cells, not those in a quoted cell ("Describe the street, including signs").
std::ptrdiff_t countSeparators(std::u16string_view line, char16_t separator)
{
    std::ptrdiff_t n = 0;
    bool quoted = false;
    for (const char16_t c : line) {
        quoted = c == u'"' ? !quoted : quoted;
        n += c == separator && !quoted ? 1 : 0;
    }
    return quoted ? std::count(line.begin(), line.end(), separator) : n; // an odd mark is no cell
}

/// "component,score,max": few words between commas, one of them a label word and one a score word.
bool isCsvHeader(std::u16string_view line, std::u16string_view next)
{
    const char16_t separator = csvSeparator(line);
    const auto commas = std::count(line.begin(), line.end(), separator);
    if (commas < 1 || line.size() > 120 || commas != countSeparators(next, separator))
        return false;
    const Tokens header = tokenize(std::u16string(line));
    int labels = 0;
    int numbers = 0;
    bool score = false;
    for (const Token &t : header) {
        if (!t.isWord() && !t.isPunct(separator) && !t.isPunct(u'"') && !t.integral)
            return false;
        labels += t.is(WLabel | WLabelLoose) ? 1 : 0;
        numbers += t.integral ? 1 : 0;
        score = score || t.is(WNoun | WVerb);
    }
    const bool byColumn = labels > 1 && numbers == labels &&
                          !next.empty() && // "component_1,component_2,total", "5,2,7"
                          next.find_first_not_of(u"0123456789.,;/\" ") == std::u16string_view::npos;
    return ((labels > 0 && score && numbers == 0) || byColumn) && header.size() <= 24;
}

std::u16string withPipes(std::u16string_view line, char16_t separator)
{
    static constexpr char16_t kBeforeCells[] = {kBlockQuoteLine, kFencedLine, u' ', 0};
    const bool pairs = std::count(line.begin(), line.end(), u'"') % 2 == 0;
    std::u16string piped;
    bool quoted = false;
    for (const char16_t c : line) {
        if (c == u'"')
            quoted = pairs && !quoted;
        else if (quoted && c == u'|')
            piped += u' ';
        else
            piped += c == separator && !quoted ? u'|' : c;
    }
    const std::size_t first = piped.find_first_not_of(kBeforeCells);
    if (first != std::u16string::npos && piped[first] == u'|') // an empty first cell stays a cell
        piped.insert(first, 1, u'-');
    return piped;
}

/// The same line with commas for its pipes, those at its ends left out.
std::u16string pipesAsCommas(std::u16string_view line)
{
    std::u16string out(line);
    while (!out.empty() && (out.front() == u'|' || out.front() <= u' '))
        out.erase(0, 1);
    while (!out.empty() && (out.back() == u'|' || out.back() == u' '))
        out.pop_back();
    std::replace(out.begin(), out.end(), u',', u' ');
    std::replace(out.begin(), out.end(), u'|', u',');
    return out;
}

/// "Component 1: … off by a century    4/6": a score at the line's end behind a gap stands in a column of its own.
QString scoreColumnAsPipe(QStringView line)
{
    constexpr qsizetype kWidest = 16;
    static const QRegularExpression score(
        QStringLiteral("^[0-9]+([.,][0-9]+)?( ?/ ?| out of | of )[0-9]+([.,][0-9]+)?$"));
    const QStringView whole = line.trimmed();
    qsizetype begin = whole.size();
    while (begin > 0 && whole.size() - begin <= kWidest && whole.at(begin - 1) != u'\t' &&
           !whole.first(begin).endsWith(QLatin1String("   ")))
        --begin;
    const QStringView said = whole.first(begin).trimmed();
    if (said.isEmpty() || whole.size() - begin > kWidest || !score.match(whole.mid(begin).toString()).hasMatch())
        return line.toString();
    for (const QLatin1String word : {QLatin1String("most"), QLatin1String("least"), QLatin1String("not"),
                                     QLatin1String("than"), QLatin1String("of"), QLatin1String("from"),
                                     QLatin1String("would"), QLatin1String("almost"), QLatin1String("nearly")}) {
        if (said.endsWith(word, Qt::CaseInsensitive)) // the word is said of the score: no column
            return line.toString();
    }
    return said + QLatin1String(" | ") + whole.mid(begin);
}

QString tabTablesAsPipes(const QString &reply)
{
    if (!reply.contains(u'\t') && !reply.contains(QLatin1String("   ")))
        return reply;
    QString out;
    out.reserve(reply.size() + 64);
    const auto piped = [](QStringView line) {
        QString row;
        // A name for the text that is cut: it has to outlive the loop.
        const QString tabbed = line.trimmed().toString().replace(QLatin1String("   "), QLatin1String("\t"));
        for (const QStringView cell : QStringView(tabbed).tokenize(u'\t')) {
            if (!cell.trimmed().isEmpty())
                row += (row.isEmpty() ? QString() : QString(u'|')) + cell.trimmed();
        }
        return row;
    };
    bool inTable = false;
    for (qsizetype begin = 0; begin <= reply.size();) {
        qsizetype end = reply.indexOf(u'\n', begin);
        if (end < 0)
            end = reply.size();
        const QStringView line = QStringView(reply).mid(begin, end - begin);
        const bool cellsInside = line.trimmed().contains(u'\t') || line.trimmed().contains(QLatin1String("   "));
        const QString row = cellsInside ? piped(line) : QString();
        if (!inTable && cellsInside && row.size() <= 120) {
            const QString names = QString(row).replace(u'|', u',');
            const QString commas(names.count(u','), u',');
            inTable = isCsvHeader(normaliseCharacters(names), normaliseCharacters(commas));
            out += inTable ? QString(row + u"\n|-|-|"_qs) : scoreColumnAsPipe(line);
        } else {
            inTable = inTable && cellsInside;
            out += inTable ? row : cellsInside ? scoreColumnAsPipe(line) : line.toString();
        }
        if (end < reply.size())
            out += u'\n';
        begin = end + 1;
    }
    return out;
}

} // namespace plumbline::reply
