// SPDX-License-Identifier: GPL-3.0-or-later
// FactTableModel: a table of finished texts with what they mean (tone, strength, what lies behind), for pages that show
// computed figures. Knows no colours: FactDelegate does. GUI thread.
#pragma once

#include <QAbstractTableModel>
#include <QStringList>
#include <QVariant>

#include <optional>
#include <vector>

namespace plumbline {

enum class Tone { Plain, Muted, Good, Warn, Bad };

struct FactCell
{
    QString text;
    QString tip;
    Tone tone = Tone::Plain;
    std::optional<double> strength; ///< 0..1: how strongly the tone is filled behind the text; nothing: not at all
    QVariant behind;                ///< handed to whoever asks what was clicked
    QString second{};               ///< a smaller second line
};

class FactTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Roles { ToneRole = Qt::UserRole + 1, StrengthRole, BehindRole, SecondRole };
    using Row = std::vector<FactCell>;

    using QAbstractTableModel::QAbstractTableModel;
    /// The first column is aligned left, the others right. Rows may be shorter than the headers.
    void setFacts(const QStringList &headers, std::vector<Row> rows);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList m_headers;
    std::vector<Row> m_rows;
};

} // namespace plumbline
