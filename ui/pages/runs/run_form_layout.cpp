// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of the form and where they stand.
#include "core/llm/providers.h"
#include "core/run/judge_prompt.h"
#include "ui/pages/runs/run_form.h"
#include "ui/widgets/form_labels.h"
#include "ui/widgets/parts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QVBoxLayout>

namespace plumbline {

namespace {

constexpr int kPauseMs = 500; // of typing, before an estimate is made

QFormLayout *makeForm()
{
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    return form;
}

QHBoxLayout *rowOf(std::initializer_list<QWidget *> widgets)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (QWidget *widget : widgets)
        row->addWidget(widget, qobject_cast<QPushButton *>(widget) || qobject_cast<QLabel *>(widget) ? 0 : 1);
    return row;
}

void setUpNumber(QSpinBox *box, const QString &name, int least, int most, int value, const QString &special = {})
{
    box->setObjectName(name);
    box->setRange(least, most);
    box->setValue(value);
    box->setSpecialValueText(special);
    box->setGroupSeparatorShown(true);
}

void setUpAmount(QDoubleSpinBox *box, const QString &name, const QString &special)
{
    box->setObjectName(name);
    box->setRange(0, 1e9);
    box->setDecimals(2);
    box->setSpecialValueText(special);
}

} // namespace

RunForm::RunForm(QWidget *parent)
    : QFrame(parent)
    , m_title(makeLabel({}, QStringLiteral("title"), this))
    , m_preset(new QComboBox(this))
    , m_name(new QComboBox(this))
    , m_url(new QLineEdit(this))
    , m_wire(new QComboBox(this))
    , m_key(new QComboBox(this))
    , m_storeKey(makeButton(tr("Store a key…"), {}, QStringLiteral("formStoreKey"), this))
    , m_test(makeButton(tr("Test"), {}, QStringLiteral("formTest"), this))
    , m_prompt(new QComboBox(this))
    , m_promptLabel(new QLabel(tr("Prompt"), this))
    , m_systemPrompt(new QPlainTextEdit(this))
    , m_setTemperature(new QCheckBox(tr("Temperature"), this))
    , m_temperature(new QDoubleSpinBox(this))
    , m_setSeed(new QCheckBox(tr("Seed"), this))
    , m_seed(new QSpinBox(this))
    , m_maxTokens(new QSpinBox(this))
    , m_effort(new QComboBox(this))
    , m_detail(new QComboBox(this))
    , m_repeats(new QSpinBox(this))
    , m_limit(new QSpinBox(this))
    , m_concurrency(new QSpinBox(this))
    , m_rpm(new QSpinBox(this))
    , m_tpm(new QSpinBox(this))
    , m_priceIn(new QDoubleSpinBox(this))
    , m_priceOut(new QDoubleSpinBox(this))
    , m_priceLabel(makeLabel({}, QStringLiteral("muted"), this))
    , m_cap(new QDoubleSpinBox(this))
    , m_estimate(makeLabel({}, QStringLiteral("muted"), this))
    , m_testResult(makeLabel({}, QStringLiteral("muted"), this))
    , m_problem(makeLabel({}, QStringLiteral("bad"), this))
{
    setObjectName(QStringLiteral("card"));
    QFormLayout *where = makeForm();
    QFormLayout *settings = makeForm();
    QFormLayout *limits = makeForm();
    buildModelFields(where);
    buildSettingFields(settings);
    buildLimitFields(limits);
    for (QFormLayout *form : {where, settings, limits})
        centerLabels(form);
    for (QLabel *label : {m_estimate, m_testResult, m_problem})
        label->setWordWrap(true);
    m_estimate->setObjectName(QStringLiteral("formEstimate"));
    m_testResult->setObjectName(QStringLiteral("formTestResult"));
    m_problem->setObjectName(QStringLiteral("formProblem"));

    auto *columns = new QHBoxLayout;
    columns->setSpacing(28);
    columns->addLayout(settings, 1);
    columns->addLayout(limits, 1);
    columns->setAlignment(settings, Qt::AlignTop);
    columns->setAlignment(limits, Qt::AlignTop);
    auto *cancel = makeButton(tr("Close"), {}, QStringLiteral("formClose"), this);
    auto *start = makeButton(tr("Start"), {}, QStringLiteral("formStart"), this);
    start->setProperty("role", QStringLiteral("primary"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_problem, 1);
    auto *planOnly = makeButton(tr("Plan only"), {}, QStringLiteral("formPlan"), this);
    planOnly->setToolTip(tr("The questions wait on the card: start them later, or send them as a batch"));
    connect(planOnly, &QPushButton::clicked, this, [this] { submit(false); });
    buttons->addWidget(cancel);
    buttons->addWidget(planOnly);
    buttons->addWidget(start);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 14);
    layout->setSpacing(12);
    layout->addWidget(m_title);
    layout->addLayout(where);
    layout->addWidget(m_testResult);
    layout->addWidget(makeHairline(Qt::Horizontal, this));
    layout->addLayout(columns);
    layout->addWidget(makeHairline(Qt::Horizontal, this));
    layout->addWidget(m_estimate);
    layout->addLayout(buttons);
    m_soon.setInterval(kPauseMs);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        const RunOrder now = order();
        QWidget *field = nullptr;
        if (isVisible() && problemWith(now.model, field).isEmpty())
            Q_EMIT estimateWanted(now);
    });
    connect(m_name, &QComboBox::currentTextChanged, this, &RunForm::fillFrom);
    connect(m_preset, &QComboBox::activated, this, &RunForm::fillPreset);
    connect(m_wire, &QComboBox::currentIndexChanged, this, &RunForm::showFieldsOfWire);
    connect(m_storeKey, &QPushButton::clicked, this, &RunForm::storeKeyWanted);
    connect(m_test, &QPushButton::clicked, this, &RunForm::test);
    connect(cancel, &QPushButton::clicked, this, &RunForm::closed);
    connect(start, &QPushButton::clicked, this, [this] { submit(); });
    for (QLineEdit *field : {m_name->lineEdit(), m_url, m_key->lineEdit()})
        connect(field, &QLineEdit::returnPressed, this, [this] { submit(); });
    connect(m_url, &QLineEdit::textChanged, this, &RunForm::changed);
    connect(m_systemPrompt, &QPlainTextEdit::textChanged, this, &RunForm::changed);
    for (QSpinBox *box : {m_maxTokens, m_repeats, m_limit})
        connect(box, &QSpinBox::valueChanged, this, &RunForm::changed);
    for (QDoubleSpinBox *box : {m_priceIn, m_priceOut})
        connect(box, &QDoubleSpinBox::valueChanged, this, &RunForm::changed);
    for (QComboBox *box : {m_prompt, m_detail, m_effort})
        connect(box, &QComboBox::currentIndexChanged, this, &RunForm::changed);
}

