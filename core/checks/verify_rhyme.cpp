// SPDX-License-Identifier: GPL-3.0-or-later
// Rhyme at line ends, as far as a pronouncing dictionary decides it. Near rhymes, unknown words and no dictionary:
// abstain.
#include "core/checks/readings.h"
#include "core/checks/rhyme_dictionary.h"
#include "core/checks/verify.h"

namespace plumbline::checks {

namespace {

using Answer = RhymeDictionary::Answer;

struct Ending
{
    QString word;
    TextRange range;
};

constexpr size_t kWindow = 5;       ///< lines on either side in which a rhyme is heard
constexpr size_t kMostLines = 2000; ///< longer "poems" are not judged

std::vector<Ending> endingsOf(const TextMetrics &text, const std::vector<TextRange> &lines)
{
    std::vector<Ending> endings;
    for (const TextRange &line : lines) {
        const std::vector<TextWord> words = wordsWithin(text, line);
        if (words.empty())
            continue;
        const TextRange range = words.back().range;
        QString word = text.view(range).toString().toLower();
        word.replace(QChar(0x2019), u'\'');
        if (word.contains(u'-'))
            word = word.section(u'-', -1);
        endings.push_back({word, range});
    }
    return endings;
}

/// Every line has a partner nearby, or every second one does (ABCB); none has: no rhyme at all.
Verdict judgeAny(const RhymeDictionary &dictionary, const std::vector<Ending> &endings)
{
    size_t partnered = 0;
    bool perhaps = false;
    for (size_t i = 0; i < endings.size(); ++i) {
        bool found = false;
        for (size_t k = i > kWindow ? i - kWindow : 0; k < endings.size() && k <= i + kWindow; ++k) {
            if (k == i)
                continue;
            const Answer answer = dictionary.rhymes(endings[i].word, endings[k].word);
            found = found || answer == Answer::Yes;
            perhaps = perhaps || answer == Answer::Near || answer == Answer::Unknown;
        }
        partnered += found ? 1 : 0;
    }
    if (partnered == endings.size())
        return Verdict::Met;
    if (partnered == 0 && !perhaps)
        return Verdict::Unmet;
    return Verdict::Abstain;
}

Verdict judgeScheme(const RhymeDictionary &dictionary, const std::vector<Ending> &endings, const QString &scheme)
{
    if (qsizetype(endings.size()) % scheme.size() != 0)
        return Verdict::Abstain;
    bool perhaps = false;
    for (size_t stanza = 0; stanza < endings.size(); stanza += size_t(scheme.size()))
        for (qsizetype a = 0; a < scheme.size(); ++a)
            for (qsizetype b = a + 1; b < scheme.size(); ++b) {
                if (scheme.at(a) != scheme.at(b))
                    continue;
                const Answer answer =
                    dictionary.rhymes(endings[stanza + size_t(a)].word, endings[stanza + size_t(b)].word);
                if (answer == Answer::No)
                    return Verdict::Unmet;
                perhaps = perhaps || answer != Answer::Yes;
            }
    return perhaps ? Verdict::Abstain : Verdict::Met;
}

} // namespace

CheckResult verifyRhyme(const Constraint &constraint, const TextMetrics &text)
{
    CheckResult result;
    result.constraint = constraint;
    const RhymeDictionary &dictionary = RhymeDictionary::installed();
    std::vector<std::vector<TextRange>> readings = lineReadings(text);
    const std::vector<Ending> endings = endingsOf(text, readings.front());
    for (const Ending &ending : endings)
        result.ranges.push_back(ending.range);
    result.measured = counted(qsizetype(endings.size()), QStringLiteral("line end"), QStringLiteral("line ends"));
    if (dictionary.isEmpty()) {
        result.why = QStringLiteral("No pronouncing dictionary is installed (Debian package festlex-cmu).");
        return result;
    }
    if (endings.size() < 2 || endings.size() > kMostLines) {
        result.why = QStringLiteral("There are no lines of verse to compare.");
        return result;
    }
    const QString scheme = constraint.value.toString();
    result.verdict =
        scheme == u"any" || scheme.isEmpty() ? judgeAny(dictionary, endings) : judgeScheme(dictionary, endings, scheme);
    result.why = result.verdict == Verdict::Met ? QStringLiteral("The line ends rhyme.")
                 : result.verdict == Verdict::Unmet
                     ? QStringLiteral("Line ends that should rhyme do not.")
                     : QStringLiteral("Some line ends rhyme only nearly, in part, or are not in the dictionary.");
    return result;
}

} // namespace plumbline::checks
