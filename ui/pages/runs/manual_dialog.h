// SPDX-License-Identifier: GPL-3.0-or-later
// ManualDialog: carries questions to a model by hand: copy the prompt and the image, paste the answer. Not modal. GUI
// thread.
#pragma once

#include "core/base/clock.h"
#include "core/media/image_library.h"
#include "core/run/manual_desk.h"
#include "core/store/api/project_store.h"

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace plumbline {

class ManualDialog final : public QDialog
{
    Q_OBJECT
public:
    ManualDialog(ProjectStore &store, ImageLibrary &images, const Clock &clock, const Run &run, const QString &model,
                 QWidget *parent = nullptr);

private:
    void next();
    void show(const std::optional<ManualQuestion> &question);
    void save();
    void copyImage();

    ProjectStore &m_store;
    ImageLibrary &m_images;
    const Clock &m_clock;
    Run m_run;
    std::optional<ManualQuestion> m_question;
    int m_skipped = 0;
    QLabel *m_left;
    QPlainTextEdit *m_prompt;
    QPlainTextEdit *m_answer;
    QLabel *m_problem;
    QPushButton *m_copy;
    QPushButton *m_copyImage;
    QPushButton *m_skip;
    QPushButton *m_save;
};

} // namespace plumbline