void RunForm::buildModelFields(QFormLayout *form)
{
    m_preset->setObjectName(QStringLiteral("formPreset"));
    m_preset->addItem(tr("another server"));
    for (const ProviderPreset &preset : providerPresets())
        m_preset->addItem(preset.name);
    m_name->setObjectName(QStringLiteral("formName"));
    m_name->setEditable(true);
    m_name->setInsertPolicy(QComboBox::NoInsert);
    m_name->lineEdit()->setPlaceholderText(tr("as the server calls it, e.g. qwen2.5-vl-7b"));
    m_url->setObjectName(QStringLiteral("formUrl"));
    m_url->setPlaceholderText(QStringLiteral("http://127.0.0.1:8000/v1"));
    m_wire->setObjectName(QStringLiteral("formWire"));
    m_wire->setAccessibleName(tr("API"));
    m_wire->addItem(tr("OpenAI chat/completions"), QStringLiteral("openai-chat"));
    m_wire->addItem(tr("OpenAI responses"), QStringLiteral("openai-responses"));
    m_wire->addItem(tr("Anthropic messages"), QStringLiteral("anthropic"));
    m_wire->addItem(tr("Ollama chat"), QStringLiteral("ollama"));
    m_wire->addItem(tr("by hand"), QStringLiteral("manual"));
    m_wire->addItem(tr("recorded replies"), QStringLiteral("recorded"));
    m_key->setObjectName(QStringLiteral("formKey"));
    m_key->setEditable(true);
    m_key->setInsertPolicy(QComboBox::NoInsert);
    m_key->lineEdit()->setPlaceholderText(tr("an environment variable, keyring:NAME, or empty"));
    m_key->setToolTip(tr("The key itself is never stored in the project; only where it is found"));
    m_test->setToolTip(tr("Lists the server's models and asks one small question about a picture"));
    form->addRow(tr("Provider"), m_preset);
    form->addRow(tr("Model"), m_name);
    form->addRow(tr("Address"), rowOf({m_url, m_wire}));
    form->addRow(tr("Key"), rowOf({m_key, m_storeKey, m_test}));
}

