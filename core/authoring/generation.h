// SPDX-License-Identifier: GPL-3.0-or-later
// The instruction generator (paper, section 3.2): images in a pool beside the benchmark, a model's five instructions
// for each, taken apart by a model, as drafts that a person cleans and takes. The asking is done by ordinary runs
// (generation_prompt.h), so that progress, cost and resume are theirs.
#pragma once

#include "core/authoring/draft.h"
#include "core/store/api/access.h"

namespace plumbline {

/// The instructions of a generator's reply: what stands between lines of three or more asterisks (or, where there are
/// none, of the same with dashes, or between empty lines), without numbers, labels of levels, marks and quotation marks
/// around them. Empty parts, and prefaces that end with a colon, are left out.
[[nodiscard]] QStringList splitInstructions(const QString &reply);

/// The parts that a model's reply names and that stand in the instruction, as places in it, in its order, without those
/// that overlap an earlier one. Lines, list marks and quotation marks do not count; case and blanks are forgiven.
struct InstructionPart
{
    qsizetype start = 0; ///< UTF-16 units
    qsizetype length = 0;
    bool operator==(const InstructionPart &) const = default;
};
[[nodiscard]] std::vector<InstructionPart> splitParts(const QString &reply, const QString &instruction);

/// Puts images into the pool that are not in it: addresses as an item's. How many are new.
[[nodiscard]] Result<int> addPoolImages(WriteAccess &access, const QStringList &images, qint64 nowMs);

struct GenerationState
{
    int images = 0;       ///< in the pool
    int answered = 0;     ///< of those, with a generator's answer
    int unreadable = 0;   ///< answers without any instruction in them
    int instructions = 0; ///< made of the answers
    int decomposed = 0;   ///< of those, taken apart
    int drafts = 0;       ///< new ones in this call, or filled by it
};

/// Makes drafts of the generator's answers that were not taken yet, and fills those without components from the
/// decomposer's. Calling it again adds nothing: what a person threw away stays away.
[[nodiscard]] Result<GenerationState> takeGenerated(WriteAccess &access, qint64 nowMs);
/// The same without taking: `drafts` is 0.
[[nodiscard]] Result<GenerationState> generationState(const ReadAccess &access);

} // namespace plumbline
