// SPDX-License-Identifier: GPL-3.0-or-later
// Properties of the reply parser: the layout does not matter, prose without numbers does not matter, nothing crashes
// it.
#include "core/scoring/judge_reply_parser.h"

#include <QtTest>

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>

using namespace plumbline;

namespace {

struct Scores
{
    std::vector<double> weights;
    std::vector<double> points;
};

QString pick(const QStringList &list)
{
    return list.at(*rc::gen::inRange(0, static_cast<int>(list.size())));
}

QString number(double v)
{
    return QString::number(v, 'g', 6);
}

Scores anyScores()
{
    const int n = *rc::gen::inRange(1, 8);
    Scores s;
    for (int i = 0; i < n; ++i) {
        const int weight = *rc::gen::inRange(2, 7);
        s.weights.push_back(weight);
        s.points.push_back(*rc::gen::inRange(0, 2 * weight + 1) / 2.0);
    }
    return s;
}

double sum(const std::vector<double> &v)
{
    double total = 0;
    for (const double x : v)
        total += x;
    return total;
}

const QStringList &labels()
{
    static const QStringList all = {QStringLiteral("score of component %1"),  QStringLiteral("Component %1"),
                                    QStringLiteral("**Component %1**"),       QStringLiteral("C%1"),
                                    QStringLiteral("COMPONENT %1"),           QStringLiteral("component #%1"),
                                    QStringLiteral("Sub-instruction %1"),     QStringLiteral("Score for component %1"),
                                    QStringLiteral("Component %1 (mention)"), QStringLiteral("criterion %1")};
    return all;
}

QString scoreText(double p, double w, int style)
{
    switch (style) {
    case 0:
        return number(p) + u'/' + number(w);
    case 1:
        return number(p) + QStringLiteral(" / ") + number(w);
    case 2:
        return number(p) + QStringLiteral(" out of ") + number(w);
    case 3:
        return QStringLiteral("**") + number(p) + QStringLiteral("**/") + number(w);
    case 4:
        return QStringLiteral("$\\frac{") + number(p) + QStringLiteral("}{") + number(w) + QStringLiteral("}$");
    case 5:
        return number(p) + QStringLiteral(" points");
    default:
        return number(p) + QStringLiteral(" of ") + number(w) + QStringLiteral(" points");
    }
}

/// One layout: label, sign, way of writing scores, separator, order and place of the total are all drawn.
QString anyLayout(const Scores &s)
{
    static const QStringList signs = {QStringLiteral(": "),        QStringLiteral(":"),        QStringLiteral(" = "),
                                      QStringLiteral(" - "),       QStringLiteral(" \u2192 "), QStringLiteral(" is "),
                                      QStringLiteral(" receives ")};
    static const QStringList joins = {QStringLiteral(", "),   QStringLiteral("; "),   QStringLiteral("\n"),
                                      QStringLiteral("\n- "), QStringLiteral("\r\n"), QStringLiteral("\n\n"),
                                      QStringLiteral(" | ")};
    static const QStringList totals = {QStringLiteral("total score: %1/%2"), QStringLiteral("Total = %1/%2"),
                                       QStringLiteral("**Overall score**: %1 out of %2"),
                                       QStringLiteral("Final score: %1/%2")};
    const QString label = pick(labels());
    const QString sign = pick(signs);
    const QString join = pick(joins);
    const int style = *rc::gen::inRange(0, 7);
    std::vector<std::size_t> order(s.weights.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    if (*rc::gen::arbitrary<bool>())
        std::reverse(order.begin(), order.end());
    QStringList parts;
    for (const std::size_t i : order)
        parts << label.arg(i + 1) + sign + scoreText(s.points[i], s.weights[i], style);
    const int totalPlace = *rc::gen::inRange(0, 3); // none, last, first
    const QString total = pick(totals).arg(number(sum(s.points)), number(sum(s.weights)));
    if (totalPlace == 1)
        parts << total;
    else if (totalPlace == 2)
        parts.prepend(total);
    return parts.join(join) + (*rc::gen::arbitrary<bool>() ? QStringLiteral(".") : QString());
}

QString anyJson(const Scores &s)
{
    const int shape = *rc::gen::inRange(0, 4);
    QStringList parts;
    for (std::size_t i = 0; i < s.weights.size(); ++i) {
        const QString p = number(s.points[i]);
        const QString w = number(s.weights[i]);
        const QString n = QString::number(i + 1);
        if (shape == 0)
            parts << QStringLiteral("\"component_%1\": %2").arg(n, p);
        else if (shape == 1)
            parts << QStringLiteral("{\"id\": %1, \"score\": %2, \"max\": %3}").arg(n, p, w);
        else if (shape == 2)
            parts << QStringLiteral("'score of component %1': '%2/%3'").arg(n, p, w);
        else
            parts << p;
    }
    const QString inner = parts.join(QStringLiteral(", "));
    QString json = QStringLiteral("{") + inner + u'}';
    if (shape == 1)
        json = QStringLiteral("{\"components\": [") + inner + QStringLiteral("]}");
    if (shape == 3)
        json = QStringLiteral("{\"scores\": [") + inner + QStringLiteral("]}");
    return *rc::gen::arbitrary<bool>() ? QStringLiteral("Here you are:\n```json\n") + json + QStringLiteral("\n```")
                                       : json;
}

bool givesScores(const ParsedReply &r, const Scores &s)
{
    if (r.state != ParseState::Complete)
        return false;
    for (std::size_t i = 0; i < s.points.size(); ++i) {
        if (!r.points[i] || std::abs(*r.points[i] - s.points[i]) > 1e-9)
            return false;
    }
    return true;
}

void showOnFailure(const QString &reply)
{
    RC_LOG(reply.toStdString());
}

QString anyText()
{
    // Pieces that mean something to the parser, mixed with any characters at all.
    static const QStringList pieces = {QStringLiteral("component 1"),
                                       QStringLiteral("components 1 and 2"),
                                       QStringLiteral(": "),
                                       QStringLiteral("4/4"),
                                       QStringLiteral("/"),
                                       QStringLiteral("{\"component_1\":"),
                                       QStringLiteral("}"),
                                       QStringLiteral("["),
                                       QStringLiteral("<think>"),
                                       QStringLiteral("</think>"),
                                       QStringLiteral("total score"),
                                       QStringLiteral("\""),
                                       QStringLiteral("1.5"),
                                       QStringLiteral("-3"),
                                       QStringLiteral("|---|\n"),
                                       QStringLiteral("| 1 | 2 |\n"),
                                       QStringLiteral("\\frac{1}{2}"),
                                       QStringLiteral("out of"),
                                       QStringLiteral("½"),
                                       QStringLiteral("\n"),
                                       QStringLiteral("full marks"),
                                       QStringLiteral("99999999999999999999"),
                                       QStringLiteral("%"),
                                       QStringLiteral("first"),
                                       QStringLiteral("all components")};
    QString text;
    const int n = *rc::gen::inRange(0, 40);
    for (int i = 0; i < n; ++i) {
        if (*rc::gen::inRange(0, 3) > 0)
            text += pick(pieces);
        else
            text += QChar(static_cast<char16_t>(*rc::gen::inRange(0, 0x10000)));
    }
    return text;
}

} // namespace

class TestJudgeReplyProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyLayoutGivesTheSamePoints()
    {
        QVERIFY(rc::check([] {
            const Scores s = anyScores();
            const QString reply = anyLayout(s);
            showOnFailure(reply);
            RC_ASSERT(givesScores(parseJudgeReply(reply, s.weights), s));
        }));
    }

