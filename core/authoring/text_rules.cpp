// SPDX-License-Identifier: GPL-3.0-or-later
// Instruction and components: that these belong together, do not contradict each other, and leave nothing out.
#include "core/authoring/item_template.h"
#include "core/authoring/rule.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace plumbline {

namespace {

constexpr double kForeign = 0.4;    ///< less of an item's component words than this in its instruction: another's
constexpr double kUncovered = 0.35; ///< more of the instruction's words than this in no component

QString shortened(const QString &text)
{
    const QString plain = text.simplified();
    return plain.size() > 60 ? plain.left(57) + QStringLiteral("…") : plain;
}

class ForeignComponent final : public Rule
{
public:
    [[nodiscard]] RuleInfo info() const override
    {
        return {
            QStringLiteral("component_foreign"), Severity::Error,
            QStringLiteral("The components are parts of their own instruction, not of another item's: a judge would "
                           "grade what nobody asked for.")};
    }
    void check(const RuleInput &input, std::vector<Finding> &findings) const override
    {
        for (std::size_t i = 0; i < input.items.size(); ++i) {
            if (share(input.words[i]) >= kForeign)
                continue;
            for (std::size_t c = 0; c < input.items[i].components.size(); ++c) {
                if (input.words[i].coverage(c) < 0.6)
                    findings.push_back(found(i,
                                             QStringLiteral("“%1” does not come from this instruction.")
                                                 .arg(shortened(input.items[i].components[c].text)),
                                             static_cast<int>(c)));
            }
        }
    }

private:
    /// Share of all component words that the instruction has; 1 where there are none.
    static double share(const ItemWords &words)
    {
        qsizetype all = 0;
        double had = 0;
        for (std::size_t c = 0; c < words.components.size(); ++c) {
            all += words.components[c].content.size();
            had += words.coverage(c) * static_cast<double>(words.components[c].content.size());
        }
        return all == 0 ? 1 : had / static_cast<double>(all);
    }
};

class NumberContradiction final : public Rule
{
public:
    [[nodiscard]] RuleInfo info() const override
    {
        return {QStringLiteral("component_number"), Severity::Error,
                QStringLiteral("A component asks for the same numbers as the instruction.")};
    }
    void check(const RuleInput &input, std::vector<Finding> &findings) const override
    {
        for (std::size_t i = 0; i < input.items.size(); ++i) {
            const QList<CountedNoun> asked = countedNouns(input.words[i].text);
            for (std::size_t c = 0; c < input.items[i].components.size(); ++c) {
                for (const CountedNoun &pair : countedNouns(input.words[i].components[c])) {
                    const auto other = std::find_if(asked.begin(), asked.end(), [&](const CountedNoun &a) {
                        return a.second == pair.second && a.first != pair.first;
                    });
                    if (asked.contains(pair) || other == asked.end())
                        continue;
                    findings.push_back(
                        found(i,
                              QStringLiteral("“%1” says %2 where the instruction says %3.")
                                  .arg(shortened(input.items[i].components[c].text), pair.first, other->first),
                              static_cast<int>(c)));
                    break;
                }
            }
        }
    }
};

class LostNegation final : public Rule
{
public:
    [[nodiscard]] RuleInfo info() const override
    {
        return {
            QStringLiteral("component_polarity"), Severity::Error,
            QStringLiteral("What the instruction forbids stays forbidden in its component: “without X” must not become "
                           "“X”.")};
    }
    void check(const RuleInput &input, std::vector<Finding> &findings) const override
    {
        for (std::size_t i = 0; i < input.items.size(); ++i) {
            const ReadWords &text = input.words[i].text;
            if (!text.hasNegation)
                continue;
            const std::vector<Asking> asking = askingComponents(input, i);
            const QStringList &words = text.words;
            QSet<QString> seen; // "not" a thousand times is one finding
            for (qsizetype at = 0; at < words.size(); ++at) {
                const QString forbidden = isNegation(words.at(at)) ? forbiddenAfter(text, at) : QString();
                if (forbidden.isEmpty() || seen.contains(forbidden))
                    continue;
                seen.insert(forbidden);
                for (const Asking &component : asking) {
                    if (!component.runs.contains(forbidden))
                        continue;
                    findings.push_back(found(i,
                                             QStringLiteral("The instruction forbids it (“%1 …”); “%2” asks for it.")
                                                 .arg(words.mid(at, 4).join(u' '), shortened(component.text)),
                                             component.index));
                }
            }
        }
    }

private:
    /// A component without a negation: its runs of two and of three content words.
    struct Asking
    {
        int index = 0;
        QString text;
        QSet<QString> runs;
    };
    static std::vector<Asking> askingComponents(const RuleInput &input, std::size_t item)
    {
        std::vector<Asking> asking;
        const std::vector<Component> &components = input.items[item].components;
        for (std::size_t c = 0; c < components.size(); ++c) {
            if (input.words[item].components[c].hasNegation)
                continue;
            Asking one{static_cast<int>(c), components[c].text, {}};
            const QStringList &words = input.words[item].components[c].content;
            for (qsizetype i = 0; i + 2 <= words.size(); ++i) {
                one.runs.insert(words.mid(i, 2).join(u' '));
                if (i + 3 <= words.size())
                    one.runs.insert(words.mid(i, 3).join(u' '));
            }
            asking.push_back(std::move(one));
        }
        return asking;
    }
    /// The two or three words with content that follow the negation at `at`; empty when there are fewer.
    static QString forbiddenAfter(const ReadWords &text, qsizetype at)
    {
        QStringList forbidden;
        for (qsizetype next = at + 1; next < text.words.size() && next <= at + 6 && forbidden.size() < 3; ++next) {
            const QString &stem = text.stems.at(next);
            if (!stem.isEmpty())
                forbidden.append(stem);
        }
        return forbidden.size() < 2 ? QString() : forbidden.join(u' ');
    }
};

class UncoveredText final : public Rule
{
public:
    [[nodiscard]] RuleInfo info() const override
    {
        return {QStringLiteral("instruction_uncovered"), Severity::Info,
                QStringLiteral(
                    "Every part of the instruction belongs to a component; what no component has is not graded.")};
    }
    void check(const RuleInput &input, std::vector<Finding> &findings) const override
    {
        for (std::size_t i = 0; i < input.items.size(); ++i) {
            QSet<QString> graded;
            for (const ReadWords &component : input.words[i].components) {
                for (const QString &stem : component.content)
                    graded.insert(stem);
            }
            QStringList left;
            const ReadWords &text = input.words[i].text;
            for (qsizetype w = 0; w < text.words.size(); ++w) {
                const QString &word = text.words.at(w);
                const QString &stem = text.stems.at(w);
                if (!stem.isEmpty() && !graded.contains(stem) && !left.contains(word))
                    left.append(word);
            }
            const auto all = static_cast<double>(input.words[i].content.size());
            if (all > 0 && left.size() >= 3 && static_cast<double>(left.size()) / all > kUncovered)
                findings.push_back(found(i, QStringLiteral("No component has these words of the instruction: %1.")
                                                .arg(left.mid(0, 8).join(QStringLiteral(", ")))));
        }
    }
};

class UnknownText final : public Rule
{
public:
    [[nodiscard]] RuleInfo info() const override
    {
        return {QStringLiteral("component_unknown_text"), Severity::Info,
                QStringLiteral("A component says nothing that the instruction does not say.")};
    }
    void check(const RuleInput &input, std::vector<Finding> &findings) const override
    {
        for (std::size_t i = 0; i < input.items.size(); ++i) {
            for (std::size_t c = 0; c < input.items[i].components.size(); ++c) {
                QStringList unknown;
                const ReadWords &text = input.words[i].components[c];
                for (qsizetype w = 0; w < text.words.size(); ++w) {
                    if (!text.stems.at(w).isEmpty() && !input.words[i].content.contains(text.stems.at(w)))
                        unknown.append(text.words.at(w));
                }
                if (!unknown.isEmpty())
                    findings.push_back(found(
                        i, QStringLiteral("The instruction does not have: %1.").arg(unknown.join(QStringLiteral(", "))),
                        static_cast<int>(c)));
            }
        }
    }
};

class StrayCharacters final : public Rule
{
public:
    [[nodiscard]] RuleInfo info() const override
    {
        return {
            QStringLiteral("stray_characters"), Severity::Info,
            QStringLiteral("No blanks at the ends, and characters beyond ASCII only on purpose: other scorers compare "
                           "the texts letter by letter.")};
    }
    void check(const RuleInput &input, std::vector<Finding> &findings) const override
    {
        for (std::size_t i = 0; i < input.items.size(); ++i) {
            report(i, input.items[i].instruction, -1, findings);
            for (std::size_t c = 0; c < input.items[i].components.size(); ++c)
                report(i, input.items[i].components[c].text, static_cast<int>(c), findings);
        }
    }

