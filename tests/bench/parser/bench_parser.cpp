// SPDX-License-Identifier: GPL-3.0-or-later
// How long a million judge replies of ordinary length take on one core, beside the original notebook's reading rule on
// the same replies in the same run; and how time grows on hostile text. Prints tables; it is no test.
// bench_parser [replies, default 1000000]
#include "core/scoring/judge_reply_parser.h"
#include "core/scoring/profile_readers.h"

#include <QElapsedTimer>
#include <QTextStream>

#include <cstdlib>

using namespace plumbline;

namespace {

/// Replies of 120 to 700 characters, as judges write them: most in the sentence asked for, with reasons behind it.
std::vector<QString> ordinaryReplies()
{
    const QString reasons = QStringLiteral(
        "\n\nReasons: the response describes the activity with 3 of the 4 people, keeps to exactly two sentences, and "
        "\u201ctwo metronomes\u201d is a metaphor although a thin one. Component 3 could have been bolder.");
    std::vector<QString> replies;
    for (int i = 0; i < 24; ++i) {
        const int p = i % 4;
        const QString third = QString::number(p);
        const QString total = QString::number(7 + p);
        replies.push_back(
            QStringLiteral(
                "score of component 1: 4/4, score of component 2: 3/3, score of component 3: %1/3, total score: %2/10.")
                .arg(third, total) +
            reasons);
        replies.push_back(QStringLiteral("**Component 1** (describe): 4/4\n**Component 2** (length_limit): "
                                         "3/3\n**Component 3** (linguistics): %1/3\n\n**Total score**: %2/10\n")
                              .arg(third, total) +
                          reasons + reasons);
        replies.push_back(
            QStringLiteral("```json\n{\"component_1\": 4, \"component_2\": 3, \"component_3\": %1, \"total_score\": "
                           "%2, \"reasoning\": \"First person throughout; three sentences.\"}\n```")
                .arg(third, total));
    }
    return replies;
}

double seconds(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

} // namespace

int main(int argc, char **argv)
{
    const int count = argc > 1 ? std::max(1, std::atoi(argv[1])) : 1000000;
    QTextStream out(stdout);
    const std::vector<QString> replies = ordinaryReplies();
    qsizetype characters = 0;
    for (const QString &r : replies)
        characters += r.size();
    const std::vector<double> weights = {4, 3, 3};

    QElapsedTimer timer;
    timer.start();
    int complete = 0;
    for (int i = 0; i < count; ++i)
        complete += parseJudgeReply(replies[static_cast<std::size_t>(i) % replies.size()], weights).state ==
                            ParseState::Complete
                        ? 1
                        : 0;
    const double ours = seconds(timer);

    timer.restart();
    int read = 0;
    for (int i = 0; i < count; ++i)
        read +=
            profile::readFirstSentence(replies[static_cast<std::size_t>(i) % replies.size()], weights.size()) ? 1 : 0;
    const double theirs = seconds(timer);

    out << "replies: " << count << ", mean length " << characters / static_cast<qsizetype>(replies.size())
        << " characters, one core\n\n";
    out << "reader                     seconds   us/reply   read in full\n";
    const auto line = [&](const char *name, double s, int n) {
        out << qSetFieldWidth(26) << Qt::left << name << qSetFieldWidth(8) << Qt::right << QString::number(s, 'f', 2)
            << QString::number(s / count * 1e6, 'f', 2) << qSetFieldWidth(0) << "       "
            << QString::number(100.0 * n / count, 'f', 1) << " %\n";
    };
    line("plumbline", ours, complete);
    line("notebook's reading rule", theirs, read);

    out << "\nhostile text               250 kB      1 MB   (milliseconds)\n";
    const std::vector<std::pair<const char *, QString>> hostile = {
        {"{", QStringLiteral("{")},
        {"[", QStringLiteral("[")},
        {"<think>", QStringLiteral("<think>")},
        {"component 1", QStringLiteral("component 1 ")},
        {"1/1/1/1", QStringLiteral("1/")},
        {"1 + 1 +", QStringLiteral("1 + ")},
        {"\" \" \"", QStringLiteral("\" ")},
        {"{\"a\":", QStringLiteral("{\"a\":")},
        {"| 1 | 2 |", QStringLiteral("| 1 | 2 |\n|---|---|\n")}};
    for (const auto &[name, piece] : hostile) {
        out << qSetFieldWidth(24) << Qt::left << name << Qt::right;
        for (const int size : {250000, 1000000}) {
            const QString text = piece.repeated(size / piece.size());
            timer.restart();
            const ParsedReply r = parseJudgeReply(text, weights);
            out << qSetFieldWidth(10) << QString::number(seconds(timer) * 1000, 'f', 1) << qSetFieldWidth(0)
                << (r.points.size() == 3 ? "" : "?");
        }
        out << qSetFieldWidth(0) << "\n";
    }
    return 0;
}
