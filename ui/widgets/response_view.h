// SPDX-License-Identifier: GPL-3.0-or-later
// ResponseView: a model's text, as plain text whatever it contains, with evidence marked. GUI thread.
#pragma once

#include "core/checks/text_metrics.h"

#include <QTextEdit>

#include <vector>

namespace plumbline {

class Theme;

class ResponseView final : public QTextEdit
{
    Q_OBJECT
public:
    explicit ResponseView(const Theme &theme, QWidget *parent = nullptr);
    void setResponse(const QString &text);
    /// Marks places; numbered where there are several, as sentences are.
    void setEvidence(const std::vector<TextRange> &ranges, bool numbered);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void mark();

    const Theme &m_theme;
    std::vector<TextRange> m_ranges;
    bool m_numbered = false;
};

} // namespace plumbline
