// SPDX-License-Identifier: GPL-3.0-or-later
// ImageAddress: what an item's image field points at. Pure functions, any thread.
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace plumbline {

struct ImageAddress
{
    enum class Kind { Url, File, Data, Kept, Unusable }; ///< Kept: inside the project, by its hash

    Kind kind = Kind::Unusable;
    QUrl url;         ///< Url: http or https
    QString path;     ///< File: absolute path
    QByteArray bytes; ///< Data: the decoded bytes
    QString key; ///< identifies the address over all items: the URL, the path, or "sha256:<hex>" of the data or of a
                 ///< kept image
    QString fileName; ///< last part of the path, to look for it in a local folder; may be empty
    QString problem;  ///< Unusable: why, for people
};

/// Reads an `image` field: http(s) URL, `data:` URI, absolute or relative path (from `base`). An address that looks
/// like a host and path without scheme (item 193 of the published file) is read as http.
[[nodiscard]] ImageAddress resolveImageAddress(const QString &image, const QString &base);

} // namespace plumbline
