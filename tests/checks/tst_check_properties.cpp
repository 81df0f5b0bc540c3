// SPDX-License-Identifier: GPL-3.0-or-later
// Properties of measuring, checking and extracting over generated text.
#include "core/checks/component_check.h"
#include "core/checks/extractor.h"
#include "tests/checks/case_files.h"

#include <QtTest>

#include <rapidcheck.h>

using namespace plumbline;
using namespace plumbline::test;

namespace {

const QStringList &plainWords()
{
    static const QStringList words = {QStringLiteral("boat"),     QStringLiteral("harbour"), QStringLiteral("quiet"),
                                      QStringLiteral("waves"),    QStringLiteral("drift"),   QStringLiteral("under"),
                                      QStringLiteral("bright"),   QStringLiteral("lamps"),   QStringLiteral("seven"),
                                      QStringLiteral("children"), QStringLiteral("walk"),    QStringLiteral("slowly")};
    return words;
}

QString plainSentence()
{
    const int count = *rc::gen::inRange(1, 9);
    QStringList words;
    for (int i = 0; i < count; ++i)
        words += plainWords().at(*rc::gen::inRange(0, int(plainWords().size())));
    words.front()[0] = words.front().at(0).toUpper();
    return words.join(u' ') + QStringLiteral(".!?").at(*rc::gen::inRange(0, 3));
}

/// Any UTF-16 at all, with much of what steers the measuring.
QString anyText()
{
    const auto units = *rc::gen::container<std::vector<char16_t>>(
        rc::gen::oneOf(rc::gen::elementOf(std::u16string(
                           u".!?,;:'\"“”’‘*_#`-–—…()[]{}<>/\\|~&%@0123456789 \t\n\r\u2028\u00a0aAbBeEiI")),
                       rc::gen::arbitrary<char16_t>()));
    return QString::fromUtf16(units.data(), qsizetype(units.size()));
}

std::vector<Constraint> manyConstraints()
{
    static const std::vector<Constraint> all = [] {
        std::vector<Constraint> list;
        for (const QStringList &row : readCases(QStringLiteral("own_components.txt")))
            for (const Constraint &constraint : extractConstraints(row.value(0).trimmed(), {}, {}))
                list.push_back(constraint);
        return list;
    }();
    return all;
}

bool inside(const std::vector<TextRange> &ranges, qsizetype size)
{
    qsizetype end = 0;
    for (const TextRange &range : ranges) {
        if (range.start < end || range.length < 0)
            return false;
        end = range.start + range.length;
    }
    return end <= size;
}

} // namespace

class TestCheckProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rangesAreInsideAndOrdered();
    void sentencesAsGenerated();
    void wordsAsGenerated();
    void layoutChangesNoVerdict();
    void extractionIgnoresBlanks();
    void extractionIgnoresCase();
    void opsAgree();
};

void TestCheckProperties::rangesAreInsideAndOrdered()
{
    QVERIFY(manyConstraints().size() > 150);
    QVERIFY(rc::check("evidence lies in the text, in order", [] {
        const QString text = anyText();
        const TextMetrics metrics = measureText(text);
        std::vector<TextRange> words;
        for (const TextWord &word : metrics.words) {
            words.push_back(word.range);
            RC_ASSERT(word.range.length > 0);
            RC_ASSERT(word.line >= 0 && word.line < int(metrics.lines.size()));
        }
        std::vector<TextRange> sentences;
        for (const TextSentence &sentence : metrics.sentences)
            sentences.push_back(sentence.range);
        RC_ASSERT(inside(words, text.size()));
        RC_ASSERT(inside(sentences, text.size()));
        RC_ASSERT(inside(metrics.paragraphs, text.size()));
        for (const Constraint &constraint : manyConstraints())
            RC_ASSERT(inside(checkConstraint(constraint, metrics).ranges, text.size()));
    }));
}

void TestCheckProperties::sentencesAsGenerated()
{
    QVERIFY(rc::check("n plain sentences are n", [] {
        const int count = *rc::gen::inRange(1, 12);
        QString text;
        for (int i = 0; i < count; ++i)
            text += plainSentence() + QString(*rc::gen::element(u" "_qs, u"  "_qs, u"\n"_qs, u"\n\n"_qs));
        const TextMetrics metrics = measureText(text);
        RC_ASSERT(metrics.sentenceCount() == count);
        Constraint exactly;
        exactly.value = count;
        RC_ASSERT(checkConstraint(exactly, metrics).verdict == Verdict::Met);
        exactly.value = count + 1;
        RC_ASSERT(checkConstraint(exactly, metrics).verdict == Verdict::Unmet);
    }));
}

