// SPDX-License-Identifier: GPL-3.0-or-later
// Arguments: the words of a command line, told apart into command, options and the rest; and how a command answers.
#pragma once

#include "core/base/result.h"

#include <QCommandLineOption>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <optional>

namespace plumbline::cli {

enum ExitCode { Done = 0, Problems = 1, BadUsage = 2 };

struct Arguments
{
    QString command;
    QString project;   ///< --project FILE, before or after the command
    bool json = false; ///< --json, likewise
    QHash<QString, QStringList> options;
    QStringList words;

    [[nodiscard]] QString value(const QString &option) const { return options.value(option).value(0); }
    [[nodiscard]] bool has(const QString &option) const { return options.contains(option); }
    /// A whole number within bounds; `fallback` where the option is absent; BadInput where it is something else.
    [[nodiscard]] Result<int> number(const QString &option, int fallback, int least, int most) const;
};

/// `options`: those of the command beside --project, --json and --help.
[[nodiscard]] Result<Arguments> parseArguments(const QStringList &words,
                                               const QHash<QString, QList<QCommandLineOption>> &optionsOfCommand);

/// Prints an error for people on stderr and, with --json, as {"error": …} on stdout; gives the exit code.
int fail(const Arguments &arguments, const Error &error, int code = BadUsage);
/// Prints one JSON document on stdout.
void printJson(const QJsonValue &value);
/// Prints a line for people on stdout.
void printLine(const QString &line);

} // namespace plumbline::cli
