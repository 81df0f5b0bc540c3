// SPDX-License-Identifier: GPL-3.0-or-later
// ImportPlanner's half about results: responses, judgements, embedded images, reported numbers.
#include "core/base/ids.h"
#include "core/exchange/import_planner.h"
#include "core/exchange/planner_rows.h"
#include "core/exchange/report_files.h"
#include "core/exchange/rows/image_sifter.h"
#include "core/media/image_address.h"
#include "core/media/image_codec.h"

#include <QFileInfo>

#include <algorithm>

namespace plumbline {

using namespace planner;

namespace {

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

} // namespace

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
    auto known = m_answeredCases.find(key);
    if (known == m_answeredCases.end()) {
        AnsweredCase answered{record.row, {}, ResponseState::Ok, {}};
        if (record.response) {
            answered.text = record.response->text;
            answered.state = record.response->state;
        }
        known = m_answeredCases.insert(key, answered);
    } else if (!isAnotherJudge(*known, record)) {
        row.fate = RowFate::Refused;
        row.reason = QStringLiteral("Row %1 already answers this item.").arg(known->row);
        return {};
    }
    for (const JudgementRecord &judged : record.judgements)
        known->judges.insert(judged.judge);
    m_answered[*link.item] = true;
    return planAnswer(plan, record, item, row);
}

/// Tables with a row for every judge repeat the response in each of them.
bool ImportPlanner::isAnotherJudge(const AnsweredCase &earlier, const ImportRecord &record)
{
    if (!record.response || record.judgements.empty() || record.response->text != earlier.text ||
        record.response->state != earlier.state)
        return false;
    return std::none_of(record.judgements.begin(), record.judgements.end(),
                        [&](const JudgementRecord &judged) { return earlier.judges.contains(judged.judge); });
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
