// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/test_picture.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QtEndian>

#include <algorithm>
#include <array>

namespace plumbline {

namespace {

constexpr int kSide = 240; // pixels; more than the least that any model takes

struct Colour
{
    const char *name;
    std::array<uchar, 3> rgb;
};
constexpr std::array<Colour, 6> kColours = {{{"red", {220, 20, 20}},
                                             {"green", {20, 150, 40}},
                                             {"blue", {20, 50, 220}},
                                             {"yellow", {250, 220, 20}},
                                             {"black", {0, 0, 0}},
                                             {"white", {255, 255, 255}}}};

quint32 crc32(const QByteArray &bytes)
{
    quint32 crc = 0xffffffffU;
    for (const char c : bytes) {
        crc ^= static_cast<uchar>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (0xedb88320U & (0U - (crc & 1U)));
    }
    return ~crc;
}

QByteArray bigEndian(quint32 n)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(n, bytes.data());
    return bytes;
}

/// A chunk of the PNG format (W3C PNG, section 5.3).
QByteArray chunk(const QByteArray &type, const QByteArray &data)
{
    return bigEndian(static_cast<quint32>(data.size())) + type + data + bigEndian(crc32(type + data));
}

} // namespace

TestPicture makeTestPicture(quint32 lot)
{
    std::array<std::size_t, 6> order = {0, 1, 2, 3, 4, 5};
    QRandomGenerator random(lot);
    for (std::size_t i = order.size() - 1; i > 0; --i)
        std::swap(order[i], order[random.bounded(static_cast<quint32>(i + 1))]);
    TestPicture picture;
    QByteArray row(1, '\0'); // filter: none
    for (int x = 0; x < kSide; ++x) {
        const Colour &colour = kColours[order[static_cast<std::size_t>(3 * x / kSide)]];
        row.append(reinterpret_cast<const char *>(colour.rgb.data()), 3);
    }
    for (std::size_t i = 0; i < 3; ++i)
        picture.colours.append(QString::fromLatin1(kColours[order[i]].name));
    QByteArray header = bigEndian(kSide) + bigEndian(kSide);
    header.append("\x08\x02\x00\x00\x00", 5); // 8 bits, RGB
    // qCompress writes a zlib stream behind four bytes of its own.
    picture.png = QByteArray("\x89PNG\r\n\x1a\n", 8) + chunk("IHDR", header) +
                  chunk("IDAT", qCompress(row.repeated(kSide)).mid(4)) + chunk("IEND", {});
    return picture;
}

QString testPictureQuestion()
{
    return QStringLiteral("The image shows three vertical stripes. Name their colours from left to right, separated by "
                          "commas, and write nothing else. Choose from: red, green, blue, yellow, black, white.");
}

bool namesColours(const QString &reply, const QStringList &colours)
{
    static const QRegularExpression word(QStringLiteral("\\b(red|green|blue|yellow|black|white)\\b"),
                                         QRegularExpression::CaseInsensitiveOption);
    QStringList named;
    for (auto it = word.globalMatch(reply); it.hasNext() && named.size() < 3;)
        named.append(it.next().captured(1).toLower());
    return named == colours;
}

} // namespace plumbline