void TestCheckProperties::wordsAsGenerated()
{
    QVERIFY(rc::check("n plain words are n", [] {
        const int count = *rc::gen::inRange(1, 60);
        QStringList words;
        for (int i = 0; i < count; ++i) {
            const QString &word = plainWords().at(*rc::gen::inRange(0, int(plainWords().size())));
            const QString mark = *rc::gen::element(QString(), u"**"_qs, u"\""_qs, u"*"_qs);
            words += mark + word + mark + *rc::gen::element(QString(), u","_qs, u";"_qs);
        }
        RC_ASSERT(measureText(words.join(u' ')).wordCount() == count);
    }));
}

void TestCheckProperties::layoutChangesNoVerdict()
{
    QVERIFY(rc::check("outer blanks, line ends and bold change no verdict", [] {
        QStringList sentences;
        for (int i = *rc::gen::inRange(1, 5); i > 0; --i)
            sentences += plainSentence();
        const QString text = sentences.join(u' ');
        const QString changed = *rc::gen::element(QString(text + u'\n'), QString(text + u"\n\n"), QString(u"  " + text),
                                                  QString(u"\n" + text + u"\n"), QString(u"**" + text + u"**"));
        const TextMetrics before = measureText(text);
        const TextMetrics after = measureText(changed);
        for (const Constraint &constraint : manyConstraints()) {
            if (constraint.kind == ConstraintKind::Characters) // marks are characters to some
                continue;
            RC_ASSERT(checkConstraint(constraint, before).verdict == checkConstraint(constraint, after).verdict);
        }
    }));
}

void TestCheckProperties::extractionIgnoresBlanks()
{
    for (const QStringList &row : readCases(QStringLiteral("own_components.txt"))) {
        const QString component = row.value(0).trimmed();
        const auto plain = extractConstraints(component, {}, {});
        QString wide = component;
        wide.replace(u' ', QStringLiteral("  "));
        QVERIFY2(extractConstraints(u"  " + component + u"\n", {}, {}) == plain, qPrintable(component));
        if (!component.contains(u'"') && !component.contains(u'\'') && !component.contains(QChar(0x201C)))
            QVERIFY2(extractConstraints(wide, {}, {}) == plain, qPrintable(component));
        if (!component.endsWith(u'"') && !component.contains(u'('))
            QVERIFY2(extractConstraints(component + u'.', {}, {}) == plain, qPrintable(component));
    }
}

void TestCheckProperties::extractionIgnoresCase()
{
    for (const QStringList &row : readCases(QStringLiteral("own_components.txt"))) {
        const QString component = row.value(0).trimmed();
        if (component != component.toLower())
            continue; // quoted words and schemes keep their case
        const auto plain = extractConstraints(component, {}, {});
        bool countsOnly = true;
        for (const Constraint &constraint : plain)
            countsOnly = countsOnly && constraint.kind <= ConstraintKind::WordsPerLine;
        if (!plain.empty() && countsOnly)
            QVERIFY2(extractConstraints(component.toUpper(), {}, {}) == plain, qPrintable(component));
    }
}

void TestCheckProperties::opsAgree()
{
    QVERIFY(rc::check("eq is le and ge; lt is not ge", [] {
        const TextMetrics metrics = measureText(plainSentence() + u' ' + plainSentence());
        Constraint constraint;
        constraint.kind = *rc::gen::element(ConstraintKind::Words, ConstraintKind::Sentences, ConstraintKind::Lines,
                                            ConstraintKind::Characters);
        constraint.value = *rc::gen::inRange(0, 40);
        const auto verdict = [&](ConstraintOp op) {
            constraint.op = op;
            return checkConstraint(constraint, metrics).verdict;
        };
        if (verdict(ConstraintOp::Eq) == Verdict::Met)
            RC_ASSERT(verdict(ConstraintOp::Le) == Verdict::Met && verdict(ConstraintOp::Ge) == Verdict::Met);
        if (verdict(ConstraintOp::Lt) == Verdict::Met)
            RC_ASSERT(verdict(ConstraintOp::Ge) == Verdict::Unmet);
        if (verdict(ConstraintOp::Gt) == Verdict::Met)
            RC_ASSERT(verdict(ConstraintOp::Le) == Verdict::Unmet);
    }));
}

QTEST_APPLESS_MAIN(TestCheckProperties)
#include "tst_check_properties.moc"
