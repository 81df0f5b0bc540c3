// SPDX-License-Identifier: GPL-3.0-or-later
// Copies of a picture hash nearly alike, different pictures do not; the rule finds the copies among a benchmark's
// files.
#include "core/authoring/known_images.h"
#include "core/media/image_survey.h"
#include "core/media/perceptual_hash.h"
#include "tests/support/reference.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace plumbline;
using namespace plumbline::test;

namespace {

QByteArray encoded(const QImage &image, const char *format, int quality = -1)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, format, quality))
        qFatal("cannot encode");
    return bytes;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

QFileInfoList samples()
{
    return QDir(sourceDir() + QStringLiteral("/data/sample/images"))
        .entryInfoList({QStringLiteral("*.jpg")}, QDir::Files);
}

} // namespace

class TestPerceptualHash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void copiesAreNearAndOthersFar()
    {
        std::vector<quint64> hashes;
        for (const QFileInfo &info : samples()) {
            const QByteArray bytes = bytesOf(info.filePath());
            const quint64 hash = *differenceHash(bytes);
            const QImage image = QImage::fromData(bytes)
                                     .scaledToWidth(480, Qt::SmoothTransformation)
                                     .convertToFormat(QImage::Format_RGB32);
            QImage brighter = image;
            for (int y = 0; y < brighter.height(); ++y) {
                for (int x = 0; x < brighter.width(); ++x)
                    brighter.setPixelColor(x, y, brighter.pixelColor(x, y).lighter(108));
            }
            const QByteArray copies[] = {encoded(image.scaledToWidth(200, Qt::SmoothTransformation), "PNG"),
                                         encoded(image, "JPG", 30), encoded(brighter, "PNG")};
            for (const QByteArray &copy : copies)
                QVERIFY2(hashDistance(hash, *differenceHash(copy)) <= 5, qPrintable(info.fileName()));
            for (const quint64 other : hashes)
                QVERIFY2(hashDistance(hash, other) > 9, qPrintable(info.fileName()));
            hashes.push_back(hash);
        }
        QVERIFY(hashes.size() >= 10);
        QVERIFY(!differenceHash("no image"));
    }
    void theRuleFindsThem()
    {
        const QTemporaryDir dir;
        std::vector<Item> items;
        const QFileInfoList files = samples();
        for (int i = 0; i < 5; ++i) {
            Item item;
            item.position = i;
            item.instruction = QStringLiteral("Describe thing %1 in the image.").arg(i);
            item.image = files[i].filePath();
            items.push_back(item);
        }
        const QImage copy = QImage(files[1].filePath()).scaledToWidth(300, Qt::SmoothTransformation);
        QVERIFY(copy.save(dir.filePath(QStringLiteral("copy.png"))));
        items[4].image = dir.filePath(QStringLiteral("copy.png"));
        std::vector<std::pair<int, QString>> near;
        const QTemporaryDir cache;
        ImageLibrary library(cache.path(), {}, false);
        QVERIFY(surveyImages(library, imagesOf(items)));
        for (const Finding &f : lint(items, knownImages(library))) {
            if (f.rule == QLatin1String("image_near"))
                near.emplace_back(f.item, f.message);
        }
        QCOMPARE(near.size(), 2u);
        QCOMPARE(near[0].first, 1);
        QVERIFY(near[0].second.contains(QLatin1String("item 4")));
        QCOMPARE(near[1].first, 4);
        for (const Finding &f : lint(items)) // nobody has looked at them
            QVERIFY(f.rule != QLatin1String("image_near"));
    }
};

QTEST_GUILESS_MAIN(TestPerceptualHash)
#include "tst_perceptual_hash.moc"
