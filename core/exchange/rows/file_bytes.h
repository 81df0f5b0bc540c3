// SPDX-License-Identifier: GPL-3.0-or-later
// A file byte by byte, held in pieces: for containers whose rows end where only their own grammar says.
#pragma once

#include <QFile>

#include <memory>

namespace plumbline {

class FileBytes
{
public:
    /// `file` is open for reading.
    explicit FileBytes(std::unique_ptr<QFile> file)
        : m_file(std::move(file))
    {
    }
    /// The byte ahead, or -1 at the end, or where reading failed: problem() tells them apart.
    [[nodiscard]] int peek()
    {
        if (m_at >= m_piece.size()) {
            m_pieceOffset += m_piece.size();
            m_piece = m_file->read(kPiece);
            m_at = 0;
            if (m_piece.isEmpty())
                return -1;
        }
        return static_cast<uchar>(m_piece.at(m_at));
    }
    /// Past the byte that peek() gave.
    void take()
    {
        if (m_piece.at(m_at) == '\n')
            ++m_line;
        ++m_at;
    }
    /// Of the byte ahead, 0-based.
    [[nodiscard]] qint64 offset() const { return m_pieceOffset + m_at; }
    /// Of the byte ahead, 1-based.
    [[nodiscard]] int line() const { return m_line; }
    [[nodiscard]] QString fileName() const { return m_file->fileName(); }
    /// Why the file could not be read to its end; empty where it could.
    [[nodiscard]] QString problem() const
    {
        return m_file->error() == QFileDevice::NoError ? QString() : m_file->errorString();
    }

private:
    static constexpr qint64 kPiece = 256 * 1024;

    std::unique_ptr<QFile> m_file;
    QByteArray m_piece;
    qsizetype m_at = 0;
    qint64 m_pieceOffset = 0;
    int m_line = 1;
};

} // namespace plumbline
