// SPDX-License-Identifier: GPL-3.0-or-later
// Leads a reply through the readers: characters, reasoning, JSON, markup, tables, labelled scores, lists, resolution.
#include "core/scoring/judge_reply_parser.h"

#include "core/scoring/reply_csv.h"
#include "core/scoring/reply_json_scores.h"
#include "core/scoring/reply_resolution.h"
#include "core/scoring/reply_scanner.h"
#include "core/scoring/reply_tables.h"
#include "core/scoring/reply_text.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace plumbline {

using namespace reply;

namespace {

std::u16string_view trimmedView(std::u16string_view s)
{
    while (!s.empty() && (s.front() == u' ' || s.front() == u'\n'))
        s.remove_prefix(1);
    while (!s.empty() && (s.back() == u' ' || s.back() == u'\n'))
        s.remove_suffix(1);
    return s;
}

/// A reply that was written as one JSON text ("score of …\n…") is read as that text.
std::u16string unwrapped(std::u16string text)
{
    const std::u16string_view inner = trimmedView(text);
    if (inner.size() < 4 || inner.front() != u'"' || inner.back() != u'"' ||
        inner.find(u'\\') == std::u16string_view::npos)
        return text;
    const QString quoted = QString::fromUtf16(inner.data(), static_cast<qsizetype>(inner.size()));
    const QJsonDocument document = QJsonDocument::fromJson(QString(u'[' + quoted + u']').toUtf8());
    if (!document.isArray() || document.array().size() != 1 || !document.array().at(0).isString())
        return text;
    return normaliseCharacters(document.array().at(0).toString());
}

/// {\"component_1\": 3}: JSON that was escaped once too often.
void unescapeJson(std::u16string &text)
{
    const std::size_t at = text.find(u"{\\\"");
    if (at == std::u16string::npos)
        return;
    std::size_t to = at;
    for (std::size_t from = at; from < text.size(); ++from) {
        if (text[from] == u'\\' && from + 1 < text.size() && text[from + 1] == u'"')
            continue;
        text[to++] = text[from];
    }
    text.resize(to);
}

/// One reply on its way through the readers.
class Reading
{
public:
    Reading(const std::vector<double> &weights, const HintTexts &hints)
        : m_weights(weights)
        , m_hints(hints)
    {
    }

    ParsedReply run(const QString &reply)
    {
        std::u16string text = unwrapped(normaliseCharacters(tabTablesAsPipes(reply)));
        // What begins as JSON has no reasoning block before it, and a tag in one of its texts is only text.
        const std::size_t start = text.find_first_not_of(u" \n");
        const bool json =
            start != std::u16string::npos && (text[start] == u'{' || text[start] == u'[') && jsonMayBegin(text, start);
        if (!json)
            text = withoutReasoning(std::move(text));
        unescapeJson(text);
        read(cutJson(std::move(text)));
        return resolve(std::move(m_findings), m_weights, m_refuses);
    }

private:
    /// Takes JSON values out of the text and leaves a mark in the place of each.
    std::u16string cutJson(std::u16string text)
    {
        if (!holdsAny(text, u'{', u'[', u'{'))
            return text;
        const std::u16string_view body = trimmedView(text);
        std::u16string out;
        out.reserve(text.size());
        std::size_t wasted = 0; // characters read as JSON that was none: a text of nothing but '[' must stay linear
        for (std::size_t i = 0; i < text.size();) {
            const char16_t c = text[i];
            if ((c == u'{' || c == u'[') && wasted <= 2 * text.size() && jsonMayBegin(text, i)) {
                JsonValue json = readJson(text, i);
                // A list of bare numbers is JSON only where it is all there is ("[1]" may be a footnote).
                const std::size_t size = json.nodes[0].children.size();
                const bool alone =
                    json.closed && size > 1 &&
                    (isAlone(body, text, i, json.end) || (size == m_weights.size() && onItsOwnLine(text, i, json.end)));
                if (json.begun || alone) {
                    i = std::max(json.end, i + 1);
                    out += kJsonHole;
                    m_json.push_back(std::move(json));
                    continue;
                }
                wasted += json.end - std::min(json.end, i) + 50;
            }
            out += c;
            ++i;
        }
        return out;
    }

    /// "[4, 3, 2.5]" with nothing else on its line, and prose around it.
    static bool onItsOwnLine(std::u16string_view text, std::size_t begin, std::size_t end)
    {
        constexpr std::size_t kReach = 4; // blanks and backticks
        for (std::size_t steps = 0; begin > 0 && text[begin - 1] != u'\n'; --begin, ++steps) {
            if (steps >= kReach || (text[begin - 1] != u' ' && text[begin - 1] != u'`'))
                return false;
        }
        for (std::size_t steps = 0; end < text.size() && text[end] != u'\n'; ++end, ++steps) {
            if (steps >= kReach || (text[end] != u' ' && text[end] != u'`'))
                return false;
        }
        return true;
    }

