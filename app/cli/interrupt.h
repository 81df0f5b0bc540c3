// SPDX-License-Identifier: GPL-3.0-or-later
// Interrupt: tells the event loop that Ctrl-C or a polite kill came, so that a run ends with everything kept.
#pragma once

#include <QObject>

namespace plumbline::cli {

class Interrupt final : public QObject
{
    Q_OBJECT
public:
    /// Only one may exist at a time.
    explicit Interrupt(QObject *parent = nullptr);
    ~Interrupt() override;

Q_SIGNALS:
    void requested();
};

} // namespace plumbline::cli
