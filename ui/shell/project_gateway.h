// SPDX-License-Identifier: GPL-3.0-or-later
// ProjectGateway: how the window opens and closes projects without knowing what they are made of. Implemented by
// app/gui.
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QFuture>

namespace plumbline {

class ImageLibrary;
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

    // Null while no project is open.
    [[nodiscard]] virtual ProjectStore *store() = 0;
    [[nodiscard]] virtual RunEngine *engine() = 0;
    [[nodiscard]] virtual ImageLibrary *images() = 0;
    [[nodiscard]] virtual const Clock &clock() const = 0;
};

} // namespace plumbline
