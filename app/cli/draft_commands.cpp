// SPDX-License-Identifier: GPL-3.0-or-later
// drafts: items that are being written.
#include "app/cli/commands.h"
#include "app/cli/open_session.h"
#include "app/composition/kept_image.h"
#include "core/authoring/draft_store.h"
#include "core/authoring/item_template.h"
#include "core/base/ids.h"
#include "core/exchange/annotators.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTextStream>

#include <algorithm>

namespace plumbline::cli {

namespace {

QString text(const QJsonObject &json, const char *name)
{
    return json.value(QLatin1String(name)).toString();
}

/// A row of the benchmark's format, as far as it is written, as a draft.
Draft draftOfRow(const QJsonObject &row)
{
    Item item;
    item.image = text(row, "image");
    item.instruction = text(row, "instruction");
    item.level = text(row, "type");
    const QJsonArray texts = row.value(u"components").toArray();
    const QJsonArray weights = row.value(u"component_weight").toArray();
    const QJsonArray types = row.value(u"component_type").toArray();
    for (qsizetype c = 0; c < texts.size(); ++c)
        item.components.push_back({texts[c].toString(), types.at(c).toString(), weights.at(c).toDouble()});
    Annotator annotator;
    for (const AnnotatorTrait trait : kAnnotatorTraits)
        annotator.set(trait, text(row.value(u"annotator").toObject(), qPrintable(annotatorTraitId(trait))));
    Draft draft = draftOf(item, annotator);
    draft.license = text(row, "image_license");
    draft.reference = text(row, "reference_answer");
    draft.imageSource = text(row, "image_source");
    draft.imageContent = text(row, "image_content");
    draft.isLevelChosen = !item.level.isEmpty();
    for (DraftComponent &component : draft.components) {
        component.isTypeChosen = !component.type.isEmpty();
        component.isWeightChosen = component.weight > 0;
    }
    suggest(draft);
    return draft;
}

/// The drafts of a file: one object or several, as `drafts --json` prints them or in the benchmark's format.
Result<std::vector<Draft>> draftsOfFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::BadInput, QStringLiteral("The file cannot be opened: %1.").arg(file.errorString()),
                       path);
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &problem);
    QJsonArray rows = document.isArray() ? document.array() : document.object().value(u"drafts").toArray();
    if (rows.isEmpty() && !document.object().isEmpty())
        rows.append(document.object());
    std::vector<Draft> drafts;
    for (const QJsonValue &value : std::as_const(rows)) {
        const QJsonObject row = value.toObject();
        const bool isOurs = row.value(u"components").toArray().first().isObject() || row.contains(u"level_chosen");
        drafts.push_back(isOurs ? draftFromJson(row) : draftOfRow(row));
        if (drafts.back().instruction.isEmpty() && drafts.back().image.isEmpty())
            return failure(ErrorKind::BadInput,
                           QStringLiteral("Row %1 has neither “instruction” nor “image”.").arg(drafts.size() - 1),
                           path);
    }
    if (drafts.empty())
        return failure(ErrorKind::BadInput,
                       problem.error != QJsonParseError::NoError
                           ? QStringLiteral("This is not JSON: %1.").arg(problem.errorString())
                           : QStringLiteral("There is no draft in it."),
                       path, QStringLiteral("A row of the benchmark's format, or what `drafts --json` prints."));
    return drafts;
}

Result<std::vector<Draft>> readDrafts(Session &session)
{
    const Result<std::unique_ptr<ReadAccess>> reader = session.store().openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    return storedDrafts((*reader)->settings());
}

Result<Draft> draftNamed(Session &session, const QString &id)
{
    const Result<std::vector<Draft>> drafts = readDrafts(session);
    if (!drafts)
        return tl::unexpected<Error>(drafts.error());
    for (const Draft &draft : *drafts) {
        if (!id.isEmpty() && draft.id.startsWith(id))
            return draft;
    }
    return failure(ErrorKind::NotFound, QStringLiteral("There is no draft “%1”.").arg(id), {},
                   QStringLiteral("`drafts` lists them."));
}

