// SPDX-License-Identifier: GPL-3.0-or-later
// Response (a candidate's answer) and Judgement (a judge's grading of it): raw facts, never changed once stored.
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace plumbline {

/// NotGiven: there was a response, but the file that its judgement came from does not hold it.
enum class ResponseState { Ok, Refused, Empty, Truncated, Failed, NotGiven };

[[nodiscard]] QString responseStateId(ResponseState state);
[[nodiscard]] ResponseState responseStateFromId(QStringView id);

/// What one answer cost and how it came about; zero or empty where the server did not say.
struct AnswerMeta
{
    int inputTokens = 0;
    int outputTokens = 0;
    int latencyMs = 0;
    QString finishReason; ///< as the server wrote it
    QString servedModel;  ///< model name in the reply
    QString imageSent;    ///< "sha256:<hex> <bytes> <mime>", "url:<address>", or empty
    QString source;       ///< file it was imported from; empty for an own run
    bool operator==(const AnswerMeta &) const = default;
};

/// What makes a response a control question: a copy of a real one, changed on purpose so that it is known how a judge
/// must take it. Control responses are judged like others and count nowhere else.
struct Control
{
    QString kind;                ///< blank_image, swapped_image, begging, sentence_added, banned_word, case_changed
    QString base;                ///< id of the response it was made from
    QString image;               ///< shown instead of the item's; empty: the item's own
    QString imageBase;           ///< folder that a relative `image` starts from
    std::vector<int> components; ///< ordinals whose score must fall; empty: see the kind
    bool operator==(const Control &) const = default;
};

struct Response
{
    QString id; ///< UUID
    QString revisionId;
    QString candidateId;
    QString runId; ///< empty when imported
    int repeat = 0;
    QString text;
    ResponseState state = ResponseState::Ok;
    AnswerMeta meta;
    qint64 createdMs = 0;
    std::optional<Control> control;
    bool operator==(const Response &) const = default;
};

/// A judgement whose promptVersion begins so holds no judge's text: its reply is a JSON object of ratios (0..1) that a
/// harness computed, keyed by component text or component_<n>_<type>, as the file has it.
inline const QString kReportedRatios = QStringLiteral("reported-ratios:");

struct Judgement
{
    QString id; ///< UUID
    QString responseId;
    QString judgeId;
    QString runId;
    int repeat = 0;
    QString reply;         ///< raw text
    QString promptVersion; ///< name of the template that asked
    AnswerMeta meta;
    qint64 createdMs = 0;
    bool operator==(const Judgement &) const = default;
};

/// What the parser took from a judgement's reply. Derived: a newer parser writes it anew.
struct JudgementScore
{
    int parserVersion = 0;
    QString state;                             ///< complete, partial, none
    std::vector<std::optional<double>> points; ///< per component, 0..weight
    std::optional<double> statedTotal;
    std::optional<double> computedTotal;
    std::vector<QString> flags;
    bool operator==(const JudgementScore &) const = default;
};

struct ScoredJudgement
{
    Judgement judgement;
    JudgementScore score;
};

} // namespace plumbline
