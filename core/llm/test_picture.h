// SPDX-License-Identifier: GPL-3.0-or-later
// TestPicture: three upright stripes of colours drawn by lot, as a PNG made here: whoever names them in order has seen
// it. One guess in 120 is right. Pure functions; needs no Gui.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace plumbline {

struct TestPicture
{
    QByteArray png;
    QStringList colours; ///< left to right, English names
};

[[nodiscard]] TestPicture makeTestPicture(quint32 lot);
[[nodiscard]] QString testPictureQuestion();
/// True where `reply` names the colours in this order, and the first three colours that it names are these.
[[nodiscard]] bool namesColours(const QString &reply, const QStringList &colours);

} // namespace plumbline
