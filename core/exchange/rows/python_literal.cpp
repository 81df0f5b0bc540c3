// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/rows/python_literal.h"

namespace plumbline {

namespace {

class ListReader
{
public:
    explicit ListReader(const QString &text)
        : m_text(text)
    {
    }

    std::optional<QJsonArray> read()
    {
        QJsonArray list;
        skipBlanks();
        const bool isTuple = ahead() == u'(';
        if (!isTuple && ahead() != u'[')
            return std::nullopt;
        const QChar close = isTuple ? u')' : u']';
        ++m_at;
        for (skipBlanks(); ahead() != close; skipBlanks()) {
            const std::optional<QJsonValue> value = readValue();
            if (!value)
                return std::nullopt;
            list.append(*value);
            skipBlanks();
            if (ahead() == u',')
                ++m_at;
            else if (ahead() != close)
                return std::nullopt;
        }
        ++m_at;
        skipBlanks();
        return m_at == m_text.size() ? std::optional(list) : std::nullopt;
    }

private:
    [[nodiscard]] QChar ahead() const { return m_at < m_text.size() ? m_text.at(m_at) : QChar(); }
    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace())
            ++m_at;
    }

    std::optional<QJsonValue> readValue()
    {
        if (ahead() == u'\'' || ahead() == u'"')
            return readText();
        const qsizetype begin = m_at;
        while (m_at < m_text.size() &&
               (ahead().isLetterOrNumber() || ahead() == u'.' || ahead() == u'-' || ahead() == u'+' || ahead() == u'_'))
            ++m_at;
        const QString word = m_text.mid(begin, m_at - begin);
        if (word == QLatin1String("None"))
            return QJsonValue(QJsonValue::Null);
        if (word == QLatin1String("True") || word == QLatin1String("False"))
            return QJsonValue(word == QLatin1String("True"));
        bool ok = false;
        const double number = word.toDouble(&ok);
        return ok ? std::optional<QJsonValue>(number) : std::nullopt;
    }

    std::optional<QJsonValue> readText()
    {
        const QChar quote = m_text.at(m_at++);
        QString text;
        while (m_at < m_text.size()) {
            const QChar c = m_text.at(m_at++);
            if (c == quote)
                return QJsonValue(text);
            if (c != u'\\') {
                text.append(c);
            } else if (!readEscape(text)) {
                return std::nullopt;
            }
        }
        return std::nullopt;
    }

    bool readEscape(QString &text)
    {
        if (m_at >= m_text.size())
            return false;
        const QChar c = m_text.at(m_at++);
        switch (c.unicode()) {
        case u'n':
            text.append(u'\n');
            return true;
        case u't':
            text.append(u'\t');
            return true;
        case u'r':
            text.append(u'\r');
            return true;
        case u'x':
            return readCode(text, 2);
        case u'u':
            return readCode(text, 4);
        case u'U':
            return readCode(text, 8);
        case u'\\':
        case u'\'':
        case u'"':
            text.append(c);
            return true;
        default: // Python keeps the backslash before a letter that means nothing
            text.append(u'\\');
            text.append(c);
            return true;
        }
    }

    bool readCode(QString &text, qsizetype digits)
    {
        bool ok = false;
        const uint code = QStringView(m_text).mid(m_at, digits).toUInt(&ok, 16);
        if (!ok || m_at + digits > m_text.size() || code > 0x10ffff)
            return false;
        m_at += digits;
        const char32_t ucs = code;
        text.append(QString::fromUcs4(&ucs, 1));
        return true;
    }

    const QString &m_text;
    qsizetype m_at = 0;
};

} // namespace

std::optional<QJsonArray> readPythonList(const QString &text)
{
    return ListReader(text).read();
}

} // namespace plumbline
