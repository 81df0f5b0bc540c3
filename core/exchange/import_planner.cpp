// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/import_planner.h"

#include "core/base/ids.h"
#include "core/exchange/planner_rows.h"
#include "core/media/image_address.h"
#include "core/media/image_codec.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace plumbline {

using namespace planner;

namespace {

bool holdsItems(SourceKind kind)
{
    return kind == SourceKind::Benchmark || kind == SourceKind::Drafts;
}

/// Not a name by which another file would know the image.
bool isWeakAddress(const QString &image)
{
    return image.startsWith(QLatin1String("sha256:")) ||
           image.contains(QLatin1String("datasets-server.huggingface.co"));
}

QString differences(const Item &before, const Item &after)
{
    QStringList what;
    if (before.instruction.trimmed() != after.instruction.trimmed() || before.instruction != after.instruction)
        what.append(QStringLiteral("instruction"));
    if (before.level != after.level)
        what.append(QStringLiteral("level"));
    if (before.components != after.components)
        what.append(QStringLiteral("components"));
    return what.join(QStringLiteral(", "));
}

} // namespace

ImportPlanner::ImportPlanner(const ReadAccess &access, const ImportOptions &options)
    : m_access(access)
    , m_options(options)
{
}

Status ImportPlanner::begin(const std::vector<ImportSource> &sources)
{
    Result<std::vector<Item>> items = m_access.items().items();
    if (!items)
        return tl::unexpected<Error>(items.error());
    m_items = std::move(*items);
    const bool hasItemSource =
        std::any_of(sources.begin(), sources.end(), [](const ImportSource &s) { return holdsItems(s.kind); });
    m_mayAddItems = m_options.addItems || (m_items.empty() && !hasItemSource);
    for (const Item &item : m_items)
        m_linker.add(item);
    QStringList candidates;
    for (const ImportSource &s : sources) {
        if (!holdsItems(s.kind))
            candidates += s.judgeColumns.size() > 1 ? s.judgeColumns : QStringList{s.names.candidate};
    }
    candidates.removeDuplicates();
    const bool isNamedByFile = std::all_of(sources.begin(), sources.end(), [](const ImportSource &s) {
        return s.kind == SourceKind::Responses || s.kind == SourceKind::Community || s.kind == SourceKind::Mapped ||
               s.kind == SourceKind::Llava || holdsItems(s.kind);
    });
    m_renamesAll = !m_options.candidate.isEmpty();
    if (m_renamesAll && candidates.size() > 1 && !isNamedByFile) {
        return failure(ErrorKind::BadInput,
                       QStringLiteral("These are results of %1 candidates (%2); one name cannot stand for all.")
                           .arg(candidates.size())
                           .arg(candidates.mid(0, 8).join(QStringLiteral(", "))),
                       {}, QStringLiteral("Leave the name out, or rename each: --candidate OLD=NEW."));
    }
    const Result<std::vector<ModelSpec>> models = m_access.models().models();
    const Result<QSet<QString>> hashes = m_access.images().imageHashes();
    const Result<QHash<QString, QString>> names = m_access.images().imageNames();
    const Result<std::vector<ReportedScore>> reported = m_access.reported().reportedScores();
    if (!models || !hashes || !names || !reported)
        return tl::unexpected<Error>(!models   ? models.error()
                                     : !hashes ? hashes.error()
                                     : !names  ? names.error()
                                               : reported.error());
    QHash<QString, QString> namesById;
    for (const ModelSpec &model : *models)
        namesById.insert(model.id, model.name);
    m_imageHashes = *hashes;
    m_imageNames = *names;
    for (const ReportedScore &score : *reported)
        m_reported.insert(reportKey(score, namesById.value(score.candidateId)));
    return {};
}

QString ImportPlanner::candidateName(const QString &inFile) const
{
    if (m_renamesAll)
        return m_options.candidate;
    const QString name = inFile.trimmed().isEmpty() ? QStringLiteral("unnamed candidate") : inFile.trimmed();
    return m_options.renamed.value(name, name);
}

std::unique_ptr<RecordReader> ImportPlanner::readerFor(const ImportSource &source) const
{
    SourceNames names = source.names;
    if (!m_options.judge.isEmpty())
        names.judge = m_options.judge;
    switch (source.kind) {
    case SourceKind::Benchmark:
        return makeItemsReader(false);
    case SourceKind::Drafts:
        return makeItemsReader(true);
    case SourceKind::Responses:
        return makeResponsesReader(names);
    case SourceKind::EvalScope:
        return makeEvalScopeReader(names);
    case SourceKind::VlmEvalKit:
        return makeVlmEvalKitReader(names);
    case SourceKind::LmmsEval:
        return makeLmmsEvalReader(names);
    case SourceKind::ScoredFrame:
        return makeScoredFrameReader(names, source.judgeColumns);
    case SourceKind::OpenAiBatch:
        return makeOpenAiBatchReader(names);
    case SourceKind::Llava:
        return makeLlavaReader(names);
    case SourceKind::Community:
        return makeCommunityReader(names);
    case SourceKind::Mapped:
        return makeMappedReader(names, source.mapping);
    case SourceKind::Report:
        break;
    }
    return nullptr;
}

Result<Records> ImportPlanner::read(const ImportSource &source, const KeepGoing &keepGoing) const
{
    Records records;
    const std::unique_ptr<RecordReader> reader = readerFor(source);
    for (const QString &file : source.files) {
        Result<std::unique_ptr<RowSource>> rows = openRows(file, keepGoing);
        if (!rows)
            return tl::unexpected<Error>(rows.error());
        for (Row row;;) {
            const Result<bool> any = (*rows)->next(row);
            if (!any)
                return tl::unexpected<Error>(any.error());
            if (!*any)
                break;
            reader->read(file, row, (*rows)->countsFromZero(), records);
        }
    }
    if (reader)
        reader->finish(records);
    return records;
}

