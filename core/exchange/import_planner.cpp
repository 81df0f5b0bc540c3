// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/import_planner.h"

#include "core/base/ids.h"
#include "core/exchange/report_files.h"
#include "core/exchange/rows/image_sifter.h"
#include "core/media/image_address.h"
#include "core/media/image_codec.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace plumbline {

namespace {

constexpr qsizetype kShownLength = 90;

QString shortened(const QString &text)
{
    const QString line = text.simplified();
    return line.size() <= kShownLength ? line : line.left(kShownLength - 1) + u'…';
}

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

PlannedRow rowOf(const ImportRecord &record)
{
    PlannedRow row;
    row.row = record.row;
    row.line = record.line;
    row.file = record.file;
    row.candidate = record.candidate;
    row.what = shortened(record.key.instruction.isEmpty() ? record.key.image : record.key.instruction);
    return row;
}

QString reportKey(const ReportedScore &s, const QString &candidate)
{
    return QStringList{s.harness, candidate, s.judge, s.responseId, s.key, QString::number(s.value, 'g', 17)}.join(
        u'\n');
}

/// EvalScope's rows name a component's category only where it was scored; an item can do without.
void fillUnknownTypes(ImportRecord &record)
{
    bool filled = false;
    for (Component &c : record.key.components) {
        if (!c.type.isEmpty() || c.text.isEmpty() || !(c.weight > 0))
            continue;
        c.type = QStringLiteral("other");
        filled = true;
    }
    if (filled)
        record.remarks.append(QStringLiteral("The file does not say the categories of this item; they are “other”."));
}

/// Worst first: what a row as a whole is, where its parts differ.
RowFate worse(RowFate a, RowFate b)
{
    const auto rank = [](RowFate f) { return f == RowFate::Changed ? 0 : f == RowFate::New ? 1 : 2; };
    return rank(a) <= rank(b) ? a : b;
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
    m_rowOfCase.clear();
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
        if (link.item && *link.item < m_items.size()) {
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

Result<CandidateAnswers *> ImportPlanner::answersOf(const QString &candidate)
{
    if (const auto known = m_answers.find(candidate); known != m_answers.end())
        return &known->second;
    Result<CandidateAnswers> loaded = CandidateAnswers::load(m_access, candidate);
    if (!loaded)
        return tl::unexpected<Error>(loaded.error());
    return &m_answers.emplace(candidate, std::move(*loaded)).first->second;
}

Status ImportPlanner::planResults(SourcePlan &plan, Records &records)
{
    if (m_items.empty() && !records.empty() && std::none_of(records.begin(), records.end(), [](const ImportRecord &r) {
            return (!r.key.components.empty() && r.key.components.front().weight > 0) ||
                   (!r.source.isEmpty() && !r.key.image.isEmpty() && !r.key.instruction.isEmpty());
        })) {
        const auto broken =
            std::find_if(records.begin(), records.end(), [](const auto &r) { return !r.refused.isEmpty(); });
        return failure(ErrorKind::BadInput,
                       QStringLiteral("There are no items that these results could belong to, and the file does not "
                                      "say what the items are.") +
                           (broken == records.end() ? QString() : u' ' + broken->refused),
                       placeInFile(records.front().file, broken == records.end() ? records.front().line : broken->line),
                       QStringLiteral("Import the benchmark first, or together with them."));
    }
    for (ImportRecord &record : records) {
        record.candidate = candidateName(record.candidate);
        if (!m_options.judge.isEmpty()) {
            for (JudgementRecord &judgement : record.judgements)
                judgement.judge = m_options.judge;
        }
        PlannedRow row = rowOf(record);
        if (!record.refused.isEmpty()) {
            row.fate = RowFate::Refused;
            row.reason = record.refused;
        } else if (Status ok = planResult(plan, record, row); !ok) {
            return ok;
        }
        plan.plan.rows.push_back(std::move(row));
    }
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (!m_answered[i])
            plan.plan.itemsWithoutRow.append(shortened(m_items[i].instruction));
    }
    return {};
}

Status ImportPlanner::planResult(SourcePlan &plan, ImportRecord &record, PlannedRow &row)
{
    ItemLinker::Link link = m_linker.find(record.key);
    if (!link.item && m_mayAddItems) {
        const bool isDraft = plan.source.kind == SourceKind::Llava || plan.source.kind == SourceKind::Mapped;
        fillUnknownTypes(record);
        const bool isWhole = definesItem(record.key);
        if (isWhole || (isDraft && !record.key.image.isEmpty() && !record.key.instruction.trimmed().isEmpty())) {
            if (!isWhole)
                record.key.components.clear();
            link.item = insertItem(plan, itemOf(record, isDraft ? record.source : QString()));
            row.fate = RowFate::New;
        } else {
            link.reason += QStringLiteral(" The row does not say enough to make one.");
        }
    }
    if (!link.item) {
        row.fate = RowFate::Refused;
        row.reason = link.reason;
        return {};
    }
    const Item item = m_items[*link.item]; // a copy: the list may grow
    row.what = shortened(item.instruction);
    if (record.response && record.response->repeat < 0 && plan.source.kind == SourceKind::EvalScope)
        record.response->repeat = m_nextRepeat[record.candidate + u'\n' + item.id]++;
    if (record.response && record.response->repeat < 0)
        record.response->repeat = 0;
    const int repeat = record.response ? record.response->repeat : 0;
    const QString key = QStringList{record.candidate, item.id, QString::number(repeat)}.join(u'\n');
    if (const auto earlier = m_rowOfCase.constFind(key); earlier != m_rowOfCase.constEnd()) {
        row.fate = RowFate::Refused;
        row.reason = QStringLiteral("Row %1 already answers this item.").arg(*earlier);
        return {};
    }
    m_rowOfCase.insert(key, record.row);
    m_answered[*link.item] = true;
    return planAnswer(plan, record, item, row);
}

Status ImportPlanner::planAnswer(SourcePlan &plan, ImportRecord &record, const Item &item, PlannedRow &row)
{
    row.reason = record.remarks.join(u' ');
    row.fate = RowFate::Same;
    if (!record.response) {
        row.fate = RowFate::Skipped;
        if (row.reason.isEmpty())
            row.reason = QStringLiteral("It holds neither a response nor a judgement.");
        return {};
    }
    const bool saysNothing = record.response->state == ResponseState::NotGiven && record.response->text.isEmpty() &&
                             record.judgements.empty();
    if (saysNothing) {
        row.fate = RowFate::Skipped;
        return {};
    }
    const Result<CandidateAnswers *> answers = answersOf(record.candidate);
    if (!answers)
        return tl::unexpected<Error>(answers.error());
    if (!plan.candidates.contains(record.candidate))
        plan.candidates.append(record.candidate);
    const CandidateAnswers::Fate fate =
        (*answers)->place(item.revisionId, record.response->repeat, *record.response, record.judgements);
    row.fate = fate.fate;
    if (fate.isNew) {
        ++plan.newResponses;
        Response response;
        response.id = fate.responseId;
        response.revisionId = item.revisionId;
        response.repeat = record.response->repeat;
        response.text = record.response->text;
        response.state = record.response->state;
        response.meta = record.response->meta;
        response.meta.source = QFileInfo(record.file).fileName();
        m_import.responses.push_back({std::move(response), record.candidate});
        for (auto [judge, judgement] : (*answers)->judgementsOf(fate.takesOverFrom)) {
            judgement.id = newId();
            judgement.responseId = fate.responseId;
            (*answers)->note(judge, judgement);
            m_import.judgements.push_back({judgement, judge});
        }
    }
    for (const JudgementRecord &judged : record.judgements) {
        if (!plan.judges.contains(judged.judge))
            plan.judges.append(judged.judge);
        const RowFate judgedFate = (*answers)->placeJudgement(fate.responseId, judged);
        row.fate = worse(row.fate, judgedFate);
        if (judgedFate == RowFate::Same)
            continue;
        ++plan.newJudgements;
        Judgement judgement;
        judgement.id = newId();
        judgement.responseId = fate.responseId;
        judgement.repeat = judged.repeat;
        judgement.reply = judged.reply;
        judgement.promptVersion = judged.promptVersion;
        judgement.meta = judged.meta;
        judgement.meta.source = QFileInfo(record.file).fileName();
        (*answers)->note(judged.judge, judgement);
        m_import.judgements.push_back({std::move(judgement), judged.judge});
    }
    for (const ReportedRecord &reported : record.reported)
        report(plan, record.candidate, reported, record.file, fate.responseId);
    keepImages(plan, record, item, row);
    return {};
}

void ImportPlanner::keepImages(SourcePlan &plan, ImportRecord &record, const Item &item, PlannedRow &row)
{
    const QString address = resolveImageAddress(item.image, item.imageBase).key;
    for (const EmbeddedImage &image : record.images) {
        if (image.hash.isEmpty())
            continue;
        if (!m_imageHashes.contains(image.hash)) {
            const Result<QByteArray> bytes = readEmbeddedImage(image);
            const Result<ImageInfo> info = bytes ? inspectImage(*bytes) : tl::unexpected<Error>(bytes.error());
            if (!info) {
                row.reason += (row.reason.isEmpty() ? QString() : QStringLiteral(" ")) +
                              QStringLiteral("Its embedded image was left out: %1").arg(info.error().what);
                continue;
            }
            m_imageHashes.insert(image.hash);
            ++plan.newImages;
            m_import.images.push_back({image, info->mime});
            row.fate = worse(row.fate, RowFate::New);
        }
        if (!address.isEmpty() && !address.startsWith(QLatin1String("sha256:")) && !m_imageNames.contains(address)) {
            m_imageNames.insert(address, image.hash);
            m_import.imageNames.emplace_back(address, image.hash);
        }
    }
}

void ImportPlanner::report(SourcePlan &plan, const QString &candidate, const ReportedRecord &reported,
                           const QString &file, const QString &responseId)
{
    ReportedScore score;
    score.harness = plan.source.harness;
    score.source = QFileInfo(file).fileName();
    score.judge = m_options.judge.isEmpty() ? reported.judge : m_options.judge;
    score.responseId = responseId;
    score.key = reported.key;
    score.value = reported.value;
    score.n = reported.n;
    const QString key = reportKey(score, candidate);
    if (m_reported.contains(key))
        return;
    m_reported.insert(key);
    ++plan.newReported;
    m_import.reported.push_back({std::move(score), candidate});
}

Status ImportPlanner::planReports(SourcePlan &plan)
{
    for (const QString &file : std::as_const(plan.source.reports)) {
        const Result<ReportFile> read = readReportFile(file, plan.source.names.judge);
        if (!read)
            return tl::unexpected<Error>(read.error());
        const QString candidate =
            candidateName(plan.source.names.candidate.isEmpty() ? read->candidate : plan.source.names.candidate);
        if (plan.source.harness.isEmpty())
            plan.source.harness = read->harness;
        if (!read->numbers.empty() && !plan.candidates.contains(candidate))
            plan.candidates.append(candidate);
        for (const ReportedRecord &number : read->numbers)
            report(plan, candidate, number, file, QString());
    }
    return {};
}

} // namespace plumbline
