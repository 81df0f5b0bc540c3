// SPDX-License-Identifier: GPL-3.0-or-later
// references, groups, claims, slides: what a project keeps about its results.
#include "app/cli/commands.h"
#include "app/cli/open_session.h"
#include "app/cli/result_words.h"
#include "core/base/ids.h"
#include "core/report/result_documents.h"

#include <QFile>
#include <QJsonArray>

#include <algorithm>

namespace plumbline::cli {

namespace {

Error badWords(const QString &usage)
{
    return {ErrorKind::BadInput, QStringLiteral("This command takes: %1.").arg(usage), {}, {}};
}

template <class T>
Result<T> readSettings(Session &session, Result<T> (*read)(const SettingsReader &))
{
    const Result<std::unique_ptr<ReadAccess>> reader = session.store().openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    return read((*reader)->settings());
}

std::optional<Category> categoryNamed(const QString &id)
{
    const auto found =
        std::find_if(kCategories.begin(), kCategories.end(), [&](Category c) { return categoryId(c) == id.toLower(); });
    return found == kCategories.end() ? std::nullopt : std::optional(*found);
}

/// 1-based number of a list's entry.
Result<std::size_t> placeOf(const QString &word, std::size_t count, const QString &what)
{
    bool isNumber = false;
    const int number = word.toInt(&isNumber);
    if (!isNumber || number < 1 || static_cast<std::size_t>(number) > count) {
        return failure(ErrorKind::BadInput, QStringLiteral("There is no %1 “%2”.").arg(what, word), {},
                       QStringLiteral("There are %1, counted from 1.").arg(count));
    }
    return static_cast<std::size_t>(number - 1);
}

int listReferences(const Arguments &arguments, Session &session)
{
    const Result<std::vector<PublishedTable>> tables = readSettings(session, &referenceTables);
    if (!tables)
        return fail(arguments, tables.error());
    if (arguments.json) {
        printJson(publishedToJson(*tables));
        return Done;
    }
    if (tables->empty())
        printLine(QStringLiteral("The project has no reference tables."));
    for (const PublishedTable &table : *tables)
        printLine(QStringLiteral("%1: %2 models").arg(table.name).arg(table.rows()));
    return Done;
}

/// Checks all claims, and prints them; 1 where one does not hold.
int listClaims(const Arguments &arguments, Session &session)
{
    const Result<std::vector<Claim>> claims = readSettings(session, &storedClaims);
    if (!claims)
        return fail(arguments, claims.error());
    const Result<ScoredProject> project = readScored(session.store(), {});
    if (!project)
        return fail(arguments, project.error());
    BootstrapOptions options;
    QJsonArray json;
    bool allHold = true;
    for (const Claim &claim : *claims) {
        const Result<ClaimCheck> check = checkClaim(project->sheet, claim, options);
        if (!check)
            return fail(arguments, check.error());
        allHold = allHold && (check->state == ClaimState::Same || check->state == ClaimState::Holds);
        if (arguments.json) {
            json.append(claimCheckToJson(claim, *check));
            continue;
        }
        printLine(QStringLiteral("%1  %2: %3").arg(claim.id.left(8), claimStateId(check->state), claim.sentence));
        if (check->state == ClaimState::Holds)
            printLine(QStringLiteral("          now: ") + check->now);
        if (!check->problem.isEmpty())
            printLine(QStringLiteral("          ") + check->problem);
    }
    if (arguments.json)
        printJson(QJsonObject{{QStringLiteral("claims"), json}});
    else if (claims->empty())
        printLine(QStringLiteral("The project has no claims."));
    return allHold ? Done : Problems;
}

int makeClaimOf(const Arguments &arguments, Session &session)
{
    const Result<ResultRequest> request = resultRequest(arguments);
    const Result<BootstrapOptions> bootstrap = bootstrapOptions(arguments);
    if (!request || !bootstrap)
        return fail(arguments, request ? bootstrap.error() : request.error());
    if (request->revision || !request->filter.isEmpty())
        return fail(arguments,
                    badWords(QStringLiteral("claims make A B, without --revision, --level, --words and --annotator: a "
                                            "claim is about all items as they are now")));
    const QString on =
        arguments.has(QStringLiteral("on")) ? arguments.value(QStringLiteral("on")) : QStringLiteral("total");
    const std::optional<Category> category = categoryNamed(on);
    if (on != QLatin1String("total") && !category)
        return fail(arguments,
                    {ErrorKind::BadInput, QStringLiteral("--on takes total or a category, not “%1”.").arg(on), {}, {}});
    ResultRequest two = *request;
    two.candidates = arguments.words.mid(1);
    const Result<ScoredProject> project = readScored(session.store(), two);
    if (!project)
        return fail(arguments, project.error());
    const ChosenScores chosen = chooseScores(project->sheet, project->choice);
    if (chosen.candidates.size() != 2 || bootstrap->replicates < 1)
        return fail(arguments,
                    badWords(QStringLiteral("claims make A B, two different candidates, and at least one replicate")));
    const Result<ComparisonTable> table = compareCandidates(project->sheet, chosen, 0, 1, *bootstrap);
    if (!table)
        return fail(arguments, table.error());
    const auto row = std::find_if(table->rows.begin(), table->rows.end(),
                                  [&](const ComparisonRow &r) { return r.category == category; });
    if (row == table->rows.end())
        return fail(arguments, {ErrorKind::NotFound, QStringLiteral("The two have no scores on %1.").arg(on), {}, {}});
    const Result<Claim> claim = makeClaim(project->sheet, chosen, *table, *row, session.clock().nowMs());
    if (!claim)
        return fail(arguments, claim.error(), Problems);
    const Status stored = writeNow(session, [&](WriteAccess &access) -> Status {
        Result<std::vector<Claim>> claims = storedClaims(access.settings());
        if (!claims)
            return tl::unexpected<Error>(claims.error());
        claims->push_back(*claim);
        return storeClaims(access.settings(), *claims);
    });
    if (!stored)
        return fail(arguments, stored.error());
    if (arguments.json)
        printJson(claimToJson(*claim));
    else
        printLine(QStringLiteral("Kept as %1: %2.").arg(claim->id.left(8), claim->sentence));
    return Done;
}

/// Removes a claim, or takes in the numbers of now.
int changeClaim(const Arguments &arguments, Session &session, bool removes)
{
    const QString &wanted = arguments.words[1];
    const Result<ScoredProject> project = readScored(session.store(), {});
    if (!project)
        return fail(arguments, project.error());
    const Status stored = writeNow(session, [&](WriteAccess &access) -> Status {
        Result<std::vector<Claim>> claims = storedClaims(access.settings());
        if (!claims)
            return tl::unexpected<Error>(claims.error());
        const auto claim =
            std::find_if(claims->begin(), claims->end(), [&](const Claim &c) { return c.id.startsWith(wanted); });
        if (claim == claims->end() || wanted.isEmpty())
            return failure(ErrorKind::NotFound, QStringLiteral("There is no claim “%1”.").arg(wanted));
        if (removes) {
            claims->erase(claim);
            return storeClaims(access.settings(), *claims);
        }
        const Result<ClaimCheck> check = checkClaim(project->sheet, *claim, {});
        if (!check)
            return tl::unexpected<Error>(check.error());
        if (!check->problem.isEmpty())
            return failure(ErrorKind::BadInput,
                           QStringLiteral("The data no longer support it: %1.").arg(check->problem));
        *claim = renewed(*claim, *check);
        return storeClaims(access.settings(), *claims);
    });
    return stored ? Done : fail(arguments, stored.error());
}

void printSlides(const Arguments &arguments, const std::vector<Slide> &slides)
{
    QJsonArray json;
    for (std::size_t i = 0; i < slides.size(); ++i) {
        json.append(slideToJson(slides[i]));
        if (!arguments.json)
            printLine(
                QStringLiteral("%1  %2  %3").arg(i + 1, 3).arg(slideKindId(slides[i].kind), -11).arg(slides[i].title));
    }
    if (arguments.json)
        printJson(QJsonObject{{QStringLiteral("slides"), json}});
}

Result<Slide> slideFrom(const Arguments &arguments, Session &session)
{
    const std::optional<Slide::Kind> kind = slideKindFromId(arguments.words.value(1));
    if (!kind)
        return failure(badWords(QStringLiteral("slides add title|leaderboard|chart|claim|item")));
    Slide slide{newId(),
                *kind,
                arguments.value(QStringLiteral("title")),
                arguments.value(QStringLiteral("text")),
                arguments.value(QStringLiteral("chart")),
                {},
                {},
                arguments.value(QStringLiteral("notes"))};
    if (*kind == Slide::Kind::Chart && slide.chart.isEmpty())
        slide.chart = QStringLiteral("categories");
    if (*kind == Slide::Kind::Claim) {
        const QString wanted = arguments.value(QStringLiteral("claim"));
        const Result<std::vector<Claim>> claims = readSettings(session, &storedClaims);
        if (!claims)
            return tl::unexpected<Error>(claims.error());
        const auto claim =
            std::find_if(claims->begin(), claims->end(), [&](const Claim &c) { return c.id.startsWith(wanted); });
        if (wanted.isEmpty() || claim == claims->end())
            return failure(ErrorKind::NotFound, QStringLiteral("There is no claim “%1”.").arg(wanted), {},
                           QStringLiteral("--claim ID, as `claims` lists them."));
        slide.claim = claim->id;
        if (slide.title.isEmpty())
            slide.title = claim->sentence;
    }
    if (*kind == Slide::Kind::Item) {
        const Result<int> position = arguments.number(QStringLiteral("item"), -1, 0, 2147483647);
        if (!position)
            return tl::unexpected<Error>(position.error());
        const Result<ScoredProject> project = readScored(session.store(), {});
        if (!project)
            return tl::unexpected<Error>(project.error());
        for (const Item &item : project->sheet.items) {
            if (item.position == *position)
                slide.item = item.id;
        }
        if (slide.item.isEmpty())
            return failure(ErrorKind::NotFound, QStringLiteral("There is no item %1.").arg(*position), {},
                           QStringLiteral("--item N, counted from 0."));
    }
    return slide;
}

} // namespace

int runReferences(const Arguments &arguments)
{
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    const QString act = arguments.words.value(0, QStringLiteral("list"));
    const QStringList rest = arguments.words.mid(1);
    if (act == QLatin1String("add") && !rest.isEmpty()) {
        std::vector<std::pair<PublishedTable, QByteArray>> tables;
        for (const QString &path : rest) {
            Result<PublishedTable> table = readPublishedTable(path);
            if (!table)
                return fail(arguments, table.error());
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly))
                return fail(arguments, {ErrorKind::Io, file.errorString(), path, {}});
            tables.emplace_back(std::move(*table), file.readAll());
        }
        const Status stored = writeNow(**session, [&](WriteAccess &access) -> Status {
            for (const auto &[table, csv] : tables) {
                if (const Status added = addReferenceTable(access.settings(), table, csv); !added)
                    return added;
            }
            return {};
        });
        if (!stored)
            return fail(arguments, stored.error());
    } else if (act == QLatin1String("remove") && rest.size() == 1) {
        const Status stored = writeNow(
            **session, [&](WriteAccess &access) { return removeReferenceTable(access.settings(), rest.front()); });
        if (!stored)
            return fail(arguments, stored.error());
    } else if (act != QLatin1String("list") || !rest.isEmpty()) {
        return fail(arguments, badWords(QStringLiteral("references list, add TABLE…, or remove NAME")));
    }
    return listReferences(arguments, **session);
}

