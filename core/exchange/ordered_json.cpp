// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/ordered_json.h"

namespace plumbline {

namespace {

constexpr int kDeepest = 64;

struct TooDeep
{
};

QString placeOf(const QByteArray &text, std::size_t byte)
{
    const QByteArray before = text.left(static_cast<qsizetype>(byte));
    const qsizetype line = before.count('\n') + 1;
    const qsizetype column = before.size() - (before.lastIndexOf('\n') + 1);
    return QStringLiteral("line %1, column %2").arg(line).arg(std::max<qsizetype>(1, column));
}

void dump(const OrderedJson &json, std::string &out, bool ascii)
{
    if (json.is_object()) {
        out += '{';
        bool first = true;
        for (const auto &[key, value] : json.items()) {
            if (!first)
                out += ", ";
            first = false;
            out += OrderedJson(key).dump(-1, ' ', ascii);
            out += ": ";
            dump(value, out, ascii);
        }
        out += '}';
    } else if (json.is_array()) {
        out += '[';
        for (std::size_t i = 0; i < json.size(); ++i) {
            if (i > 0)
                out += ", ";
            dump(json[i], out, ascii);
        }
        out += ']';
    } else {
        out += json.dump(-1, ' ', ascii);
    }
}

} // namespace

Result<OrderedJson> parseOrderedJson(const QByteArray &utf8)
{
    const QByteArray text = utf8.startsWith("\xef\xbb\xbf") ? utf8.mid(3) : utf8;
    try {
        return OrderedJson::parse(text.cbegin(), text.cend(), [](int depth, auto, OrderedJson &) -> bool {
            if (depth > kDeepest)
                throw TooDeep{};
            return true;
        });
    } catch (const TooDeep &) {
        return failure(ErrorKind::BadInput, QStringLiteral("The file is nested deeper than any benchmark."));
    } catch (const OrderedJson::parse_error &e) {
        return failure(ErrorKind::BadInput, QStringLiteral("This is not valid JSON."), placeOf(text, e.byte),
                       QStringLiteral("Mend the file there, or export it again."));
    } catch (const OrderedJson::exception &e) {
        return failure(ErrorKind::BadInput,
                       QStringLiteral("This is not valid JSON: %1.").arg(QString::fromLatin1(e.what())));
    }
}

QByteArray dumpLikePython(const OrderedJson &json, bool ascii)
{
    std::string out;
    dump(json, out, ascii);
    return QByteArray::fromStdString(out);
}

} // namespace plumbline
