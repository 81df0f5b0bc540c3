// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer over the rule checks: the input up to the first zero byte is a component, the rest a response. Asserts that
// evidence lies inside the response and that verdicts are there exactly when constraints are.
#include "core/checks/check_json_lines.h"
#include "core/checks/component_check.h"
#include "core/checks/extractor.h"

#include <cstdint>
#include <cstdlib>
#include <cstring>

using namespace plumbline;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

/// Every kind once, so that responses reach all verifiers whatever the component says.
const std::vector<Constraint> &everyKind()
{
    static const std::vector<Constraint> all = [] {
        std::vector<Constraint> list;
        for (const char *text : {"in two sentences",
                                 "in 50 words",
                                 "a four-line poem",
                                 "in two paragraphs",
                                 "two four-line stanzas",
                                 "three bullet points",
                                 "under 280 characters",
                                 "each sentence has five words",
                                 "each line has at most six words",
                                 "without the words \"a b\" or 'the'",
                                 "using the word \"and\"",
                                 "without the letter e",
                                 "starting with \"The\"",
                                 "ending with \"end\"",
                                 "end with a question",
                                 "in lowercase",
                                 "in title case",
                                 "every word starts with the letter s",
                                 "each sentence begins with \"The\"",
                                 "an acrostic of the word \"SEA\"",
                                 "every word has an even number of letters",
                                 "exactly ten unique words",
                                 "digits only",
                                 "include a question",
                                 "with two exclamation marks",
                                 "in bullet points",
                                 "followed by the percent sign",
                                 "as JSON",
                                 "about 20 words",
                                 "each containing more words than the previous sentence"})
            for (const Constraint &constraint : extractConstraints(QString::fromLatin1(text), {}, {}))
                list.push_back(constraint);
        return list;
    }();
    return all;
}

void checkEvidence(const ComponentCheck &check, qsizetype size)
{
    require(check.verdict.has_value() == !check.constraints.empty());
    for (const CheckResult &result : check.checks) {
        qsizetype end = 0;
        for (const TextRange &range : result.ranges) {
            require(range.start >= end && range.length >= 0);
            end = range.start + range.length;
        }
        require(end <= size);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *bytes = reinterpret_cast<const char *>(data);
    const void *zero = std::memchr(bytes, 0, size);
    const size_t cut = zero ? size_t(static_cast<const char *>(zero) - bytes) : size / 2;
    const QString component = QString::fromUtf8(bytes, qsizetype(cut));
    const size_t rest = std::min(size, cut + 1);
    QString response = QString::fromUtf8(bytes + rest, qsizetype(size - rest));
    if (size % 7 == 0) // raw UTF-16 as well: lone surrogates
        response = QString(reinterpret_cast<const QChar *>(QByteArray(bytes, qsizetype(size / 2 * 2)).constData()),
                           qsizetype(size / 2));
    const TextMetrics metrics = measureText(response);
    const std::vector<Constraint> constraints = extractConstraints(component, {}, response);
    checkEvidence(checkConstraints(constraints, metrics), response.size());
    checkEvidence(checkConstraints(everyKind(), metrics), response.size());
    for (const Constraint &constraint : constraints)
        require(constraintFromJson(constraintToJson(constraint)).has_value());
    (void)checkJsonLine(QByteArray(bytes, qsizetype(size)));
    return 0;
}
