// SPDX-License-Identifier: GPL-3.0-or-later
// ComparePane: the responses of several candidates to one item side by side, with what differs from the one in view
// marked. GUI thread.
#pragma once

#include "core/domain/item.h"

#include <QWidget>

#include <optional>
#include <vector>

class QHBoxLayout;
class QLabel;

namespace plumbline {

class Theme;

struct ComparedResponse
{
    QString responseId;
    QString name; ///< of the candidate, or what stands for it in blind mode
    QString text;
    QString score; ///< "judge 7/10 · you 8/10"; empty where hidden
    bool isCurrent = false;
};

class ComparePane final : public QWidget
{
    Q_OBJECT
public:
    explicit ComparePane(const Theme &theme, QWidget *parent = nullptr);
    void setResponses(const Item &item, const std::vector<ComparedResponse> &responses);

Q_SIGNALS:
    void responseClicked(const QString &responseId);

private:
    const Theme &m_theme;
    QLabel *m_instruction;
    QHBoxLayout *m_columns;
};

} // namespace plumbline
