// SPDX-License-Identifier: GPL-3.0-or-later
// BatchDialog: a run's questions through OpenAI's Batch API: writes request files, sends them, looks how far they are,
// takes their results; or all of it by hand with the files. Not modal; what was begun is kept when it is closed. GUI
// thread.
#pragma once

#include "core/base/clock.h"
#include "core/llm/key_store.h"
#include "core/media/image_library.h"
#include "core/run/batch_courier.h"
#include "core/run/batch_writer.h"
#include "core/store/api/project_store.h"

#include <QDialog>
#include <QThreadPool>

#include <deque>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QTableWidget;

namespace plumbline {

class BatchDialog final : public QDialog
{
    Q_OBJECT
public:
    BatchDialog(ProjectStore &store, ImageLibrary &images, const Clock &clock, KeyStore &keys, const Run &run,
                const ModelSpec &model, QWidget *parent = nullptr);
    ~BatchDialog() override;

    /// Into a folder: one file or several, of all questions that are open.
    void writeInto(const QString &folder);
    /// Output and error files that were fetched by hand.
    void read(const QStringList &paths);

private:
    using Act = void (BatchCourier::*)();

    [[nodiscard]] QHBoxLayout *buildButtons();
    void reload();
    void fill(const std::vector<Batch> &batches);
    /// One after the other.
    void carry(const QString &state, Act act);
    void next();
    void carried();
    void takeBack();
    void say(const QString &text, bool isBad = false);
    void setBusy(bool busy);

    ProjectStore &m_store;
    ImageLibrary &m_images;
    const Clock &m_clock;
    KeyStore &m_keys;
    Run m_run;
    ModelSpec m_model;
    QThreadPool m_pool;
    std::vector<Batch> m_batches;
    std::unique_ptr<BatchWriter> m_writer;
    std::unique_ptr<BatchCourier> m_courier;
    std::deque<Batch> m_todo;
    Act m_act = nullptr;
    QStringList m_said; ///< of the batches that were carried in this go
    QTableWidget *m_table;
    QLabel *m_state;
    QPushButton *m_write;
    QPushButton *m_send;
    QPushButton *m_look;
    QPushButton *m_read;
    QPushButton *m_back;
};

} // namespace plumbline
