// SPDX-License-Identifier: GPL-3.0-or-later
// ProjectGateway: how the window opens and closes projects without knowing what they are made of. Implemented by
// app/gui.
#pragma once

#include "core/authoring/generate_order.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/report/item_filter.h"
#include "core/report/score_sheet.h"
#include "core/run/probe_order.h"

#include <QFuture>
#include <QStringList>

#include <functional>

namespace plumbline {

class ImageLibrary;
class KeyStore;
class ProjectStore;
class RunEngine;

/// What came of uniting two ledgers.
struct LedgerUnionCounts
{
    int added = 0;
    int same = 0;           ///< were here already
    int unknownContent = 0; ///< added ones about responses that the project does not have
    int disagreements = 0;  ///< responses about which reviewers differ, afterwards
};

/// A report as the window orders it: names of judges and candidates, and where to.
struct ReportOrder
{
    QString path; ///< its ending says which kind: html, pdf, md, json, tex, csv
    QStringList judges{};
    QStringList candidates{};
    MissingPolicy policy = MissingPolicy::Exclude;
    WeightRule weights{};
    bool people = true;
    std::optional<int> revision{}; ///< items as they were at this revision number; nothing: as they are now
    ItemFilter filter{};
};

class ProjectGateway
{
public:
    virtual ~ProjectGateway() = default;
    /// Each closes the project that is open before, once the new one stands.
    [[nodiscard]] virtual Status create(const QString &path) = 0;
    [[nodiscard]] virtual Status open(const QString &path) = 0;
    /// The bundled sample; its runs start by themselves the first time.
    [[nodiscard]] virtual Status openSample() = 0;
    virtual void close() = 0;
    /// Unites the ledger of another project, or of a file of JSON lines, with the open one's, in the background.
    [[nodiscard]] virtual QFuture<Result<LedgerUnionCounts>> uniteLedger(const QString &path) = 0;
    /// Writes a report of the open project in the background, with 10 000 replicates and small images.
    [[nodiscard]] virtual QFuture<Result<QString>> writeReport(const ReportOrder &order) = 0;

    /// Probes items in the background, as runs of the engine; `ended` is called once on the main thread, with what
    /// stopped them or nothing. Refused where probes are being made already.
    virtual void probe(const ProbeOrder &order, std::function<void(const Status &)> ended) = 0;

    /// Has instructions written for images, in the background; `ended` is called once on the main thread, with a
    /// sentence about what came of it. Refused while the same is under way.
    virtual void generate(const GenerateOrder &order, std::function<void(const Result<QString> &)> ended) = 0;

    // Null while no project is open.
    [[nodiscard]] virtual ProjectStore *store() = 0;
    [[nodiscard]] virtual RunEngine *engine() = 0;
    [[nodiscard]] virtual ImageLibrary *images() = 0;
    [[nodiscard]] virtual KeyStore *keys() = 0;
    [[nodiscard]] virtual const Clock &clock() const = 0;
};

} // namespace plumbline
