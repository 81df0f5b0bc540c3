// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include <QCommandLineParser>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

namespace plumbline::cli {

namespace {

void write(std::FILE *stream, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
    std::fflush(stream);
}

Error usage(const QString &what)
{
    return {ErrorKind::BadInput, what, {}, QStringLiteral("See plumbline-cli --help.")};
}

} // namespace

Result<int> Arguments::number(const QString &option, int fallback, int least, int most) const
{
    if (!has(option))
        return fallback;
    bool ok = false;
    const int n = value(option).toInt(&ok);
    if (!ok || n < least || n > most) {
        return failure(ErrorKind::BadInput, QStringLiteral("--%1 takes a whole number from %2 to %3, not “%4”.")
                                                .arg(option)
                                                .arg(least)
                                                .arg(most)
                                                .arg(value(option)));
    }
    return n;
}

Result<Arguments> parseArguments(const QStringList &words,
                                 const QHash<QString, QList<QCommandLineOption>> &optionsOfCommand)
{
    Arguments arguments;
    QStringList rest;
    // The two options that may stand before the command are taken out first.
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words.at(i);
        if (word == QLatin1String("--json")) {
            arguments.json = true;
        } else if (word == QLatin1String("--project")) {
            if (i + 1 >= words.size())
                return tl::unexpected<Error>(usage(QStringLiteral("--project needs a file.")));
            arguments.project = words.at(++i);
        } else if (word.startsWith(QLatin1String("--project="))) {
            arguments.project = word.mid(10);
        } else {
            rest.append(word);
        }
    }
    if (rest.isEmpty())
        return tl::unexpected<Error>(usage(QStringLiteral("No command was given.")));
    arguments.command = rest.takeFirst();
    const auto options = optionsOfCommand.constFind(arguments.command);
    if (options == optionsOfCommand.constEnd())
        return tl::unexpected<Error>(usage(QStringLiteral("There is no command “%1”.").arg(arguments.command)));

    QCommandLineParser parser;
    parser.addOptions(*options);
    if (!parser.parse(QStringList{QStringLiteral("plumbline-cli")} + rest))
        return tl::unexpected<Error>(usage(parser.errorText()));
    for (const QString &name : parser.optionNames())
        arguments.options.insert(name, parser.values(name));
    arguments.words = parser.positionalArguments();
    return arguments;
}

int fail(const Arguments &arguments, const Error &error, int code)
{
    write(stderr, QStringLiteral("plumbline-cli: %1\n").arg(error.text()).toUtf8());
    if (arguments.json) {
        printJson(QJsonObject{{QStringLiteral("error"), QJsonObject{{QStringLiteral("what"), error.what},
                                                                    {QStringLiteral("where"), error.where},
                                                                    {QStringLiteral("remedy"), error.remedy}}}});
    }
    return code;
}

void printJson(const QJsonValue &value)
{
    const QJsonDocument document = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    write(stdout, document.toJson(QJsonDocument::Indented));
}

void printLine(const QString &line)
{
    write(stdout, line.toUtf8() + '\n');
}

} // namespace plumbline::cli