Result<Draft> draftOfItem(Session &session, const QString &position)
{
    const Result<std::unique_ptr<ReadAccess>> reader = session.store().openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    const Result<std::vector<Item>> items = (*reader)->items().items();
    if (!items)
        return tl::unexpected<Error>(items.error());
    const Result<Annotators> annotators = annotatorsOf((*reader)->settings(), *items);
    if (!annotators)
        return tl::unexpected<Error>(annotators.error());
    for (const Item &item : *items) {
        if (QString::number(item.position) == position)
            return draftOf(item, annotators->value(item.id));
    }
    return failure(ErrorKind::NotFound, QStringLiteral("There is no item #%1.").arg(position));
}

Result<std::vector<ItemTemplate>> readTemplates(Session &session)
{
    const Result<std::unique_ptr<ReadAccess>> reader = session.store().openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    return itemTemplates((*reader)->settings());
}

Result<Draft> draftFromTemplate(Session &session, const QString &name)
{
    const Result<std::vector<ItemTemplate>> all = readTemplates(session);
    if (!all)
        return tl::unexpected<Error>(all.error());
    for (const ItemTemplate &one : *all) {
        if (one.name.compare(name, Qt::CaseInsensitive) == 0)
            return one.draft;
    }
    return failure(ErrorKind::NotFound, QStringLiteral("There is no template “%1”.").arg(name), {},
                   QStringLiteral("`templates` lists them."));
}

Status keep(Session &session, std::vector<Draft> drafts, const QString &image)
{
    if (!image.isEmpty()) {
        const Result<QString> address = keptImage(session.store(), image);
        if (!address)
            return tl::unexpected<Error>(address.error());
        for (Draft &draft : drafts) {
            draft.image = *address;
            draft.imageBase.clear();
        }
    }
    return writeNow(session, [&](WriteAccess &access) -> Status {
        for (Draft &draft : drafts) {
            draft.id = newId();
            draft.changedMs = session.clock().nowMs();
            if (const Status stored = storeDraft(access.settings(), draft); !stored)
                return stored;
        }
        return {};
    });
}

Status take(Session &session, const Draft &draft)
{
    QFuture<Result<Item>> done = session.store().write<Item>(
        Change::Items, [&](WriteAccess &access) { return takeDraft(access, draft, session.clock().nowMs()); });
    done.waitForFinished();
    return done.result().map([](const Item &item) {
        QTextStream(stderr) << QStringLiteral("Item #%1 is in the benchmark.").arg(item.position) << Qt::endl;
    });
}

/// Every draft from which nothing is missing.
Status takeAll(Session &session)
{
    const Result<std::vector<Draft>> drafts = readDrafts(session);
    if (!drafts)
        return tl::unexpected<Error>(drafts.error());
    for (const Draft &draft : *drafts) {
        if (!whatIsMissing(draft).isEmpty())
            continue;
        if (const Status taken = take(session, draft); !taken)
            return taken;
    }
    return {};
}

Status act(const Arguments &arguments, Session &session)
{
    const QString what = arguments.words.value(0);
    const QString which = arguments.words.value(1);
    const QString image = arguments.value(QStringLiteral("image"));
    if (what == QLatin1String("new")) {
        const Result<Draft> draft = draftFromTemplate(session, which);
        return draft ? keep(session, {*draft}, image) : tl::unexpected<Error>(draft.error());
    }
    if (what == QLatin1String("add")) {
        const Result<std::vector<Draft>> drafts = draftsOfFile(which);
        return drafts ? keep(session, *drafts, image) : tl::unexpected<Error>(drafts.error());
    }
    if (what == QLatin1String("edit")) {
        const Result<Draft> draft = draftOfItem(session, which);
        return draft ? keep(session, {*draft}, image) : tl::unexpected<Error>(draft.error());
    }
    if (what == QLatin1String("take") && which == QLatin1String("all"))
        return takeAll(session);
    const Result<Draft> draft = draftNamed(session, which);
    if (!draft)
        return tl::unexpected<Error>(draft.error());
    if (what == QLatin1String("take"))
        return take(session, *draft);
    return writeNow(session, [&](WriteAccess &access) { return removeDraft(access.settings(), draft->id); });
}

