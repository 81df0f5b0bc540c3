// SPDX-License-Identifier: GPL-3.0-or-later
// Which column of a table is the label, which the score, which the maximum.
#include "core/scoring/reply_tables.h"

#include "core/scoring/reply_csv.h"
#include "core/scoring/reply_text.h"
#include "core/scoring/reply_values.h"

#include <algorithm>

namespace plumbline::reply {

namespace {

using Row = std::vector<std::u16string>;

std::u16string trimmed(std::u16string_view s)
{
    while (!s.empty() && (s.front() == u' ' || s.front() < 0x20))
        s.remove_prefix(1);
    while (!s.empty() && s.back() == u' ')
        s.remove_suffix(1);
    return std::u16string(s);
}

Row cells(std::u16string_view line)
{
    std::u16string inner = trimmed(line);
    if (!inner.empty() && inner.front() == u'|')
        inner.erase(0, 1);
    if (!inner.empty() && inner.back() == u'|')
        inner.pop_back();
    Row row;
    std::size_t begin = 0;
    while (row.size() < 40) {
        const std::size_t end = inner.find(u'|', begin);
        row.push_back(
            trimmed(std::u16string_view(inner).substr(begin, end == std::u16string::npos ? end : end - begin)));
        if (end == std::u16string::npos)
            break;
        begin = end + 1;
    }
    return row;
}

bool isRuler(std::u16string_view line)
{
    bool dash = false;
    bool pipe = false;
    for (const char16_t c : line) {
        dash = dash || c == u'-';
        pipe = pipe || c == u'|';
        if (c != u'-' && c != u'|' && c != u':' && c != u' ' && c >= 0x20)
            return false;
    }
    return dash && pipe;
}

struct Cell
{
    explicit Cell(const std::u16string &source)
        : text(source)
        , tokens(tokenize(text))
    {
    }
    std::u16string text;
    Tokens tokens;

    [[nodiscard]] std::uint64_t bits() const
    {
        std::uint64_t all = 0;
        for (const Token &t : tokens)
            all |= t.bits;
        return all;
    }
    [[nodiscard]] std::optional<Value> value() const
    {
        const auto v = ValueReader(tokens).read(0);
        return v && v->kind != ValueKind::Ambiguous ? v : std::nullopt;
    }
    [[nodiscard]] bool says(std::u16string_view word) const { return text.find(word) != std::u16string::npos; }
};

class Table
{
public:
    Table(const Row &header, std::vector<Row> rows, int components)
        : m_rows(std::move(rows))
        , m_components(components)
    {
        for (const std::u16string &h : header)
            m_header.emplace_back(h);
    }

    std::u16string lines()
    {
        std::u16string out = u"\n";
        if (labelledColumns() > 0)
            byColumn(out);
        else
            byRow(out);
        return out;
    }

private:
    /// "component 2" for a label, "total" for a total, empty for anything else.
    [[nodiscard]] std::u16string labelOf(const Cell &cell, bool numbersCount) const
    {
        static const HintTexts none;
        const LabelReader reader(cell.tokens, cell.text, m_components, none);
        for (int i = 0; i < static_cast<int>(cell.tokens.size()) && i < 4; ++i) {
            const auto label = reader.read(i);
            if (label && label->indices.size() == 1)
                return u"component " + number(label->indices[0]);
            if (label)
                break;
            if (reader.readTotal(i) > 0)
                return u"total";
        }
        const bool numeral = !cell.tokens.empty() && cell.tokens[0].integral &&
                             (cell.tokens.size() == 1 || cell.tokens[1].isPunct(u'.') || cell.tokens[1].isPunct(u')'));
        if (numeral && numbersCount)
            return u"component " + number(static_cast<int>(std::min(cell.tokens[0].value, 999.0)));
        return {};
    }

    [[nodiscard]] static std::u16string number(int n)
    {
        std::u16string digits;
        do {
            digits.insert(digits.begin(), static_cast<char16_t>(u'0' + n % 10));
            n /= 10;
        } while (n > 0);
        return digits;
    }

    [[nodiscard]] int labelledColumns() const
    {
        int n = 0;
        for (const Cell &h : m_header)
            n += labelOf(h, false).starts_with(u"component") ? 1 : 0;
        return n;
    }

    void byColumn(std::u16string &out) const
    {
        const Row *maxima = nullptr;
        for (const Row &row : m_rows) {
            if (!row.empty() && (Cell(row[0]).bits() & WMax))
                maxima = &row;
        }
        for (const Row &row : m_rows) {
            if (&row == maxima)
                continue;
            for (std::size_t c = 0; c < row.size() && c < m_header.size(); ++c) {
                const std::u16string label = labelOf(m_header[c], false);
                if (!label.empty())
                    emit(out, label, row[c], maxima && c < maxima->size() ? &(*maxima)[c] : nullptr);
            }
        }
    }

