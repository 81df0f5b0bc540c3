// SPDX-License-Identifier: GPL-3.0-or-later
// One million ordinary (component, response) checks on one core: extraction once per component, measuring once per
// response, verdicts for every pair. Prints a table; it is no test.
#include "core/checks/component_check.h"
#include "core/checks/extractor.h"

#include <QStringList>

#include <cstdio>
#include <ctime>
#include <vector>

using namespace plumbline;

namespace {

const char *const kComponents[] = {
    "in exactly two sentences",
    "using no more than fifty words",
    "Describe the activity in the image",
    "without using the words \"boat\", \"water\" or 'harbour'",
    "Write a four-line poem",
    "in three bullet points",
    "without using the letter 'e'",
    "beginning with \"Amidst the clouds\"",
    "in one paragraph",
    "all in lowercase",
    "focusing on the colours and the mood",
    "each sentence begins with the letter \"T\"",
    "between 40 and 80 words",
    "including a question",
    "using exactly two metaphors",
    "with a first-person point of view",
};

/// Responses of 60 to 120 words, with the things that responses hold.
std::vector<QString> makeResponses(int count)
{
    const QStringList sentences = {
        QStringLiteral("A small red boat drifts past the old harbour wall while two children watch from the steps."),
        QStringLiteral("“Look at that,” says one of them, pointing at the gulls that circle above Mr. Hale’s nets."),
        QStringLiteral(
            "The light is soft, the water is calm, and nobody seems to be in a hurry at 7 a.m. on a Sunday."),
        QStringLiteral("Why would anyone leave a place like this?"),
        QStringLiteral("A well-worn sign near the gate reads **No Swimming**, though its paint has almost gone."),
        QStringLiteral(
            "Farther out, a ferry of about 3.5 metres in height blows its horn; the sound rolls over the town."),
        QStringLiteral("It could be any summer of the last fifty years!"),
    };
    std::vector<QString> responses;
    for (int i = 0; i < count; ++i) {
        QStringList chosen;
        for (int k = 0; k < 4 + i % 3; ++k)
            chosen += sentences.at((i * 3 + k * (1 + i % 2)) % sentences.size());
        responses.push_back(i % 5 == 0 ? QString(QStringLiteral("- ") + chosen.join(QStringLiteral("\n- ")))
                                       : chosen.join(u' '));
    }
    return responses;
}

/// Processor time, so that other programs on the machine do not count.
struct Stopwatch
{
    std::clock_t begun = std::clock();
    void start() { begun = std::clock(); }
    [[nodiscard]] qint64 nsecsElapsed() const { return qint64(double(std::clock() - begun) / CLOCKS_PER_SEC * 1e9); }
};

void row(const char *what, qint64 count, qint64 nanoseconds)
{
    std::printf("%-44s %10lld %10.2f s %10.2f us each\n", what, static_cast<long long>(count),
                double(nanoseconds) / 1e9, double(nanoseconds) / 1e3 / double(count));
}

} // namespace

int main()
{
    constexpr int kChecks = 1000000;
    const std::vector<QString> responses = makeResponses(1000);
    constexpr int kComponentCount = int(sizeof kComponents / sizeof *kComponents);
    Stopwatch timer;
    qint64 met = 0;

    timer.start();
    for (int i = 0; i < kChecks; ++i) {
        const QString component = QString::fromUtf8(kComponents[i % kComponentCount]);
        const ComponentCheck check = checkComponent(component, {}, {}, responses[size_t(i) % responses.size()]);
        met += check.verdict == Verdict::Met ? 1 : 0;
    }
    row("checkComponent: nothing kept", kChecks, timer.nsecsElapsed());

    timer.start();
    for (int i = 0; i < 100000; ++i)
        met += qint64(extractConstraints(QString::fromUtf8(kComponents[i % kComponentCount]), {}, {}).size());
    row("extractConstraints alone", 100000, timer.nsecsElapsed());

    timer.start();
    for (int i = 0; i < 100000; ++i)
        met += measureText(responses[size_t(i) % responses.size()]).wordCount();
    row("measureText alone (about 85 words)", 100000, timer.nsecsElapsed());

    // as a run does it: components extracted once, each response measured once for its components
    std::vector<std::vector<Constraint>> constraints;
    for (const char *component : kComponents)
        constraints.push_back(extractConstraints(QString::fromUtf8(component), {}, {}));
    timer.start();
    for (int i = 0; i < kChecks / kComponentCount; ++i) {
        const TextMetrics metrics = measureText(responses[size_t(i) % responses.size()]);
        for (const auto &list : constraints)
            met += checkConstraints(list, metrics).verdict == Verdict::Met ? 1 : 0;
    }
    row("checkConstraints: measured once per response", kChecks, timer.nsecsElapsed());
    std::printf("(%lld)\n", static_cast<long long>(met));
    return 0;
}