    [[nodiscard]] std::optional<Item> fixed(const Item &item, const Finding &finding, double) const override
    {
        const auto at = static_cast<std::size_t>(finding.component);
        const bool isComponent = finding.component >= 0 && at < item.components.size();
        const QString &text = isComponent ? item.components[at].text : item.instruction;
        const QString plain = plainText(text);
        if (plain == text || plain.isEmpty())
            return {};
        Item mended = item;
        (isComponent ? mended.components[at].text : mended.instruction) = plain;
        return mended;
    }

private:
    /// Without blanks at the ends, and typographic marks as ASCII has them. Letters of other languages stay.
    static QString plainText(const QString &text)
    {
        static const QHash<char16_t, QString> marks{{u'\u2018', QStringLiteral("'")},
                                                    {u'\u2019', QStringLiteral("'")},
                                                    {u'\u201c', QStringLiteral("\"")},
                                                    {u'\u201d', QStringLiteral("\"")},
                                                    {u'\u2013', QStringLiteral("-")},
                                                    {u'\u2014', QStringLiteral("-")},
                                                    {u'\u2026', QStringLiteral("...")},
                                                    {u'\u00a0', QStringLiteral(" ")},
                                                    {u'\u202f', QStringLiteral(" ")},
                                                    {u'\u200b', QString()},
                                                    {u'\ufeff', QString()}};
        QString plain;
        for (const QChar c : text) {
            const auto mark = marks.constFind(c.unicode());
            plain += mark == marks.constEnd() ? QString(c) : *mark;
        }
        return plain.trimmed();
    }
    void report(std::size_t item, const QString &text, int component, std::vector<Finding> &findings) const
    {
        if (text != text.trimmed())
            findings.push_back(found(item, QStringLiteral("There are blanks at its ends."), component));
        const auto odd = std::find_if(text.begin(), text.end(), [](QChar c) {
            return c.unicode() > 0x7e && c != kBlankOpen && c != kBlankClose; // a blank is to be filled in anyway
        });
        if (odd != text.end())
            findings.push_back(
                found(item, QStringLiteral("It has a character beyond ASCII: “%1”.").arg(*odd), component));
    }
};

class Fragment final : public Rule
{
public:
    [[nodiscard]] RuleInfo info() const override
    {
        return {QStringLiteral("component_fragment"), Severity::Info,
                QStringLiteral(
                    "A component can be understood by itself: a judge that sees only “two” does not know of what.")};
    }
    void check(const RuleInput &input, std::vector<Finding> &findings) const override
    {
        for (std::size_t i = 0; i < input.items.size(); ++i) {
            for (std::size_t c = 0; c < input.items[i].components.size(); ++c) {
                const QString &text = input.items[i].components[c].text;
                if (text.trimmed().isEmpty())
                    findings.push_back(found(i, QStringLiteral("The component is empty."), static_cast<int>(c)));
                else if (input.words[i].components[c].words.size() < 2 && !text.contains(u'-'))
                    findings.push_back(
                        found(i, QStringLiteral("“%1” alone says little.").arg(text.trimmed()), static_cast<int>(c)));
            }
        }
    }
};

} // namespace

Rules textRules()
{
    Rules rules;
    rules.push_back(std::make_unique<ForeignComponent>());
    rules.push_back(std::make_unique<NumberContradiction>());
    rules.push_back(std::make_unique<LostNegation>());
    rules.push_back(std::make_unique<UncoveredText>());
    rules.push_back(std::make_unique<UnknownText>());
    rules.push_back(std::make_unique<StrayCharacters>());
    rules.push_back(std::make_unique<Fragment>());
    return rules;
}

} // namespace plumbline