    static bool isAlone(std::u16string_view body, const std::u16string &text, std::size_t begin, std::size_t end)
    {
        const auto onlySigns = [](std::u16string_view s) {
            return s.size() < 16 && s.find_first_not_of(u"` \njson") == std::u16string_view::npos;
        };
        return !body.empty() && onlySigns(std::u16string_view(text).substr(0, begin)) &&
               onlySigns(std::u16string_view(text).substr(end));
    }

    void read(const std::u16string &text)
    {
        const std::u16string clean = tablesAsLines(cleanMarkup(text), m_weights);
        Tokens tokens = tokenize(clean);
        markQuotations(tokens);
        markAttributions(tokens);
        markHypotheses(tokens);
        readJsonValues(tokens, clean);
        const bool jsonSpoke = !m_findings.mentions.empty();
        readText(tokens, clean);
        if (m_findings.mentions.empty() && !jsonSpoke && !m_json.empty())
            readJsonTexts();
        addWeakTotals(tokens, m_weights, m_findings);
        if (m_findings.mentions.empty())
            m_refuses = readsAsRefusal(clean) || jsonRefuses();
    }

    /// 'Component 1: {"score": 5}': the component that a label right before the object names; 0 when there is none.
    [[nodiscard]] int labelBefore(const Tokens &tokens, const std::u16string &text, int json) const
    {
        constexpr int kReach = 5;
        const LabelReader labels(tokens, text, static_cast<int>(m_weights.size()), m_hints);
        int end = json;
        while (end > 0 && (tokens[static_cast<std::size_t>(end - 1)].isPunct(u':') ||
                           tokens[static_cast<std::size_t>(end - 1)].isPunct(u'-') ||
                           tokens[static_cast<std::size_t>(end - 1)].isNewline()))
            --end;
        for (int i = end - 1; i >= 0 && i > end - kReach && end < json; --i) {
            const auto label = labels.read(i);
            if (label && label->end == end && label->indices.size() == 1)
                return label->indices[0];
        }
        return 0;
    }

    void readJsonValues(const Tokens &tokens, const std::u16string &text)
    {
        if (m_json.empty())
            return;
        for (int i = 0; i < static_cast<int>(tokens.size()); ++i) {
            const Token &t = tokens[static_cast<std::size_t>(i)];
            if (t.kind != TokenKind::Json || t.number >= static_cast<int>(m_json.size()) || t.quote != 0 ||
                t.attributed)
                continue;
            const JsonValue &json = m_json[static_cast<std::size_t>(t.number)];
            readJsonScores(json, m_weights, m_hints, m_findings, labelBefore(tokens, text, i));
            m_findings.malformedJson = m_findings.malformedJson || !json.closed;
        }
    }

    [[nodiscard]] bool allMentioned(const Findings &findings) const
    {
        std::vector<bool> seen(m_weights.size());
        for (const Mention &m : findings.mentions) {
            if (m.index >= 1 && m.index <= static_cast<int>(seen.size()) && !m.weak)
                seen[static_cast<std::size_t>(m.index - 1)] = true;
        }
        return std::all_of(seen.begin(), seen.end(), [](bool b) { return b; });
    }

    /// "1. The first component is met: 4/4 2. The second is not: 0/3": list numbers complete what components began,
    /// when they say the same of those and give fractions out of the right weights for all.
    void completeByList(Scanner &scanner, const Findings &fromJson)
    {
        Findings tried = fromJson;
        scanner.scan(LabelClass::ListNumber, tried);
        if (!allMentioned(tried) || tried.mentions.size() > 2 * m_weights.size())
            return;
        for (const Mention &m : tried.mentions) {
            const bool known = m.index >= 1 && m.index <= static_cast<int>(m_weights.size());
            if (!known || m.value.kind != ValueKind::Fraction || m.value.percent ||
                !near(m.value.denominator, m_weights[static_cast<std::size_t>(m.index - 1)]))
                return;
        }
        for (Mention &m : tried.mentions)
            m.cls = LabelClass::Component; // of one rank, so that two different values conflict
        m_findings = std::move(tried);
    }

