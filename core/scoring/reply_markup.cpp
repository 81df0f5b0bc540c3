// SPDX-License-Identifier: GPL-3.0-or-later
// Markdown, HTML and LaTeX to plain text, in one pass.
#include "core/scoring/reply_text.h"

#include <array>

namespace plumbline::reply {

namespace {

bool isOneOf(std::u16string_view word, std::initializer_list<std::u16string_view> words)
{
    for (const auto w : words) {
        if (w == word)
            return true;
    }
    return false;
}

class Cleaner
{
public:
    explicit Cleaner(std::u16string_view text)
        : m_in(text)
    {
        m_out.reserve(text.size() + 8);
    }

    std::u16string run()
    {
        lineStart();
        while (m_at < m_in.size())
            step();
        return std::move(m_out);
    }

private:
    [[nodiscard]] char16_t at(std::size_t i) const { return i < m_in.size() ? m_in[i] : u'\0'; }

    void step()
    {
        const char16_t c = m_in[m_at];
        switch (c) {
        case u'\n':
            m_out += c;
            ++m_at;
            lineStart();
            return;
        case u'`':
            if (m_in.substr(m_at, 3) == u"```" && m_at > 0 && m_in[m_at - 1] != u'\n' && at(m_at + 3) != kJsonHole &&
                m_in[m_at - 1] != kJsonHole) { // "contained: ```…```"
                m_out += u'"';
                m_at += 3;
                return;
            }
            ++m_at;
            return;
        case u'*':
        case u'$':
            ++m_at;
            return;
        case u'_':
        case u'{':
        case u'}':
            m_out += u' ';
            ++m_at;
            return;
        case u'~':
            tilde();
            return;
        case u'\\':
            backslash();
            return;
        case u'<':
            tag();
            return;
        case u'&':
            entity();
            return;
        case u'.':
        case 0x2026:
            dots();
            return;
        default:
            m_out += c;
            ++m_at;
        }
    }

    void skipBlanks()
    {
        while (at(m_at) == u' ')
            ++m_at;
    }

    void lineStart()
    {
        skipBlanks();
        bool quoted = false;
        while (at(m_at) == u'>') {
            quoted = true;
            ++m_at;
            skipBlanks();
        }
        if (quoted)
            m_out += kBlockQuoteLine;
        if (m_in.substr(m_at, 3) == u"```" || m_in.substr(m_at, 3) == u"~~~" || m_in.substr(m_at, 3) == u"\"\"\"")
            fence();
        if (m_fenced)
            m_out += kFencedLine;
        while (at(m_at) == u'#' && (at(m_at + 1) == u'#' || at(m_at + 1) == u' '))
            ++m_at;
        skipBlanks();
        const char16_t c = at(m_at);
        if ((c == u'-' || c == u'+' || c == u'*' || c == 0x2022 || c == 0x25CF || c == 0x25AA) && at(m_at + 1) == u' ')
            m_at += 2;
        skipBlanks();
        if (at(m_at) == u'[' && at(m_at + 2) == u']' && (at(m_at + 1) == u' ' || asciiLower(at(m_at + 1)) == u'x'))
            m_at += 3;
    }

    /// A fence line is dropped with its language; "```text with blanks```" only loses its marks.
    void fence()
    {
        while (at(m_at) == u'`' || at(m_at) == u'~' || at(m_at) == u'"')
            ++m_at;
        std::size_t i = m_at;
        while (isAsciiLetter(at(i)) || isAsciiDigit(at(i)) || at(i) == u'+' || at(i) == u'-')
            ++i;
        if (i < m_in.size() && m_in[i] != u'\n')
            return;
        m_at = i;
        m_fenced = !m_fenced;
    }

    /// "Component 1 ........ 4/4": dots that lead to a number are a colon.
    void dots()
    {
        std::size_t i = m_at;
        int count = 0;
        while (at(i) == u'.' || at(i) == 0x2026 || (at(i) == u' ' && (at(i + 1) == u'.' || at(i + 1) == 0x2026))) {
            count += at(i) == u'.' ? 1 : at(i) == 0x2026 ? 3 : 0;
            ++i;
        }
        const std::size_t end = i;
        while (at(i) == u' ')
            ++i;
        if (count >= 3 && isAsciiDigit(at(i))) {
            m_out += u": ";
            m_at = i;
            return;
        }
        m_out.append(m_in.substr(m_at, end - m_at));
        m_at = end;
    }

