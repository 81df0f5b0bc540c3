// SPDX-License-Identifier: GPL-3.0-or-later
// ImportPlanner: compares the records of all sources with the project, in order, and says what would be written. Reads
// the project, writes nothing. One use each, any one thread.
#pragma once

#include "core/exchange/candidate_answers.h"
#include "core/exchange/import_plan.h"
#include "core/exchange/item_linker.h"
#include "core/store/api/access.h"

#include <map>
#include <memory>

namespace plumbline {

class ImportPlanner
{
public:
    ImportPlanner(const ReadAccess &access, const ImportOptions &options);

    /// Reads what the project has. `sources`: all that will be planned.
    [[nodiscard]] Status begin(const std::vector<ImportSource> &sources);
    [[nodiscard]] Status plan(const ImportSource &source, const KeepGoing &keepGoing);
    [[nodiscard]] PreparedImport take() { return std::move(m_import); }

private:
    [[nodiscard]] std::unique_ptr<RecordReader> readerFor(const ImportSource &source) const;
    [[nodiscard]] Result<Records> read(const ImportSource &source, const KeepGoing &keepGoing) const;
    [[nodiscard]] Status planImages(SourcePlan &plan);
    void planItems(SourcePlan &plan, Records &records);
    [[nodiscard]] Status planResults(SourcePlan &plan, Records &records);
    [[nodiscard]] Status planResult(SourcePlan &plan, ImportRecord &record, PlannedRow &row);
    [[nodiscard]] Status planAnswer(SourcePlan &plan, ImportRecord &record, const Item &item, PlannedRow &row);
    void planItem(SourcePlan &plan, ItemMatcher &matcher, ImportRecord &record, PlannedRow &row);
    void keepImages(SourcePlan &plan, ImportRecord &record, const Item &item, PlannedRow &row);
    [[nodiscard]] Status planReports(SourcePlan &plan);
    void report(SourcePlan &plan, const QString &candidate, const ReportedRecord &reported, const QString &file,
                const QString &responseId);
    [[nodiscard]] Item itemOf(const ImportRecord &record, const QString &source) const;
    std::size_t insertItem(SourcePlan &plan, Item item);
    [[nodiscard]] Result<CandidateAnswers *> answersOf(const QString &candidate);
    [[nodiscard]] QString candidateName(const QString &inFile) const;

    const ReadAccess &m_access;
    const ImportOptions &m_options;
    PreparedImport m_import;
    std::vector<Item> m_items; ///< of the project, then planned ones
    ItemLinker m_linker{{}};
    bool m_mayAddItems = false;
    bool m_renamesAll = false; ///< one candidate in the whole import, and a name for it
    std::map<QString, CandidateAnswers> m_answers;
    QHash<QString, QString> m_candidateIds;
    QSet<QString> m_imageHashes;
    QHash<QString, QString> m_imageNames;
    QSet<QString> m_reported;
    /// The row of this source that answered a case (candidate, item and repeat), and who has judged that answer so far.
    struct AnsweredCase
    {
        int row = 0;
        QString text;
        ResponseState state = ResponseState::Ok;
        QSet<QString> judges;
    };
    [[nodiscard]] static bool isAnotherJudge(const AnsweredCase &earlier, const ImportRecord &record);
    QHash<QString, AnsweredCase> m_answeredCases;
    QHash<QString, int> m_nextRepeat;
    std::vector<bool> m_answered; ///< this source: items with a row
};

} // namespace plumbline
