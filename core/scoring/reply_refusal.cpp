// SPDX-License-Identifier: GPL-3.0-or-later
// Does a text without scores read like a refusal? Failure messages of an API do not: nobody refused.
#include "core/scoring/reply_resolution.h"
#include "core/scoring/reply_text.h"

#include <QChar>

namespace plumbline::reply {

namespace {

constexpr std::u16string_view kPhrases[] = {u"i do not have access",
                                            u"i don't have access",
                                            u"against my guidelines",
                                            u"goes against my",
                                            u"cannot evaluate",
                                            u"can't evaluate",
                                            u"cannot grade",
                                            u"can't grade",
                                            u"cannot score",
                                            u"can't score",
                                            u"unable to view",
                                            u"unable to see",
                                            u"unable to access",
                                            u"unable to process",
                                            u"unable to complete",
                                            u"not able to evaluate",
                                            u"not able to assist",
                                            u"i must refuse",
                                            u"i will have to decline",
                                            u"\u7533\u3057\u8a33",
                                            u"\u3067\u304d\u307e\u305b\u3093",
                                            u"\uc8c4\uc1a1",
                                            u"\uc218 \uc5c6\uc2b5\ub2c8\ub2e4",
                                            u"\u5bf9\u4e0d\u8d77",
                                            u"\u5c0d\u4e0d\u8d77",
                                            u"n\u00e3o posso",
                                            u"no puedo",
                                            u"ne peux pas",
                                            u"kann ich nicht",
                                            u"ich kann nicht",
                                            u"\u043d\u0435 \u043c\u043e\u0433\u0443",
                                            u"mi dispiace",
                                            u"non posso",
                                            u"i'm sorry",
                                            u"i am sorry",
                                            u"i apologize",
                                            u"i apologise",
                                            u"sorry, but",
                                            u"sorry, i",
                                            u"my apologies",
                                            u"i can't",
                                            u"i cannot",
                                            u"i can not",
                                            u"i'm unable",
                                            u"i am unable",
                                            u"i'm not able",
                                            u"i am not able",
                                            u"i won't",
                                            u"i will not",
                                            u"i would not be able",
                                            u"i must decline",
                                            u"i decline",
                                            u"i have to decline",
                                            u"i refuse",
                                            u"we cannot",
                                            u"we are unable",
                                            u"cannot assist",
                                            u"can't assist",
                                            u"cannot help with",
                                            u"can't help with",
                                            u"cannot comply",
                                            u"can't comply",
                                            u"cannot fulfill",
                                            u"cannot provide",
                                            u"can't provide",
                                            u"unable to assist",
                                            u"unable to provide",
                                            u"unable to evaluate",
                                            u"unable to grade",
                                            u"unable to score",
                                            u"i'm not comfortable",
                                            u"i do not feel comfortable",
                                            u"as an ai",
                                            u"violates",
                                            u"\u62b1\u6b49",
                                            u"\u65e0\u6cd5",
                                            u"lo siento",
                                            u"je suis d\u00e9sol\u00e9",
                                            u"es tut mir leid"};

} // namespace

bool readsAsRefusal(const std::u16string &text)
{
    std::u16string lower = text.substr(0, 20000); // a refusal says so early
    for (char16_t &c : lower)
        c = c < 0x80 ? asciiLower(c) : static_cast<char16_t>(QChar::toLower(c));
    for (const auto phrase : kPhrases) {
        for (auto at = lower.find(phrase); at != std::u16string::npos; at = lower.find(phrase, at + 1)) {
            const char16_t before = at > 0 ? lower[at - 1] : u' ';
            const bool quoted = before == u'"' || before == 0x201C || before == u'\'' || before == 0x2018;
            if ((!quoted || at == 1) && !QChar::isLetter(before))
                return true;
            if (phrase[0] > 0x80)
                return true;
        }
    }
    return false;
}

} // namespace plumbline::reply
