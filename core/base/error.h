// SPDX-License-Identifier: GPL-3.0-or-later
// Error: what went wrong, in which file or row, and what to do about it. A plain value, any thread.
#pragma once

#include <QString>

namespace plumbline {

enum class ErrorKind {
    BadInput,  ///< a file, row or argument that we cannot take
    NotFound,  ///< something named does not exist
    Io,        ///< reading or writing failed
    Storage,   ///< the project database refused
    NotOurs,   ///< the file is no Plumbline project
    TooNew,    ///< written by a newer Plumbline
    Network,   ///< an endpoint could not be asked
    Cancelled, ///< a person or shutdown stopped it
    Internal,  ///< a bug of ours
};

struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    QString what;   ///< what happened, one plain sentence
    QString where;  ///< file, row, item; may be empty
    QString remedy; ///< what to do next; may be empty

    bool operator==(const Error &) const = default;

    /// One line for a log, a terminal or a status bar.
    [[nodiscard]] QString text() const
    {
        QString line = where.isEmpty() ? what : where + QStringLiteral(": ") + what;
        if (!remedy.isEmpty())
            line += QStringLiteral(" ") + remedy;
        return line;
    }
};

} // namespace plumbline
