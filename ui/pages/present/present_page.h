// SPDX-License-Identifier: GPL-3.0-or-later
// PresentPage: the slides of the project: arrange by drag or keys, write titles and notes, see each as it will look,
// and show them full screen. GUI thread.
#pragma once

#include "ui/models/results_work.h"
#include "ui/pages/page.h"

#include <QPointer>
#include <QSet>

class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QStackedWidget;
class QTimer;

namespace plumbline {

class PresentWindow;
class SlideView;
struct SlideContent;

class PresentPage final : public Page
{
    Q_OBJECT
public:
    explicit PresentPage(const PageContext &context, QWidget *parent = nullptr);
    ~PresentPage() override;
    [[nodiscard]] QString title() const override { return tr("Present"); }
    [[nodiscard]] QWidget *toolbar() override { return m_toolbar; }
    void activate() override;
    /// Full screen, from the chosen slide on; says what to do where there is none.
    void start();

private:
    void buildToolbar();
    [[nodiscard]] QWidget *buildDeck();
    void refresh();
    void fillList();
    void showCurrent();
    void add(Slide slide);
    void addItemSlide();
    void addDefaultDeck();
    void removeCurrent();
    void moveCurrent(int by);
    void orderChanged();
    void editCurrent();
    void store();
    [[nodiscard]] SlideContent contentOf(int index);

    PageContext m_context;
    ResultsWork *m_work;
    ResultsPtr m_numbers;
    CheckedClaims m_claims;
    std::vector<Slide> m_slides;
    QHash<QString, QImage> m_images; ///< by item id
    QWidget *m_toolbar = nullptr;
    QStackedWidget *m_stack = nullptr;
    QListWidget *m_list = nullptr;
    SlideView *m_view = nullptr;
    QLineEdit *m_title = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QPlainTextEdit *m_notes = nullptr;
    QTimer *m_saving;
    QString m_stored;           ///< the slides that were stored last, as text
    QSet<QString> m_superseded; ///< texts of before: a reading that was under way still brings them
    QPointer<PresentWindow> m_window;
    bool m_stale = true;
};

} // namespace plumbline
