// SPDX-License-Identifier: GPL-3.0-or-later
// RunForm: the fields of a new run: model, address, key variable, settings. Asks nothing itself. GUI thread.
#pragma once

#include "core/domain/model_spec.h"
#include "core/domain/run.h"

#include <QFrame>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace plumbline {

class RunForm final : public QFrame
{
    Q_OBJECT
public:
    explicit RunForm(QWidget *parent = nullptr);
    /// Opens for a candidate or a judge; `known` fill the list of names.
    void open(ModelRole role, const std::vector<ModelSpec> &known);

Q_SIGNALS:
    void submitted(const plumbline::ModelSpec &model, const plumbline::RunSettings &settings, int limit,
                   int concurrency);
    void closed();

private:
    void fillFrom(const QString &name);
    void submit();

    ModelRole m_role = ModelRole::Candidate;
    std::vector<ModelSpec> m_known;
    QLabel *m_title;
    QComboBox *m_name;
    QLineEdit *m_url;
    QLineEdit *m_keyEnv;
    QComboBox *m_prompt;
    QLabel *m_promptLabel;
    QCheckBox *m_setTemperature;
    QDoubleSpinBox *m_temperature;
    QSpinBox *m_maxTokens;
    QSpinBox *m_concurrency;
    QSpinBox *m_limit;
    QLabel *m_problem;
};

} // namespace plumbline
