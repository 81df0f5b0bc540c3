// SPDX-License-Identifier: GPL-3.0-or-later
// The forgiving JSON reader.
#include "core/scoring/reply_json.h"

#include "core/scoring/reply_text.h"

namespace plumbline::reply {

namespace {

constexpr std::size_t kMaxDepth = 48;
constexpr std::size_t kMaxNodes = 20000;

bool isBlank(char16_t c)
{
    return c == u' ' || c == u'\n';
}

char16_t closingQuote(char16_t open)
{
    return open == u'"' || open == u'\''      ? open
           : open == 0x201C || open == 0x201D ? 0x201D
           : open == 0x2018                   ? u'\''
                                              : 0;
}

class Reader
{
public:
    Reader(std::u16string_view text, std::size_t at)
        : m_text(text)
        , m_at(at)
    {
    }

    JsonValue run()
    {
        open(m_text[m_at] == u'{' ? JsonKind::Object : JsonKind::Array, {});
        while (!m_stack.empty() && step()) {
        }
        m_value.end = m_at;
        m_value.closed = m_stack.empty();
        if (m_at >= m_text.size() && !m_value.closed && m_text[m_start()] == u'{')
            m_value.begun = true;
        return std::move(m_value);
    }

private:
    [[nodiscard]] std::size_t m_start() const { return m_begin; }
    [[nodiscard]] char16_t at(std::size_t i) const { return i < m_text.size() ? m_text[i] : u'\0'; }

    void open(JsonKind kind, std::u16string key)
    {
        if (m_stack.empty())
            m_begin = m_at;
        m_stack.push_back(add(kind, std::move(key), {}));
        ++m_at;
    }

    int add(JsonKind kind, std::u16string key, std::u16string text)
    {
        const int id = static_cast<int>(m_value.nodes.size());
        JsonNode node;
        node.kind = kind;
        node.key = std::move(key);
        node.text = std::move(text);
        if (!m_stack.empty()) {
            node.parent = m_stack.back();
            m_value.nodes[static_cast<std::size_t>(node.parent)].children.push_back(id);
        }
        m_value.nodes.push_back(std::move(node));
        return id;
    }

    void skipBlanks()
    {
        while (m_at < m_text.size()) {
            if (isBlank(m_text[m_at]))
                ++m_at;
            else if (m_text[m_at] == u'/' && at(m_at + 1) == u'*') {
                const auto end = m_text.find(u"*/", m_at + 2);
                m_at = end == std::u16string_view::npos ? m_text.size() : end + 2;
            } else if (m_text[m_at] == u'/' && at(m_at + 1) == u'/')
                while (m_at < m_text.size() && m_text[m_at] != u'\n')
                    ++m_at;
            else
                return;
        }
    }

    /// One key and value, one element, or one closing bracket. False: broken or cut off.
    bool step()
    {
        skipBlanks();
        while (at(m_at) == u',' || at(m_at) == u';') {
            ++m_at;
            skipBlanks();
        }
        if (m_at >= m_text.size() || m_value.nodes.size() > kMaxNodes)
            return false;
        const char16_t c = m_text[m_at];
        const bool inObject = m_value.nodes[static_cast<std::size_t>(m_stack.back())].kind == JsonKind::Object;
        if (c == u'}' || c == u']') {
            if ((c == u'}') != inObject)
                return false;
            ++m_at;
            m_stack.pop_back();
            return true;
        }
        std::u16string key;
        if (inObject && !readKey(key))
            return false;
        return readElement(std::move(key));
    }

    bool readKey(std::u16string &key)
    {
        const std::size_t begin = m_at;
        if (closingQuote(m_text[m_at])) {
            if (!readString(key, true))
                return false;
        } else {
            while (m_at < m_text.size() && m_at - begin < 120 && m_text[m_at] != u':' && m_text[m_at] != u'\n' &&
                   m_text[m_at] != u',' && m_text[m_at] != u'}' && m_text[m_at] != u'{')
                key += m_text[m_at++];
        }
        skipBlanks();
        if (at(m_at) != u':') {
            if (m_at < m_text.size())
                m_at = begin + (begin == m_begin ? 1 : 0);
            return false;
        }
        ++m_at;
        m_value.begun = true;
        return true;
    }

    bool readElement(std::u16string key)
    {
        skipBlanks();
        if (m_at >= m_text.size())
            return false;
        const char16_t c = m_text[m_at];
        if (c == u'{' || c == u'[') {
            if (m_stack.size() >= kMaxDepth)
                return false;
            open(c == u'{' ? JsonKind::Object : JsonKind::Array, std::move(key));
            return true;
        }
        std::u16string text;
        if (closingQuote(c)) {
            if (!readString(text, false))
                return false;
            add(JsonKind::String, std::move(key), std::move(text));
            return true;
        }
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && m_text[m_at] != u',' && m_text[m_at] != u';' && m_text[m_at] != u'}' &&
               m_text[m_at] != u']' && m_text[m_at] != u'\n' && m_text[m_at] != u'"' &&
               !(m_text[m_at] == u'/' && (at(m_at + 1) == u'/' || at(m_at + 1) == u'*'))) {
            if (m_text[m_at] == u'{' || m_text[m_at] == u'[')
                return false;
            text += m_text[m_at++];
        }
        while (!text.empty() && text.back() == u' ')
            text.pop_back();
        if (text.empty() || m_at >= m_text.size()) { // nothing, or a number whose end is cut off
            if (text.empty() && m_at == begin && m_at < m_text.size() && m_text[m_at] != u'}' && m_text[m_at] != u']')
                return false;
            return m_at < m_text.size();
        }
        add(JsonKind::Scalar, std::move(key), std::move(text));
        return true;
    }