int runGroups(const Arguments &arguments)
{
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    const QString act = arguments.words.value(0, QStringLiteral("list"));
    if (act == QLatin1String("set") && (arguments.words.size() == 2 || arguments.words.size() == 3)) {
        const Result<ScoredProject> project = readScored((*session)->store(), {{}, {arguments.words[1]}});
        if (!project)
            return fail(arguments, project.error());
        const Status stored = writeNow(**session, [&](WriteAccess &access) {
            return setCandidateGroup(access.settings(), arguments.words[1], arguments.words.value(2));
        });
        if (!stored)
            return fail(arguments, stored.error());
    } else if (act != QLatin1String("list") || arguments.words.size() > 1) {
        return fail(arguments, badWords(QStringLiteral("groups list, or set CANDIDATE [GROUP]")));
    }
    const Result<QMap<QString, QString>> groups = readSettings(**session, &candidateGroups);
    if (!groups)
        return fail(arguments, groups.error());
    QJsonObject json;
    for (auto it = groups->cbegin(); it != groups->cend(); ++it) {
        json.insert(it.key(), it.value());
        if (!arguments.json)
            printLine(QStringLiteral("%1: %2").arg(it.key(), it.value()));
    }
    if (arguments.json)
        printJson(QJsonObject{{QStringLiteral("groups"), json}});
    return Done;
}

