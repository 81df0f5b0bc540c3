// SPDX-License-Identifier: GPL-3.0-or-later
// The extractor: finds the component in its instruction and asks each family of rules.
#include "core/checks/extractor.h"

#include "core/checks/extract_families.h"

namespace plumbline {

namespace {

using namespace checks;

constexpr qsizetype kLongestComponent = 4000;    ///< what is written beyond it is no component and is not read
constexpr qsizetype kLongestInstruction = 20000; ///< beyond it the instruction is not searched
constexpr qsizetype kContext = 60;               ///< characters of the instruction looked at on either side

/// What stands around the component in its instruction.
void findContext(ComponentText &component)
{
    const QString needle = component.text.trimmed();
    if (needle.isEmpty() || needle.size() > 1000 || component.instruction.size() > kLongestInstruction)
        return;
    const qsizetype at = component.instruction.indexOf(needle, 0, Qt::CaseInsensitive);
    if (at < 0)
        return;
    // only within the same clause: behind a comma another component begins
    const QString ahead = component.instruction.mid(std::max<qsizetype>(0, at - kContext), std::min(at, kContext));
    const QString behind = component.instruction.mid(at + needle.size(), kContext);
    const auto lastStop = std::max({ahead.lastIndexOf(u','), ahead.lastIndexOf(u'.'), ahead.lastIndexOf(u';')});
    component.before = tokenize(ahead.mid(lastStop + 1));
    if (!behind.isEmpty() && !QStringView(u",.;:!?").contains(behind.at(0)))
        component.after = tokenize(behind);
}

/// "rhyme, if you can": nothing that a response could fail.
bool isOptional(const Tokens &t)
{
    for (int i = 0; i < t.size(); ++i) {
        // "there is no need to use the word 'photo'", "it needn't rhyme": neither demanded nor forbidden
        const bool relaxed = t.matches(i, {u"no", u"need"}) || t.matches(i, {u"need", u"not"}) || t.is(i, u"needn't") ||
                             (t.isAny(i, {u"not", u"don't", u"doesn't"}) &&
                              (t.isAny(i + 1, {u"necessary", u"required", u"obliged", u"obligatory"}) ||
                               (t.isAny(i + 1, {u"have", u"need"}) && t.is(i + 2, u"to"))));
        if (relaxed)
            return true;
        if (!t.is(i, u"if"))
            continue;
        const int end = t.is(i + 1, u"possible")                                                     ? i + 2
                        : t.is(i + 1, u"you") && t.isAny(i + 2, {u"can", u"like", u"want", u"wish"}) ? i + 3
                                                                                                     : -1;
        if (end > 0 && (end >= t.size() || endsClause(t.at(end)) || (i == 0 && end == 2)))
            return true;
    }
    return t.isAny(0, {u"optionally", u"ideally", u"preferably"}) || t.matches(0, {u"feel", u"free", u"to"});
}

} // namespace

std::vector<Constraint> extractConstraints(const QString &component, const QString &category,
                                           const QString &instruction)
{
    ComponentText text;
    text.text = component.left(kLongestComponent);
    text.category = category.toLower();
    text.instruction = instruction;
    text.tokens = tokenize(text.text);
    if (isOptional(text.tokens))
        return {};
    findContext(text);
    Constraints out;
    extractCounts(text, out);
    extractListFormat(text, out);
    extractVocabulary(text, out);
    extractEdges(text, out);
    extractSurface(text, out);
    extractQuestions(text, out);
    extractVerse(text, out);
    return out;
}

} // namespace plumbline
