// SPDX-License-Identifier: GPL-3.0-or-later
// GenerateDialog: which images a model is to write instructions for, and which model. GUI thread.
#pragma once

#include "core/authoring/generate_order.h"
#include "ui/models/project_view.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace plumbline {

class GenerateDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit GenerateDialog(const ProjectSnapshot &snapshot, QWidget *parent = nullptr);
    /// After exec().
    [[nodiscard]] GenerateOrder order() const;
    void addFiles(const QStringList &files);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void chooseFiles();
    void refresh();

    std::vector<ModelSpec> m_models;
    QStringList m_files;
    QComboBox *m_model;
    QLabel *m_images;
    QPushButton *m_choose;
    QCheckBox *m_takesApart;
    QLabel *m_problem;
    QPushButton *m_start;
};

} // namespace plumbline
