// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/key_bindings.h"

#include <QAction>
#include <QSettings>

namespace plumbline {

namespace {

constexpr auto kPlace = "keyPlace";
constexpr auto kDefaults = "keyDefaults";

QString settingOf(const QAction &action)
{
    return QStringLiteral("keys/") + action.property(kPlace).toString() + u'/' + action.objectName();
}

QStringList toTexts(const QList<QKeySequence> &keys)
{
    QStringList texts;
    for (const QKeySequence &key : keys)
        texts.append(key.toString(QKeySequence::PortableText));
    return texts;
}

QList<QKeySequence> fromTexts(const QStringList &texts)
{
    QList<QKeySequence> keys;
    for (const QString &text : texts) {
        const QKeySequence key = QKeySequence::fromString(text, QKeySequence::PortableText);
        if (!key.isEmpty())
            keys.append(key);
    }
    return keys;
}

bool collide(const QKeySequence &a, const QKeySequence &b)
{
    // "Ctrl+K" and "Ctrl+K, 1": the longer one could never be typed.
    return a.matches(b) != QKeySequence::NoMatch || b.matches(a) != QKeySequence::NoMatch;
}

} // namespace

void bindKeys(QAction &action, const QString &place, const QList<QKeySequence> &defaults)
{
    action.setProperty(kPlace, place);
    action.setProperty(kDefaults, toTexts(defaults));
    const QVariant chosen = QSettings().value(settingOf(action));
    const QList<QKeySequence> keys = fromTexts(chosen.toStringList());
    action.setShortcuts(chosen.isValid() && !keys.isEmpty() ? keys : defaults);
}

const QAction *actionWithKey(const QKeySequence &key, const QAction &except, const QList<QAction *> &all)
{
    for (const QAction *other : all) {
        if (other == &except)
            continue;
        for (const QKeySequence &taken : other->shortcuts()) {
            if (collide(key, taken))
                return other;
        }
    }
    return nullptr;
}

bool assignKey(QAction &action, const QKeySequence &key, const QList<QAction *> &all)
{
    if (key.isEmpty() || actionWithKey(key, action, all))
        return false;
    action.setShortcuts({key});
    QSettings().setValue(settingOf(action), toTexts({key}));
    return true;
}

bool resetKeys(QAction &action, const QList<QAction *> &all)
{
    const QList<QKeySequence> defaults = fromTexts(action.property(kDefaults).toStringList());
    for (const QKeySequence &key : defaults) {
        if (actionWithKey(key, action, all))
            return false;
    }
    action.setShortcuts(defaults);
    QSettings().remove(settingOf(action));
    return true;
}

} // namespace plumbline
