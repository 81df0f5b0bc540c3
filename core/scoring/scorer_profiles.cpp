// SPDX-License-Identifier: GPL-3.0-or-later
// The list of profiles, the means that each harness reports, and where they differ from Plumbline's.
#include "core/scoring/scorer_profiles.h"

#include "core/domain/category.h"
#include "core/scoring/profile_rules.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace plumbline {

using namespace profile;

namespace {

enum class Keying { Category, PaperCategory, PositionType, None };

struct Entry
{
    ScorerProfile profile;
    ProfileRowScore (*score)(const ProfileRow &);
    Keying keying;
};

const std::vector<Entry> &entries()
{
    static const std::vector<Entry> all = {
        {{QStringLiteral("plumbline"), QStringLiteral("Plumbline"),
          QStringLiteral("Points as a careful reader takes them, over the weights; what cannot be read is left out and "
                         "reported.")},
         plumblineScore,
         Keying::PaperCategory},
        {{QStringLiteral("notebook"), QStringLiteral("MIA-Bench notebook"),
          QStringLiteral("The authors' notebook: first sentence, whole numbers only, the judge's total; unreadable "
                         "items leave every mean in silence.")},
         notebookScore,
         Keying::Category},
        {{QStringLiteral("vlmevalkit"), QStringLiteral("VLMEvalKit"),
          QStringLiteral("The notebook's parser; failed responses are judged like any other.")},
         vlmEvalKitScore,
         Keying::Category},
        {{QStringLiteral("lmms-eval-0.3"), QStringLiteral("lmms-eval 0.3"),
          QStringLiteral("The notebook's parser keyed by component text; one unreadable reply ends the run.")},
         lmmsOldScore,
         Keying::None},
        {{QStringLiteral("lmms-eval"), QStringLiteral("lmms-eval 0.4 and later"),
          QStringLiteral("Patterns anywhere in the reply, last mention wins; what is not found counts as 0.")},
         [](const ProfileRow &row) { return patternScore(row, false); },
         Keying::None},
        {{QStringLiteral("evalscope-1.10"), QStringLiteral("EvalScope up to 1.10"),
          QStringLiteral("The same patterns kept per category; what is not found counts as 0.")},
         evalScopeTextScore,
         Keying::PositionType},
        {{QStringLiteral("evalscope-head"), QStringLiteral("EvalScope head (August 2026)"),
          QStringLiteral("One JSON object with points; anything else is excluded and reported.")},
         evalScopeJsonScore,
         Keying::PositionType}};
    return all;
}

std::vector<ProfileMean> keyedMeans(Keying keying, const std::vector<ProfileRow> &rows,
                                    const std::vector<ProfileRowScore> &scores)
{
    std::vector<ProfileMean> means;
    QHash<QString, std::size_t> place;
    if (keying == Keying::None)
        return means;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        // Plumbline counts each component that has points; the harnesses only those of counted items.
        if (!scores[r].counted && keying != Keying::PaperCategory)
            continue;
        for (std::size_t i = 0; i < rows[r].components.size(); ++i) {
            if (!scores[r].componentRatios[i])
                continue;
            const QString &type = rows[r].components[i].type;
            const QString key = keying == Keying::Category ? type
                                : keying == Keying::PaperCategory
                                    ? categoryId(categoryFromSpelling(type))
                                    : QStringLiteral("component_%1_%2").arg(i + 1).arg(type);
            const auto known = place.constFind(key);
            const std::size_t at = known == place.constEnd() ? means.size() : *known;
            if (at == means.size()) {
                place.insert(key, at);
                means.push_back({key, 0, 0});
            }
            means[at].mean += *scores[r].componentRatios[i];
            ++means[at].n;
        }
    }
    for (ProfileMean &m : means)
        m.mean /= m.n;
    return means;
}

ProfileReport report(const Entry &entry, const std::vector<ProfileRow> &rows)
{
    ProfileReport out;
    out.profile = entry.profile.id;
    double sum = 0;
    bool aborted = false;
    for (const ProfileRow &row : rows) {
        ProfileRowScore score = entry.score(row);
        aborted = aborted || score.rule == QLatin1String("run_aborted");
        if (score.counted && score.total) {
            sum += *score.total;
            ++out.n;
        }
        out.rows.push_back(std::move(score));
    }
    out.means = keyedMeans(entry.keying, rows, out.rows);
    if (aborted) { // no number is ever written
        out.n = 0;
        out.means.clear();
        out.note = QStringLiteral(
            "One unreadable reply raised an error and ended the run, so this harness reports no number.");
    } else if (out.n > 0) {
        out.overall = sum / out.n;
    }
    return out;
}

} // namespace

const std::vector<ScorerProfile> &profiles()
{
    static const std::vector<ScorerProfile> all = [] {
        std::vector<ScorerProfile> list;
        for (const Entry &e : entries())
            list.push_back(e.profile);
        return list;
    }();
    return all;
}

Result<ProfileReport> scoreAs(const QString &profile, const std::vector<ProfileRow> &rows)
{
    for (const Entry &e : entries()) {
        if (e.profile.id == profile)
            return report(e, rows);
    }
    QStringList known;
    for (const Entry &e : entries())
        known << e.profile.id;
    return failure(ErrorKind::BadInput, QStringLiteral("There is no scorer profile \"%1\".").arg(profile), {},
                   QStringLiteral("Choose one of: %1.").arg(known.join(QLatin1String(", "))));
}

std::vector<ProfileReport> scoreAsAll(const std::vector<ProfileRow> &rows)
{
    std::vector<ProfileReport> reports;
    for (const Entry &e : entries())
        reports.push_back(report(e, rows));
    return reports;
}

std::vector<ProfileDifference> differences(const std::vector<ProfileReport> &reports)
{
    std::vector<ProfileDifference> found;
    if (reports.empty())
        return found;
    const ProfileReport &own = reports.front();
    for (std::size_t r = 0; r < own.rows.size(); ++r) {
        const std::optional<double> mine = own.rows[r].counted ? own.rows[r].total : std::nullopt;
        for (std::size_t p = 1; p < reports.size(); ++p) {
            if (r >= reports[p].rows.size())
                continue;
            const ProfileRowScore &other = reports[p].rows[r];
            const std::optional<double> theirs = other.counted ? other.total : std::nullopt;
            const bool same = mine.has_value() == theirs.has_value() && (!mine || std::abs(*mine - *theirs) < 1e-9);
            if (!same)
                found.push_back({own.rows[r].itemKey, reports[p].profile, mine, theirs, other.rule, other.why});
        }
    }
    return found;
}

} // namespace plumbline
