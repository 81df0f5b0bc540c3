// SPDX-License-Identifier: GPL-3.0-or-later
// Keys and values of judges' JSON.
#include "core/scoring/reply_json_keys.h"

#include "core/scoring/reply_scanner.h"
#include "core/scoring/reply_text.h"

namespace plumbline::reply {

namespace {

bool isWord(std::u16string_view text, const Token &t, std::u16string_view word)
{
    if (static_cast<std::size_t>(t.end - t.begin) != word.size())
        return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (asciiLower(text[static_cast<std::size_t>(t.begin) + i]) != word[i])
            return false;
    }
    return true;
}

constexpr std::u16string_view kIdWords[] = {
    u"id",       u"index", u"name",   u"label",       u"key", u"title", u"text",        u"component", u"criterion",
    u"category", u"type",  u"number", u"description", u"sub", u"part",  u"requirement", u"aspect",    u"instruction"};
constexpr std::u16string_view kScoreWords[] = {u"value", u"awarded", u"earned", u"given", u"achieved", u"obtained"};

void classifyWords(const Tokens &tokens, const std::u16string &text, Key &key)
{
    if (key.bits & WExplain) {
        key.kind = KeyKind::Ignored;
    } else if (key.bits & (WTotal | WOverall | WFinal)) {
        key.kind = (key.bits & WMax) || ((key.bits & WOut) && (key.bits & WOf)) ? KeyKind::TotalMax : KeyKind::Total;
    } else if ((key.bits & WMax) || ((key.bits & WOut) && (key.bits & WOf))) {
        key.kind = KeyKind::Max;
    } else if (key.bits & (WNoun | WUnit)) {
        key.kind = KeyKind::Score;
    } else {
        for (const Token &t : tokens) {
            for (const auto word : kScoreWords) {
                if (isWord(text, t, word)) {
                    key.kind = KeyKind::Score;
                    return;
                }
            }
        }
        for (const auto word : kIdWords) {
            if (!tokens.empty() && isWord(text, tokens[0], word))
                key.kind = KeyKind::Id;
        }
    }
}

/// "5/6 or 6/6", "3/4 (maybe 4/4)": does another value follow as an alternative?
bool hasAlternative(const Tokens &tokens, const ValueReader &reader, const Value &value)
{
    bool open = false;
    std::size_t k = static_cast<std::size_t>(value.end);
    for (; k < tokens.size() && !tokens[k].isNumber(); ++k) {
        const bool between = tokens[k].is(WOr | WHedge | WRevise) || tokens[k].isPunct(u'>') ||
                             tokens[k].isPunct(0x2192) || tokens[k].isPunct(0x21D2);
        if (!between && !tokens[k].isPunct(u'(') && !tokens[k].isPunct(u',') && !tokens[k].isPunct(u'-'))
            return false;
        open = open || between;
    }
    const auto other = open ? reader.readSimple(static_cast<int>(k)) : std::nullopt;
    return other && !other->percent &&
           !(near(other->number, value.number) && near(other->denominator, value.denominator));
}

} // namespace

Key classifyKey(const std::u16string &raw, int components, const HintTexts &hints)
{
    Key key;
    if (raw.size() > 400)
        return key;
    const std::u16string text = cleanMarkup(raw);
    const Tokens tokens = tokenize(text);
    const HintTexts none;
    const LabelReader labels(tokens, text, components, none);
    for (const Token &t : tokens)
        key.bits |= t.is(WWeighted) ? t.bits & ~std::uint64_t(WMax) : t.bits;
    if (const int known = hints.exact(text)) {
        key.kind = KeyKind::Component;
        key.index = known;
        key.cls = LabelClass::Text;
        return key;
    }
    for (std::size_t i = 0; i < tokens.size() && i < 4; ++i) {
        const auto label = labels.read(static_cast<int>(i));
        if (!label || label->all || label->indices.size() != 1)
            continue;
        key.index = label->indices[0];
        key.cls = label->cls;
        key.kind = (key.bits & WMax)       ? KeyKind::ComponentMax
                   : (key.bits & WExplain) ? KeyKind::Ignored
                                           : KeyKind::Component;
        return key;
    }
    if (tokens.size() == 1 && tokens[0].integral && tokens[0].value < 1000) {
        key.kind = KeyKind::Component;
        key.index = static_cast<int>(tokens[0].value);
        return key;
    }
    const bool numberedScore = tokens.size() == 2 && tokens[0].is(WNoun) && tokens[1].integral; // score_1
    if (numberedScore && !(key.bits & (WMax | WTotal | WExplain)) && tokens[1].value < 1000) {
        key.kind = KeyKind::Component;
        key.index = static_cast<int>(tokens[1].value);
        return key;
    }
    if (tokens.size() <= 5)
        classifyWords(tokens, text, key);
    return key;
}

/// The value that a text or scalar is; nullopt for words, null, true and placeholders.
std::optional<Value> valueOf(const JsonNode &n)
{
    if (n.kind != JsonKind::String && n.kind != JsonKind::Scalar)
        return std::nullopt;
    const std::u16string text = cleanMarkup(n.text.size() > 200 ? n.text.substr(0, 200) : n.text);
    const Tokens tokens = tokenize(text);
    const ValueReader reader(tokens);
    std::size_t begin = 0;
    while (begin < tokens.size() && (tokens[begin].isNewline() ||
                                     (tokens[begin].isWord() && tokens[begin].is(WNoun) && !tokens[begin].is(WFull)) ||
                                     (begin > 0 && tokens[begin].isPunct(u':'))))
        ++begin;
    auto value = reader.read(static_cast<int>(begin));
    if (!value)
        return std::nullopt;
    if (hasAlternative(tokens, reader, *value))
        value->kind = ValueKind::Ambiguous;
    if (value->kind == ValueKind::Bare && value->end < static_cast<int>(tokens.size())) {
        const Token &after = tokens[static_cast<std::size_t>(value->end)];
        if (!value->unit && !after.isPunct(u'.') && !after.isPunct(u'(') && !after.isPunct(u'-'))
            return std::nullopt;
    }
    return nounFollows(tokens, value->end) ? std::nullopt : value;
}

} // namespace plumbline::reply
