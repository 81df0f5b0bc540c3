// SPDX-License-Identifier: GPL-3.0-or-later
// LeaderboardModel: candidates and published reference rows: rank interval, total, interval, categories, n, what is
// missing; corrected scores and scorer profiles as further columns. LeaderboardProxy: sorts, with pinned rows first,
// and filters. GUI thread; no colours.
#pragma once

#include "core/report/corrected_scores.h"
#include "core/report/leaderboard.h"
#include "core/report/profile_table.h"
#include "core/report/published_table.h"

#include <QAbstractTableModel>
#include <QSet>
#include <QSortFilterProxyModel>

namespace plumbline {

/// All that the table shows.
struct LeaderboardContent
{
    Leaderboard board;
    std::vector<PublishedTable> references{};
    std::vector<CandidateProfiles> profiles{};
    std::optional<CorrectedScores> corrected{};
    QSet<QString> pinned{}; ///< row keys
};

class LeaderboardModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Columns {
        RankColumn,
        CandidateColumn,
        TotalColumn,
        IntervalColumn,
        FirstCategoryColumn,
        NColumn = FirstCategoryColumn + int(kCategories.size()),
        MissingColumn,
        GroupColumn,
        CorrectedColumn,
        FirstProfileColumn,
    };
    enum Roles {
        SortRole = Qt::UserRole + 1, ///< double or QString
        CandidateIdRole,             ///< empty for a reference row
        CategoryRole,                ///< int of Category, -1 for the total
        RowRole,                     ///< int: row of the board; -1 for a reference row
        KeyRole,                     ///< QString: candidate id, or table and model
        SourceRole,                  ///< QString: name of the published table; empty for a candidate
        TagRole,                     ///< QString: "published", or of which table where there are several
        GroupRole,                   ///< QString
        BestRole,                    ///< bool: best of its column among the candidates
        IntervalRole,                ///< QList<double>{mean, low, high} in 0..1 for the total; may lack low and high
        PinnedRole,                  ///< bool
        WarnRole,                    ///< bool: scores are missing
    };

    explicit LeaderboardModel(QObject *parent = nullptr);
    void setContent(LeaderboardContent content);
    void setLeaderboard(const Leaderboard &board) { setContent({board, {}, {}, {}, {}}); }
    void setPinned(const QSet<QString> &keys);
    [[nodiscard]] const Leaderboard &board() const { return m_content.board; }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Reference
    {
        std::size_t table;
        qsizetype row;
    };

    [[nodiscard]] std::optional<Category> categoryOf(int column) const;
    [[nodiscard]] QVariant candidateData(std::size_t row, int column, int role) const;
    [[nodiscard]] QVariant referenceData(const Reference &reference, int column, int role) const;
    [[nodiscard]] QString text(std::size_t row, int column) const;
    [[nodiscard]] QString tip(std::size_t row, int column) const;
    [[nodiscard]] std::optional<double> number(std::size_t row, int column) const;
    [[nodiscard]] std::optional<double> published(const Reference &reference, int column) const;
    [[nodiscard]] const CorrectedRow *corrected(std::size_t row) const;
    [[nodiscard]] const ProfileReport *profile(std::size_t row, int column) const;

    LeaderboardContent m_content;
    std::vector<Reference> m_references;
};

class LeaderboardProxy final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit LeaderboardProxy(QObject *parent = nullptr);
    void setShowsReferences(bool shows);
    /// Rows whose name, group or source has these words; empty: all.
    void setWords(const QString &words);

protected:
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    bool m_showsReferences = true;
    QString m_words;
};

/// "2 refused, 1 unparsed"; empty where nothing is missing.
[[nodiscard]] QString missingText(const ScoreMean &mean);

} // namespace plumbline
