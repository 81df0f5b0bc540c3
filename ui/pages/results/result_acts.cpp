// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/result_acts.h"

#include "ui/pages/write_act.h"

#include <QFile>

#include <algorithm>

namespace plumbline {

namespace {

void write(const PageContext &context, Page &page, const QString &done, std::function<Status(WriteAccess &)> job)
{
    writeAct(context, page, Change::Settings, done, std::move(job));
}

void changeClaims(const PageContext &context, Page &page, const QString &done,
                  std::function<void(std::vector<Claim> &)> change)
{
    write(context, page, done, [change = std::move(change)](WriteAccess &access) -> Status {
        Result<std::vector<Claim>> claims = storedClaims(access.settings());
        if (!claims)
            return tl::unexpected<Error>(claims.error());
        change(*claims);
        return storeClaims(access.settings(), *claims);
    });
}

} // namespace

void addClaim(const PageContext &context, Page &page, const Claim &claim)
{
    changeClaims(context, page, Page::tr("The claim is kept. It is checked again whenever the data change."),
                 [claim](std::vector<Claim> &claims) { claims.push_back(claim); });
}

void removeClaim(const PageContext &context, Page &page, const QString &id)
{
    changeClaims(context, page, Page::tr("The claim is removed."), [id](std::vector<Claim> &claims) {
        claims.erase(std::remove_if(claims.begin(), claims.end(), [&](const Claim &c) { return c.id == id; }),
                     claims.end());
    });
}

void replaceClaim(const PageContext &context, Page &page, const Claim &claim)
{
    changeClaims(context, page, Page::tr("The claim has the new numbers."), [claim](std::vector<Claim> &claims) {
        std::replace_if(
            claims.begin(), claims.end(), [&](const Claim &c) { return c.id == claim.id; }, claim);
    });
}

void addSlide(const PageContext &context, Page &page, const Slide &slide)
{
    write(context, page, Page::tr("It is on a new slide: see Present."), [slide](WriteAccess &access) -> Status {
        Result<std::vector<Slide>> slides = storedSlides(access.settings());
        if (!slides)
            return tl::unexpected<Error>(slides.error());
        slides->push_back(slide);
        return storeSlides(access.settings(), *slides);
    });
}

void replaceSlides(const PageContext &context, Page &page, const std::vector<Slide> &slides)
{
    write(context, page, {}, [slides](WriteAccess &access) { return storeSlides(access.settings(), slides); });
}

void addReferences(const PageContext &context, Page &page, const QStringList &paths)
{
    std::vector<std::pair<PublishedTable, QByteArray>> tables;
    for (const QString &path : paths) {
        Result<PublishedTable> table = readPublishedTable(path);
        QFile file(path);
        if (!table) {
            Q_EMIT page.failed(table.error().text());
            return;
        }
        if (!file.open(QIODevice::ReadOnly)) {
            Q_EMIT page.failed(Page::tr("%1: %2").arg(path, file.errorString()));
            return;
        }
        tables.emplace_back(std::move(*table), file.readAll());
    }
    const QString done = Page::tr("%n table(s) added.", nullptr, static_cast<int>(tables.size()));
    write(context, page, done, [tables = std::move(tables)](WriteAccess &access) -> Status {
        for (const auto &[table, csv] : tables) {
            if (const Status added = addReferenceTable(access.settings(), table, csv); !added)
                return added;
        }
        return {};
    });
}

void setGroup(const PageContext &context, Page &page, const QString &candidate, const QString &group)
{
    write(context, page, {},
          [candidate, group](WriteAccess &access) { return setCandidateGroup(access.settings(), candidate, group); });
}

void removeReference(const PageContext &context, Page &page, const QString &name)
{
    write(context, page, Page::tr("“%1” is removed.").arg(name),
          [name](WriteAccess &access) { return removeReferenceTable(access.settings(), name); });
}

} // namespace plumbline