    static void emit(std::u16string &out, const std::u16string &label, const std::u16string &score,
                     const std::u16string *maximum)
    {
        const Cell cell(score);
        const auto value = cell.value();
        out.append(label).append(u": ");
        if (!value) {
            out.append(u"?\n"); // nothing given in this row
            return;
        }
        // The value alone: remarks in the same cell are explanations.
        const auto begin = static_cast<std::size_t>(cell.tokens[static_cast<std::size_t>(value->begin)].begin);
        const auto end = static_cast<std::size_t>(cell.tokens[static_cast<std::size_t>(value->end - 1)].end);
        out.append(score, begin, end - begin);
        if (maximum && value->kind == ValueKind::Bare && !value->words) {
            const Cell max(*maximum);
            const auto most = max.value();
            if (most && most->kind == ValueKind::Bare && !value->unit)
                out.append(u"/").append(trimmed(*maximum));
        }
        out.append(u"\n");
    }

    void findColumns()
    {
        for (std::size_t c = 0; c < m_header.size(); ++c) {
            const Cell &h = m_header[c];
            const std::uint64_t bits = h.bits();
            const bool max = (bits & WMax) || ((bits & WOut) && !(bits & WNoun));
            const bool score = (bits & (WNoun | WUnit)) || h.says(u"warded") || h.says(u"arned") || h.says(u"iven") ||
                               h.says(u"btained");
            if (c == 0 && !(score && !max && (bits & (WLabel | WLabelLoose)) == 0))
                continue;
            if (score && (!max || h.says(u"/")))
                m_scores.push_back(c);
            else if (max && !m_max)
                m_max = c;
        }
        if (m_scores.empty() && m_max && (m_header[*m_max].bits() & WNoun)) {
            m_scores.push_back(*m_max);
            m_max.reset();
        }
        if (m_scores.empty())
            guessScoreColumn();
    }

    /// Without a telling heading: the one column in which every cell is a fraction, else a value.
    void guessScoreColumn()
    {
        for (const bool fractionsOnly : {true, false}) {
            for (std::size_t c = 1; c < m_header.size(); ++c) {
                bool all = !m_rows.empty();
                for (const Row &row : m_rows) {
                    const auto value = c < row.size() ? Cell(row[c]).value() : std::nullopt;
                    all = all && value && (!fractionsOnly || value->kind == ValueKind::Fraction);
                }
                if (all && m_max != c)
                    m_scores.push_back(c);
            }
            if (!m_scores.empty())
                return;
        }
    }

    void byRow(std::u16string &out)
    {
        findColumns();
        for (const Row &row : m_rows) {
            std::u16string label;
            for (std::size_t c = 0; c < row.size() && label.empty(); ++c) {
                if (std::find(m_scores.begin(), m_scores.end(), c) == m_scores.end() && m_max != c && c < 2)
                    label = labelOf(Cell(row[c]), true);
            }
            if (label.empty() && !row.empty()) {
                std::u16string name = row[0];
                std::replace(name.begin(), name.end(), u'"', u' ');
                label = u"| \"" + name + u"\"";
            }
            for (const std::size_t c : m_scores) {
                if (c < row.size())
                    emit(out, label, row[c], m_max && *m_max < row.size() ? &row[*m_max] : nullptr);
            }
        }
    }

    std::vector<Cell> m_header;
    std::vector<Row> m_rows;
    int m_components;
    std::vector<std::size_t> m_scores;
    std::optional<std::size_t> m_max;
};

} // namespace

std::u16string tablesAsLines(std::u16string text, const std::vector<double> &weights)
{
    if (text.find(u'|') == std::u16string::npos && text.find(u',') == std::u16string::npos &&
        text.find(u';') == std::u16string::npos)
        return text;
    std::vector<std::u16string_view> lines;
    const std::u16string_view whole = text;
    for (std::size_t begin = 0; begin <= whole.size();) {
        const std::size_t end = std::min(whole.find(u'\n', begin), whole.size());
        lines.push_back(whole.substr(begin, end - begin));
        begin = end + 1;
    }
    std::u16string out;
    out.reserve(text.size());
    const auto hasPipe = [](std::u16string_view line) { return line.find(u'|') != std::u16string_view::npos; };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool more = i + 1 < lines.size();
        const bool csv = more && !hasPipe(lines[i]) && isCsvHeader(lines[i], lines[i + 1]);
        const bool unruled = more && hasPipe(lines[i]) && hasPipe(lines[i + 1]) && !isRuler(lines[i + 1]) &&
                             isCsvHeader(pipesAsCommas(lines[i]), pipesAsCommas(lines[i + 1]));
        const bool table = csv || unruled || (more && hasPipe(lines[i]) && !isRuler(lines[i]) && isRuler(lines[i + 1]));
        if (!table) {
            out.append(lines[i]);
            if (i + 1 < lines.size())
                out += u'\n';
            continue;
        }
        const Row header = cells(csv ? withPipes(lines[i], csvSeparator(lines[i])) : std::u16string(lines[i]));
        std::vector<Row> rows;
        std::size_t r = i + (csv || unruled ? 1 : 2);
        const auto belongs = [&](std::u16string_view line) {
            return csv ? line.find(csvSeparator(lines[i])) != std::u16string_view::npos : hasPipe(line);
        };
        for (; r < lines.size() && belongs(lines[r]); ++r) {
            if (!isRuler(lines[r]) && rows.size() < 200)
                rows.push_back(cells(csv ? withPipes(lines[r], csvSeparator(lines[i])) : std::u16string(lines[r])));
        }
        out.append(Table(header, std::move(rows), static_cast<int>(weights.size())).lines());
        i = r - 1;
    }
    return out;
}

} // namespace plumbline::reply