    void tilde()
    {
        if (at(m_at + 1) != u'~') {
            m_out += u' ';
            ++m_at;
            return;
        }
        // ~~struck out~~ is what the judge took back; it has to end on its own line.
        std::size_t i = m_at + 2;
        while (i < m_in.size() && m_in[i] != u'\n' && !(m_in[i] == u'~' && at(i + 1) == u'~'))
            ++i;
        const bool struck = i > m_at + 2 && at(i) == u'~';
        m_at = struck ? i + 2 : m_at + 2;
        m_out += u' ';
    }

    void backslash()
    {
        const char16_t next = at(m_at + 1);
        if (!isAsciiLetter(next)) {
            if (next == u'(' || next == u')' || next == u'[' || next == u']') {
                m_at += 2; // math brackets
            } else if (next == u',' || next == u';' || next == u'!' || next == u':' || next == u' ') {
                m_out += u' ';
                m_at += 2;
            } else {
                m_at += next == u'\\' ? 2 : 1; // the escaped character stays
            }
            return;
        }
        std::size_t i = m_at + 1;
        while (isAsciiLetter(at(i)) && i - m_at < 24)
            ++i;
        const std::u16string_view name = m_in.substr(m_at + 1, i - m_at - 1);
        if (isOneOf(name, {u"frac", u"dfrac", u"tfrac", u"cfrac", u"nicefrac", u"sfrac"}) && fraction(i))
            return;
        command(name, i);
    }

    void command(std::u16string_view name, std::size_t end)
    {
        if (isOneOf(name, {u"to", u"rightarrow", u"Rightarrow", u"implies"})) {
            m_out += u"->";
        } else if (isOneOf(name, {u"quad", u"qquad", u"cdot", u"times"})) {
            m_out += u' ';
        } else if (name.starts_with(u'n') && !isOneOf(name, {u"ne", u"neq", u"nabla", u"nu", u"not"})) {
            m_out += u'\n'; // "\n" written out as two characters
            m_at += 2;
            return;
        }
        m_at = end;
    }

    /// {a}{b} at `i` as a/b, when both are short and flat.
    bool fraction(std::size_t i)
    {
        std::array<std::u16string_view, 2> part;
        for (auto &p : part) {
            if (at(i) != u'{')
                return false;
            const std::size_t begin = ++i;
            while (i < m_in.size() && m_in[i] != u'}' && m_in[i] != u'{' && m_in[i] != u'\n' && i - begin < 24)
                ++i;
            if (at(i) != u'}')
                return false;
            p = m_in.substr(begin, i - begin);
            ++i;
        }
        if (!m_out.empty() && isAsciiDigit(m_out.back()))
            m_out += u' ';
        m_out.append(part[0]).append(u"/").append(part[1]);
        m_at = i;
        return true;
    }

    void tag()
    {
        std::size_t i = m_at + 1;
        const bool closing = at(i) == u'/';
        if (closing)
            ++i;
        if (at(i) == u'!' && m_in.substr(m_at, 4) == u"<!--") {
            const std::size_t end = m_in.find(u"-->", m_at);
            m_at = end == std::u16string_view::npos ? m_in.size() : end + 3;
            return;
        }
        const std::size_t begin = i;
        std::u16string name;
        while (i - begin < 40 && (isAsciiLetter(at(i)) || isAsciiDigit(at(i)) || at(i) == u'_' || at(i) == u'-'))
            name += asciiLower(at(i++));
        std::size_t end = i;
        while (end < m_in.size() && end - i < 200 && m_in[end] != u'>' && m_in[end] != u'<' && m_in[end] != u'\n')
            ++end;
        if (name.empty() || !isAsciiLetter(name[0]) || at(end) != u'>') {
            m_out += u'<';
            ++m_at;
            return;
        }
        const bool hasAttributes = end > i && !(end == i + 1 && at(i) == u'/');
        const std::u16string_view attributes = hasAttributes ? m_in.substr(i, end - i) : std::u16string_view();
        m_at = end + 1;
        emitTag(name, closing, attributes);
    }