    /// A quotation mark ends a text where JSON could go on behind it; elsewhere it is part of the text.
    [[nodiscard]] bool endsString(std::size_t quote, bool isKey) const
    {
        std::size_t i = quote + 1;
        bool newline = false;
        for (; i < m_text.size() && isBlank(m_text[i]); ++i)
            newline = newline || m_text[i] == u'\n';
        if (i >= m_text.size())
            return true;
        const char16_t c = m_text[i];
        if (isKey)
            return c == u':' || c == u',' || c == u'}';
        if (c == u'}' || c == u']' || c == u';' || (c == u'/' && (at(i + 1) == u'/' || at(i + 1) == u'*')))
            return true;
        if (c == u',') {
            const bool inArray = m_value.nodes[static_cast<std::size_t>(m_stack.back())].kind == JsonKind::Array;
            if (inArray)
                return true;
            ++i;
            newline = false;
            for (; i < m_text.size() && isBlank(m_text[i]); ++i)
                newline = newline || m_text[i] == u'\n';
            return i >= m_text.size() || closingQuote(m_text[i]) || m_text[i] == u'}' || newline || keyFollows(i);
        }
        return newline && closingQuote(c);
    }

    [[nodiscard]] bool keyFollows(std::size_t i) const
    {
        const std::size_t begin = i;
        while (i < m_text.size() && i - begin < 40 &&
               (isAsciiLetter(m_text[i]) || isAsciiDigit(m_text[i]) || m_text[i] == u'_'))
            ++i;
        return i > begin && at(i) == u':';
    }

    bool readString(std::u16string &out, bool isKey)
    {
        const char16_t close = closingQuote(m_text[m_at]);
        ++m_at;
        while (m_at < m_text.size()) {
            const char16_t c = m_text[m_at];
            if (c == u'\\' && m_at + 1 < m_text.size()) {
                escape(out);
                continue;
            }
            if (c == close && endsString(m_at, isKey)) {
                ++m_at;
                return true;
            }
            out += c;
            ++m_at;
        }
        return false;
    }

    void escape(std::u16string &out)
    {
        const char16_t c = m_text[m_at + 1];
        m_at += 2;
        switch (c) {
        case u'n':
        case u'r':
            out += u'\n';
            return;
        case u't':
            out += u' ';
            return;
        case u'u': {
            unsigned code = 0;
            std::size_t digits = 0;
            while (digits < 4) {
                const char16_t h = asciiLower(at(m_at + digits));
                if (isAsciiDigit(h))
                    code = code * 16 + (h - u'0');
                else if (h >= u'a' && h <= u'f')
                    code = code * 16 + (h - u'a' + 10u);
                else
                    break;
                ++digits;
            }
            if (digits == 4) {
                m_at += 4;
                out += static_cast<char16_t>(code);
            }
            return;
        }
        default:
            out += c;
        }
    }

    std::u16string_view m_text;
    std::size_t m_at;
    std::size_t m_begin = 0;
    std::vector<int> m_stack;
    JsonValue m_value;
};

} // namespace

bool jsonMayBegin(std::u16string_view text, std::size_t at)
{
    if (at > 0) { // \frac{…}, x^{…}, word[1]
        const char16_t before = text[at - 1];
        if (isAsciiLetter(before) || isAsciiDigit(before) || before == u'\\' || before == u'^' || before == u'_' ||
            before == u'}')
            return false;
    }
    std::size_t i = at + 1;
    while (i < text.size() && isBlank(text[i]))
        ++i;
    if (i >= text.size())
        return text[at] == u'{' && at + 1 < text.size();
    const char16_t c = text[i];
    if (text[at] == u'[')
        return c == u'{' || isAsciiDigit(c) || c == u'"' || c == u'\'';
    if (closingQuote(c))
        return true;
    if (!isAsciiLetter(c) && !isAsciiDigit(c))
        return false;
    for (std::size_t k = i; k < text.size() && k - i < 60; ++k) {
        if (text[k] == u':')
            return true;
        if (!isAsciiLetter(text[k]) && !isAsciiDigit(text[k]) && text[k] != u'_' && text[k] != u' ' && text[k] != u'-')
            return false;
    }
    return false;
}

JsonValue readJson(std::u16string_view text, std::size_t at)
{
    return Reader(text, at).run();
}

} // namespace plumbline::reply
