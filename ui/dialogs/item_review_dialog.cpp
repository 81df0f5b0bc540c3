// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/item_review_dialog.h"

#include "ui/image/image_view.h"
#include "ui/widgets/form_labels.h"
#include "ui/widgets/parts.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QSettings>

namespace plumbline {

namespace {
const QString kReviewerKey = QStringLiteral("audit/reviewer"); // one name for all reviewing
} // namespace

ItemReviewDialog::ItemReviewDialog(const Item &item, const Annotator &author, ImageLoader &images, const Theme &theme,
                                   QWidget *parent)
    : QDialog(parent)
    , m_item(item)
    , m_author(author)
    , m_answer(new QPlainTextEdit(this))
    , m_answerable(new QCheckBox(tr("A person who sees the image can answer it"), this))
    , m_noLeak(new QCheckBox(tr("The instruction does not give its answer away"), this))
    , m_needsImage(new QCheckBox(tr("Without the image it cannot be answered"), this))
    , m_comment(new QLineEdit(this))
    , m_reviewer(new QLineEdit(QSettings().value(kReviewerKey).toString(), this))
    , m_problem(makeLabel({}, QStringLiteral("bad"), this))
{
    setObjectName(QStringLiteral("sheet"));
    setWindowTitle(tr("Review item #%1").arg(item.position));
    auto *instruction = makeLabel(item.instruction, QStringLiteral("number"), this);
    instruction->setWordWrap(true);
    instruction->setFixedWidth(440);
    auto *blind = makeLabel(tr("Answer it yourself first, from the image alone."), QStringLiteral("muted"), this);
    m_answer->setObjectName(QStringLiteral("field"));
    m_answer->setAccessibleName(tr("Your own answer"));
    m_answer->setPlaceholderText(tr("Your own answer"));
    m_answer->setFixedHeight(96);
    m_answer->setTabChangesFocus(true);
    m_answerable->setObjectName(QStringLiteral("ruleAnswerable"));
    m_noLeak->setObjectName(QStringLiteral("ruleNoLeak"));
    m_needsImage->setObjectName(QStringLiteral("ruleNeedsImage"));
    m_comment->setObjectName(QStringLiteral("reviewComment"));
    m_comment->setPlaceholderText(tr("for its author; needed to return it"));
    m_reviewer->setObjectName(QStringLiteral("reviewReviewer"));
    auto *form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->addRow(tr("Comment"), m_comment);
    form->addRow(tr("Reviewer"), m_reviewer);
    centerLabels(form);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *cancel = makeButton(tr("Cancel"), {}, QStringLiteral("cancelReview"), this);
    auto *back = makeButton(tr("Return to its author"), {}, QStringLiteral("returnItem"), this);
    auto *accepting = makeButton(tr("Accept"), {}, QStringLiteral("acceptItem"), this);
    accepting->setProperty("role", QStringLiteral("primary"));
    accepting->setDefault(true); // else Enter in a field would be Cancel, and the answer lost
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(back, &QPushButton::clicked, this, [this] { finish(false); });
    connect(accepting, &QPushButton::clicked, this, [this] { finish(true); });
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(cancel);
    buttons->addStretch();
    buttons->addWidget(back);
    buttons->addWidget(accepting);
    auto *view = new ImageView(images, theme, this);
    view->setMinimumSize(360, 360);
    view->show({item.image, item.imageBase});
    auto *layout = new QVBoxLayout;
    layout->setSpacing(10);
    layout->addWidget(instruction);
    layout->addWidget(blind);
    layout->addWidget(m_answer);
    layout->addWidget(m_answerable);
    layout->addWidget(m_noLeak);
    layout->addWidget(m_needsImage);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    layout->addStretch();
    layout->addLayout(buttons);
    auto *whole = new QHBoxLayout(this);
    whole->setContentsMargins(20, 16, 20, 16);
    whole->setSpacing(20);
    whole->addWidget(view, 1);
    whole->addLayout(layout);
    resize(960, 520);
    m_answer->setFocus();
}

void ItemReviewDialog::reject()
{
    const bool isBegun = !m_answer->toPlainText().trimmed().isEmpty() || !m_comment->text().trimmed().isEmpty();
    if (isBegun && QMessageBox::question(this, tr("Leave the review?"),
                                         tr("What you have written here is lost then.")) != QMessageBox::Yes)
        return;
    QDialog::reject();
}

void ItemReviewDialog::finish(bool accepts)
{
    m_accepts = accepts;
    if (const Status sound = checkReview(review(0), m_author); !sound) {
        m_problem->setText(sound.error().text());
        m_problem->show();
        return;
    }
    QSettings().setValue(kReviewerKey, m_reviewer->text().trimmed());
    accept();
}

ItemReview ItemReviewDialog::review(qint64 nowMs) const
{
    return {m_item.id,
            itemContentHash(m_item),
            m_reviewer->text().trimmed(),
            m_answer->toPlainText().trimmed(),
            m_answerable->isChecked(),
            m_noLeak->isChecked(),
            m_needsImage->isChecked(),
            m_comment->text().trimmed(),
            m_accepts,
            nowMs};
}

} // namespace plumbline
