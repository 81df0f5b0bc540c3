// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs/batch_dialog.h"

#include "core/base/deliver.h"
#include "core/run/batch_results.h"
#include "ui/models/counted.h"
#include "ui/widgets/parts.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QStyle>
#include <QTableWidget>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>

namespace plumbline {

namespace {

const QString kWritten = QStringLiteral("written");
const QString kSent = QStringLiteral("sent");

QString stateText(const Batch &batch)
{
    if (batch.state == kWritten)
        return BatchDialog::tr("written, not sent");
    if (batch.state == kSent)
        return BatchDialog::tr("sent");
    return batch.state;
}

QString countsText(const BatchCounts &counts)
{
    QStringList parts{BatchDialog::tr("%1 answered").arg(counts.answered)};
    const auto add = [&](int count, const QString &what) {
        if (count > 0)
            parts.append(QStringLiteral("%1 %2").arg(count).arg(what));
    };
    add(counts.again, BatchDialog::tr("back in the queue"));
    add(counts.failed, BatchDialog::tr("failed"));
    add(counts.known, BatchDialog::tr("known before"));
    add(counts.foreign, BatchDialog::tr("not of this project"));
    return parts.join(QStringLiteral(", ")) + (counts.problem.isEmpty() ? QString() : QString(u". " + counts.problem));
}

} // namespace

BatchDialog::BatchDialog(ProjectStore &store, ImageLibrary &images, const Clock &clock, KeyStore &keys, const Run &run,
                         const ModelSpec &model, QWidget *parent)
    : QDialog(parent)
    , m_store(store)
    , m_images(images)
    , m_clock(clock)
    , m_keys(keys)
    , m_run(run)
    , m_model(model)
    , m_table(new QTableWidget(0, 4, this))
    , m_state(makeLabel({}, QStringLiteral("muted"), this))
    , m_write(makeButton(tr("Write files…"), {}, QStringLiteral("batchWrite"), this))
    , m_send(makeButton(tr("Send"), {}, QStringLiteral("batchSend"), this))
    , m_look(makeButton(tr("Look"), {}, QStringLiteral("batchLook"), this))
    , m_read(makeButton(tr("Read files…"), {}, QStringLiteral("batchRead"), this))
    , m_back(makeButton(tr("Take back"), {}, QStringLiteral("batchBack"), this))
{
    setObjectName(QStringLiteral("batchDialog"));
    setWindowTitle(tr("%1, as batches").arg(model.name));
    setAttribute(Qt::WA_DeleteOnClose);
    m_pool.setMaxThreadCount(1);
    auto *note =
        makeLabel(tr("A provider's batch costs less and answers within a day. Write the open questions into files, "
                     "send them and look again later; or upload the files yourself and read what comes back. "
                     "Questions in a batch are asked nowhere else until they are taken back."),
                  QStringLiteral("muted"), this);
    note->setWordWrap(true);
    m_table->setObjectName(QStringLiteral("batchTable"));
    m_table->setAccessibleName(tr("Batches of the run"));
    m_table->setHorizontalHeaderLabels({tr("State"), tr("Requests"), tr("Still open"), tr("File")});
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnWidth(0, 160);
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_state->setObjectName(QStringLiteral("batchState"));
    m_state->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(note);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_state);
    layout->addLayout(buildButtons());
    resize(760, 420);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, [this] { setBusy(m_writer || m_courier); });
    setBusy(true); // until the batches are read
    reload();
}

BatchDialog::~BatchDialog()
{
    m_pool.waitForDone();
}

