// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/result_words.h"

#include <QThreadPool>

#include <algorithm>

namespace plumbline::cli {

namespace {

/// --level, --words, --annotator TRAIT=VALUE (may be repeated).
Result<ItemFilter> itemFilter(const Arguments &arguments)
{
    ItemFilter filter;
    filter.level = arguments.value(QStringLiteral("level")).trimmed();
    filter.words = arguments.value(QStringLiteral("words")).trimmed();
    for (const QString &word : arguments.options.value(QStringLiteral("annotator"))) {
        const std::optional<AnnotatorTrait> trait = annotatorTraitFromId(word.section(u'=', 0, 0));
        if (!trait || !word.contains(u'=')) {
            return failure(ErrorKind::BadInput, QStringLiteral("--annotator does not take “%1”.").arg(word), {},
                           QStringLiteral("It takes language=VALUE, region=VALUE or expertise=VALUE; without a value: "
                                          "items that do not say it."));
        }
        filter.annotator[*trait] = word.section(u'=', 1).simplified();
    }
    return filter;
}

constexpr int kReportReplicates = 10000;

std::optional<Category> categoryFromId(const QString &id)
{
    const auto found =
        std::find_if(kCategories.begin(), kCategories.end(), [&](Category c) { return categoryId(c) == id.toLower(); });
    return found == kCategories.end() ? std::nullopt : std::optional(*found);
}

} // namespace

Result<WeightRule> weightRule(const QString &words)
{
    WeightRule rule;
    for (const QString &word : words.split(u',', Qt::SkipEmptyParts)) {
        const QString part = word.trimmed();
        if (part == QLatin1String("authored"))
            continue;
        if (part == QLatin1String("equal")) {
            rule.equal = true;
            continue;
        }
        const std::optional<Category> category = categoryFromId(part.section(u'=', 0, 0).trimmed());
        bool isNumber = false;
        const double factor = part.section(u'=', 1).toDouble(&isNumber);
        if (!category || !isNumber || !(factor >= 0) || factor > 1000) {
            return failure(ErrorKind::BadInput, QStringLiteral("--weights does not take “%1”.").arg(part), {},
                           QStringLiteral("It takes authored, equal, or factors of categories such as "
                                          "description=2,ocr=0 (0 to 1000)."));
        }
        rule.factors[*category] = factor;
    }
    return rule;
}

Result<ResultRequest> resultRequest(const Arguments &arguments)
{
    ResultRequest request;
    request.judges = arguments.options.value(QStringLiteral("judge"));
    request.candidates = arguments.options.value(QStringLiteral("candidate"));
    request.people = !arguments.has(QStringLiteral("judges-only"));
    const QString wanted = arguments.has(QStringLiteral("missing")) ? arguments.value(QStringLiteral("missing"))
                                                                    : QStringLiteral("exclude");
    const std::optional<MissingPolicy> policy = missingPolicyFromId(wanted);
    if (!policy) {
        return failure(ErrorKind::BadInput,
                       QStringLiteral("--missing takes exclude, zero or bounds, not “%1”.").arg(wanted));
    }
    request.policy = *policy;
    if (arguments.has(QStringLiteral("revision"))) {
        const Result<int> revision = arguments.number(QStringLiteral("revision"), 1, 1, 1000000);
        if (!revision)
            return tl::unexpected<Error>(revision.error());
        request.revision = *revision;
    }
    const Result<ItemFilter> filter = itemFilter(arguments);
    if (!filter)
        return tl::unexpected<Error>(filter.error());
    request.filter = *filter;
    return weightRule(arguments.value(QStringLiteral("weights"))).map([&](const WeightRule &rule) {
        request.weights = rule;
        return request;
    });
}

Result<BootstrapOptions> bootstrapOptions(const Arguments &arguments)
{
    const Result<int> replicates = arguments.number(QStringLiteral("replicates"), kReportReplicates, 0, 1000000);
    const Result<int> seed = arguments.number(QStringLiteral("seed"), 1, 0, 2147483647);
    if (!replicates || !seed)
        return tl::unexpected<Error>(replicates ? seed.error() : replicates.error());
    BootstrapOptions options;
    options.replicates = *replicates;
    options.seed = static_cast<quint64>(*seed);
    options.pool = QThreadPool::globalInstance();
    return options;
}

Result<std::vector<PublishedTable>> publishedTables(const QStringList &paths)
{
    std::vector<PublishedTable> tables;
    for (const QString &path : paths) {
        Result<PublishedTable> table = readPublishedTable(path);
        if (!table)
            return tl::unexpected<Error>(table.error());
        tables.push_back(std::move(*table));
    }
    return tables;
}

} // namespace plumbline::cli
