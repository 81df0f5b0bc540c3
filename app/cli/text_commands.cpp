// SPDX-License-Identifier: GPL-3.0-or-later
// parse and check: files in, files out, no project.
#include "app/cli/commands.h"
#include "core/base/output_file.h"
#include "core/checks/check_json_lines.h"
#include "core/scoring/parse_json_lines.h"

#include <QFile>
#include <QSaveFile>

#include <functional>

namespace plumbline::cli {

namespace {

/// Turns each line of --in into a line of --out. A line that cannot be read is named and left out, with exit code 1.
int mapLines(const Arguments &arguments, const std::function<Result<QByteArray>(const QByteArray &)> &map)
{
    QFile in(arguments.value(QStringLiteral("in")));
    if (in.fileName().isEmpty() || !arguments.has(QStringLiteral("out")))
        return fail(arguments, {ErrorKind::BadInput, QStringLiteral("--in FILE and --out FILE are needed."), {}, {}});
    if (!in.open(QIODevice::ReadOnly))
        return fail(
            arguments,
            {ErrorKind::Io, QStringLiteral("The file cannot be read: %1.").arg(in.errorString()), in.fileName(), {}});
    QSaveFile out(arguments.value(QStringLiteral("out")));
    if (const Status opened = openOutput(out); !opened)
        return fail(arguments, opened.error());
    int number = 0;
    int written = 0;
    int bad = 0;
    while (!in.atEnd()) {
        QByteArray line = in.readLine();
        ++number;
        if (number == 1 && line.startsWith("\xef\xbb\xbf"))
            line.remove(0, 3);
        if (line.trimmed().isEmpty())
            continue;
        const Result<QByteArray> mapped = map(line);
        if (!mapped) {
            ++bad;
            Error error = mapped.error();
            error.where = QStringLiteral("%1, line %2").arg(in.fileName()).arg(number);
            std::fprintf(stderr, "plumbline-cli: %s\n", qUtf8Printable(error.text()));
            continue;
        }
        if (out.write(*mapped) != mapped->size() || out.write("\n", 1) != 1)
            break;
        ++written;
    }
    if (const Status done = commitOutput(out); !done)
        return fail(arguments, done.error());
    if (arguments.json)
        printJson(QJsonObject{{QStringLiteral("written"), written}, {QStringLiteral("refused"), bad}});
    else
        printLine(QStringLiteral("%1 lines written, %2 refused.").arg(written).arg(bad));
    return bad > 0 ? Problems : Done;
}

} // namespace

int runParse(const Arguments &arguments)
{
    return mapLines(arguments, [](const QByteArray &line) { return parseJsonLine(line); });
}

int runCheck(const Arguments &arguments)
{
    return mapLines(arguments, [](const QByteArray &line) { return checkJsonLine(line); });
}

} // namespace plumbline::cli