QHBoxLayout *BatchDialog::buildButtons()
{
    m_write->setToolTip(tr("All open questions as requests.jsonl, in parts where there are many"));
    m_send->setToolTip(tr("Uploads what is written, and has the provider work on it"));
    m_look->setToolTip(tr("How far the sent ones are; what has ended is fetched and kept"));
    m_read->setToolTip(tr("Output and error files of batches that you uploaded yourself"));
    m_back->setToolTip(tr("The questions of the selected batch go back into the queue; a sent one is cancelled"));
    connect(m_write, &QPushButton::clicked, this, [this] {
        const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder for the request files"),
                                                                 QFileInfo(m_store.path()).absolutePath());
        if (!folder.isEmpty())
            writeInto(folder);
    });
    connect(m_send, &QPushButton::clicked, this, [this] { carry(kWritten, &BatchCourier::submit); });
    connect(m_look, &QPushButton::clicked, this, [this] { carry(kSent, &BatchCourier::poll); });
    connect(m_read, &QPushButton::clicked, this, [this] {
        const QStringList paths =
            QFileDialog::getOpenFileNames(this, tr("Output and error files"), QFileInfo(m_store.path()).absolutePath(),
                                          tr("JSON lines (*.jsonl);;All files (*)"));
        if (!paths.isEmpty())
            read(paths);
    });
    connect(m_back, &QPushButton::clicked, this, &BatchDialog::takeBack);
    auto *close = makeButton(tr("Close"), {}, QStringLiteral("batchClose"), this);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto *row = new QHBoxLayout;
    for (QPushButton *button : {m_write, m_send, m_look, m_read, m_back})
        row->addWidget(button);
    row->addStretch();
    row->addWidget(close);
    return row;
}

void BatchDialog::reload()
{
    deliver(QtConcurrent::run(&m_pool,
                              [&store = m_store, run = m_run.id]() -> Result<std::vector<Batch>> {
                                  const Result<std::unique_ptr<ReadAccess>> reader = store.openReader();
                                  if (!reader)
                                      return tl::unexpected<Error>(reader.error());
                                  return (*reader)->attempts().batches(run);
                              }),
            this, [this](const Result<std::vector<Batch>> &batches) {
                if (batches)
                    fill(*batches);
                else
                    say(batches.error().text(), true);
            });
}

void BatchDialog::fill(const std::vector<Batch> &batches)
{
    m_batches = batches;
    m_table->setRowCount(static_cast<int>(batches.size()));
    for (std::size_t b = 0; b < batches.size(); ++b) {
        const Batch &batch = batches[b];
        const QStringList cells{stateText(batch), QString::number(batch.requests), QString::number(batch.open),
                                batch.path};
        for (int c = 0; c < cells.size(); ++c) {
            auto *cell = new QTableWidgetItem(cells[c]);
            cell->setToolTip(batch.problem.isEmpty() ? batch.path : batch.problem);
            m_table->setItem(static_cast<int>(b), c, cell);
        }
    }
    setBusy(m_writer || m_courier);
}

void BatchDialog::setBusy(bool busy)
{
    const auto any = [this](const QString &state) {
        return std::any_of(m_batches.begin(), m_batches.end(), [&](const Batch &b) { return b.state == state; });
    };
    const int row = m_table->selectedItems().isEmpty() ? -1 : m_table->currentRow();
    m_write->setEnabled(!busy);
    m_send->setEnabled(!busy && any(kWritten));
    m_look->setEnabled(!busy && any(kSent));
    m_read->setEnabled(!busy &&
                       std::any_of(m_batches.begin(), m_batches.end(), [](const Batch &b) { return b.isOpen(); }));
    m_back->setEnabled(!busy && row >= 0 && m_batches[static_cast<std::size_t>(row)].isOpen());
}

void BatchDialog::writeInto(const QString &folder)
{
    m_writer = std::make_unique<BatchWriter>(m_store, m_images, m_clock, BatchPlan{m_run, m_model, folder, 0, {}});
    setBusy(true);
    say(tr("Writing …"));
    connect(m_writer.get(), &BatchWriter::progressed, this,
            [this](int written) { say(tr("Writing: %1 …").arg(counted(written, tr("request"), tr("requests")))); });
    connect(m_writer.get(), &BatchWriter::finished, this, [this] {
        int requests = 0;
        for (const Batch &batch : m_writer->batches())
            requests += batch.requests;
        QString text = requests == 0 ? tr("Nothing is left to ask.")
                                     : tr("%1 written.").arg(counted(requests, tr("request"), tr("requests")));
        if (m_writer->unsendable() > 0)
            text += tr(" %1 cannot be sent: the log says why.").arg(m_writer->unsendable());
        const Status status = m_writer->status();
        m_writer.release()->deleteLater(); // it is just speaking
        say(status ? text : status.error().text(), !status);
        reload();
    });
    m_writer->start();
}