    void anyJsonGivesTheSamePoints()
    {
        QVERIFY(rc::check([] {
            Scores s = anyScores();
            // Bare values 0..1 everywhere may be ratios; that is a case of its own.
            s.weights[0] = 5;
            s.points[0] = 3;
            const QString reply = anyJson(s);
            showOnFailure(reply);
            RC_ASSERT(givesScores(parseJudgeReply(reply, s.weights), s));
        }));
    }

    void proseWithoutNumbersChangesNothing()
    {
        QVERIFY(rc::check([] {
            static const QStringList prose = {QStringLiteral("The response is vivid and follows the tone."),
                                              QStringLiteral("A metaphor is missing here."),
                                              QStringLiteral("Well done; the image is described."),
                                              QStringLiteral("However, it could be shorter.")};
            const Scores s = anyScores();
            QString reply;
            QString plain;
            for (std::size_t i = 0; i < s.weights.size(); ++i) {
                const QString line =
                    QStringLiteral("Component %1: %2/%3").arg(i + 1).arg(number(s.points[i]), number(s.weights[i]));
                plain += line + u'\n';
                if (*rc::gen::arbitrary<bool>())
                    reply += pick(prose) + u'\n';
                reply += line;
                if (*rc::gen::arbitrary<bool>())
                    reply += QStringLiteral(" - ") + pick(prose);
                reply += u'\n';
            }
            showOnFailure(reply);
            RC_ASSERT(parseJudgeReply(reply, s.weights) == parseJudgeReply(plain, s.weights));
            RC_ASSERT(givesScores(parseJudgeReply(plain, s.weights), s));
        }));
    }

