// SPDX-License-Identifier: GPL-3.0-or-later
// RunForm: the fields of a run: whom to ask and where, with which key, settings, limits, price and cap; with an
// estimate and a test of the endpoint. Asks nothing itself. GUI thread.
#pragma once

#include "ui/pages/runs/run_order.h"

#include <QFrame>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace plumbline {

/// What the form offers to choose from.
struct RunFormOffer
{
    std::vector<ModelSpec> models; ///< known ones of the role
    std::vector<ModelPrice> prices;
    QString currency;
    QStringList keyNames; ///< in the keyring
};

class RunForm final : public QFrame
{
    Q_OBJECT
public:
    explicit RunForm(QWidget *parent = nullptr);
    /// Opens empty for a candidate or a judge.
    void open(ModelRole role, const RunFormOffer &offer);
    /// Opens with what a run has, to change its limits or to ask again with other settings.
    void openFor(const ModelSpec &model, const Run &run, const RunOptions &options, const RunFormOffer &offer);

    void showEstimate(const QString &text, bool isProblem);
    void showTest(const QString &text, const QString &role);
    void setKeyNames(const QStringList &names);
    void chooseKey(const QString &reference);

Q_SIGNALS:
    void submitted(const plumbline::RunOrder &order);
    /// The fields have changed and are complete enough to be estimated.
    void estimateWanted(const plumbline::RunOrder &order);
    void testWanted(const plumbline::Endpoint &endpoint);
    void storeKeyWanted();
    void closed();

private:
    void buildModelFields(QFormLayout *form);
    void buildSettingFields(QFormLayout *form);
    void buildLimitFields(QFormLayout *form);
    void fillFrom(const QString &name);
    void fillPreset(int index);
    void showFieldsOfWire();
    void changed();
    void submit(bool startsNow = true);
    void test();
    [[nodiscard]] ModelSpec model() const;
    [[nodiscard]] RunOrder order() const;
    /// What is missing, for people, with the field that wants it; empty where nothing is.
    [[nodiscard]] QString problemWith(const ModelSpec &model, QWidget *&field) const;

    ModelRole m_role = ModelRole::Candidate;
    RunFormOffer m_offer;
    QString m_filledFrom; ///< known model whose endpoint is in the fields
    QLabel *m_title;
    QComboBox *m_preset;
    QComboBox *m_name;
    QLineEdit *m_url;
    QComboBox *m_wire;
    QComboBox *m_key;
    QPushButton *m_storeKey;
    QPushButton *m_test;
    QComboBox *m_prompt;
    QLabel *m_promptLabel;
    QPlainTextEdit *m_systemPrompt;
    QCheckBox *m_setTemperature;
    QDoubleSpinBox *m_temperature;
    QCheckBox *m_setSeed;
    QSpinBox *m_seed;
    QSpinBox *m_maxTokens;
    QComboBox *m_effort;
    QComboBox *m_detail;
    QSpinBox *m_repeats;
    QSpinBox *m_limit;
    QSpinBox *m_concurrency;
    QSpinBox *m_rpm;
    QSpinBox *m_tpm;
    QDoubleSpinBox *m_priceIn;
    QDoubleSpinBox *m_priceOut;
    QLabel *m_priceLabel;
    QDoubleSpinBox *m_cap;
    QLabel *m_estimate;
    QLabel *m_testResult;
    QLabel *m_problem;
    QTimer m_soon; ///< an estimate is asked for once typing pauses
};

} // namespace plumbline
