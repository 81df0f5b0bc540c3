// SPDX-License-Identifier: GPL-3.0-or-later
// Run and Question: one model over a set of items, as rows. The state of a question is the only mutable fact.
#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

namespace plumbline {

enum class RunKind { Ask, Judge };
enum class QuestionState { Queued, Leased, Answered, Failed };

/// Everything that changes what a model answers, and how often it is asked. Two runs of one model are one run where
/// their settings differ in nothing but the repeats: more repeats are more questions, not other ones.
struct RunSettings
{
    std::optional<double> temperature; ///< unset: the server's default
    std::optional<int> seed;
    int maxTokens = 2048;    ///< tokens of one answer, > 0
    QString systemPrompt;    ///< may be empty
    QString promptVersion;   ///< judge runs: name of the prompt template
    QString reasoningEffort; ///< minimal, low, medium, high; empty: the server's default
    QString imageDetail;     ///< low, high, auto; empty: the server's default
    int repeats = 1;         ///< answers per question, >= 1; repeat r is asked with seed + r
    bool controls = false;   ///< judge runs: grades the control questions, not the responses
    QString probe; ///< what is shown in place of the image, or whose answers are graded (probe.h); empty: none

    bool operator==(const RunSettings &) const = default;
};

/// Equal in everything that changes an answer.
[[nodiscard]] bool sameQuestions(const RunSettings &a, const RunSettings &b);
/// Settings as stored and hashed; unset values are left out.
[[nodiscard]] QJsonObject runSettingsToJson(const RunSettings &settings);
[[nodiscard]] RunSettings runSettingsFromJson(const QJsonObject &json);

struct Run
{
    QString id; ///< UUID
    RunKind kind = RunKind::Ask;
    QString modelId;
    RunSettings settings;
    qint64 createdMs = 0; ///< UTC, milliseconds
};

/// One question of a run: an item for a candidate, or a response for a judge.
struct Question
{
    qint64 id = 0;
    QString runId;
    QString revisionId; ///< item revision
    QString responseId; ///< judge runs only
    int repeat = 0;     ///< 0-based
    QuestionState state = QuestionState::Queued;
    int attempts = 0;
    QString errorKind; ///< after a failure: rate_limited, server, timeout, …
    QString errorText;
};

/// How far a run is. All counts >= 0 and sum to `total`.
struct RunProgress
{
    int total = 0;
    int queued = 0;
    int leased = 0;
    int answered = 0;
    int failed = 0;

    [[nodiscard]] int open() const { return queued + leased; }
    bool operator==(const RunProgress &) const = default;
};

} // namespace plumbline
