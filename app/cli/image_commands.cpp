// SPDX-License-Identifier: GPL-3.0-or-later
// images.
#include "app/cli/commands.h"
#include "app/cli/open_session.h"

#include <QDir>
#include <QJsonArray>

namespace plumbline::cli {

int runImages(const Arguments &arguments)
{
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    if (arguments.has(QStringLiteral("folder"))) {
        const QString folder = QDir(arguments.value(QStringLiteral("folder"))).absolutePath();
        if (!QFileInfo(folder).isDir())
            return fail(arguments, {ErrorKind::NotFound, QStringLiteral("There is no such folder."), folder, {}});
        QFuture<Result<bool>> job = (*session)->store().write<bool>(Change::Settings, [folder](WriteAccess &access) {
            return access.settings().setSetting(QStringLiteral("image_folder"), folder).map([] { return true; });
        });
        job.waitForFinished();
        if (const Result<bool> done = job.result(); !done)
            return fail(arguments, done.error());
        (*session)->images().setFolder(folder);
    }
    const Result<std::unique_ptr<ReadAccess>> reader = (*session)->store().openReader();
    if (!reader)
        return fail(arguments, reader.error());
    const Result<std::vector<Item>> items = (*reader)->items().items();
    if (!items)
        return fail(arguments, items.error());
    std::vector<QFuture<Result<ImageBytes>>> loads;
    for (const Item &item : *items)
        loads.push_back((*session)->images().load({item.image, item.imageBase}));
    QJsonArray missing;
    for (std::size_t i = 0; i < loads.size(); ++i) {
        loads[i].waitForFinished(); // answered on the engine's thread
        const Result<ImageBytes> image = loads[i].result();
        if (image)
            continue;
        missing.append(
            QJsonObject{{QStringLiteral("item"), (*items)[i].position}, {QStringLiteral("why"), image.error().text()}});
        if (!arguments.json)
            printLine(QStringLiteral("item %1: %2").arg((*items)[i].position).arg(image.error().text()));
    }
    const int present = static_cast<int>(loads.size()) - static_cast<int>(missing.size());
    if (arguments.json)
        printJson(QJsonObject{{QStringLiteral("present"), present}, {QStringLiteral("missing"), missing}});
    else
        printLine(QStringLiteral("%1 images are here, %2 are missing.").arg(present).arg(missing.size()));
    return missing.isEmpty() ? Done : Problems;
}

} // namespace plumbline::cli
