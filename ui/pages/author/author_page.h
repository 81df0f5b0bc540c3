// SPDX-License-Identifier: GPL-3.0-or-later
// AuthorPage: writes items: drafts on the left, the one that is being written beside it, with the rules at work. Drafts
// are kept by themselves; one that is finished goes into the benchmark, as an item or as a revision. GUI thread.
#pragma once

#include "core/authoring/draft_store.h"
#include "core/authoring/generate_order.h"
#include "ui/pages/page.h"

#include <QFuture>
#include <QSet>
#include <QThreadPool>

class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;
class QTimer;

namespace plumbline {

class DraftEditor;

class AuthorPage final : public Page
{
    Q_OBJECT
public:
    explicit AuthorPage(const PageContext &context, QWidget *parent = nullptr);
    ~AuthorPage() override;
    [[nodiscard]] QString title() const override { return tr("Author"); }
    [[nodiscard]] QWidget *toolbar() override { return m_toolbar; }
    void activate() override;
    /// Goes on with the draft of the item, or begins one.
    void edit(const Item &item);

Q_SIGNALS:
    /// It is in the benchmark now: show it there.
    void taken(const QString &itemId);
    void generateRequested(const plumbline::GenerateOrder &order);

private:
    void buildToolbar();
    void addKeys();
    void refresh();
    /// Drafts that were made elsewhere, such as by the generator.
    void takeOver(const std::vector<Draft> &stored);
    void show(int row);
    void begin(Draft draft, const QString &said);
    void duplicate();
    void chooseTemplate();
    void removeCurrent();
    void draftChanged();
    /// Writes the current draft now, where it is not yet.
    void save();
    void store(const Draft &draft);
    void take();
    void keepImage(const QByteArray &bytes, const QString &from);
    void lookAtRules();
    /// Finds out what the rules want to know of its image, and lets them look again.
    void lookAtImage(const Item &item);
    void showButtons();
    void fillRow(int row);
    [[nodiscard]] static QString nameOf(const Draft &draft, const ProjectSnapshot &snapshot);

    PageContext m_context;
    QThreadPool m_pool;          ///< the rules and what they want to know of the image
    std::vector<Draft> m_drafts; ///< as the list shows them; the current one is the editor's
    QSet<QString> m_gone;        ///< ids of drafts that were thrown away or taken here: an older reading may have them
    QWidget *m_toolbar = nullptr;
    QPushButton *m_duplicate = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_take = nullptr;
    QLabel *m_saved = nullptr;
    QStackedWidget *m_stack = nullptr;
    QListWidget *m_list = nullptr;
    DraftEditor *m_editor = nullptr;
    QTimer *m_saving = nullptr;
    bool m_isUnsaved = false; ///< the editor has what is not stored; the timer is no sign of it once it has fired
    QTimer *m_looking = nullptr;
    quint64 m_look = 0;
    QString m_imageUnderLook; ///< while its text is read
    bool m_isLoaded = false;  ///< drafts were read once; from then on they are ours
};

} // namespace plumbline
