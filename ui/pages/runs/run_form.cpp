// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs/run_form.h"

#include "core/run/judge_prompt.h"
#include "ui/widgets/parts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace plumbline {

RunForm::RunForm(QWidget *parent)
    : QFrame(parent)
    , m_title(makeLabel({}, QStringLiteral("title"), this))
    , m_name(new QComboBox(this))
    , m_url(new QLineEdit(this))
    , m_keyEnv(new QLineEdit(this))
    , m_prompt(new QComboBox(this))
    , m_promptLabel(new QLabel(tr("Prompt"), this))
    , m_setTemperature(new QCheckBox(tr("Temperature"), this))
    , m_temperature(new QDoubleSpinBox(this))
    , m_maxTokens(new QSpinBox(this))
    , m_concurrency(new QSpinBox(this))
    , m_limit(new QSpinBox(this))
    , m_problem(makeLabel({}, QStringLiteral("bad"), this))
{
    setObjectName(QStringLiteral("card"));
    m_name->setObjectName(QStringLiteral("formName"));
    m_name->setEditable(true);
    m_name->setInsertPolicy(QComboBox::NoInsert);
    m_name->lineEdit()->setPlaceholderText(tr("as the server calls it, e.g. qwen2.5-vl-7b"));
    m_url->setObjectName(QStringLiteral("formUrl"));
    m_url->setPlaceholderText(QStringLiteral("http://127.0.0.1:8000/v1"));
    m_keyEnv->setObjectName(QStringLiteral("formKeyEnv"));
    m_keyEnv->setPlaceholderText(tr("name of an environment variable, or empty"));
    m_keyEnv->setToolTip(tr("The key itself is never stored; only the variable's name is"));
    m_prompt->setObjectName(QStringLiteral("formPrompt"));
    m_prompt->addItems(judgePromptVersions());
    m_temperature->setRange(0, 2);
    m_temperature->setSingleStep(0.1);
    m_temperature->setEnabled(false);
    connect(m_setTemperature, &QCheckBox::toggled, m_temperature, &QWidget::setEnabled);
    m_maxTokens->setRange(1, 1'000'000);
    m_maxTokens->setValue(2048);
    m_concurrency->setObjectName(QStringLiteral("formConcurrency"));
    m_concurrency->setRange(1, 256);
    m_concurrency->setValue(8);
    m_limit->setObjectName(QStringLiteral("formLimit"));
    m_limit->setRange(0, 1'000'000);
    m_limit->setSpecialValueText(tr("all items"));
    m_problem->setWordWrap(true);

    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->addRow(tr("Model"), m_name);
    form->addRow(tr("Address"), m_url);
    form->addRow(tr("Key variable"), m_keyEnv);
    form->addRow(m_promptLabel, m_prompt);
    form->addRow(m_setTemperature, m_temperature);
    form->addRow(tr("Tokens at most"), m_maxTokens);
    form->addRow(tr("In flight"), m_concurrency);
    form->addRow(tr("Items"), m_limit);
    auto *buttons = new QHBoxLayout;
    auto *cancel = makeButton(tr("Close"), {}, QStringLiteral("formClose"), this);
    auto *start = makeButton(tr("Start"), {}, QStringLiteral("formStart"), this);
    start->setProperty("role", QStringLiteral("primary"));
    buttons->addWidget(m_problem, 1);
    buttons->addWidget(cancel);
    buttons->addWidget(start);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 14);
    layout->setSpacing(10);
    layout->addWidget(m_title);
    layout->addLayout(form);
    layout->addLayout(buttons);
    connect(m_name, &QComboBox::currentTextChanged, this, &RunForm::fillFrom);
    connect(cancel, &QPushButton::clicked, this, &RunForm::closed);
    connect(start, &QPushButton::clicked, this, &RunForm::submit);
    for (QLineEdit *field : {m_name->lineEdit(), m_url, m_keyEnv})
        connect(field, &QLineEdit::returnPressed, this, &RunForm::submit);
}

void RunForm::open(ModelRole role, const std::vector<ModelSpec> &known)
{
    m_role = role;
    m_known = known;
    m_title->setText(role == ModelRole::Candidate ? tr("Ask a candidate") : tr("Have a judge grade all responses"));
    m_prompt->setVisible(role == ModelRole::Judge);
    m_promptLabel->setVisible(role == ModelRole::Judge);
    m_name->clear();
    for (const ModelSpec &model : known)
        m_name->addItem(model.name);
    m_name->setCurrentIndex(-1);
    m_url->clear();
    m_keyEnv->clear();
    m_problem->clear();
    show();
    m_name->setFocus();
}

void RunForm::fillFrom(const QString &name)
{
    const auto model = std::find_if(m_known.begin(), m_known.end(), [&](const ModelSpec &m) { return m.name == name; });
    const bool recorded = model != m_known.end() && model->endpoint.wire == QLatin1String("recorded");
    m_url->setEnabled(!recorded);
    m_keyEnv->setEnabled(!recorded);
    if (model == m_known.end())
        return;
    m_url->setText(recorded ? tr("recorded replies") : model->endpoint.url);
    m_keyEnv->setText(model->endpoint.keyEnv);
}

void RunForm::submit()
{
    ModelSpec model;
    model.role = m_role;
    model.name = m_name->currentText().trimmed();
    const auto known =
        std::find_if(m_known.begin(), m_known.end(), [&](const ModelSpec &m) { return m.name == model.name; });
    if (known != m_known.end() && known->endpoint.wire == QLatin1String("recorded")) {
        model = *known;
    } else {
        const QUrl url(m_url->text().trimmed());
        if (model.name.isEmpty()) {
            m_problem->setText(tr("Name the model as the server calls it."));
            m_name->setFocus();
            return;
        }
        if (url.host().isEmpty() || !url.scheme().startsWith(QLatin1String("http"))) {
            m_problem->setText(tr("Give the server's base address, such as http://127.0.0.1:8000/v1."));
            m_url->setFocus();
            return;
        }
        model.endpoint = {QStringLiteral("openai-chat"), m_url->text().trimmed(), model.name,
                          m_keyEnv->text().trimmed()};
    }
    RunSettings settings;
    if (m_setTemperature->isChecked())
        settings.temperature = m_temperature->value();
    settings.maxTokens = m_maxTokens->value();
    if (m_role == ModelRole::Judge)
        settings.promptVersion = m_prompt->currentText();
    Q_EMIT submitted(model, settings, m_limit->value(), m_concurrency->value());
}

} // namespace plumbline
