// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts reasoning blocks: what a model thinks before it answers is no judgement.
#include "core/scoring/reply_text.h"

#include <array>
#include <optional>

namespace plumbline::reply {

namespace {

constexpr std::array<std::u16string_view, 21> kBlockNames = {
    u"think",           u"thinking",   u"thought",    u"thoughts",           u"reasoning",
    u"analysis",        u"reflection", u"scratchpad", u"antthinking",        u"seed:think",
    u"inner_monologue", u"cot",        u"rationale",  u"explanation",        u"justification",
    u"internal",        u"reason",     u"reasons",    u"|begin_of_thought|", u"critique",
    u"deliberation"};

struct Tag
{
    std::size_t end = 0;  ///< one past the closing bracket
    std::size_t name = 0; ///< index into kBlockNames
    bool closing = false;
};

bool equalsNoCase(std::u16string_view a, std::u16string_view b)
{
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (asciiLower(a[i]) != b[i])
            return false;
    }
    return true;
}

/// A tag of a reasoning block at `at`: <think>, </think>, [THINK], ◁think▷, <|begin_of_thought|>.
std::optional<Tag> readTag(std::u16string_view text, std::size_t at)
{
    const char16_t open = text[at];
    const char16_t close = open == u'<' ? u'>' : open == u'[' ? u']' : open == 0x25C1 ? 0x25B7 : 0;
    if (!close)
        return std::nullopt;
    std::size_t i = at + 1;
    Tag tag;
    if (i < text.size() && text[i] == u'/') {
        tag.closing = true;
        ++i;
    }
    const std::size_t nameBegin = i;
    while (i < text.size() && i - nameBegin < 24 &&
           (isAsciiLetter(text[i]) || text[i] == u'_' || text[i] == u':' || text[i] == u'|'))
        ++i;
    std::u16string_view name = text.substr(nameBegin, i - nameBegin);
    if (name == u"|end_of_thought|") {
        name = u"|begin_of_thought|";
        tag.closing = true;
    }
    // [THINK] is a special token in capitals; [think] or [analysis] in brackets is prose.
    if (open == u'[' && name != u"THINK")
        return std::nullopt;
    std::size_t attributes = 0;
    if (i < text.size() && text[i] == u' ') {
        while (i < text.size() && text[i] != close && text[i] != u'<' && text[i] != u'\n' && ++attributes < 80)
            ++i;
    }
    if (i >= text.size() || text[i] != close)
        return std::nullopt;
    for (std::size_t n = 0; n < kBlockNames.size(); ++n) {
        if (equalsNoCase(name, kBlockNames[n])) {
            tag.name = n;
            tag.end = i + 1;
            return tag;
        }
    }
    return std::nullopt;
}

/// Templates with channels: only what the last "final" channel says is the reply.
void keepFinalChannel(std::u16string &text)
{
    constexpr std::u16string_view kFinal = u"<|channel|>final<|message|>";
    constexpr std::u16string_view kLeakedFinal = u"assistantfinal";
    if (const auto at = text.rfind(kFinal); at != std::u16string::npos) {
        text.erase(0, at + kFinal.size());
        return;
    }
    if (const auto at = text.find(u"<|channel|>"); at != std::u16string::npos) {
        text.erase(at);
        return;
    }
    if (text.starts_with(u"analysis")) {
        if (const auto at = text.rfind(kLeakedFinal); at != std::u16string::npos)
            text.erase(0, at + kLeakedFinal.size());
    }
}

} // namespace

std::u16string withoutReasoning(std::u16string text)
{
    if (text.find(u"<|channel|>") != std::u16string::npos || text.starts_with(u"analysis"))
        keepFinalChannel(text);
    if (!holdsAny(text, u'<', u'[', 0x25C1))
        return text;
    std::u16string out;
    out.reserve(text.size());
    std::size_t depth = 0; // of the block that is being skipped, counting blocks of the same name
    std::size_t name = 0;
    for (std::size_t i = 0; i < text.size();) {
        const char16_t c = text[i];
        const auto tag = c == u'<' || c == u'[' || c == 0x25C1 ? readTag(text, i) : std::nullopt;
        if (!tag) {
            if (depth == 0)
                out += c;
            ++i;
            continue;
        }
        i = tag->end;
        if (depth > 0) {
            if (tag->name == name)
                tag->closing ? --depth : ++depth;
        } else if (tag->closing) {
            out.clear(); // the block began in the prompt
        } else {
            depth = 1;
            name = tag->name;
            out += u'\n';
        }
    }
    return out;
}

} // namespace plumbline::reply
