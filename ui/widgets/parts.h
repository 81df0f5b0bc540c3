// SPDX-License-Identifier: GPL-3.0-or-later
// Small parts that every page is made of: labels by role, hairlines, pills, buttons with their key. Free functions.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QString>

namespace plumbline {

/// A plain-text label with a role of the stylesheet: heading, muted, title, big, warn, bad, good, number.
[[nodiscard]] QLabel *makeLabel(const QString &text, const QString &role, QWidget *parent = nullptr);
[[nodiscard]] QFrame *makeHairline(Qt::Orientation orientation, QWidget *parent = nullptr);
[[nodiscard]] QPushButton *makePill(const QString &text, const QString &name, bool checkable,
                                    QWidget *parent = nullptr);
/// A button; with a key its text carries it: "Flag  F".
[[nodiscard]] QPushButton *makeButton(const QString &text, const QString &key, const QString &name,
                                      QWidget *parent = nullptr);
/// The keycap that is painted beside a heading.
[[nodiscard]] QLabel *makeKeycap(const QString &key, QWidget *parent = nullptr);

/// What belongs here and the one next step.
class EmptyState final : public QWidget
{
    Q_OBJECT
public:
    EmptyState(const QString &title, const QString &text, const QString &actionText, QWidget *parent = nullptr);

Q_SIGNALS:
    void actionRequested();
};

} // namespace plumbline
