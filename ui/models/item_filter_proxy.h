// SPDX-License-Identifier: GPL-3.0-or-later
// ItemFilterProxy: items by text, level, category and what the rules found in them; over an ItemListModel. GUI thread.
#pragma once

#include "ui/models/lint_work.h"

#include <QSet>
#include <QSortFilterProxyModel>

namespace plumbline {

class ItemFilterProxy final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    /// Words that must all occur in the instruction; "#12" is the item at position 12.
    void setText(const QString &text);
    void setLevel(const QString &level);       ///< empty: all
    void setCategory(const QString &category); ///< category id; empty: all
    void setFindings(const FindingFilter &filter);
    void setReview(std::optional<ReviewState> state);        ///< nothing: all
    void setOnly(const std::optional<QSet<QString>> &items); ///< ids; nothing: all
    [[nodiscard]] bool isFiltering() const
    {
        return !m_words.isEmpty() || !m_level.isEmpty() || !m_category.isEmpty() ||
               m_findings.kind != FindingFilter::Kind::All || m_review || m_only;
    }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QStringList m_words;
    QString m_level;
    QString m_category;
    FindingFilter m_findings;
    std::optional<ReviewState> m_review;
    std::optional<QSet<QString>> m_only;
};

} // namespace plumbline
