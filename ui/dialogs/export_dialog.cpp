// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/export_dialog.h"

#include "ui/models/counted.h"
#include "ui/widgets/parts.h"

#include <QCheckBox>
#include <QListWidget>
#include <QSettings>
#include <QVBoxLayout>

#include <algorithm>

namespace plumbline {

namespace {

const QString kFormatKey = QStringLiteral("export/format");
const QString kImagesKey = QStringLiteral("export/images");
const QString kFolderFormat = QStringLiteral("hf"); ///< a folder, which always has its images

} // namespace

QList<ExportChoice> exportChoices()
{
    const auto tr = [](const char *text) { return ExportDialog::tr(text); };
    const auto of = [](const char *format, const QString &name, const QString &about, const char *suffix,
                       bool isItems) {
        return ExportChoice{QString::fromLatin1(format), name, about, QString::fromLatin1(suffix), isItems};
    };
    return {
        of("miabench", tr("Items: MIA-Bench JSON"), tr("The format of the published benchmark file."), ".json", true),
        of("hf", tr("Items: Hugging Face dataset"),
           tr("A folder with metadata.jsonl and the images, for load_dataset()."), "", true),
        of("vlmevalkit", tr("Items: VLMEvalKit table"), tr("TSV, as VLMEvalKit's datasets are."), ".tsv", true),
        of("evalscope", tr("Items: EvalScope general_vqa"), tr("JSON lines for EvalScope's own data sets."), ".jsonl",
           true),
        of("llava", tr("Items and responses: LLaVA conversations"), tr("For fine-tuning: one conversation a response."),
           ".llava.json", true),
        of("csv-wide", tr("Scores: CSV, a column block per reviewer"), tr("A row a response, for spreadsheets."),
           ".csv", false),
        of("csv-long", tr("Scores: CSV, a row per rater"), tr("A row a component and rater, for statistics programs."),
           ".long.csv", false),
        of("scores-jsonl", tr("Scores: JSON lines"), tr("Every score with what it was made from."), ".scores.jsonl",
           false),
        of("decisions-jsonl", tr("Decisions: JSON lines"), tr("What people decided, with its chain of hashes."),
           ".decisions.jsonl", false),
        of("labelstudio", tr("Scores: Label Studio"), tr("Tasks with the judge's points as predictions."),
           ".labelstudio.json", false),
        of("llm-comparator", tr("Two candidates: LLM Comparator"), tr("The first two candidates side by side."),
           ".comparator.json", false)};
}

ExportDialog::ExportDialog(int notAccepted, QWidget *parent)
    : QDialog(parent)
    , m_choices(exportChoices())
    , m_list(new QListWidget(this))
    , m_about(makeLabel({}, QStringLiteral("muted"), this))
    , m_images(new QCheckBox(tr("Copy the images beside the file"), this))
    , m_all(new QCheckBox(this))
    , m_next(makeButton(tr("Choose where…"), {}, QStringLiteral("exportWhere"), this))
    , m_notAccepted(notAccepted)
{
    setObjectName(QStringLiteral("sheet"));
    setWindowTitle(tr("Export"));
    m_list->setObjectName(QStringLiteral("exportFormats"));
    m_list->setAccessibleName(tr("Formats"));
    for (const ExportChoice &choice : std::as_const(m_choices))
        (new QListWidgetItem(choice.name, m_list))->setSizeHint({360, 32});
    m_list->setFixedHeight(32 * static_cast<int>(m_choices.size()) + 8);
    m_list->setMinimumWidth(400);
    m_about->setWordWrap(true);
    m_images->setObjectName(QStringLiteral("exportImages"));
    m_images->setToolTip(
        tr("Else the file has their addresses: files that were kept in the project have none elsewhere"));
    m_images->setChecked(QSettings().value(kImagesKey, false).toBool());
    m_all->setObjectName(QStringLiteral("exportAll"));
    m_all->setText(tr("Also %1 not accepted in review").arg(counted(notAccepted, tr("item"), tr("items"))));
    m_next->setProperty("role", QStringLiteral("primary"));
    m_next->setDefault(true);
    auto *cancel = makeButton(tr("Cancel"), {}, QStringLiteral("cancelExport"), this);
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_next, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_list, &QListWidget::itemActivated, this, &QDialog::accept);
    connect(m_list, &QListWidget::currentRowChanged, this, &ExportDialog::showChoice);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_next);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(m_list);
    layout->addWidget(m_about);
    layout->addWidget(m_images);
    layout->addWidget(m_all);
    layout->addLayout(buttons);
    const QString last = QSettings().value(kFormatKey).toString();
    const auto known = std::find_if(m_choices.cbegin(), m_choices.cend(),
                                    [&](const ExportChoice &choice) { return choice.format == last; });
    m_list->setCurrentRow(known == m_choices.cend() ? 0 : static_cast<int>(known - m_choices.cbegin()));
    m_list->setFocus();
}

ExportDialog::~ExportDialog()
{
    if (result() != Accepted)
        return;
    QSettings().setValue(kFormatKey, chosen().format);
    QSettings().setValue(kImagesKey, m_images->isChecked());
}

ExportChoice ExportDialog::chosen() const
{
    return m_choices.at(std::max(0, m_list->currentRow()));
}

bool ExportDialog::copiesImages() const
{
    return chosen().format == kFolderFormat || (m_images->isEnabled() && m_images->isChecked());
}

bool ExportDialog::takesAll() const
{
    return m_all->isVisibleTo(this) && m_all->isChecked();
}

void ExportDialog::showChoice(int row)
{
    if (row < 0)
        return;
    const ExportChoice choice = chosen();
    m_about->setText(choice.about);
    // Their places stay, so that the dialog does not jump.
    m_images->setEnabled(choice.isItems && choice.format != kFolderFormat);
    m_all->setVisible(m_notAccepted > 0);
    m_all->setEnabled(choice.isItems);
}

} // namespace plumbline
