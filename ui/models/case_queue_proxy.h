// SPDX-License-Identifier: GPL-3.0-or-later
// CaseQueueProxy: a queue over the cases: which ones, by which text, contradictions first. GUI thread.
#pragma once

#include <QHash>
#include <QSet>
#include <QSortFilterProxyModel>

namespace plumbline {

enum class QueueKind { All, Undecided, Contradictions, Disagreements, Unparsed, Flagged };

class CaseQueueProxy final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit CaseQueueProxy(QObject *parent = nullptr);
    void setKind(QueueKind kind);
    [[nodiscard]] QueueKind kind() const { return m_kind; }
    void setText(const QString &text);
    /// Only these responses (ids), in the order of the items; an empty list: no such limit. For "the responses behind
    /// this number".
    void setOnly(const QSet<QString> &responseIds);
    /// Blind mode: by item, then by the letter that stands for the candidate; neither the judge nor the order of the
    /// candidates shows in the order, and a row stays where it is when it is revealed.
    void setByLetter(bool byLetter);
    /// A saved queue: only these responses (ids), in this order; empty: none chosen.
    void setSaved(const QStringList &responseIds);
    [[nodiscard]] bool hasSaved() const { return m_hasSaved; }
    /// A row that was decided while the queue shows undecided ones stays until the queue is chosen again.
    void keepVisible(const QString &responseId);
    [[nodiscard]] static bool belongs(const QModelIndex &sourceIndex, QueueKind kind);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &a, const QModelIndex &b) const override;

private:
    QueueKind m_kind = QueueKind::All;
    QStringList m_words;
    QSet<QString> m_only;
    QSet<QString> m_kept;
    QHash<QString, int> m_saved; ///< response id → place
    bool m_hasSaved = false;
    bool m_byLetter = false;
};

} // namespace plumbline