    /// The best kind of label that speaks; a list in order before labels that speak only of some components.
    void readText(const Tokens &tokens, const std::u16string &clean)
    {
        Scanner scanner(tokens, clean, m_weights, m_hints);
        const Findings fromJson = m_findings;
        scanner.scan(LabelClass::Component, m_findings);
        if (!m_findings.mentions.empty()) {
            if (!allMentioned(m_findings))
                completeByList(scanner, fromJson);
            return;
        }
        const Findings plain = m_findings; // totals, and lists of JSON
        std::optional<Findings> partial;
        for (const LabelClass cls : {LabelClass::Loose, LabelClass::ListNumber}) {
            Findings tried = fromJson;
            scanner.scan(cls, tried);
            if (!tried.mentions.empty() && allMentioned(tried)) {
                m_findings = std::move(tried);
                return;
            }
            if (!tried.mentions.empty() && !partial)
                partial = std::move(tried);
        }
        m_findings = plain;
        useUnlabelled(tokens, m_weights, m_findings);
        if (m_findings.mentions.empty() && partial)
            m_findings = std::move(*partial);
    }

    /// {"error": "I cannot grade this content."}
    [[nodiscard]] bool jsonRefuses() const
    {
        return std::any_of(m_json.begin(), m_json.end(),
                           [](const JsonValue &json) { return readsAsRefusal(cleanMarkup(jsonTexts(json))); });
    }

    /// {"evaluation": "score of component 1: 4/4, …"}: JSON around a reply in words.
    void readJsonTexts()
    {
        std::u16string texts;
        for (const JsonValue &json : m_json)
            texts += jsonTexts(json);
        const std::u16string clean = cleanMarkup(texts);
        Tokens tokens = tokenize(clean);
        markQuotations(tokens);
        markAttributions(tokens);
        markHypotheses(tokens);
        Scanner(tokens, clean, m_weights, m_hints).scan(LabelClass::Component, m_findings);
        if (m_findings.mentions.empty())
            useUnlabelled(tokens, m_weights, m_findings);
    }

    const std::vector<double> &m_weights;
    const HintTexts &m_hints;
    std::vector<JsonValue> m_json;
    Findings m_findings;
    bool m_refuses = false;
};

/// Does `full` say what `part` says, where that says something?
bool agrees(const ParsedReply &part, const ParsedReply &full)
{
    for (std::size_t i = 0; i < part.points.size(); ++i) {
        if (part.points[i] && !(full.points[i] && near(*part.points[i], *full.points[i])))
            return false;
    }
    return true;
}

constexpr std::array kFlagIds = {
    u"total_mismatch",    u"out_of_range",    u"denominator_mismatch", u"conflicting_scores",
    u"missing_component", u"extra_component", u"malformed_json",       u"refusal"};
constexpr std::array kStateIds = {u"none", u"partial", u"complete"};

} // namespace

bool ParsedReply::has(ParseFlag flag) const
{
    return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

ParsedReply parseJudgeReply(const QString &reply, const std::vector<double> &weights)
{
    static const HintTexts none;
    return Reading(weights, none).run(reply);
}

ParsedReply parseJudgeReply(const QString &reply, const std::vector<ComponentHint> &components)
{
    std::vector<double> weights;
    weights.reserve(components.size());
    for (const ComponentHint &c : components)
        weights.push_back(c.weight);
    const HintTexts hints(components);
    const ParsedReply hinted = Reading(weights, hints).run(reply);
    if (hinted.state == ParseState::Complete || hinted.has(ParseFlag::ConflictingScores) ||
        hinted.has(ParseFlag::OutOfRange))
        return hinted;
    // "Description: 4, Length: 3, Metaphor: 1" names one component as the item does and the others in its own words:
    // what is read without the texts counts when it is complete and says the same.
    ParsedReply plain = parseJudgeReply(reply, weights);
    return plain.state == ParseState::Complete && agrees(hinted, plain) ? plain : hinted;
}

QString parseStateId(ParseState state)
{
    return QString::fromUtf16(kStateIds[static_cast<std::size_t>(state)]);
}

QString parseFlagId(ParseFlag flag)
{
    return QString::fromUtf16(kFlagIds[static_cast<std::size_t>(flag)]);
}

std::optional<ParseState> parseStateFromId(QStringView id)
{
    for (std::size_t i = 0; i < kStateIds.size(); ++i) {
        if (id == QStringView(kStateIds[i]))
            return static_cast<ParseState>(i);
    }
    return std::nullopt;
}

std::optional<ParseFlag> parseFlagFromId(QStringView id)
{
    for (std::size_t i = 0; i < kFlagIds.size(); ++i) {
        if (id == QStringView(kFlagIds[i]))
            return static_cast<ParseFlag>(i);
    }
    return std::nullopt;
}

} // namespace plumbline
