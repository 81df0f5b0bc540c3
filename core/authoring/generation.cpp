// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/generation.h"

#include "core/authoring/draft_store.h"
#include "core/base/ids.h"
#include "core/domain/level.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace plumbline {

namespace {

/// Without what models put around a text: numbers, bullets, bold marks, "Basic:", quotation marks.
QString bare(const QString &part)
{
    static const QRegularExpression front(
        QStringLiteral(
            "^(?:[\\s>#*_-]+|\\(?\\d{1,2}[.):]\\s*|(?:level\\s*\\d\\s*)?\\(?(?:instruction(?:\\s*\\d)?|basic|"
            "intermediate|advanced|creative|complex)\\)?\\s*(?:\\*\\*)?\\s*[:\\x{2013}\\x{2014}-]\\s*)+"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression back(QStringLiteral("[\\s*_]+$"));
    QString text = part.trimmed();
    text.remove(front);
    text.remove(back);
    const QString open = QStringLiteral("\"\u201c");
    const QString shut = QStringLiteral("\"\u201d");
    if (text.size() > 2 && open.contains(text.front()) && shut.contains(text.back()) &&
        text.mid(1, text.size() - 2).count(QLatin1Char('"')) == 0)
        text = text.mid(1, text.size() - 2).trimmed();
    return text;
}

QStringList cut(const QString &reply, const QRegularExpression &line)
{
    QStringList parts;
    for (const QString &part : reply.split(line)) {
        const QString text = bare(part).simplified();
        if (!text.isEmpty() && !text.endsWith(u':'))
            parts.append(text);
    }
    return parts;
}

/// The text in lower case with one blank for each run of them, and where each unit of it stood.
struct Folded
{
    QString text;
    std::vector<qsizetype> at;
};

Folded folded(const QString &text)
{
    Folded f;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool blank = text[i].isSpace();
        if (blank && (f.text.isEmpty() || f.text.back() == u' '))
            continue;
        f.text.append(blank ? QChar(u' ') : text[i].toLower());
        f.at.push_back(i);
    }
    return f;
}

/// What is needed to take, read once.
struct Pool
{
    std::vector<Item> items;
    QHash<QString, const Item *> byRevision;
    std::vector<Response> answers; ///< the newest of each item
};

Result<Pool> readPool(const ItemReader &reader, const AnswerReader &answerReader)
{
    Result<std::vector<Item>> items = reader.poolItems();
    if (!items)
        return tl::unexpected<Error>(items.error());
    const Result<std::vector<Response>> answers = answerReader.madeResponses();
    if (!answers)
        return tl::unexpected<Error>(answers.error());
    Pool pool;
    pool.items = std::move(*items);
    for (const Item &item : pool.items)
        pool.byRevision.insert(item.revisionId, &item);
    QSet<QString> seen;
    for (auto r = answers->rbegin(); r != answers->rend(); ++r) { // newest first
        if (r->state == ResponseState::Failed || seen.contains(r->revisionId) ||
            !pool.byRevision.contains(r->revisionId))
            continue;
        seen.insert(r->revisionId);
        pool.answers.push_back(*r);
    }
    std::reverse(pool.answers.begin(), pool.answers.end());
    return pool;
}

QString keyOf(const QString &image, const QString &instruction)
{
    return image + u'\n' + instruction;
}

Item poolItem(const QString &image, const QString &instruction, int position)
{
    Item item;
    item.id = newId();
    item.revisionId = newId();
    item.position = position;
    item.image = image;
    item.instruction = instruction;
    return item;
}

int lowest(const std::vector<Item> &pool)
{
    int position = 0;
    for (const Item &item : pool)
        position = std::min(position, item.position);
    return position;
}

GenerationState count(const Pool &pool)
{
    GenerationState state;
    for (const Item &item : pool.items)
        ++(item.instruction.isEmpty() ? state.images : state.instructions);
    for (const Response &r : pool.answers) {
        const Item &item = *pool.byRevision.value(r.revisionId);
        if (!item.instruction.isEmpty()) {
            ++state.decomposed;
            continue;
        }
        ++state.answered;
        state.unreadable += splitInstructions(r.text).isEmpty() ? 1 : 0;
    }
    return state;
}

} // namespace

QStringList splitInstructions(const QString &reply)
{
    static const QRegularExpression stars(QStringLiteral("^\\s*\\*{3,}\\s*$|\\s\\*{3}\\s"),
                                          QRegularExpression::MultilineOption);
    static const QRegularExpression dashes(QStringLiteral("^\\s*[-_=]{3,}\\s*$"), QRegularExpression::MultilineOption);
    static const QRegularExpression blanks(QStringLiteral("\\n\\s*\\n"));
    for (const QRegularExpression &line : {stars, dashes}) {
        if (line.match(reply).hasMatch())
            return cut(reply, line);
    }
    return cut(reply, blanks);
}

std::vector<InstructionPart> splitParts(const QString &reply, const QString &instruction)
{
    const Folded whole = folded(instruction);
    std::vector<InstructionPart> parts;
    for (const QString &line : reply.split(u'\n')) {
        QString wanted = folded(bare(line)).text.trimmed();
        qsizetype at = wanted.isEmpty() ? -1 : whole.text.indexOf(wanted);
        if (at < 0 && wanted.endsWith(u'.')) { // a full stop that the model added
            wanted.chop(1);
            at = wanted.isEmpty() ? -1 : whole.text.indexOf(wanted);
        }
        if (at < 0)
            continue;
        const qsizetype start = whole.at[static_cast<std::size_t>(at)];
        const qsizetype end = whole.at[static_cast<std::size_t>(at + wanted.size() - 1)] + 1;
        const bool overlaps = std::any_of(parts.begin(), parts.end(), [&](const InstructionPart &p) {
            return start < p.start + p.length && p.start < end;
        });
        if (!overlaps)
            parts.push_back({start, end - start});
    }
    std::sort(parts.begin(), parts.end(),
              [](const InstructionPart &a, const InstructionPart &b) { return a.start < b.start; });
    return parts;
}

Result<int> addPoolImages(WriteAccess &access, const QStringList &images, qint64 nowMs)
{
    const Result<std::vector<Item>> pool = access.items().poolItems();
    if (!pool)
        return tl::unexpected<Error>(pool.error());
    QSet<QString> known;
    for (const Item &item : *pool)
        known.insert(item.image);
    int position = lowest(*pool);
    int added = 0;
    for (const QString &image : images) {
        if (image.isEmpty() || known.contains(image))
            continue;
        known.insert(image);
        if (const Status ok = access.items().insert(poolItem(image, {}, --position), nowMs); !ok)
            return tl::unexpected<Error>(ok.error());
        ++added;
    }
    return added;
}

Result<GenerationState> generationState(const ReadAccess &access)
{
    return readPool(access.items(), access.answers()).map([](const Pool &pool) { return count(pool); });
}

Result<GenerationState> takeGenerated(WriteAccess &access, qint64 nowMs)
{
    const Result<Pool> pool = readPool(access.items(), access.answers());
    if (!pool)
        return tl::unexpected<Error>(pool.error());
    Result<std::vector<Draft>> drafts = storedDrafts(access.settings());
    if (!drafts)
        return tl::unexpected<Error>(drafts.error());
    QSet<QString> known; // instructions that were made before, also where their draft is gone
    for (const Item &item : pool->items)
        known.insert(keyOf(item.image, item.instruction));
    int position = lowest(pool->items);
    int touched = 0;
    for (const Response &r : pool->answers) {
        const Item &item = *pool->byRevision.value(r.revisionId);
        if (!item.instruction.isEmpty())
            continue;
        const QStringList texts = splitInstructions(r.text);
        for (qsizetype i = 0; i < texts.size(); ++i) {
            if (known.contains(keyOf(item.image, texts[i])))
                continue;
            known.insert(keyOf(item.image, texts[i]));
            if (const Status ok = access.items().insert(poolItem(item.image, texts[i], --position), nowMs); !ok)
                return tl::unexpected<Error>(ok.error());
            Draft draft;
            draft.id = newId();
            draft.image = item.image;
            draft.instruction = texts[i];
            draft.level = texts.size() == kLevels.size() ? kLevels[i] : QString();
            draft.changedMs = nowMs;
            drafts->push_back(std::move(draft));
            ++touched;
        }
    }
    for (const Response &r : pool->answers) {
        const Item &item = *pool->byRevision.value(r.revisionId);
        for (Draft &draft : *drafts) {
            if (item.instruction.isEmpty() || !draft.components.empty() || draft.image != item.image ||
                draft.instruction != item.instruction)
                continue;
            for (const InstructionPart &part : splitParts(r.text, draft.instruction))
                markComponent(draft, part.start, part.length);
            if (draft.components.empty())
                continue;
            draft.changedMs = nowMs;
            ++touched;
        }
    }
    if (touched > 0) {
        if (const Status ok = storeDrafts(access.settings(), *drafts); !ok)
            return tl::unexpected<Error>(ok.error());
    }
    return readPool(access.items(), access.answers()).map([touched](const Pool &now) {
        GenerationState state = count(now);
        state.drafts = touched;
        return state;
    });
}

} // namespace plumbline
