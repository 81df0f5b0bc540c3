// SPDX-License-Identifier: GPL-3.0-or-later
// The paper's second rule, no answer leakage: what an instruction gives away by saying it, by holding the reference
// answer, or by spelling out the text that the image shows.
#include "core/authoring/rule.h"
#include "core/exchange/item_fields.h"

#include <QRegularExpression>

#include <algorithm>

namespace plumbline {

namespace {

constexpr qsizetype kMostImageWords = 2000; ///< of a page full of text: enough to find what an instruction holds

/// Whether the words at `at` of the text are one of several offered: "yes or no", "is it red, green or blue?".
bool isOffered(const QStringList &text, qsizetype at, qsizetype count)
{
    constexpr qsizetype kNear = 4; // words of a list of choices before its "or"
    const auto from = text.begin() + std::max<qsizetype>(0, at - 1);
    const auto to = text.begin() + std::min(text.size(), at + count + kNear);
    return std::find(from, to, QStringLiteral("or")) != to;
}

class AnswerGiven final : public Rule
{
public:
    [[nodiscard]] RuleInfo info() const override
    {
        return {QStringLiteral("answer_leak"), Severity::Warning,
                QStringLiteral("The instruction does not state its answer (the paper's second rule).")};
    }
    void check(const RuleInput &input, std::vector<Finding> &findings) const override
    {
        static const QRegularExpression stated(
            QStringLiteral(
                "\\b(?:answer\\s*[:=]|the\\s+(?:correct\\s+)?answer\\s+is\\s+[\"'\\d]|\\(\\s*(?:ans|answer|hint)\\b)"),
            QRegularExpression::CaseInsensitiveOption);
        for (std::size_t i = 0; i < input.items.size(); ++i) {
            const QRegularExpressionMatch match = stated.match(input.items[i].instruction);
            if (match.hasMatch())
                findings.push_back(found(i, QStringLiteral("The instruction seems to state an answer: “%1 …”.")
                                                .arg(input.items[i].instruction.mid(match.capturedStart(), 30))));
        }
    }
};

class ReferenceHidden final : public Rule
{
public:
    [[nodiscard]] RuleInfo info() const override
    {
        return {QStringLiteral("reference_leak"), Severity::Warning,
                QStringLiteral("The reference answer does not stand in the instruction (the paper's second rule); one "
                               "that the instruction offers among others may.")};
    }
    void check(const RuleInput &input, std::vector<Finding> &findings) const override
    {
        for (std::size_t i = 0; i < input.items.size(); ++i) {
            const QStringList answer = plainWords(itemField(input.items[i], kReferenceField));
            if (!answer.isEmpty() && stands(answer, input.words[i].text.words))
                findings.push_back(found(i, QStringLiteral("The reference answer stands in the instruction.")));
        }
    }

private:
    static bool stands(const QStringList &answer, const QStringList &text)
    {
        for (qsizetype at = 0; at + answer.size() <= text.size(); ++at) {
            if (std::equal(answer.begin(), answer.end(), text.begin() + at) && !isOffered(text, at, answer.size()))
                return true;
        }
        return false;
    }
};

class ImageTextHidden final : public Rule
{
public:
    [[nodiscard]] RuleInfo info() const override
    {
        return {QStringLiteral("image_text_leak"), Severity::Warning,
                QStringLiteral("An instruction that asks for the text in its image does not spell it out (the paper's "
                               "second rule). Known of images whose text was read.")};
    }
    void check(const RuleInput &input, std::vector<Finding> &findings) const override
    {
        for (std::size_t i = 0; i < input.items.size(); ++i) {
            const std::optional<ImageFacts> &image = input.images[i];
            if (!image || !image->text || image->text->isEmpty())
                continue;
            const std::vector<Component> &components = input.items[i].components;
            const auto reads = std::find_if(components.begin(), components.end(),
                                            [](const Component &c) { return c.category() == Category::Ocr; });
            if (reads == components.end())
                continue; // naming a sign by what it says gives nothing away where nobody is asked to read it
            if (const QString given = givenAway(*image->text, input.words[i].text); !given.isEmpty())
                findings.push_back(
                    found(i, QStringLiteral("The image says “%1”, and so does the instruction.").arg(given)));
        }
    }

private:
    /// The longest run of words that a line of the image and the instruction share, where it says something: two words
    /// with content, or one where the image hardly has another; empty for none.
    static QString givenAway(const QString &imageText, const ReadWords &instruction)
    {
        std::vector<QStringList> lines;
        QSet<QString> contents;
        qsizetype count = 0;
        for (const QString &line : imageText.split(u'\n')) {
            lines.push_back(plainWords(line));
            count += lines.back().size();
            for (const QString &word : lines.back()) {
                if (const QString stem = contentStem(word); !stem.isEmpty())
                    contents.insert(stem);
            }
            if (count > kMostImageWords)
                break;
        }
        constexpr qsizetype kFew = 2;
        const int enough = contents.size() <= kFew ? 1 : 2;
        QStringList best;
        for (const QStringList &line : lines) {
            for (qsizetype from = 0; from < line.size(); ++from) {
                for (qsizetype at = 0; at < instruction.words.size(); ++at) {
                    const QStringList run = sharedRun(line, from, instruction.words, at);
                    if (run.size() > best.size() && says(run) >= enough &&
                        !isOffered(instruction.words, at, run.size()))
                        best = run;
                }
            }
        }
        return best.join(u' ');
    }
    static QStringList sharedRun(const QStringList &line, qsizetype from, const QStringList &text, qsizetype at)
    {
        qsizetype length = 0;
        while (from + length < line.size() && at + length < text.size() && line[from + length] == text[at + length])
            ++length;
        return line.mid(from, length);
    }
    static int says(const QStringList &run)
    {
        return static_cast<int>(std::count_if(run.begin(), run.end(), [](const QString &word) {
            return !contentStem(word).isEmpty() && (word.size() >= 3 || word.front().isDigit());
        }));
    }
};

} // namespace

Rules leakRules()
{
    Rules rules;
    rules.push_back(std::make_unique<AnswerGiven>());
    rules.push_back(std::make_unique<ReferenceHidden>());
    rules.push_back(std::make_unique<ImageTextHidden>());
    return rules;
}

} // namespace plumbline