    /// The value of an attribute; empty when it is not there.
    [[nodiscard]] static std::u16string_view attribute(std::u16string_view attributes,
                                                       std::initializer_list<std::u16string_view> names)
    {
        for (const auto name : names) {
            for (auto at = attributes.find(name); at != std::u16string_view::npos; at = attributes.find(name, at + 1)) {
                const std::size_t quote = at + name.size() + 1;
                if ((at > 0 && attributes[at - 1] != u' ') || quote >= attributes.size() ||
                    attributes[quote - 1] != u'=' || (attributes[quote] != u'"' && attributes[quote] != u'\''))
                    continue;
                const auto end = attributes.find(attributes[quote], quote + 1);
                if (end != std::u16string_view::npos)
                    return attributes.substr(quote + 1, end - quote - 1);
            }
        }
        return {};
    }

    /// <component number="1" score="5" max="6"/> as "component 1: 5/6".
    bool scoreAttributes(const std::u16string &name, std::u16string_view attributes)
    {
        const auto score = attribute(attributes, {u"score", u"points", u"value", u"awarded"});
        if (score.empty())
            return false;
        m_out += u'\n';
        for (const char16_t c : name)
            m_out += c == u'_' || c == u'-' ? u' ' : c;
        m_out.append(u" ").append(attribute(attributes, {u"number", u"id", u"index", u"n", u"no", u"name"}));
        m_out.append(u": ").append(score);
        const auto most = attribute(attributes, {u"max", u"out_of", u"max_score", u"maximum", u"weight"});
        if (!most.empty() && score.find(u'/') == std::u16string_view::npos)
            m_out.append(u"/").append(most);
        m_out += u'\n';
        return true;
    }

    void emitTag(const std::u16string &name, bool closing, std::u16string_view attributes)
    {
        if (isOneOf(name, {u"b", u"strong", u"i", u"em", u"u", u"span", u"code", u"sup", u"sub", u"font", u"mark"}))
            return;
        if (isOneOf(name, {u"td", u"th"})) {
            m_out += closing ? u" |" : u" ";
        } else if (name == u"tr") {
            m_out += closing ? u"\n" : u"\n|";
        } else if (name == u"thead" && closing) {
            m_out += u"\n|---|\n";
        } else if (isOneOf(name, {u"br", u"p", u"li", u"div", u"ul", u"ol", u"table", u"tbody", u"thead", u"pre"})) {
            m_out += u'\n';
        } else if (closing) {
            m_out += u'\n';
        } else {
            if (scoreAttributes(name, attributes))
                return;
            // <component_1>4</component_1> and <component id="1">: the name is a label.
            m_out += u'\n';
            for (const char16_t c : name)
                m_out += c == u'_' || c == u'-' ? u' ' : c;
            const auto digit = attributes.find_first_of(u"0123456789");
            if (digit != std::u16string_view::npos) {
                m_out += u' ';
                for (std::size_t i = digit; i < attributes.size() && isAsciiDigit(attributes[i]); ++i)
                    m_out += attributes[i];
            }
            m_out += u": ";
        }
    }

    void entity()
    {
        struct Entity
        {
            std::u16string_view name;
            char16_t sign;
        };
        static constexpr std::array<Entity, 12> kEntities = {{{u"&nbsp;", u' '},
                                                              {u"&amp;", u'&'},
                                                              {u"&lt;", u' '},
                                                              {u"&gt;", u' '},
                                                              {u"&quot;", u'"'},
                                                              {u"&#39;", u'\''},
                                                              {u"&frasl;", u'/'},
                                                              {u"&#47;", u'/'},
                                                              {u"&frac12;", u'½'},
                                                              {u"&frac14;", u'¼'},
                                                              {u"&frac34;", u'¾'},
                                                              {u"&ensp;", u' '}}};
        for (const auto &[name, sign] : kEntities) {
            if (m_in.substr(m_at, name.size()) == name) {
                m_out += sign;
                m_at += name.size();
                return;
            }
        }
        m_out += u'&';
        ++m_at;
    }

    std::u16string_view m_in;
    std::u16string m_out;
    std::size_t m_at = 0;
    bool m_fenced = false;
};

} // namespace

std::u16string cleanMarkup(std::u16string_view text)
{
    return Cleaner(text).run();
}

} // namespace plumbline::reply
