// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/mapping_dialog.h"

#include "core/exchange/readers/record_reader.h"
#include "ui/models/plain_tip.h"
#include "ui/widgets/parts.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QGridLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace plumbline {

namespace {

QString fieldText(const QString &field)
{
    static const QHash<QString, QString> texts = {
        {QStringLiteral("image"), MappingDialog::tr("Image (address or path)")},
        {QStringLiteral("instruction"), MappingDialog::tr("Instruction")},
        {QStringLiteral("level"), MappingDialog::tr("Level")},
        {QStringLiteral("components"), MappingDialog::tr("Components (list)")},
        {QStringLiteral("weights"), MappingDialog::tr("Weights (list)")},
        {QStringLiteral("types"), MappingDialog::tr("Categories (list)")},
        {QStringLiteral("response"), MappingDialog::tr("Response")},
        {QStringLiteral("candidate"), MappingDialog::tr("Candidate's name")},
        {QStringLiteral("judge_reply"), MappingDialog::tr("Judge's reply")},
        {QStringLiteral("points"), MappingDialog::tr("Points (list)")},
        {QStringLiteral("judge"), MappingDialog::tr("Judge's name")},
        {QStringLiteral("position"), MappingDialog::tr("Row of the benchmark")}};
    return texts.value(field, field);
}

/// The first thing that a column holds, short.
QString exampleOf(const FileShape &shape, const QString &column)
{
    constexpr qsizetype kLongest = 60;
    for (const QJsonObject &row : shape.firstRows) {
        const QJsonValue cell = row.value(column);
        QString text = cell.isString() ? cell.toString() : cell.toVariant().toString();
        if (cell.isArray())
            text = QString::fromUtf8(QJsonDocument(cell.toArray()).toJson(QJsonDocument::Compact));
        text = text.simplified();
        if (!text.isEmpty())
            return text.size() > kLongest ? text.left(kLongest) + u'…' : text;
    }
    return {};
}

} // namespace

MappingDialog::MappingDialog(const QString &file, const FileShape &shape, const QHash<QString, QString> &known,
                             QWidget *parent)
    : QDialog(parent)
    , m_shape(shape)
{
    setObjectName(QStringLiteral("mappingDialog"));
    setWindowTitle(tr("Which column is what?"));
    resize(760, 660);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(makeLabel(QFileInfo(file).fileName(), QStringLiteral("big"), this));
    QLabel *hint =
        makeLabel(tr("This file is in no format that is known here. Say which of its columns is what; the answer "
                     "is remembered for files with the same columns. Image or instruction is needed."),
                  QString(), this);
    hint->setWordWrap(true);
    layout->addWidget(hint);

    auto *fields = new QWidget;
    auto *grid = new QGridLayout(fields);
    grid->setContentsMargins(0, 0, 8, 0);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(2, 1);
    int row = 0;
    for (const QString &field : mappableFields()) {
        auto *choice = new QComboBox(fields);
        choice->setObjectName(QStringLiteral("map_") + field);
        choice->addItem(tr("not in the file"), QString());
        for (const QString &column : m_shape.columns)
            choice->addItem(column, column);
        choice->setMinimumWidth(200);
        QLabel *name = makeLabel(fieldText(field), QString(), fields);
        name->setBuddy(choice);
        QLabel *example = makeLabel({}, QStringLiteral("muted"), fields);
        connect(choice, &QComboBox::currentIndexChanged, this, [this, choice, example] {
            const QString text = exampleOf(m_shape, choice->currentData().toString());
            example->setText(text);
            example->setToolTip(plainTip(text));
            check();
        });
        m_choices.insert(field, choice);
        grid->addWidget(name, row, 0);
        grid->addWidget(choice, row, 1);
        grid->addWidget(example, row, 2);
        ++row;
    }
    grid->setRowStretch(row, 1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(fields);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    layout->addWidget(scroll, 1);

    auto *buttons = new QDialogButtonBox(this);
    m_accept = new QPushButton(tr("Read it so"), buttons);
    m_accept->setObjectName(QStringLiteral("mappingAccept"));
    m_accept->setProperty("role", QStringLiteral("primary")); // before the box polishes it
    buttons->addButton(m_accept, QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    for (auto choice = m_choices.begin(); choice != m_choices.end(); ++choice) {
        const QString column = known.isEmpty() ? guess(choice.key()) : known.value(choice.key());
        (*choice)->setCurrentIndex(std::max(0, (*choice)->findData(column)));
    }
    check();
}

QString MappingDialog::guess(const QString &field) const
{
    static const QHash<QString, QStringList> names = {
        {QStringLiteral("image"),
         {QStringLiteral("image"), QStringLiteral("img"), QStringLiteral("url"), QStringLiteral("picture")}},
        {QStringLiteral("instruction"),
         {QStringLiteral("instruction"), QStringLiteral("prompt"), QStringLiteral("question"),
          QStringLiteral("query")}},
        {QStringLiteral("level"), {QStringLiteral("level"), QStringLiteral("type"), QStringLiteral("difficulty")}},
        {QStringLiteral("components"), {QStringLiteral("components"), QStringLiteral("sub_instructions")}},
        {QStringLiteral("weights"), {QStringLiteral("component_weight"), QStringLiteral("weights")}},
        {QStringLiteral("types"),
         {QStringLiteral("component_type"), QStringLiteral("categories"), QStringLiteral("types")}},
        {QStringLiteral("response"),
         {QStringLiteral("response"), QStringLiteral("answer"), QStringLiteral("output"), QStringLiteral("prediction"),
          QStringLiteral("generation")}},
        {QStringLiteral("candidate"), {QStringLiteral("candidate"), QStringLiteral("model")}},
        {QStringLiteral("judge_reply"),
         {QStringLiteral("judge_reply"), QStringLiteral("evaluation"), QStringLiteral("feedback"),
          QStringLiteral("verdict")}},
        {QStringLiteral("points"), {QStringLiteral("points"), QStringLiteral("scores")}},
        {QStringLiteral("judge"), {QStringLiteral("judge"), QStringLiteral("grader")}}};
    for (const QString &name : names.value(field)) {
        for (const QString &column : m_shape.columns) {
            if (column.compare(name, Qt::CaseInsensitive) == 0)
                return column;
        }
    }
    return {};
}

QHash<QString, QString> MappingDialog::mapping() const
{
    QHash<QString, QString> mapping;
    for (auto choice = m_choices.begin(); choice != m_choices.end(); ++choice) {
        if (const QString column = (*choice)->currentData().toString(); !column.isEmpty())
            mapping.insert(choice.key(), column);
    }
    return mapping;
}

void MappingDialog::check()
{
    const QHash<QString, QString> chosen = mapping();
    if (m_accept)
        m_accept->setEnabled(chosen.contains(QStringLiteral("image")) ||
                             chosen.contains(QStringLiteral("instruction")));
}

} // namespace plumbline
