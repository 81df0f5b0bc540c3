// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/generate_dialog.h"

#include "core/media/image_files.h"
#include "ui/dialogs/dialog_size.h"
#include "ui/models/askable.h"
#include "ui/models/counted.h"
#include "ui/widgets/form_labels.h"
#include "ui/widgets/parts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

namespace plumbline {

namespace {
constexpr int kWidth = 480;
const QString kFolderKey = QStringLiteral("author/imageFolder");
} // namespace

GenerateDialog::GenerateDialog(const ProjectSnapshot &snapshot, QWidget *parent)
    : QDialog(parent)
    , m_models(askable(snapshot.candidates))
    , m_model(new QComboBox(this))
    , m_images(makeLabel({}, {}, this))
    , m_choose(makeButton(tr("Choose images…"), {}, QStringLiteral("generateChoose"), this))
    , m_takesApart(new QCheckBox(tr("Have it mark the components, too"), this))
    , m_problem(makeLabel({}, QStringLiteral("muted"), this))
    , m_start(makeButton(tr("Generate"), {}, QStringLiteral("generateStart"), this))
{
    setObjectName(QStringLiteral("sheet"));
    setWindowTitle(tr("Generate instructions"));
    setAcceptDrops(true);
    QLabel *what = makeLabel(tr("A model writes five instructions for each image, from basic to complex. They become "
                                "drafts to clean here; nothing goes into the benchmark by itself. Images that were "
                                "given before and are not answered yet are asked about, too."),
                             QStringLiteral("muted"), this);
    what->setWordWrap(true);
    m_model->setObjectName(QStringLiteral("generateModel"));
    for (const ModelSpec &model : m_models)
        m_model->addItem(model.name);
    m_images->setObjectName(QStringLiteral("generateImages"));
    m_choose->setToolTip(tr("Image files; files and folders can be dropped here as well"));
    m_takesApart->setObjectName(QStringLiteral("generateTakesApart"));
    m_takesApart->setChecked(true);
    m_problem->setWordWrap(true);
    auto *images = new QHBoxLayout;
    images->addWidget(m_images, 1);
    images->addWidget(m_choose);
    auto *form = new QFormLayout;
    form->addRow(tr("Model"), m_model);
    form->addRow(tr("Images"), images);
    form->addRow(QString(), m_takesApart);
    centerLabels(form);
    m_start->setProperty("role", QStringLiteral("primary"));
    m_start->setDefault(true);
    auto *cancel = makeButton(tr("Cancel"), {}, QStringLiteral("generateCancel"), this);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_start);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(what);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    layout->addLayout(buttons);
    connect(m_choose, &QPushButton::clicked, this, &GenerateDialog::chooseFiles);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_start, &QPushButton::clicked, this, &QDialog::accept);
    refresh();
    resizeToFit(this, kWidth);
}

void GenerateDialog::addFiles(const QStringList &files)
{
    m_files += imageFilesOf(files);
    m_files.removeDuplicates();
    refresh();
}

void GenerateDialog::chooseFiles()
{
    const QStringList files =
        QFileDialog::getOpenFileNames(this, tr("Choose images"), QSettings().value(kFolderKey).toString(),
                                      tr("Images (%1);;All files (*)").arg(imageFilePatterns().join(u' ')));
    if (files.isEmpty())
        return;
    QSettings().setValue(kFolderKey, QFileInfo(files.front()).absolutePath());
    addFiles(files);
    m_start->setFocus(); // Enter goes on
}

void GenerateDialog::refresh()
{
    m_images->setText(m_files.isEmpty() ? tr("none new")
                                        : counted(static_cast<int>(m_files.size()), tr("image"), tr("images")));
    m_problem->setText(m_models.empty() ? tr("There is no model that can be asked. Set one up on the Runs page, as a "
                                             "candidate; it needs no run of its own.")
                                        : tr("The run is on the Runs page, where it can be stopped."));
    m_start->setEnabled(!m_models.empty());
}

GenerateOrder GenerateDialog::order() const
{
    GenerateOrder order;
    if (m_model->currentIndex() >= 0)
        order.model = m_models[static_cast<std::size_t>(m_model->currentIndex())];
    order.files = m_files;
    order.takesApart = m_takesApart->isChecked();
    return order;
}

void GenerateDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void GenerateDialog::dropEvent(QDropEvent *event)
{
    QStringList files;
    const QList<QUrl> urls = event->mimeData()->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    addFiles(files);
    event->acceptProposedAction();
}

} // namespace plumbline
