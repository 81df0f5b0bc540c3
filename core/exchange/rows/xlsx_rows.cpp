// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/rows/xlsx_rows.h"

#include <QFile>
#include <QMap>
#include <QXmlStreamReader>

#include <zip.h>

namespace plumbline {

namespace {

constexpr qint64 kLargestPart = 512 * 1024 * 1024; // unpacked bytes; beyond it is a bomb, not a table of results
const QString kSharedTexts = QStringLiteral("xl/sharedStrings.xml");
constexpr int kMostColumns = 16'384; // Excel's own limit

tl::unexpected<Error> damaged(const QString &what, const QString &path, int line = 0)
{
    return failure(ErrorKind::BadInput, what, placeInFile(path, line),
                   QStringLiteral("The workbook is damaged or was cut off; export or copy it again. Nothing of it was "
                                  "taken."));
}

/// An open zip archive; closed without writing.
class Archive
{
public:
    explicit Archive(const QString &path)
        : m_zip(zip_open(QFile::encodeName(path).constData(), ZIP_RDONLY, nullptr))
    {
    }
    ~Archive()
    {
        if (m_zip)
            zip_discard(m_zip);
    }
    Archive(const Archive &) = delete;
    Archive &operator=(const Archive &) = delete;

    [[nodiscard]] bool isOpen() const { return m_zip != nullptr; }
    [[nodiscard]] bool has(const QString &name) const
    {
        return m_zip && zip_name_locate(m_zip, name.toUtf8().constData(), 0) >= 0;
    }
    /// By what the archive says of itself; read() also stops at the limit, since it may lie.
    [[nodiscard]] bool isTooLarge(const QString &name) const
    {
        zip_stat_t stat;
        zip_stat_init(&stat);
        return zip_stat(m_zip, name.toUtf8().constData(), 0, &stat) == 0 && (stat.valid & ZIP_STAT_SIZE) != 0 &&
               stat.size > static_cast<zip_uint64_t>(kLargestPart);
    }
    /// The unpacked part; libzip checks its CRC at the end.
    [[nodiscard]] std::optional<QByteArray> read(const QString &name) const
    {
        zip_file_t *part = zip_fopen(m_zip, name.toUtf8().constData(), 0);
        if (!part)
            return std::nullopt;
        QByteArray bytes;
        QByteArray chunk(256 * 1024, Qt::Uninitialized);
        zip_int64_t got = 0;
        while ((got = zip_fread(part, chunk.data(), static_cast<zip_uint64_t>(chunk.size()))) > 0) {
            bytes.append(chunk.constData(), static_cast<qsizetype>(got));
            if (bytes.size() > kLargestPart) {
                got = -1;
                break;
            }
        }
        const bool sound = zip_fclose(part) == 0 && got == 0;
        return sound ? std::optional(bytes) : std::nullopt;
    }

private:
    zip_t *m_zip;
};

/// Texts of <t> inside the element the reader stands on, phonetic hints left out.
QString richText(QXmlStreamReader &xml)
{
    QString text;
    const QString closing = xml.name().toString();
    int phonetic = 0;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement()) {
            if (xml.name() == u"rPh")
                ++phonetic;
            else if (xml.name() == u"t" && phonetic == 0)
                text += xml.readElementText(QXmlStreamReader::IncludeChildElements);
        } else if (xml.isEndElement()) {
            if (xml.name() == u"rPh")
                --phonetic;
            else if (xml.name() == closing)
                break;
        }
    }
    return undoXlsxEscapes(text);
}

/// "AB12" to column 27 (0-based); -1 where it is none.
int columnOf(QStringView reference)
{
    int column = 0;
    for (const QChar c : reference) {
        if (c < u'A' || c > u'Z')
            break;
        column = column * 26 + (c.unicode() - u'A' + 1);
        if (column > kMostColumns)
            return -1;
    }
    return column - 1;
}

class XlsxRows final : public RowSource
{
public:
    XlsxRows(QString path, QByteArray sheet, std::vector<QString> shared)
        : m_path(std::move(path))
        , m_sheet(std::move(sheet))
        , m_shared(std::move(shared))
        , m_xml(m_sheet)
    {
    }

    Status begin()
    {
        QMap<int, QJsonValue> cells;
        int line = 0;
        const Result<bool> any = sheetRow(cells, line);
        if (!any)
            return tl::unexpected<Error>(any.error());
        if (!*any || cells.isEmpty())
            return damaged(QStringLiteral("The first sheet has no header row."), m_path, 1);
        for (auto cell = cells.cbegin(); cell != cells.cend(); ++cell)
            m_columns.insert(cell.key(), cell->isString() ? cell->toString().trimmed() : cell->toVariant().toString());
        return {};
    }

    [[nodiscard]] QStringList columns() const override { return m_columns.values(); }

    [[nodiscard]] Result<bool> next(Row &row) override
    {
        QMap<int, QJsonValue> cells;
        const Result<bool> any = sheetRow(cells, row.line);
        if (!any || !*any)
            return any;
        row.index = m_index++;
        row.fields = {};
        row.text.clear();
        row.images.clear();
        row.problem.clear();
        for (auto name = m_columns.cbegin(); name != m_columns.cend(); ++name)
            row.fields.insert(*name, cells.value(name.key(), QJsonValue(QJsonValue::Null)));
        return true;
    }

private:
    Result<bool> sheetRow(QMap<int, QJsonValue> &cells, int &line)
    {
        while (!m_xml.atEnd()) {
            m_xml.readNext();
            if (!m_xml.isStartElement() || m_xml.name() != u"row")
                continue;
            const int number = m_xml.attributes().value(QLatin1String("r")).toInt();
            line = number > 0 ? number : m_line + 1;
            m_line = line;
            int column = -1;
            while (m_xml.readNextStartElement()) {
                if (m_xml.name() != u"c") {
                    m_xml.skipCurrentElement();
                    continue;
                }
                const QStringView reference = m_xml.attributes().value(QLatin1String("r"));
                column = reference.isEmpty() ? column + 1 : columnOf(reference);
                if (column < 0)
                    return damaged(QStringLiteral("A cell says no column."), m_path, line);
                const std::optional<QJsonValue> value = cell();
                if (!value)
                    return damaged(QStringLiteral("A cell points to a text that is not there."), m_path, line);
                cells.insert(column, *value);
            }
            if (!m_xml.hasError())
                return true;
        }
        if (m_xml.hasError())
            return damaged(QStringLiteral("The sheet is not valid XML (%1).").arg(m_xml.errorString()), m_path, m_line);
        return false;
    }

