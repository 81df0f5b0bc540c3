// SPDX-License-Identifier: GPL-3.0-or-later
// RhymeDictionary: how English words end, from the CMU dictionary that Debian packages for Festival (festlex-cmu). Read
// at run time where it is installed; without it nothing rhymes and nothing fails to.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

namespace plumbline {

class RhymeDictionary
{
public:
    /// Reads `path` (lexicon of Festival, one entry a line). An unreadable file gives an empty dictionary.
    [[nodiscard]] static RhymeDictionary load(const QString &path);
    /// Debian's place, or what PLUMBLINE_RHYME_DICTIONARY names.
    [[nodiscard]] static QString defaultPath();
    /// The dictionary at defaultPath(), read once when first asked for. Any thread.
    [[nodiscard]] static const RhymeDictionary &installed();

    [[nodiscard]] bool isEmpty() const { return m_endings.isEmpty(); }
    [[nodiscard]] bool knows(const QString &word) const { return m_endings.contains(word.toLower()); }

    enum class Answer { No, Near, Yes, Unknown };
    /// Yes: the same sounds from the last stressed vowel on, in some pronunciation. Near: the same stressed vowel, the
    /// same unstressed end, a spelling that looks like it, or the very same word. Unknown: a word is not in the
    /// dictionary.
    [[nodiscard]] Answer rhymes(const QString &a, const QString &b) const;

private:
    QHash<QString, QList<QByteArray>>
        m_endings; ///< word -> sounds from the last stressed vowel on, one per pronunciation
};

} // namespace plumbline
