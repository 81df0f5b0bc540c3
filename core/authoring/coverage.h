// SPDX-License-Identifier: GPL-3.0-or-later
// What a set of items has and lacks: components by category, items by level, constraints by kind, against the published
// benchmark. What the images show is what their authors said of them (image_content). Pure, any thread.
#pragma once

#include "core/domain/item.h"

#include <QJsonObject>

#include <optional>

namespace plumbline {

struct CoverageRow
{
    QString id;   ///< category id, level, or constraint kind
    QString name; ///< for people
    int count = 0;
    double share = 0;                  ///< of all counted in its list, 0..1
    std::optional<double> published{}; ///< share in the published benchmark (400 items, 1038 components), 0..1
    bool operator==(const CoverageRow &) const = default;
};

struct Coverage
{
    int items = 0;
    int components = 0;
    std::vector<CoverageRow> categories;  ///< components; all eight, and "other" where it occurs
    std::vector<CoverageRow> levels;      ///< items; the five, and others that occur
    std::vector<CoverageRow> constraints; ///< components that ask for one that can be checked by rule, most first
    std::vector<CoverageRow> contents;    ///< items by what their image shows, most first; several labels, several rows
    int unlabelled = 0;                   ///< items whose image nobody labelled
    QStringList suggestions;              ///< what to write next, most lacking first
};

[[nodiscard]] Coverage coverageOf(const std::vector<Item> &items);
/// As `plumbline-cli coverage --json` gives it: docs/cli.md.
[[nodiscard]] QJsonObject coverageToJson(const Coverage &coverage);

} // namespace plumbline