    std::optional<QJsonValue> cell()
    {
        const QString type = m_xml.attributes().value(QLatin1String("t")).toString();
        if (type == u"inlineStr")
            return QJsonValue(richText(m_xml));
        QString text;
        while (m_xml.readNextStartElement()) {
            if (m_xml.name() == u"v")
                text = m_xml.readElementText(QXmlStreamReader::IncludeChildElements);
            else
                m_xml.skipCurrentElement();
        }
        if (type == u"s") {
            bool ok = false;
            const qulonglong at = text.toULongLong(&ok);
            return ok && at < m_shared.size() ? std::optional<QJsonValue>(m_shared[at]) : std::nullopt;
        }
        if (type == u"str" || type == u"e")
            return QJsonValue(undoXlsxEscapes(text));
        if (type == u"b")
            return QJsonValue(text == u"1");
        bool ok = false;
        const double number = text.toDouble(&ok);
        return text.isEmpty() ? QJsonValue(QJsonValue::Null) : ok ? QJsonValue(number) : QJsonValue(text);
    }

    QString m_path;
    QByteArray m_sheet;
    std::vector<QString> m_shared;
    QXmlStreamReader m_xml;
    QMap<int, QString> m_columns;
    int m_line = 0;
    int m_index = 0;
};

/// The part that holds the workbook's first sheet.
QString firstSheet(const Archive &archive)
{
    QString id;
    QXmlStreamReader workbook(archive.read(QStringLiteral("xl/workbook.xml")).value_or(QByteArray()));
    while (id.isEmpty() && !workbook.atEnd()) {
        if (workbook.readNext() == QXmlStreamReader::StartElement && workbook.name() == u"sheet") {
            for (const QXmlStreamAttribute &attribute : workbook.attributes()) {
                if (attribute.name() == u"id")
                    id = attribute.value().toString();
            }
        }
    }
    QXmlStreamReader links(archive.read(QStringLiteral("xl/_rels/workbook.xml.rels")).value_or(QByteArray()));
    while (!links.atEnd()) {
        if (links.readNext() != QXmlStreamReader::StartElement || links.attributes().value(QLatin1String("Id")) != id)
            continue;
        const QString target = links.attributes().value(QLatin1String("Target")).toString();
        return target.startsWith(u'/') ? target.mid(1) : QStringLiteral("xl/") + target;
    }
    return QStringLiteral("xl/worksheets/sheet1.xml");
}

} // namespace

QString undoXlsxEscapes(const QString &text)
{
    QString out;
    qsizetype done = 0;
    for (qsizetype at = text.indexOf(QLatin1String("_x")); at >= 0; at = text.indexOf(QLatin1String("_x"), at)) {
        bool ok = false;
        const uint code =
            at + 7 <= text.size() && text.at(at + 6) == u'_' ? QStringView(text).mid(at + 2, 4).toUInt(&ok, 16) : 0;
        if (!ok) {
            at += 2;
            continue;
        }
        out += QStringView(text).mid(done, at - done);
        out += QChar(static_cast<char16_t>(code));
        at += 7;
        done = at;
    }
    return done == 0 ? text : out + QStringView(text).mid(done);
}

Result<std::unique_ptr<RowSource>> openXlsxRows(const QString &path)
{
    const Archive archive(path);
    if (!archive.isOpen())
        return damaged(QStringLiteral("This is no readable zip archive, as a workbook is."), path);
    const QString sheetName = firstSheet(archive);
    for (const QString &part : {sheetName, kSharedTexts}) {
        if (archive.isTooLarge(part)) {
            return failure(ErrorKind::BadInput,
                           QStringLiteral("%1 unpacks to more than %2 MB, which no table of results does.")
                               .arg(part)
                               .arg(kLargestPart / (1024 * 1024)),
                           path, QStringLiteral("Nothing of it was taken. Export a table that large as CSV or TSV."));
        }
    }
    std::optional<QByteArray> sheet = archive.read(sheetName);
    if (!sheet)
        return damaged(QStringLiteral("The first sheet (%1) cannot be unpacked.").arg(sheetName), path);
    std::vector<QString> shared;
    if (archive.has(kSharedTexts)) {
        const std::optional<QByteArray> texts = archive.read(kSharedTexts);
        if (!texts)
            return damaged(QStringLiteral("The workbook's texts cannot be unpacked."), path);
        QXmlStreamReader xml(*texts);
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == u"si")
                shared.push_back(richText(xml));
        }
        if (xml.hasError()) {
            return damaged(QStringLiteral("The workbook's texts are not valid XML (%1).").arg(xml.errorString()), path,
                           static_cast<int>(xml.lineNumber()));
        }
    }
    auto rows = std::make_unique<XlsxRows>(path, std::move(*sheet), std::move(shared));
    if (Status ok = rows->begin(); !ok)
        return tl::unexpected<Error>(ok.error());
    return rows;
}

} // namespace plumbline
