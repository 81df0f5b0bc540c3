// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/item.h"

#include <QCryptographicHash>

namespace plumbline {

namespace {

/// Feeds fields with their length, so that moving a character from one field to the next changes the hash.
class FieldHash
{
public:
    void add(const QString &field)
    {
        const QByteArray bytes = field.toUtf8();
        m_hash.addData(QByteArray::number(bytes.size()));
        m_hash.addData(QByteArrayLiteral(":"));
        m_hash.addData(bytes);
    }
    void add(double number) { add(QString::number(number, 'g', 17)); }
    [[nodiscard]] QString hex() const { return QString::fromLatin1(m_hash.result().toHex()); }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

} // namespace

QString itemContentHash(const Item &item)
{
    FieldHash hash;
    hash.add(item.image);
    hash.add(item.instruction);
    hash.add(item.level);
    for (const Component &c : item.components) {
        hash.add(c.text);
        hash.add(c.type);
        hash.add(c.weight);
    }
    return hash.hex();
}

QString judgedContentKey(const QString &instruction, const Component &component, const QString &response)
{
    FieldHash hash;
    hash.add(instruction);
    hash.add(component.text);
    hash.add(component.weight);
    hash.add(response);
    return hash.hex();
}

} // namespace plumbline
