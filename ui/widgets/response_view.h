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

    /// Places pinned to a score: underlined.
    void setPins(const std::vector<TextRange> &ranges);
    /// What is selected, in UTF-16 units of the text; length 0: nothing.
    [[nodiscard]] TextRange selectedRange() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void mark();

    const Theme &m_theme;
    void add(QList<QTextEdit::ExtraSelection> &marks, const TextRange &range, const QTextCharFormat &format) const;

    std::vector<TextRange> m_ranges;
    std::vector<TextRange> m_pins;
    bool m_numbered = false;
};

} // namespace plumbline
