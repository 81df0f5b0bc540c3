// SPDX-License-Identifier: GPL-3.0-or-later
// ItemReviewDialog: a second person answers an item and says whether it keeps the rules. GUI thread.
#pragma once

#include "core/authoring/item_review.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace plumbline {

class ImageLoader;
class Theme;

class ItemReviewDialog final : public QDialog
{
    Q_OBJECT
public:
    ItemReviewDialog(const Item &item, const Annotator &author, ImageLoader &images, const Theme &theme,
                     QWidget *parent = nullptr);
    /// After exec(); whether it was accepted or returned is among it.
    [[nodiscard]] ItemReview review(qint64 nowMs) const;
    /// Asks first where something is written already.
    void reject() override;

private:
    void finish(bool accepts);

    Item m_item;
    Annotator m_author;
    bool m_accepts = false;
    QPlainTextEdit *m_answer;
    QCheckBox *m_answerable;
    QCheckBox *m_noLeak;
    QCheckBox *m_needsImage;
    QLineEdit *m_comment;
    QLineEdit *m_reviewer;
    QLabel *m_problem;
};

} // namespace plumbline