int runClaims(const Arguments &arguments)
{
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    const QString act = arguments.words.value(0, QStringLiteral("list"));
    if (act == QLatin1String("list") && arguments.words.size() <= 1)
        return listClaims(arguments, **session);
    if (act == QLatin1String("make") && arguments.words.size() == 3)
        return makeClaimOf(arguments, **session);
    if ((act == QLatin1String("remove") || act == QLatin1String("renew")) && arguments.words.size() == 2)
        return changeClaim(arguments, **session, act == QLatin1String("remove"));
    return fail(arguments, badWords(QStringLiteral("claims list, make A B [--on CATEGORY], renew ID, or remove ID")));
}

int runSlides(const Arguments &arguments)
{
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    Result<std::vector<Slide>> slides = readSettings(**session, &storedSlides);
    if (!slides)
        return fail(arguments, slides.error());
    const QString act = arguments.words.value(0, QStringLiteral("list"));
    const qsizetype words = arguments.words.size();
    if (act == QLatin1String("list") && words <= 1) {
        printSlides(arguments, *slides);
        return Done;
    }
    if (act == QLatin1String("add") && words == 2) {
        const Result<Slide> slide = slideFrom(arguments, **session);
        if (!slide)
            return fail(arguments, slide.error());
        slides->push_back(*slide);
    } else if (act == QLatin1String("remove") && words == 2) {
        const Result<std::size_t> at = placeOf(arguments.words[1], slides->size(), QStringLiteral("slide"));
        if (!at)
            return fail(arguments, at.error());
        slides->erase(slides->begin() + static_cast<std::ptrdiff_t>(*at));
    } else if (act == QLatin1String("move") && words == 3) {
        const Result<std::size_t> from = placeOf(arguments.words[1], slides->size(), QStringLiteral("slide"));
        const Result<std::size_t> to = placeOf(arguments.words[2], slides->size(), QStringLiteral("slide"));
        if (!from || !to)
            return fail(arguments, from ? to.error() : from.error());
        const Slide moved = (*slides)[*from];
        slides->erase(slides->begin() + static_cast<std::ptrdiff_t>(*from));
        slides->insert(slides->begin() + static_cast<std::ptrdiff_t>(*to), moved);
    } else {
        return fail(arguments, badWords(QStringLiteral("slides list, add KIND, remove N, or move N TO")));
    }
    const Status stored =
        writeNow(**session, [&](WriteAccess &access) { return storeSlides(access.settings(), *slides); });
    if (!stored)
        return fail(arguments, stored.error());
    printSlides(arguments, *slides);
    return Done;
}

} // namespace plumbline::cli
