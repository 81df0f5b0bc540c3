// SPDX-License-Identifier: GPL-3.0-or-later
// Page and PageContext: what every page of the rail is, and what the shell hands to it. GUI thread.
#pragma once

#include "core/base/clock.h"
#include "core/run/run_engine.h"
#include "ui/decor/theme.h"
#include "ui/image/image_loader.h"
#include "ui/image/image_view.h"
#include "ui/models/project_view.h"
#include "ui/widgets/key_bindings.h"

#include <QAction>
#include <QWidget>

namespace plumbline {

/// The open project and what belongs to the window. References stay valid as long as the page lives.
struct PageContext
{
    ProjectStore &store;
    RunEngine &engine;
    ImageLoader &images;
    ProjectView &view;
    const Theme &theme;
    const Clock &clock;
};

class Page : public QWidget
{
    Q_OBJECT
public:
    explicit Page(QWidget *parent = nullptr)
        : QWidget(parent)
    {
        setObjectName(QStringLiteral("page"));
        setAttribute(Qt::WA_StyledBackground);
    }
    [[nodiscard]] virtual QString title() const = 0;
    /// Goes into the top bar, beside the title; owned by the page until then. May be null.
    [[nodiscard]] virtual QWidget *toolbar() { return nullptr; }
    /// The page was brought to the front: puts the focus where work goes on.
    virtual void activate() {}

Q_SIGNALS:
    /// A word to the status bar; it goes away by itself.
    void said(const QString &message);
    void failed(const QString &error);
    /// Show these responses on the audit page.
    void auditRequested(const QStringList &responseIds, const QString &what);
    void chooseImageFolderRequested();
    /// Work on this audit queue.
    void queueRequested(const QString &name);

protected:
    /// An action with a key that works anywhere on the page; the palette and the key sheet list it.
    QAction *addKey(const QString &name, const QString &text, const QList<QKeySequence> &keys,
                    std::function<void()> act)
    {
        auto *action = new QAction(text, this);
        action->setObjectName(name);
        bindKeys(*action, QString::fromLatin1(metaObject()->className()).section(u':', -1), keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, [act = std::move(act)] { act(); });
        addAction(action);
        return action;
    }

    /// The keys of docs/keys.md for looking at an image.
    void addImageKeys(ImageView &view)
    {
        addKey(QStringLiteral("zoomIn"), tr("Zoom in"),
               {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)},
               [&view] { view.zoomIn(); });
        addKey(QStringLiteral("zoomOut"), tr("Zoom out"), {QKeySequence(Qt::CTRL | Qt::Key_Minus)},
               [&view] { view.zoomOut(); });
        addKey(QStringLiteral("zoomFit"), tr("Fit the image"),
               {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_0), QKeySequence(Qt::CTRL | Qt::Key_ParenRight)},
               [&view] { view.fit(); });
        addKey(QStringLiteral("zoomActual"), tr("Show the image at 100 %"), {QKeySequence(Qt::CTRL | Qt::Key_0)},
               [&view] { view.actualSize(); });
    }
};

} // namespace plumbline
