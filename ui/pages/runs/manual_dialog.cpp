// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs/manual_dialog.h"

#include "core/base/deliver.h"
#include "core/media/image_codec.h"
#include "ui/widgets/parts.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QPlainTextEdit>
#include <QShortcut>
#include <QVBoxLayout>

namespace plumbline {

ManualDialog::ManualDialog(ProjectStore &store, ImageLibrary &images, const Clock &clock, const Run &run,
                           const QString &model, QWidget *parent)
    : QDialog(parent)
    , m_store(store)
    , m_images(images)
    , m_clock(clock)
    , m_run(run)
    , m_left(makeLabel({}, QStringLiteral("muted"), this))
    , m_prompt(new QPlainTextEdit(this))
    , m_answer(new QPlainTextEdit(this))
    , m_problem(makeLabel({}, QStringLiteral("bad"), this))
    , m_copy(makeButton(tr("Copy the prompt"), {}, QStringLiteral("manualCopy"), this))
    , m_copyImage(makeButton(tr("Copy the image"), {}, QStringLiteral("manualCopyImage"), this))
    , m_skip(makeButton(tr("Skip"), {}, QStringLiteral("manualSkip"), this))
    , m_save(makeButton(tr("Save and go on"), tr("Ctrl+Enter"), QStringLiteral("manualSave"), this))
{
    setObjectName(QStringLiteral("manualDialog"));
    setWindowTitle(tr("%1, by hand").arg(model));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(720, 600);
    m_prompt->setObjectName(QStringLiteral("field"));
    m_prompt->setReadOnly(true);
    m_answer->setObjectName(QStringLiteral("field"));
    m_answer->setPlaceholderText(tr("Paste what the model said."));
    m_answer->setTabChangesFocus(true);
    m_problem->setWordWrap(true);
    m_save->setProperty("role", QStringLiteral("primary"));
    auto *copies = new QHBoxLayout;
    copies->addWidget(m_left, 1);
    copies->addWidget(m_copyImage);
    copies->addWidget(m_copy);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_problem, 1);
    buttons->addWidget(m_skip);
    buttons->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 16);
    layout->setSpacing(10);
    layout->addLayout(copies);
    layout->addWidget(m_prompt, 2);
    layout->addWidget(makeLabel(tr("Answer"), QStringLiteral("heading"), this));
    layout->addWidget(m_answer, 3);
    layout->addLayout(buttons);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_prompt->toPlainText()); });
    connect(m_copyImage, &QPushButton::clicked, this, &ManualDialog::copyImage);
    connect(m_save, &QPushButton::clicked, this, &ManualDialog::save);
    connect(m_skip, &QPushButton::clicked, this, [this] {
        ++m_skipped;
        next();
    });
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *commit = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        connect(commit, &QShortcut::activated, this, &ManualDialog::save);
    }
    next();
}

void ManualDialog::next()
{
    deliver(m_store.write<std::optional<ManualQuestion>>(
                Change::Runs, [run = m_run, skip = m_skipped, now = m_clock.nowMs()](
                                  WriteAccess &access) { return nextManualQuestion(access, run, skip, now); }),
            this, [this](const Result<std::optional<ManualQuestion>> &question) {
                if (question)
                    show(*question);
                else
                    m_problem->setText(question.error().text());
            });
}

void ManualDialog::show(const std::optional<ManualQuestion> &question)
{
    m_question = question;
    m_answer->clear();
    m_problem->clear();
    for (QPushButton *button : {m_copy, m_copyImage, m_skip, m_save})
        button->setEnabled(question.has_value());
    m_answer->setEnabled(question.has_value());
    if (!question) {
        m_prompt->clear();
        m_left->setText(tr("Everything is answered."));
        return;
    }
    m_left->setText(tr("Item %1 · %2 left").arg(question->item.position).arg(question->left));
    m_prompt->setPlainText(question->systemPrompt.isEmpty()
                               ? question->prompt
                               : question->systemPrompt + QStringLiteral("\n\n") + question->prompt);
    m_answer->setFocus();
}

void ManualDialog::save()
{
    if (!m_question)
        return;
    deliver(m_store.write<bool>(Change::Responses | Change::Judgements | Change::Runs,
                                [id = m_question->question.id, text = m_answer->toPlainText(), now = m_clock.nowMs()](
                                    WriteAccess &access) { return takeManualAnswer(access, id, text, now); }),
            this, [this](const Result<bool> &saved) {
                if (saved)
                    next();
                else
                    m_problem->setText(saved.error().text());
            });
}

void ManualDialog::copyImage()
{
    if (!m_question)
        return;
    deliver(m_images.load({m_question->item.image, m_question->item.imageBase}), this,
            [this](const Result<ImageBytes> &bytes) {
                const Result<QImage> image =
                    bytes ? decodeImage(bytes->bytes, 0) : Result<QImage>(tl::unexpected<Error>(bytes.error()));
                if (image)
                    QGuiApplication::clipboard()->setImage(*image);
                else
                    m_problem->setText(image.error().text());
            });
}

} // namespace plumbline