    /// What would or could have been given, for a component or in all, adds no score and no conflict.
    void hypothesesChangeNothing()
    {
        QVERIFY(rc::check([] {
            static const QStringList hypotheses = {
                QStringLiteral("It would have earned %1 for component %2 with a title."),
                QStringLiteral("The response could have got %1 for component %2."),
                QStringLiteral("Had it named the tree, it would have received %1 on component %2."),
                QStringLiteral("With a title, component %2 would have been %1."),
                QStringLiteral("If it rhymed, component %2 would get %1."),
                QStringLiteral("The response would get %1 for component %2 if it rhymed."),
                QStringLiteral("A response with a title would earn %1 for component %2."),
                QStringLiteral("By naming the tree the caption would earn %1 for component %2."),
                QStringLiteral("Another judge might give component %2 a score of %1.")};
            const Scores s = anyScores();
            const int style = *rc::gen::inRange(0, 3);
            QString reply;
            for (std::size_t i = 0; i < s.weights.size(); ++i)
                reply += QStringLiteral("Score of component %1: %2, ")
                             .arg(QString::number(i + 1), scoreText(s.points[i], s.weights[i], style));
            reply += QStringLiteral("total score: %1/%2.").arg(number(sum(s.points)), number(sum(s.weights)));
            const int index = *rc::gen::inRange(0, static_cast<int>(s.weights.size()));
            const double weight = s.weights[static_cast<std::size_t>(index)];
            const QString more = pick(hypotheses)
                                     .arg(scoreText(*rc::gen::inRange(0, static_cast<int>(weight) + 1), weight, style),
                                          QString::number(index + 1));
            const QString sep = pick({QStringLiteral(" "), QStringLiteral("\n\n")});
            showOnFailure(reply + sep + more);
            RC_ASSERT(parseJudgeReply(reply + sep + more, s.weights) == parseJudgeReply(reply, s.weights));
            RC_ASSERT(givesScores(parseJudgeReply(reply, s.weights), s));
        }));
    }

    void reasoningChangesNothing()
    {
        QVERIFY(rc::check([] {
            const Scores s = anyScores();
            const QString reply = anyLayout(s);
            const QString thought = anyLayout(anyScores());
            showOnFailure(reply + thought);
            RC_ASSERT(parseJudgeReply(QStringLiteral("<think>") + thought + QStringLiteral("</think>\n") + reply,
                                      s.weights) == parseJudgeReply(reply, s.weights));
        }));
    }

    void anythingIsSurvivedAndInRange()
    {
        QVERIFY(rc::check([] {
            const Scores s = anyScores();
            const QString text = anyText();
            std::vector<ComponentHint> hints;
            for (const double w : s.weights)
                hints.push_back({QStringLiteral("component text"), QStringLiteral("mention"), w});
            for (const ParsedReply &r : {parseJudgeReply(text, s.weights), parseJudgeReply(text, hints)}) {
                RC_ASSERT(r.points.size() == s.weights.size());
                std::size_t known = 0;
                for (std::size_t i = 0; i < r.points.size(); ++i) {
                    known += r.points[i] ? 1 : 0;
                    RC_ASSERT(!r.points[i] || (*r.points[i] >= 0 && *r.points[i] <= s.weights[i]));
                }
                RC_ASSERT((known == r.points.size()) == (r.state == ParseState::Complete));
                RC_ASSERT((known == 0) == (r.state == ParseState::None));
                RC_ASSERT(r.computedTotal.has_value() == (r.state == ParseState::Complete));
                RC_ASSERT(known == r.points.size() || !r.flags.empty());
                RC_ASSERT(std::is_sorted(r.flags.begin(), r.flags.end()));
            }
        }));
    }
};

QTEST_GUILESS_MAIN(TestJudgeReplyProperties)
#include "tst_judge_reply_properties.moc"
