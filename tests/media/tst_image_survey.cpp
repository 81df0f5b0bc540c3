// SPDX-License-Identifier: GPL-3.0-or-later
// What is found out about images that are here: size, look, text; that it is found out once; that broken and hostile
// ones are told of; and that text is read from a real scanned page.
#include "core/media/image_survey.h"
#include "core/media/image_text.h"
#include "tests/support/reference.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace plumbline;

namespace {

QByteArray sign(const QString &text, QSize size = {640, 240})
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor(0xf3, 0xee, 0xdd));
    QPainter painter(&image);
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPixelSize(48);
    painter.setFont(font);
    painter.setPen(QColor(0x22, 0x22, 0x22));
    painter.drawText(image.rect(), Qt::AlignCenter, text);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "PNG"))
        qFatal("cannot encode");
    return bytes;
}

QString written(const QTemporaryDir &dir, const QString &name, const QByteArray &bytes)
{
    QFile file(dir.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
    return file.fileName();
}

ImageFacts factsOf(ImageLibrary &library, const QString &path)
{
    return library.facts()
        .find(resolveImageAddress(path, {}))
        .value_or(ImageFacts{QStringLiteral("not known"), {}, true, 0, {}});
}

#define NEEDS_TESSERACT()                                                                                              \
    if (const auto reader = ImageTextReader::create(); !reader)                                                        \
    QSKIP(qPrintable(reader.error().text()))

} // namespace

class TestImageSurvey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksOnceAndAgainWhenAFileChanges();
    void brokenAndMissing();
    void readsText();
    void remembersTexts();
    void stopsWhenCancelled();
    void readsAScannedPage();
};

void TestImageSurvey::looksOnceAndAgainWhenAFileChanges()
{
    const QTemporaryDir dir;
    ImageLibrary library(dir.filePath(QStringLiteral("cache")), {}, false);
    const QString path = written(dir, QStringLiteral("a.png"), sign(QStringLiteral("HELLO")));
    const Result<Survey> first = surveyImages(library, {{path, {}}, {path, {}}});
    QVERIFY(first);
    QCOMPARE(first->looked, 1);
    QCOMPARE(factsOf(library, path).size, QSize(640, 240));
    QVERIFY(!factsOf(library, path).text);
    QCOMPARE(surveyImages(library, {{path, {}}})->looked, 0);
    written(dir, QStringLiteral("a.png"), sign(QStringLiteral("HELLO"), {700, 240}));
    QCOMPARE(surveyImages(library, {{path, {}}})->looked, 1);
    QCOMPARE(factsOf(library, path).size, QSize(700, 240));
}

void TestImageSurvey::brokenAndMissing()
{
    const QTemporaryDir dir;
    ImageLibrary library(dir.filePath(QStringLiteral("cache")), {}, false);
    const QString junk = written(dir, QStringLiteral("junk.png"), "\x89PNG\r\n\x1a\n no image");
    const QString whole = written(dir, QStringLiteral("whole.png"), sign(QStringLiteral("HELLO")));
    const QString cut = written(dir, QStringLiteral("cut.png"), sign(QStringLiteral("HELLO")).left(300));
    const QString none = dir.filePath(QStringLiteral("none.png"));
    const QString web = QStringLiteral("https://example.org/a.jpg");
    const Result<Survey> survey = surveyImages(library, {{junk, {}}, {whole, {}}, {cut, {}}, {none, {}}, {web, {}}});
    QVERIFY(survey);
    QCOMPARE(survey->looked, 4);
    QCOMPARE(survey->missing, 1); // nothing is fetched, and nothing said about it
    QVERIFY(!library.facts().find(resolveImageAddress(web, {})));
    for (const QString &path : {junk, cut, none})
        QVERIFY2(!factsOf(library, path).problem.isEmpty(), qPrintable(path));
    QCOMPARE(factsOf(library, whole).problem, QString());
}

void TestImageSurvey::readsText()
{
    NEEDS_TESSERACT();
    const QTemporaryDir dir;
    ImageLibrary library(dir.filePath(QStringLiteral("cache")), {}, false);
    const QString text = written(dir, QStringLiteral("text.png"), sign(QStringLiteral("FRESH BREAD 42")));
    const QString blank = written(dir, QStringLiteral("blank.png"), sign({}));
    SurveyOptions options;
    options.readsText = true;
    options.threads = 2;
    const Result<Survey> survey = surveyImages(library, {{text, {}}, {blank, {}}}, options);
    QVERIFY(survey);
    QCOMPARE(survey->texts, 2);
    QCOMPARE(factsOf(library, text).text, QStringLiteral("FRESH BREAD 42"));
    QCOMPARE(factsOf(library, blank).text, QString());
    QVERIFY(factsOf(library, blank).text.has_value());
}

void TestImageSurvey::remembersTexts()
{
    NEEDS_TESSERACT();
    const QTemporaryDir dir;
    const QString path = written(dir, QStringLiteral("text.png"), sign(QStringLiteral("FRESH BREAD")));
    SurveyOptions options;
    options.readsText = true;
    {
        ImageLibrary library(dir.filePath(QStringLiteral("cache")), {}, false);
        QVERIFY(surveyImages(library, {{path, {}}}));
        QVERIFY(!factsOf(library, path).text);
        QCOMPARE(surveyImages(library, {{path, {}}}, options)->texts, 1);
    }
    ImageLibrary library(dir.filePath(QStringLiteral("cache")), {}, false);
    QCOMPARE(surveyImages(library, {{path, {}}})->texts, 0);
    QCOMPARE(factsOf(library, path).text, QStringLiteral("FRESH BREAD"));
}

void TestImageSurvey::stopsWhenCancelled()
{
    const QTemporaryDir dir;
    ImageLibrary library(dir.filePath(QStringLiteral("cache")), {}, false);
    std::vector<ImageRef> refs;
    for (int i = 0; i < 20; ++i)
        refs.push_back({written(dir, QStringLiteral("%1.png").arg(i), sign(QString::number(i))), {}});
    std::atomic<int> done = 0;
    SurveyOptions options;
    options.isCancelled = [&] { return done >= 3; };
    options.progress = [&](int, int of) {
        QCOMPARE(of, 20);
        ++done;
    };
    QCOMPARE(surveyImages(library, refs, options)->looked, 3);
    QCOMPARE(surveyImages(library, refs)->looked, 17); // what is left
}

void TestImageSurvey::readsAScannedPage()
{
    NEEDS_TESSERACT();
    const QString page = test::referencePath(QStringLiteral("photos/page.png"));
    if (page.isEmpty())
        QSKIP("no ../shared/reference/photos/page.png");
    QFile file(page);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Result<QString> text = (*ImageTextReader::create())->read(file.readAll());
    QVERIFY(text);
    // Read by eye from the photograph of the page.
    for (const QString &word :
         {QStringLiteral("segmentation"), QStringLiteral("determine markers of the coins"),
          QStringLiteral("markers are pixels that we can label"), QStringLiteral("extreme parts of the")})
        QVERIFY2(text->contains(word, Qt::CaseInsensitive), qPrintable(*text));
}

QTEST_MAIN(TestImageSurvey)
#include "tst_image_survey.moc"
