// SPDX-License-Identifier: GPL-3.0-or-later
// The word table.
#include "core/scoring/reply_words.h"

#include <string>
#include <unordered_map>

namespace plumbline::reply {

namespace {

using Table = std::unordered_map<std::u16string_view, WordInfo>;

struct Row
{
    std::uint64_t bits;
    std::u16string_view words; ///< separated by single blanks, all with static storage
    int special = 0;           ///< SpecialWord
};

constexpr Row kRows[] = {
    {WLabel, u"\uc694\uc18c \uad6c\uc131\uc694\uc18c \u8981\u7d20 \u69cb\u6210\u8981\u7d20 bile\u015fen "
             u"\u043a\u043e\u043c\u043f\u043e\u043d\u0435\u043d\u0442 "
             u"\u043a\u043e\u043c\u043f\u043e\u043d\u0435\u043d\u0442\u0430 component components comp comps "
             u"subinstruction subinstructions subcomponent subcomponents componente "
             u"componentes composant composante composants composantes komponente komponenten \u7ec4\u4ef6 "
             u"\u7ec4\u6210\u90e8\u5206 \u5b50\u6307\u4ee4 \u30b3\u30f3\u30dd\u30fc\u30cd\u30f3\u30c8"},
    {WLabelLoose,
     u"\u90e8\u5206 part parts criterion criteria criterium requirement requirements element elements aspect aspects "
     u"constraint constraints subtask subtasks item items instruction instructions condition conditions "
     u"task tasks dimension dimensions"},
    {WSub, u"sub"},
    {WNoun | WConnector,
     u"score scores rating ratings grade grades mark result results scored \u5f97\u5206 \u5206\u6570 "
     u"puntuaci\u00f3n punkte note \u30b9\u30b3\u30a2 \u8bc4\u5206 \u5f97\u70b9 \u8a55\u4fa1 \uc810\uc218 "
     u"punteggio pontua\u00e7\u00e3o \u043e\u0446\u0435\u043d\u043a\u0430"},
    {WNoun | WConnector | WUnit | WScoresHead, u"points marks"},
    {WScoresHead, u"scores ratings grades breakdown"},
    {WUnit | WNoun | WConnector, u"point"},
    {WUnit, u"star stars pts pt points marks point mark score scores credits credit p punkte puntos punkten puntos "
            u"punti pontos "
            u"\u5206 \u70b9 \uc810 \u0431\u0430\u043b\u043b\u0430 "
            u"\u0431\u0430\u043b\u043b\u043e\u0432 \u0431\u0430\u043b\u043b"},
    {WTotal, u"\ucd1d\uc810 \ud569\uacc4 \u043e\u0431\u0449\u0438\u0439 \u043e\u0431\u0449\u0430\u044f toplam "
             u"\u5408\u8a08\u70b9 tot ttl total totals \u03c3 totalscore total_score sum totaling totalling gesamt "
             u"gesamtpunktzahl "
             u"insgesamt totale "
             u"totaal \u0438\u0442\u043e\u0433\u043e \u5408\u8a08 \u7e3d\u5206 "
             u"\u603b\u5206 \u603b\u8ba1 \u603b\u5f97\u5206 \u5408\u8ba1"},
    {WTotal, u"subtotal gesamtnote gesamtpunkte gesamtbewertung gesamtergebnis gesamtwertung summe endnote endergebnis "
             u"totales suma somma razem \u0142\u0105cznie totalt summa totaalscore eindscore "
             u"\u0432\u0441\u0435\u0433\u043e \u0441\u0443\u043c\u043c\u0430 \u603b\u8bc4\u5206 "
             u"\u6700\u7ec8\u5f97\u5206 \u6700\u7ec8\u5206\u6570 \u7e3d\u5f97\u5206 \u7e3d\u8a08 "
             u"\u7dcf\u5408\u70b9 \u7dcf\u5f97\u70b9 \u7dcf\u5408\u30b9\u30b3\u30a2 \u5408\u8a08\u30b9\u30b3\u30a2 "
             u"\u30c8\u30fc\u30bf\u30eb \u7dcf\u5408 \ucd1d"},
    {WOverall, u"overall overallscore altogether aggregate combined"},
    {WFinal, u"final finalscore finale"},
    {WConnector,
     u"is was are were be been being get gets getting got a an the i we it its my this that these so thus "
     u"therefore hence of as at with for s would will also fully clearly also only just own "
     u"each both all every respectively have has had been should which at value awarded because_of to "
     u"i'd i'll i've we'd it's solid strong clear generous sub-score subscore equals equal amounts der die "
     u"das ist approximately about around roughly out go goes going i'm let's lands landing sits sitting stands "
     u"standing comes coming settle settled settling settles put puts stays remains easily definitely "
     u"somewhere either probably likely presumably certainly simply therefore accordingly consequently assessed"},
    {WVerb | WConnector, u"\u5f97 \u83b7 \u7372 \u83b7\u5f97 \u5f97\u5230 receive receives received receiving earn "
                         u"earns earned earning get gets got getting award "
                         u"awards awarded awarding give gives gave given giving assign assigns assigned assigning "
                         u"deserve deserves deserved score scores scored scoring achieve achieves achieved rate rates "
                         u"rated grade graded grant grants granted obtain obtains obtained gain gains gained merit "
                         u"merits merited warrants warrant allocate allocated allot allotted leaving leaves say "
                         u"yields yielding"},
    {WPurpose, u"receive earn get achieve deserve obtain gain score reach merit"},
    {WMax, u"\u6ee1\u5206 \u6e80\u70b9 max maximum maximal worth weight weights weighted weighs weighing possible "
           u"available highest upto "
           u"ranges range ranging scale weightage"},
    {WPossible, u"possible available max maximum"},
    {WDeduct, u"deduct deducts deducted deducting deduction deductions lose loses losing minus penalty penalties "
              u"penalized penalised penalize penalise subtract subtracts subtracted subtracting docked dock docking"},
    {WDeduct | WLoss, u"lost off short missing missed taken removed remove reduced reduction knocked"},
    {WNot, u"not never cannot can't don't doesn't didn't isn't won't wouldn't couldn't than instead unlike without "
           u"previously previous initially initial originally original earlier from nor"},
    {WRevise, u"edit erratum amended amend update wait actually correction corrected revised revise updated changed "
              u"rather sorry hmm"},
    {WModal, u"would could might should would've could've might've"},
    {WMight, u"could might could've might've"},
    {WHave, u"have had would've could've might've"},
    {WAnd, u"and und et y"},
    {WOr, u"or vs versus"},
    {WAll | WEach, u"each every both all"},
    {WFor, u"for on to toward towards under regarding concerning in of"},
    {WFor, u"en dans pour f\u00fcr para bei im voor"},
    {WConnector, u"el la le les los las lo il du des del den dem ein eine un une una uno"},
    {WOut, u"out"},
    {WOf, u"\u0438\u0437 of over von sur de"},
    {WFull, u"full maximum max perfect complete"},
    {WHalf, u"half"},
    {WExplain, u"reason reasons reasoning explanation explanations justification justifications rationale comment "
               u"comments feedback notes note analysis details thinking thoughts thought critique"},
    {WSubject, u"response responses model answer assistant candidate author writer text output poem reply it they "
               u"story caption"},
    {WSays, u"says said claims claimed claim claiming states stated state stating asserts asserted asserting writes "
            u"wrote declares declared declaring insists insisted insisting announces announced boasts boasted"},
    {WSelfVerb, u"gives gave rates rated grades graded scores scored assigns assigned awards awarded evaluates "
                u"evaluated marks marked reports reported judges judged giving rating grading scoring assigning "
                u"awarding evaluating credits credited"},
    {WItself, u"itself themselves himself herself themself"},
    {WSelf, u"self selfassessment selfgrading selfevaluation"},
    {WContrast, u"but however yet although though whereas while actually nevertheless nonetheless instead still"},
    {WNumberSign, u"no nr number num"},
    {WThrough, u"to through thru until bis"},
    {WLast | WOrdinal, u"last"},
    {WBecause, u"because since as due for with and but while although though so which given for. owing where given "
               u"then plus thanks whereas when after seems feels looks appears here"},
    {WEvenIf, u"if unless whether"},
    {WIn, u"in as overall total"},
    {WBy, u"by"},
    {WSo, u"so thus hence therefore accordingly consequently"},
    {WRecount, u"reflection recount recounted recounting rereading reconsidering reconsidered reconsider mistake "
               u"again recheck rechecking mistaken second-guess re-reading re-evaluation reevaluation replaces replace "
               u"supersedes supersede"},
    {WVerdict, u"verdict assessment evaluation judgment judgement tally"},
    {WOwn, u"own"},
    {WBound, u"least most"},
    {WExcept, u"except excepting excluding besides but"},
    {WId, u"id index idx"},
    {WDraft, u"draft drafts initial tentative preliminary provisional rough"},
    {WSpecial, u"respectively", Respectively},
    {WSpecial, u"going", Going},
    {WSpecial, u"almost nearly tempted inclined considered considering", Almost},
    {WSpecial, u"up", Up},
    {WSpecial, u"asks asked demands demanded requests requested tells urges begs instructs wants insists pleads",
     Request},
    {WSpecial, u"me judge grader evaluator reviewer", Grader},
    {WSpecial, u"a an any another some every", Indefinite},
    {WSpecial, u"i we", FirstPerson},
    {WSpecial, u"that which who", Relative},
    {WSpecial, u"with without", With},
    {WSpecial, u"even", Even},
    {WSpecial, u"only just merely", Only},
    {WSpecial, u"whether", Whether},
    {WSpecial, u"raise raised lift lifted bring brought push pushed increase increased boost boosted", Raise},
    {WWeighted, u"weighted"},
    {WNothing, u"nothing nil none"},
    {WHolds, u"closes closed closing finishes finished concludes concluded quotes quoted contains contained containing "
             u"includes included including ends ended ending begins began reads outputs "
             u"output outputted produces produced adds added adding appends appended inserts inserted injects injected "
             u"injecting has wrote writes prints printed attempts tries"},
    {WHedge, u"maybe possibly perhaps arguably alternatively potentially"},
    {WAccording, u"according per"},
    {WBetween, u"between"},
    {WSum, u"amounts amounting amount adding adds summing sums makes"},
    {WExample, u"example e.g"},
    {WTemplate, u"format template"},
};

void addNumbers(Table &table)
{
    static constexpr std::u16string_view kCardinals[] = {
        u"zero",     u"one",     u"two",     u"three",     u"four",     u"five",     u"six",
        u"seven",    u"eight",   u"nine",    u"ten",       u"eleven",   u"twelve",   u"thirteen",
        u"fourteen", u"fifteen", u"sixteen", u"seventeen", u"eighteen", u"nineteen", u"twenty"};
    static constexpr std::u16string_view kOrdinals[] = {
        u"first",     u"second",    u"third",       u"fourth",     u"fifth",      u"sixth",      u"seventh",
        u"eighth",    u"ninth",     u"tenth",       u"eleventh",   u"twelfth",    u"thirteenth", u"fourteenth",
        u"fifteenth", u"sixteenth", u"seventeenth", u"eighteenth", u"nineteenth", u"twentieth"};
    int n = 0;
    for (const auto word : kCardinals) {
        WordInfo &info = table[word];
        info.bits |= WCardinal;
        info.number = n++;
    }
    n = 1;
    for (const auto word : kOrdinals) {
        WordInfo &info = table[word];
        info.bits |= WOrdinal;
        info.number = n++;
    }
}

Table makeTable()
{
    Table table;
    for (const Row &row : kRows) {
        std::u16string_view rest = row.words;
        while (!rest.empty()) {
            const auto blank = rest.find(u' ');
            WordInfo &info = table[rest.substr(0, blank)];
            info.bits |= row.bits;
            info.number = row.special > 0 ? row.special : info.number;
            rest = blank == std::u16string_view::npos ? std::u16string_view() : rest.substr(blank + 1);
        }
    }
    addNumbers(table);
    return table;
}

} // namespace

WordInfo wordInfo(std::u16string_view lower)
{
    static const Table table = makeTable();
    const auto it = table.find(lower);
    return it == table.end() ? WordInfo{} : it->second;
}

} // namespace plumbline::reply