int list(const Arguments &arguments, Session &session)
{
    const Result<std::vector<Draft>> drafts = readDrafts(session);
    if (!drafts)
        return fail(arguments, drafts.error());
    QJsonArray json;
    for (const Draft &draft : *drafts) {
        QJsonObject row = draftToJson(draft);
        row.insert(QStringLiteral("missing"), QJsonArray::fromStringList(whatIsMissing(draft)));
        json.append(row);
        if (!arguments.json)
            printLine(
                QStringLiteral("%1  %2, %3 components%4: %5")
                    .arg(draft.id.left(8), draft.itemId.isEmpty() ? QStringLiteral("new") : QStringLiteral("revision"))
                    .arg(draft.components.size())
                    .arg(whatIsMissing(draft).isEmpty() ? QString() : QStringLiteral(", unfinished"),
                         draft.instruction.simplified()));
    }
    if (arguments.json)
        printJson(QJsonObject{{QStringLiteral("drafts"), json}});
    else if (drafts->empty())
        printLine(QStringLiteral("The project has no drafts."));
    return Done;
}

} // namespace

int runDrafts(const Arguments &arguments)
{
    const QString what = arguments.words.value(0, QStringLiteral("list"));
    const QStringList acts{QStringLiteral("new"), QStringLiteral("add"), QStringLiteral("edit"), QStringLiteral("take"),
                           QStringLiteral("remove")};
    const bool isList = what == QLatin1String("list") && arguments.words.size() <= 1;
    if (!isList && !(acts.contains(what) && arguments.words.size() == 2)) {
        return fail(arguments,
                    {ErrorKind::BadInput,
                     QStringLiteral("drafts takes list, new TEMPLATE, add FILE, edit ITEM, take ID|all or remove ID."),
                     {},
                     QStringLiteral("plumbline-cli --project FILE drafts add item.json --image photo.jpg")});
    }
    const Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    if (!isList) {
        if (const Status done = act(arguments, **session); !done)
            return fail(arguments, done.error());
    }
    return list(arguments, **session);
}

int runTemplates(const Arguments &arguments)
{
    const QString what = arguments.words.value(0, QStringLiteral("list"));
    const bool saves = what == QLatin1String("save") && arguments.words.size() == 3;
    const bool removes = what == QLatin1String("remove") && arguments.words.size() == 2;
    if (!saves && !removes && (what != QLatin1String("list") || arguments.words.size() > 1)) {
        return fail(arguments, {ErrorKind::BadInput,
                                QStringLiteral("templates takes list, save DRAFT NAME or remove NAME."),
                                {},
                                QStringLiteral("plumbline-cli --project FILE templates save 3f2a \"Two sentences\"")});
    }
    const Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    if (saves) {
        const Result<Draft> draft = draftNamed(**session, arguments.words[1]);
        if (!draft)
            return fail(arguments, draft.error());
        const Status stored = writeNow(**session, [&](WriteAccess &access) {
            return storeTemplate(access.settings(), arguments.words[2], *draft);
        });
        if (!stored)
            return fail(arguments, stored.error());
    }
    if (removes) {
        const Status removed = writeNow(
            **session, [&](WriteAccess &access) { return removeTemplate(access.settings(), arguments.words[1]); });
        if (!removed)
            return fail(arguments, removed.error());
    }
    const Result<std::vector<ItemTemplate>> all = readTemplates(**session);
    if (!all)
        return fail(arguments, all.error());
    QJsonArray json;
    for (const ItemTemplate &one : *all) {
        json.append(QJsonObject{{QStringLiteral("name"), one.name},
                                {QStringLiteral("bundled"), one.isOurs},
                                {QStringLiteral("draft"), draftToJson(one.draft)}});
        if (!arguments.json)
            printLine(QStringLiteral("%1%2: %3")
                          .arg(one.name, one.isOurs ? QStringLiteral(" (bundled)") : QString(),
                               one.draft.instruction.simplified()));
    }
    if (arguments.json)
        printJson(QJsonObject{{QStringLiteral("templates"), json}});
    return Done;
}

} // namespace plumbline::cli
