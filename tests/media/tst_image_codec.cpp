// SPDX-License-Identifier: GPL-3.0-or-later
// What is sent to a model: untouched where it may be, made smaller until it fits where it must.
#include "core/media/image_codec.h"

#include <QBuffer>
#include <QImage>
#include <QRandomGenerator>
#include <QTest>

using namespace plumbline;

class TestImageCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void untouchedWhereItFits();
    void smallerUntilItFits_data();
    void smallerUntilItFits();
    void impossibleIsSaid();

private:
    /// Noise, which no encoder makes small.
    static QByteArray noise(int side, QImage::Format pixels, const char *format, int quality)
    {
        QImage image(side, side, pixels);
        for (int y = 0; y < side; ++y) {
            auto *row = reinterpret_cast<quint32 *>(image.scanLine(y));
            for (int x = 0; x < side; ++x)
                row[x] = QRandomGenerator::global()->generate();
        }
        QBuffer out;
        if (!out.open(QIODevice::WriteOnly) || !image.save(&out, format, quality))
            qFatal("cannot encode");
        return out.data();
    }
};

void TestImageCodec::untouchedWhereItFits()
{
    const QByteArray jpeg = noise(100, QImage::Format_RGB32, "JPG", 95);
    const Result<EncodedImage> sent = encodeForModel(jpeg, 8000, jpeg.size());
    QVERIFY(sent);
    QCOMPARE(sent->bytes, jpeg);
    QCOMPARE(sent->mime, QStringLiteral("image/jpeg"));
}

void TestImageCodec::smallerUntilItFits_data()
{
    QTest::addColumn<QByteArray>("image");
    QTest::addColumn<QString>("mime");
    QTest::newRow("photograph") << noise(900, QImage::Format_RGB32, "JPG", 100) << QStringLiteral("image/jpeg");
    QTest::newRow("transparent") << noise(500, QImage::Format_ARGB32, "PNG", -1) << QStringLiteral("image/png");
}

void TestImageCodec::smallerUntilItFits()
{
    QFETCH(QByteArray, image);
    QFETCH(QString, mime);
    for (const qsizetype most : {image.size() - 1, image.size() / 3, image.size() / 20}) {
        const Result<EncodedImage> sent = encodeForModel(image, 8000, most);
        QVERIFY2(sent, sent ? "" : qPrintable(sent.error().text()));
        QVERIFY(sent->bytes.size() <= most);
        QCOMPARE(sent->mime, mime);
        QVERIFY(inspectImage(sent->bytes)); // a whole image still
    }
}

void TestImageCodec::impossibleIsSaid()
{
    const Result<EncodedImage> sent = encodeForModel(noise(200, QImage::Format_RGB32, "JPG", 95), 8000, 100);
    QVERIFY(!sent);
    QVERIFY(!sent.error().what.isEmpty());
}

QTEST_MAIN(TestImageCodec)
#include "tst_image_codec.moc"
