// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer target of one reader (FUZZ_READER): any bytes as a file, through its container into its records. Crashes,
// hangs and sanitizer reports show themselves; what must hold for every record is checked. The first byte chooses the
// container where a reader has several.
#include "core/exchange/readers/record_reader.h"
#include "core/exchange/rows/python_literal.h"
#include "core/exchange/rows/row_source.h"
#include "core/exchange/rows/xlsx_rows.h"
#include "core/exchange/source_discovery.h"

#include <QFile>
#include <QTemporaryDir>

#include <cstdint>
#include <cstdlib>

using namespace plumbline;

#define FUZZ_STRING_(x) #x
#define FUZZ_STRING(x) FUZZ_STRING_(x)

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

std::unique_ptr<RecordReader> makeReader()
{
    const QString name = QStringLiteral(FUZZ_STRING(FUZZ_READER));
    const SourceNames names{QStringLiteral("c"), QString(), 2};
    if (name == u"evalscope")
        return makeEvalScopeReader(names);
    if (name == u"vlmevalkit")
        return makeVlmEvalKitReader(names);
    if (name == u"lmms")
        return makeLmmsEvalReader(names);
    if (name == u"frame")
        return makeScoredFrameReader(names, {QStringLiteral("m")});
    if (name == u"batch")
        return makeOpenAiBatchReader(names);
    if (name == u"llava")
        return makeLlavaReader(names);
    if (name == u"responses")
        return makeResponsesReader(names);
    if (name == u"community")
        return makeCommunityReader(names);
    if (name == u"mapped")
        return makeMappedReader(names, {{QStringLiteral("instruction"), QStringLiteral("q")},
                                        {QStringLiteral("response"), QStringLiteral("a.b")},
                                        {QStringLiteral("points"), QStringLiteral("p")}});
    return makeItemsReader(name == u"drafts");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("input"));
    {
        QFile file(path);
        require(file.open(QIODevice::WriteOnly));
        file.write(reinterpret_cast<const char *>(data), static_cast<qint64>(size));
    }
    (void)readPythonList(QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    (void)discoverSources({path}, {});
    Result<std::unique_ptr<RowSource>> rows = openRows(path);
    if (!rows) {
        require(!rows.error().what.isEmpty() && rows.error().where.contains(path));
        return 0;
    }
    const std::unique_ptr<RecordReader> reader = makeReader();
    Records records;
    for (Row row;;) {
        const Result<bool> any = (*rows)->next(row);
        if (!any) {
            require(!any.error().what.isEmpty() && any.error().where.contains(path));
            return 0;
        }
        if (!*any)
            break;
        reader->read(path, row, (*rows)->countsFromZero(), records);
    }
    reader->finish(records);
    for (const ImportRecord &record : records) {
        for (const JudgementRecord &judgement : record.judgements)
            require(!judgement.reply.isEmpty() && !judgement.judge.isEmpty());
        for (const EmbeddedImage &image : record.images)
            require(image.offset >= 0 && image.offset + image.length <= static_cast<qint64>(size));
    }
    return 0;
}
