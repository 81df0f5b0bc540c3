// SPDX-License-Identifier: GPL-3.0-or-later
// ModelSpec: a candidate or a judge and where it is asked. Holds the *name* of a key, never a key.
#pragma once

#include <QString>

namespace plumbline {

enum class ModelRole { Candidate, Judge };

[[nodiscard]] inline QString modelRoleId(ModelRole role)
{
    return role == ModelRole::Candidate ? QStringLiteral("candidate") : QStringLiteral("judge");
}

/// Where and how a model is asked.
struct Endpoint
{
    QString wire;   ///< "openai-chat", "anthropic", "recorded", "manual", …; empty for one that is only imported
    QString url;    ///< base URL ("http://127.0.0.1:8000/v1"), or the folder of recorded replies
    QString model;  ///< model name to send
    QString keyEnv; ///< where the API key is: "NAME" of a variable, "keyring:NAME"; empty for none

    bool operator==(const Endpoint &) const = default;
};

struct ModelSpec
{
    QString id; ///< UUID
    ModelRole role = ModelRole::Candidate;
    QString name; ///< unique within its role
    Endpoint endpoint;
    QString note; ///< e.g. "imaginary, written by hand"

    bool operator==(const ModelSpec &) const = default;
};

} // namespace plumbline
