// SPDX-License-Identifier: GPL-3.0-or-later
// Attempt: one request of a run and what came of it, for its log. Holds no key and no image.
#pragma once

#include <QByteArray>
#include <QString>

namespace plumbline {

struct Attempt
{
    qint64 id = 0;
    QString runId;
    qint64 questionId = 0;
    QString revisionId;   ///< filled in when read
    int itemPosition = 0; ///< filled in when read, 0-based
    qint64 atMs = 0;      ///< UTC, milliseconds
    QString outcome;      ///< answered, or an error kind: rate_limited, server, …
    int httpStatus = 0;
    int latencyMs = 0;
    int inputTokens = 0;
    int outputTokens = 0;
    bool isEstimate = false; ///< the tokens are our guess: no reply told them
    QString text;            ///< the error, for people
    QByteArray request;      ///< JSON without images; empty for an attempt that was only told to slow down
    QByteArray reply;        ///< body as received, the key struck out
};

/// A part of a run that was written into one batch file.
struct Batch
{
    QString id; ///< UUID, ours
    QString runId;
    QString remoteId;  ///< the provider's; empty until it was sent, or where it goes by hand
    QString inputFile; ///< the provider's id of the uploaded file
    QString path;      ///< requests.jsonl on this machine
    QString state;     ///< written, sent, completed, failed, expired, cancelled
    QString problem;
    int requests = 0;
    int open = 0; ///< rows that are still waiting; filled in when read
    qint64 createdMs = 0;
    qint64 changedMs = 0;

    [[nodiscard]] bool isOpen() const { return state == QLatin1String("written") || state == QLatin1String("sent"); }
};

/// A row of a batch: which question, and what was sent with it.
struct BatchRow
{
    qint64 questionId = 0;
    QString imageSent; ///< as in AnswerMeta::imageSent
    QString batchId;   ///< filled in when read
};

} // namespace plumbline
