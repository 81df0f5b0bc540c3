// SPDX-License-Identifier: GPL-3.0-or-later
// Import plans: what an import would do, row by row, before anything is written. Plain values; made by prepareImport(),
// carried out by applyImport() (project_files.h).
#pragma once

#include "core/exchange/import_record.h"
#include "core/exchange/source_discovery.h"
#include "core/store/api/reported_store.h"

#include <vector>

namespace plumbline {

/// Skipped: the row is sound and says nothing that could be kept (never judged, no answer).
enum class RowFate { New, Changed, Same, Refused, Skipped };
[[nodiscard]] QString rowFateId(RowFate fate);

struct PlannedRow
{
    int row = 0; ///< 0-based in JSON arrays, else the line
    RowFate fate = RowFate::New;
    QString what;   ///< instruction, shortened, to recognise the row
    QString reason; ///< Refused, Skipped: why; Changed: what; else what to know about it
    QString file;
    int line = 0; ///< 1-based; 0: unknown
    QString candidate;
};

/// How a plan is shown: every row of a source once, in file order.
struct ImportPlan
{
    std::vector<PlannedRow> rows;
    QStringList itemsWithoutRow; ///< results: items that the source says nothing of

    [[nodiscard]] int count(RowFate fate) const;
};

/// What one source would add.
struct SourcePlan
{
    ImportSource source;
    ImportPlan plan;
    QStringList candidates; ///< whose results these are
    QStringList judges;
    int newItems = 0;
    int changedItems = 0;
    int newResponses = 0;
    int newJudgements = 0;
    int newImages = 0;
    int newReported = 0;
};

/// Everything that an import would write, whole or not at all. Ids of models are filled in when it is written.
struct PreparedImport
{
    struct PlannedResponse
    {
        Response response;
        QString candidate;
    };
    struct PlannedJudgement
    {
        Judgement judgement;
        QString judge;
    };
    struct PlannedReport
    {
        ReportedScore score;
        QString candidate;
    };
    struct PlannedImage
    {
        EmbeddedImage image;
        QString mime;
    };

    std::vector<SourcePlan> sources;
    std::vector<IgnoredFile> ignored;
    std::vector<Item> itemsToInsert;
    std::vector<Item> itemsToRevise;
    std::vector<PlannedResponse> responses;
    std::vector<PlannedJudgement> judgements;
    std::vector<PlannedReport> reported;
    std::vector<PlannedImage> images;
    std::vector<std::pair<QString, QString>> imageNames; ///< address, hash
    std::vector<std::pair<QString, QString>> settings;   ///< mappings to remember

    /// Something would be written.
    [[nodiscard]] bool hasWork() const;
    [[nodiscard]] int count(RowFate fate) const;
    /// Items and nothing else.
    [[nodiscard]] bool isBenchmark() const;
};

struct ImportOptions
{
    QString candidate;               ///< whose results these are; empty: as the files say
    QHash<QString, QString> renamed; ///< candidates' names in the files to ours
    QString judge;                   ///< likewise
    QHash<QString, QString> mapping; ///< our field to a column; empty: formats are recognised
    bool addItems = false;           ///< items that only results know are taken in as new ones
};

/// An item of the project with the same image and instruction, else the only one with the same image, is the same item.
/// Each is found at most once.
class ItemMatcher
{
public:
    explicit ItemMatcher(const std::vector<Item> &existing);
    [[nodiscard]] const Item *match(const Item &item);
    /// Takes out the existing item at `index` for a row that was matched in another way; false when there is none or
    /// another row has it: two rows of a file are two items.
    [[nodiscard]] bool take(std::size_t index);

private:
    const std::vector<Item> &m_existing;
    std::vector<bool> m_taken;
    QHash<QString, std::vector<std::size_t>> m_byImage;
};

} // namespace plumbline
