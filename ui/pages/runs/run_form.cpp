// SPDX-License-Identifier: GPL-3.0-or-later
// What the form does with its fields; how they are laid out is in run_form_layout.cpp.
#include "ui/pages/runs/run_form.h"

#include "core/llm/key_store.h"
#include "core/llm/providers.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStyle>
#include <QUrl>

#include <algorithm>

namespace plumbline {

namespace {

/// After its role changed: the stylesheet has to be read anew.
void repolish(QWidget &widget)
{
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
}

} // namespace

void RunForm::open(ModelRole role, const RunFormOffer &offer)
{
    m_role = role;
    m_offer = offer;
    const bool isJudge = role == ModelRole::Judge;
    m_title->setText(isJudge ? tr("Have a judge grade all responses") : tr("Ask a candidate"));
    m_prompt->setVisible(isJudge);
    m_promptLabel->setVisible(isJudge);
    m_name->clear();
    for (const ModelSpec &model : offer.models)
        m_name->addItem(model.name);
    m_name->setCurrentIndex(-1);
    m_preset->setCurrentIndex(0);
    m_filledFrom.clear();
    m_url->clear();
    m_wire->setCurrentIndex(0);
    setKeyNames(offer.keyNames);
    m_key->setEditText(QString());
    m_priceLabel->setText(tr("%1 a million").arg(offer.currency));
    m_cap->setSuffix(u' ' + offer.currency);
    m_cap->setValue(0);
    m_problem->clear();
    m_estimate->clear();
    showTest(QString(), QStringLiteral("muted"));
    showFieldsOfWire();
    show();
    m_name->setFocus();
}

void RunForm::openFor(const ModelSpec &model, const Run &run, const RunOptions &options, const RunFormOffer &offer)
{
    open(model.role, offer);
    m_title->setText(tr("Change the run of %1").arg(model.name));
    m_name->setEditText(model.name);
    fillFrom(model.name);
    const RunSettings &s = run.settings;
    m_prompt->setCurrentText(s.promptVersion);
    m_systemPrompt->setPlainText(s.systemPrompt);
    m_setTemperature->setChecked(s.temperature.has_value());
    m_temperature->setValue(s.temperature.value_or(0));
    m_setSeed->setChecked(s.seed.has_value());
    m_seed->setValue(s.seed.value_or(0));
    m_maxTokens->setValue(s.maxTokens);
    m_effort->setCurrentIndex(std::max(0, m_effort->findData(s.reasoningEffort)));
    m_detail->setCurrentIndex(std::max(0, m_detail->findData(s.imageDetail)));
    m_repeats->setValue(s.repeats);
    m_concurrency->setValue(options.concurrency);
    m_rpm->setValue(options.requestsPerMinute);
    m_tpm->setValue(options.tokensPerMinute);
    m_cap->setValue(options.cap.value_or(0));
    m_cap->setFocus();
}

void RunForm::setKeyNames(const QStringList &names)
{
    const QString now = m_key->currentText();
    m_key->clear();
    for (const QString &name : names)
        m_key->addItem(kKeyringPrefix + name);
    m_key->setEditText(now);
}

void RunForm::chooseKey(const QString &reference)
{
    m_key->setEditText(reference);
}

void RunForm::fillFrom(const QString &name)
{
    const auto model =
        std::find_if(m_offer.models.begin(), m_offer.models.end(), [&](const ModelSpec &m) { return m.name == name; });
    if (model != m_offer.models.end()) {
        const Endpoint &e = model->endpoint;
        m_url->setText(e.url);
        m_key->setEditText(e.keyEnv);
        m_wire->setCurrentIndex(std::max(0, m_wire->findData(e.wire)));
    } else if (!m_filledFrom.isEmpty()) {
        // Typed past a known name ("Aurora" on the way to "Aurora 2"): its endpoint is not this one's.
        m_url->clear();
        m_key->setEditText(QString());
        m_wire->setCurrentIndex(0);
    }
    m_filledFrom = model == m_offer.models.end() ? QString() : name;
    const QString sent = model != m_offer.models.end() ? model->endpoint.model : name;
    const auto price = std::find_if(m_offer.prices.begin(), m_offer.prices.end(),
                                    [&](const ModelPrice &p) { return p.model == sent; });
    m_priceIn->setValue(price == m_offer.prices.end() ? 0 : price->inputPerMillion);
    m_priceOut->setValue(price == m_offer.prices.end() ? 0 : price->outputPerMillion);
    showFieldsOfWire();
    changed();
}

void RunForm::fillPreset(int index)
{
    if (index <= 0)
        return;
    const ProviderPreset &preset = providerPresets()[static_cast<std::size_t>(index - 1)];
    m_url->setText(preset.url);
    m_wire->setCurrentIndex(std::max(0, m_wire->findData(preset.wire)));
    m_key->setEditText(preset.keyEnv);
    m_filledFrom.clear(); // chosen on purpose: stays while the name is typed
    m_name->lineEdit()->setPlaceholderText(tr("as the server calls it, e.g. %1").arg(preset.example));
    showFieldsOfWire();
    changed();
}

void RunForm::showFieldsOfWire()
{
    const QString wire = m_wire->currentData().toString();
    const bool isAsked = wire != QLatin1String("manual") && wire != QLatin1String("recorded");
    m_url->setEnabled(isAsked);
    m_key->setEnabled(isAsked);
    m_storeKey->setEnabled(isAsked);
    m_test->setEnabled(isAsked);
}

ModelSpec RunForm::model() const
{
    ModelSpec model;
    model.role = m_role;
    model.name = m_name->currentText().trimmed();
    model.endpoint = {m_wire->currentData().toString(), m_url->text().trimmed(), model.name,
                      m_key->currentText().trimmed()};
    const auto known = std::find_if(m_offer.models.begin(), m_offer.models.end(),
                                    [&](const ModelSpec &m) { return m.name == model.name; });
    if (known != m_offer.models.end()) {
        model.note = known->note;
        model.endpoint.model = known->endpoint.model.isEmpty() ? model.name : known->endpoint.model;
    }
    return model;
}

RunOrder RunForm::order() const
{
    RunOrder order;
    order.model = model();
    RunSettings &s = order.settings;
    if (m_setTemperature->isChecked())
        s.temperature = m_temperature->value();
    if (m_setSeed->isChecked())
        s.seed = m_seed->value();
    s.maxTokens = m_maxTokens->value();
    s.systemPrompt = m_systemPrompt->toPlainText();
    s.reasoningEffort = m_effort->currentData().toString();
    s.imageDetail = m_detail->currentData().toString();
    s.repeats = m_repeats->value();
    if (m_role == ModelRole::Judge)
        s.promptVersion = m_prompt->currentText();
    order.options.firstItems = m_limit->value();
    order.options.concurrency = m_concurrency->value();
    order.options.requestsPerMinute = m_rpm->value();
    order.options.tokensPerMinute = m_tpm->value();
    if (m_cap->value() > 0)
        order.options.cap = m_cap->value();
    if (m_priceIn->value() > 0 || m_priceOut->value() > 0)
        order.price = ModelPrice{order.model.endpoint.model, m_priceIn->value(), m_priceOut->value()};
    return order;
}

QString RunForm::problemWith(const ModelSpec &model, QWidget *&field) const
{
    if (model.name.isEmpty()) {
        field = m_name;
        return tr("Name the model as the server calls it.");
    }
    if (model.endpoint.wire == QLatin1String("manual") || model.endpoint.wire == QLatin1String("recorded"))
        return {};
    const QUrl url(model.endpoint.url, QUrl::StrictMode);
    if (url.host().isEmpty() || !url.scheme().startsWith(QLatin1String("http")) || model.endpoint.url.contains(u'<')) {
        field = m_url;
        return model.endpoint.url.contains(u'<') ? tr("Put your own name in place of <…> in the address.")
                                                 : tr("Give the server's base address, such as "
                                                      "http://127.0.0.1:8000/v1.");
    }
    if (const auto format = makeWireFormat(model.endpoint.wire)) {
        ChatRequest request;
        if (m_setTemperature->isChecked())
            request.temperature = m_temperature->value();
        request.maxTokens = m_maxTokens->value();
        request.reasoningEffort = m_effort->currentData().toString();
        field = m_temperature;
        return format->objection(request);
    }
    return {};
}

void RunForm::changed()
{
    if (!isVisible())
        return;
    m_problem->clear();
    m_soon.start();
}

void RunForm::submit(bool startsNow)
{
    RunOrder now = order();
    now.startsNow = startsNow;
    QWidget *field = nullptr;
    const QString problem = problemWith(now.model, field);
    m_problem->setText(problem);
    if (problem.isEmpty())
        Q_EMIT submitted(now);
    else if (field)
        field->setFocus();
}

void RunForm::test()
{
    const ModelSpec now = model();
    QWidget *field = nullptr;
    const QString problem = problemWith(now, field);
    m_problem->setText(problem);
    if (!problem.isEmpty()) {
        if (field)
            field->setFocus();
        return;
    }
    showTest(tr("Testing: listing models, then one question about a picture…"), QStringLiteral("muted"));
    m_test->setEnabled(false);
    Q_EMIT testWanted(now.endpoint);
}

void RunForm::showTest(const QString &text, const QString &role)
{
    m_testResult->setText(text);
    m_testResult->setVisible(!text.isEmpty());
    m_testResult->setProperty("role", role);
    repolish(*m_testResult);
    showFieldsOfWire();
}

void RunForm::showEstimate(const QString &text, bool isProblem)
{
    m_estimate->setText(text);
    m_estimate->setProperty("role", isProblem ? QStringLiteral("warn") : QStringLiteral("muted"));
    repolish(*m_estimate);
}

} // namespace plumbline