void RunForm::buildSettingFields(QFormLayout *form)
{
    m_prompt->setObjectName(QStringLiteral("formPrompt"));
    m_prompt->addItems(judgePromptVersions());
    m_systemPrompt->setObjectName(QStringLiteral("field"));
    m_systemPrompt->setSizePolicy(QSizePolicy::Expanding,
                                  QSizePolicy::Fixed); // else its column spreads to the height of the other
    m_systemPrompt->setPlaceholderText(tr("none"));
    m_systemPrompt->setTabChangesFocus(true);
    m_systemPrompt->setFixedHeight(2 * fontMetrics().lineSpacing() + 24);
    m_temperature->setObjectName(QStringLiteral("formTemperature"));
    m_temperature->setRange(0, 2);
    m_temperature->setSingleStep(0.1);
    m_temperature->setEnabled(false);
    setUpNumber(m_seed, QStringLiteral("formSeed"), 0, 2'000'000'000, 0);
    m_seed->setEnabled(false);
    connect(m_setTemperature, &QCheckBox::toggled, m_temperature, &QWidget::setEnabled);
    connect(m_setSeed, &QCheckBox::toggled, m_seed, &QWidget::setEnabled);
    setUpNumber(m_maxTokens, QStringLiteral("formMaxTokens"), 1, 1'000'000, 2048);
    m_effort->setObjectName(QStringLiteral("formEffort"));
    m_effort->addItem(tr("the server's own"), QString());
    for (const char *effort : {"none", "minimal", "low", "medium", "high"})
        m_effort->addItem(QString::fromLatin1(effort), QString::fromLatin1(effort));
    m_detail->setObjectName(QStringLiteral("formDetail"));
    m_detail->addItem(tr("the server's own"), QString());
    for (const char *detail : {"low", "high", "auto"})
        m_detail->addItem(QString::fromLatin1(detail), QString::fromLatin1(detail));
    form->addRow(m_promptLabel, m_prompt);
    form->addRow(tr("System prompt"), m_systemPrompt);
    form->addRow(m_setTemperature, m_temperature);
    form->addRow(m_setSeed, m_seed);
    form->addRow(tr("Tokens at most"), m_maxTokens);
    form->addRow(tr("Reasoning"), m_effort);
    form->addRow(tr("Image detail"), m_detail);
}

void RunForm::buildLimitFields(QFormLayout *form)
{
    setUpNumber(m_limit, QStringLiteral("formLimit"), 0, 1'000'000, 0, tr("all"));
    setUpNumber(m_repeats, QStringLiteral("formRepeats"), 1, 1000, 1);
    setUpNumber(m_concurrency, QStringLiteral("formConcurrency"), 1, 256, 8);
    setUpNumber(m_rpm, QStringLiteral("formRpm"), 0, 1'000'000, 0, tr("unlimited"));
    setUpNumber(m_tpm, QStringLiteral("formTpm"), 0, 2'000'000'000, 0, tr("unlimited"));
    setUpAmount(m_priceIn, QStringLiteral("formPriceIn"), tr("not known"));
    setUpAmount(m_priceOut, QStringLiteral("formPriceOut"), tr("not known"));
    m_priceIn->setToolTip(tr("Price of a million input tokens"));
    m_priceOut->setToolTip(tr("Price of a million output tokens"));
    setUpAmount(m_cap, QStringLiteral("formCap"), tr("no cap"));
    m_cap->setToolTip(tr("The run stops before it could cost more, over all its sessions"));
    m_repeats->setToolTip(tr("Answers to each question; more later asks only the rest"));
    form->addRow(tr("Items"), m_limit);
    form->addRow(tr("Repeats"), m_repeats);
    form->addRow(tr("In flight"), m_concurrency);
    form->addRow(tr("Requests a minute"), m_rpm);
    form->addRow(tr("Tokens a minute"), m_tpm);
    form->addRow(tr("Price in, out"), rowOf({m_priceIn, m_priceOut}));
    form->addRow(QString(), m_priceLabel);
    form->addRow(tr("Cap"), m_cap);
}

} // namespace plumbline