void BatchDialog::carry(const QString &state, Act act)
{
    m_todo.clear();
    std::copy_if(m_batches.begin(), m_batches.end(), std::back_inserter(m_todo),
                 [&](const Batch &batch) { return batch.state == state; });
    m_act = act;
    m_said.clear();
    next();
}

void BatchDialog::next()
{
    if (m_todo.empty()) {
        if (!m_said.isEmpty())
            say(m_said.join(u'\n'));
        reload();
        return;
    }
    const Batch batch = m_todo.front();
    m_todo.pop_front();
    setBusy(true);
    say(tr("Asking the provider about %1 …").arg(QFileInfo(batch.path).fileName()));
    deliver(keyFor(m_model.endpoint.keyEnv, m_keys), this, [this, batch](const Result<QString> &key) {
        if (!key) {
            m_todo.clear();
            say(key.error().text(), true);
            reload();
            return;
        }
        m_courier = std::make_unique<BatchCourier>(m_store, m_clock, batch, m_model, *key);
        connect(m_courier.get(), &BatchCourier::finished, this, &BatchDialog::carried);
        (m_courier.get()->*m_act)();
    });
}

void BatchDialog::carried()
{
    const Result<CourierReport> report = m_courier->outcome();
    m_courier.release()->deleteLater(); // it is just speaking
    if (!report) {
        m_todo.clear();
        m_said.clear();
        say(report.error().text(), true);
        reload();
        return;
    }
    const QString name = QFileInfo(report->batch.path).fileName();
    if (m_act == &BatchCourier::submit)
        m_said.append(tr("%1 is sent.").arg(name));
    else if (report->batch.isOpen())
        m_said.append(
            tr("%1: %2, %3 of %4 done.").arg(name, report->remoteStatus).arg(report->done).arg(report->total));
    else
        m_said.append(tr("%1: %2. %3.").arg(name, report->remoteStatus, countsText(report->counts)));
    next();
}

void BatchDialog::read(const QStringList &paths)
{
    setBusy(true);
    say(tr("Reading …"));
    const auto job = [&store = m_store, &clock = m_clock, paths] { return takeBatchFiles(store, clock, paths); };
    deliver(QtConcurrent::run(&m_pool, job), this, [this](const Result<BatchCounts> &counts) {
        say(counts ? countsText(*counts) + u'.' : counts.error().text(), !counts || !counts->problem.isEmpty());
        reload();
    });
}

void BatchDialog::takeBack()
{
    const Batch batch = m_batches.at(static_cast<std::size_t>(std::max(0, m_table->currentRow())));
    if (batch.state == kSent) { // what it has done until then is fetched by a look, and the rest goes back then
        m_todo = {batch};
        m_act = &BatchCourier::cancel;
        m_said.clear();
        next();
        return;
    }
    setBusy(true);
    deliver(QtConcurrent::run(&m_pool,
                              [&store = m_store, &clock = m_clock, batch] {
                                  return finishBatch(store, clock, batch, QStringLiteral("cancelled"), {});
                              }),
            this, [this](const Result<int> &back) {
                say(back ? tr("%1 back in the queue.").arg(counted(*back, tr("question"), tr("questions")))
                         : back.error().text(),
                    !back);
                reload();
            });
}

void BatchDialog::say(const QString &text, bool isBad)
{
    m_state->setProperty("role", isBad ? QStringLiteral("bad") : QStringLiteral("muted"));
    m_state->style()->unpolish(m_state);
    m_state->style()->polish(m_state);
    m_state->setText(text);
}

} // namespace plumbline
