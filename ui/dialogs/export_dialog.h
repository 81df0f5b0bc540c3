// SPDX-License-Identifier: GPL-3.0-or-later
// ExportDialog: what is written in which format, and whether images go with it. GUI thread.
#pragma once

#include <QDialog>
#include <QList>

class QCheckBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace plumbline {

/// A format that the window offers.
struct ExportChoice
{
    QString format; ///< id of the command line ("miabench", "csv-wide", …)
    QString name;
    QString about;  ///< who reads it, one plain sentence
    QString suffix; ///< of its file; empty: a folder
    bool isItems = false;
};
[[nodiscard]] QList<ExportChoice> exportChoices();

class ExportDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `notAccepted`: items that wait for review or were returned.
    explicit ExportDialog(int notAccepted, QWidget *parent = nullptr);
    ~ExportDialog() override;

    /// After exec().
    [[nodiscard]] ExportChoice chosen() const;
    [[nodiscard]] bool copiesImages() const;
    [[nodiscard]] bool takesAll() const;

private:
    void showChoice(int row);

    QList<ExportChoice> m_choices;
    QListWidget *m_list;
    QLabel *m_about;
    QCheckBox *m_images;
    QCheckBox *m_all;
    QPushButton *m_next;
    int m_notAccepted;
};

} // namespace plumbline
