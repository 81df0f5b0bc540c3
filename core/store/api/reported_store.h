// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and appending what harnesses reported about imported answers. Never used for a score of ours: it stands
// beside, to be compared with.
#pragma once

#include "core/base/result.h"

#include <QString>

#include <optional>
#include <vector>

namespace plumbline {

struct ReportedScore
{
    QString harness; ///< scorer profile that describes it ("vlmevalkit", "evalscope-1.10", …)
    QString source;  ///< file it was read from
    QString candidateId;
    QString judge;        ///< name as the file has it; may be empty
    QString responseId;   ///< empty: a mean over the run
    QString key;          ///< as the harness names it
    double value = 0;     ///< ratio, 0..1 as a rule
    std::optional<int> n; ///< rows behind a mean, where it says
    bool operator==(const ReportedScore &) const = default;
};

class ReportedReader
{
public:
    virtual ~ReportedReader() = default;
    /// In the order they were stored.
    [[nodiscard]] virtual Result<std::vector<ReportedScore>> reportedScores() const = 0;
};

class ReportedWriter : public virtual ReportedReader
{
public:
    /// Keeps a number; false where the same one is here already.
    [[nodiscard]] virtual Result<bool> addReported(const ReportedScore &score, qint64 nowMs) = 0;
};

} // namespace plumbline
