// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/image_text.h"

#include "core/media/image_codec.h"

#include <QImage>
#include <QStringList>

#ifdef PLUMBLINE_TESSERACT
#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>
#ifdef _OPENMP
#include <omp.h>
#endif
#endif

namespace plumbline {

#ifdef PLUMBLINE_TESSERACT

namespace {

constexpr int kLongestSide = 1800; ///< pixels: a line of text is 10 and more high then, and reading takes seconds
constexpr float kSure = 60;        ///< per cent; noise in photographs is read with less
constexpr int kMostMilliseconds = 20'000;

bool saysSomething(const QString &word)
{
    int counts = 0;
    for (const QChar c : word)
        counts += c.isLetterOrNumber() ? 1 : 0;
    return counts >= 2 || (counts == 1 && word.front().isDigit());
}

} // namespace

struct ImageTextReader::Engine
{
    tesseract::TessBaseAPI api;
};

Result<std::unique_ptr<ImageTextReader>> ImageTextReader::create()
{
    setMsgSeverity(L_SEVERITY_NONE); // what is no text is no matter for the terminal
    auto engine = std::make_unique<Engine>();
    if (engine->api.Init(nullptr, "eng") != 0) {
        return failure(ErrorKind::NotFound, QStringLiteral("The data for reading English text is not installed."), {},
                       QStringLiteral("Install the Debian package tesseract-ocr-eng."));
    }
    engine->api.SetVariable("debug_file", "/dev/null");
    // Signs and labels stand anywhere in a photograph; there is no page.
    engine->api.SetPageSegMode(tesseract::PSM_SPARSE_TEXT);
    return std::unique_ptr<ImageTextReader>(new ImageTextReader(std::move(engine)));
}

Result<QString> ImageTextReader::read(const QByteArray &bytes)
{
#ifdef _OPENMP
    // On this thread: Tesseract asks for four threads by number, which wait for each other longer than they work.
    omp_set_max_active_levels(0);
#endif
    const Result<QImage> decoded = decodeImage(bytes, kLongestSide);
    if (!decoded)
        return tl::unexpected<Error>(decoded.error());
    const QImage grey = decoded->convertToFormat(QImage::Format_Grayscale8);
    tesseract::TessBaseAPI &api = m_engine->api;
    api.SetImage(grey.constBits(), grey.width(), grey.height(), 1, static_cast<int>(grey.bytesPerLine()));
    api.SetSourceResolution(150); // photographs do not say, and it would warn
    tesseract::ETEXT_DESC monitor;
    monitor.set_deadline_msecs(kMostMilliseconds);
    QStringList lines;
    if (api.Recognize(&monitor) == 0) {
        const std::unique_ptr<tesseract::ResultIterator> at(api.GetIterator());
        for (bool more = at != nullptr; more; more = at->Next(tesseract::RIL_WORD)) {
            const std::unique_ptr<char[]> utf8(at->GetUTF8Text(tesseract::RIL_WORD));
            const QString word = QString::fromUtf8(utf8.get()).simplified();
            if (at->IsAtBeginningOf(tesseract::RIL_TEXTLINE) || lines.isEmpty())
                lines.append(QString());
            if (at->Confidence(tesseract::RIL_WORD) < kSure || !saysSomething(word))
                continue;
            QString &line = lines.back();
            line += line.isEmpty() ? word : QString(u' ' + word);
        }
    }
    api.Clear();
    lines.removeAll(QString());
    return lines.join(u'\n');
}

#else

struct ImageTextReader::Engine
{
};

Result<std::unique_ptr<ImageTextReader>> ImageTextReader::create()
{
    return failure(ErrorKind::NotFound, QStringLiteral("This Plumbline was built without Tesseract."), {},
                   QStringLiteral("Install libtesseract-dev and tesseract-ocr-eng, and build it again."));
}

Result<QString> ImageTextReader::read(const QByteArray &)
{
    return QString();
}

#endif

ImageTextReader::ImageTextReader(std::unique_ptr<Engine> engine)
    : m_engine(std::move(engine))
{
}

ImageTextReader::~ImageTextReader() = default;

} // namespace plumbline
