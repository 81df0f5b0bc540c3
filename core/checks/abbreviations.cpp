// SPDX-License-Identifier: GPL-3.0-or-later
// The word lists.
#include "core/checks/abbreviations.h"

#include <QSet>
#include <QString>

namespace plumbline::checks {

namespace {

constexpr qsizetype kLongest = 12;

bool listed(const QSet<QString> &words, QStringView word)
{
    return word.size() <= kLongest && words.contains(word.toString().toLower());
}

/// "U.S", "a.m", "Ph.D": single letters with full stops between.
bool isDotted(QStringView word)
{
    if (word.size() < 3 || word.size() > 9 || !word.contains(u'.'))
        return false;
    qsizetype run = 0;
    for (const QChar c : word) {
        if (c == u'.') {
            if (run == 0 || run > 2)
                return false;
            run = 0;
        } else if (c.isLetter()) {
            ++run;
        } else {
            return false;
        }
    }
    return run > 0 && run <= 2;
}

} // namespace

StopRole stopRole(QStringView word)
{
    static const QSet<QString> never = {
        u"mr"_qs,     u"mrs"_qs, u"ms"_qs,    u"dr"_qs,    u"prof"_qs,  u"st"_qs,  u"mt"_qs,  u"rev"_qs,  u"hon"_qs,
        u"gen"_qs,    u"col"_qs, u"capt"_qs,  u"sgt"_qs,   u"lt"_qs,    u"gov"_qs, u"sen"_qs, u"rep"_qs,  u"pres"_qs,
        u"messrs"_qs, u"mme"_qs, u"mlle"_qs,  u"e.g"_qs,   u"i.e"_qs,   u"cf"_qs,  u"vs"_qs,  u"viz"_qs,  u"eg"_qs,
        u"ie"_qs,     u"maj"_qs, u"cmdr"_qs,  u"fr"_qs,    u"sra"_qs,   u"mx"_qs,  u"adm"_qs, u"supt"_qs, u"approx"_qs,
        u"esp"_qs,    u"v"_qs,   u"h.m.s"_qs, u"u.s.s"_qs, u"r.m.s"_qs, u"s.s"_qs, u"m.v"_qs};
    static const QSet<QString> number = {
        u"no"_qs,  u"nos"_qs, u"vol"_qs, u"pp"_qs,  u"p"_qs,   u"fig"_qs, u"figs"_qs, u"sec"_qs,  u"ch"_qs,  u"art"_qs,
        u"eq"_qs,  u"ca"_qs,  u"c"_qs,   u"est"_qs, u"ed"_qs,  u"rd"_qs,  u"nr"_qs,   u"op"_qs,   u"jan"_qs, u"feb"_qs,
        u"mar"_qs, u"apr"_qs, u"jun"_qs, u"jul"_qs, u"aug"_qs, u"sep"_qs, u"sept"_qs, u"oct"_qs,  u"nov"_qs, u"dec"_qs,
        u"rte"_qs, u"hwy"_qs, u"apt"_qs, u"ste"_qs, u"rm"_qs,  u"tel"_qs, u"ext"_qs,  u"bldg"_qs, u"fl"_qs};
    static const QSet<QString> maybe = {
        u"etc"_qs,  u"inc"_qs,  u"ltd"_qs,  u"co"_qs,   u"corp"_qs, u"jr"_qs,   u"sr"_qs,    u"dept"_qs,
        u"ave"_qs,  u"blvd"_qs, u"bros"_qs, u"al"_qs,   u"phd"_qs,  u"mass"_qs, u"calif"_qs, u"univ"_qs,
        u"assn"_qs, u"intl"_qs, u"govt"_qs, u"mph"_qs,  u"min"_qs,  u"max"_qs,  u"oz"_qs,    u"lb"_qs,
        u"lbs"_qs,  u"ft"_qs,   u"hr"_qs,   u"hrs"_qs,  u"esq"_qs,  u"pkwy"_qs, u"ln"_qs,    u"sq"_qs,
        u"tbsp"_qs, u"tsp"_qs,  u"appt"_qs, u"asst"_qs, u"mgr"_qs,  u"misc"_qs, u"avg"_qs,   u"temp"_qs};
    if (word.isEmpty() || word.size() > kLongest)
        return StopRole::Plain;
    if (listed(never, word))
        return StopRole::Never;
    if (listed(number, word))
        return StopRole::BeforeNumber;
    if (listed(maybe, word) || isDotted(word))
        return StopRole::Maybe;
    return StopRole::Plain;
}

bool beginsSentences(QStringView word)
{
    static const QSet<QString> words = {
        u"the"_qs,   u"he"_qs,    u"she"_qs,   u"it"_qs,     u"they"_qs,      u"we"_qs,       u"this"_qs,    u"that"_qs,
        u"these"_qs, u"those"_qs, u"there"_qs, u"then"_qs,   u"but"_qs,       u"and"_qs,      u"so"_qs,      u"in"_qs,
        u"on"_qs,    u"at"_qs,    u"as"_qs,    u"a"_qs,      u"an"_qs,        u"his"_qs,      u"her"_qs,     u"its"_qs,
        u"their"_qs, u"our"_qs,   u"my"_qs,    u"your"_qs,   u"you"_qs,       u"when"_qs,     u"while"_qs,   u"what"_qs,
        u"who"_qs,   u"why"_qs,   u"how"_qs,   u"where"_qs,  u"if"_qs,        u"after"_qs,    u"before"_qs,  u"each"_qs,
        u"every"_qs, u"some"_qs,  u"many"_qs,  u"most"_qs,   u"all"_qs,       u"no"_qs,       u"not"_qs,     u"with"_qs,
        u"from"_qs,  u"for"_qs,   u"to"_qs,    u"by"_qs,     u"however"_qs,   u"although"_qs, u"another"_qs, u"here"_qs,
        u"today"_qs, u"now"_qs,   u"once"_qs,  u"behind"_qs, u"meanwhile"_qs, u"people"_qs,   u"because"_qs};
    return listed(words, word);
}

bool isSpeechVerb(QStringView word)
{
    static const QSet<QString> words = {
        u"said"_qs,      u"says"_qs,      u"say"_qs,      u"asked"_qs,    u"asks"_qs,      u"replied"_qs,
        u"replies"_qs,   u"shouted"_qs,   u"shouts"_qs,   u"cried"_qs,    u"cries"_qs,     u"whispered"_qs,
        u"whispers"_qs,  u"exclaimed"_qs, u"exclaims"_qs, u"yelled"_qs,   u"yells"_qs,     u"called"_qs,
        u"calls"_qs,     u"answered"_qs,  u"answers"_qs,  u"murmured"_qs, u"murmurs"_qs,   u"muttered"_qs,
        u"thought"_qs,   u"thinks"_qs,    u"wondered"_qs, u"wonders"_qs,  u"added"_qs,     u"adds"_qs,
        u"screamed"_qs,  u"laughed"_qs,   u"laughs"_qs,   u"sighed"_qs,   u"sighs"_qs,     u"announced"_qs,
        u"announces"_qs, u"declared"_qs,  u"declares"_qs, u"chirped"_qs,  u"barked"_qs,    u"meowed"_qs,
        u"purred"_qs,    u"giggled"_qs,   u"gasped"_qs,   u"gasps"_qs,    u"responded"_qs, u"responds"_qs};
    return listed(words, word);
}

bool isPlaceInitials(QStringView word)
{
    static const QSet<QString> words = {u"u.s"_qs, u"u.k"_qs, u"e.u"_qs, u"u.n"_qs, u"u.s.a"_qs, u"u.s.s.r"_qs};
    return listed(words, word);
}

bool namesInstitution(QStringView word)
{
    static const QSet<QString> words = {u"navy"_qs,   u"army"_qs,  u"senate"_qs,  u"supreme"_qs,
                                        u"postal"_qs, u"coast"_qs, u"capitol"_qs, u"marine"_qs};
    return listed(words, word);
}

} // namespace plumbline::checks