Status ImportPlanner::plan(const ImportSource &source, const KeepGoing &keepGoing)
{
    SourcePlan plan;
    plan.source = source;
    m_answeredCases.clear();
    m_nextRepeat.clear();
    m_answered.assign(m_items.size(), false);
    Status ok;
    if (!source.images.isEmpty()) {
        ok = planImages(plan);
    } else {
        Result<Records> records = read(source, keepGoing);
        if (!records)
            return tl::unexpected<Error>(records.error());
        const bool isMappedItems = source.kind == SourceKind::Mapped &&
                                   std::none_of(records->begin(), records->end(), [](const ImportRecord &r) {
                                       return r.response || !r.judgements.empty();
                                   });
        if (holdsItems(source.kind) || isMappedItems)
            planItems(plan, *records);
        else
            ok = planResults(plan, *records);
        if (ok)
            ok = planReports(plan);
    }
    plan.candidates.sort();
    plan.judges.sort();
    std::stable_sort(plan.plan.rows.begin(), plan.plan.rows.end(), [](const PlannedRow &a, const PlannedRow &b) {
        return std::pair(a.file, a.row) < std::pair(b.file, b.row);
    });
    m_import.sources.push_back(std::move(plan));
    return ok;
}

Item ImportPlanner::itemOf(const ImportRecord &record, const QString &source) const
{
    Item item;
    item.revisionId = newId();
    item.image = record.key.image;
    item.instruction = record.key.instruction;
    item.level = record.key.level;
    item.components = record.key.components;
    item.source = source;
    const QString folder = QFileInfo(record.file).absolutePath();
    if (resolveImageAddress(item.image, folder).kind == ImageAddress::Kind::File)
        item.imageBase = folder;
    return item;
}

std::size_t ImportPlanner::insertItem(SourcePlan &plan, Item item)
{
    item.id = newId();
    item.position = m_items.empty() ? 0 : m_items.back().position + 1;
    for (const Item &known : m_items)
        item.position = std::max(item.position, known.position + 1);
    ++plan.newItems;
    m_linker.add(item);
    m_import.itemsToInsert.push_back(item);
    m_items.push_back(std::move(item));
    m_answered.push_back(false);
    return m_items.size() - 1;
}

void ImportPlanner::planItem(SourcePlan &plan, ItemMatcher &matcher, ImportRecord &record, PlannedRow &row)
{
    Item item = itemOf(record, record.source);
    const Item *same = matcher.match(item);
    bool keepsAddress = false;
    if (!same && isWeakAddress(item.image)) {
        const ItemLinker::Link link = m_linker.find(record.key);
        // The image alone does not make it the same item: many instructions may be about one picture.
        const auto asks = [](const Item &i) { return i.instruction.simplified(); };
        if (link.item && asks(m_items[*link.item]) == asks(item) && matcher.take(*link.item)) {
            same = &m_items[*link.item];
            keepsAddress = true;
        }
    }
    if (!same) {
        row.reason = record.remarks.join(u' ');
        const std::size_t at = insertItem(plan, std::move(item));
        keepImages(plan, record, m_items[at], row);
        return;
    }
    item.id = same->id;
    item.position = same->position;
    if (item.level.isEmpty()) // a file without levels says nothing about them
        item.level = same->level;
    if (keepsAddress) {
        item.image = same->image;
        item.imageBase = same->imageBase;
        item.source = same->source;
    }
    const Item known = *same;
    // A list of images and instructions must not take the components of an item that has them.
    const bool isSame = itemContentHash(known) == itemContentHash(item) || item.components.empty();
    row.fate = isSame ? RowFate::Same : RowFate::Changed;
    row.reason = isSame ? record.remarks.join(u' ') : differences(known, item);
    if (!isSame) {
        ++plan.changedItems;
        m_import.itemsToRevise.push_back(item);
    }
    keepImages(plan, record, known, row);
    if (isSame && row.fate == RowFate::New)
        row.fate = RowFate::Same;
}

void ImportPlanner::planItems(SourcePlan &plan, Records &records)
{
    const std::vector<Item> before = m_items;
    ItemMatcher matcher(before);
    for (ImportRecord &record : records) {
        PlannedRow row = rowOf(record);
        row.candidate.clear(); // items belong to nobody
        if (!record.refused.isEmpty()) {
            row.fate = RowFate::Refused;
            row.reason = record.refused;
        } else {
            planItem(plan, matcher, record, row);
        }
        plan.plan.rows.push_back(std::move(row));
    }
}

Status ImportPlanner::planImages(SourcePlan &plan)
{
    QSet<QString> known;
    for (const Item &item : m_items)
        known.insert(resolveImageAddress(item.image, item.imageBase).key);
    int number = 0;
    for (const QString &path : plan.source.images) {
        PlannedRow row;
        row.row = number++;
        row.file = path;
        row.what = QDir(plan.source.path).relativeFilePath(path);
        Item item;
        item.revisionId = newId();
        item.image = row.what;
        item.imageBase = QFileInfo(plan.source.path).absoluteFilePath();
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            row.fate = RowFate::Refused;
            row.reason = QStringLiteral("The file cannot be read: %1.").arg(file.errorString());
        } else if (const Result<ImageInfo> info = inspectImage(file.readAll()); !info) {
            row.fate = RowFate::Refused;
            row.reason = info.error().what;
        } else if (known.contains(resolveImageAddress(item.image, item.imageBase).key)) {
            row.fate = RowFate::Same;
        } else {
            insertItem(plan, std::move(item));
        }
        plan.plan.rows.push_back(std::move(row));
    }
    return {};
}

} // namespace plumbline
