// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/source_grouping.h"

#include "core/exchange/rows/json_rows.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QRegularExpression>

namespace plumbline {

namespace {

QString baseName(const QString &file)
{
    return QFileInfo(file).completeBaseName();
}

/// `repeats:` at the left margin of EvalScope's task_config.yaml, the one thing wanted from it.
int repeatsOf(const QString &config)
{
    QFile file(config);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    static const QRegularExpression line(QStringLiteral("^repeats:\\s*(\\d+)\\s*$"),
                                         QRegularExpression::MultilineOption);
    return line.match(QString::fromUtf8(file.read(1024 * 1024))).captured(1).toInt();
}

struct EvalScopePlace
{
    QString root;  ///< of the run
    QString model; ///< its folder's name
};

/// <root>/predictions|reviews|reports/<model>/file
EvalScopePlace evalScopePlace(const QString &file)
{
    const QFileInfo info(QFileInfo(file).absoluteFilePath());
    const QDir model = info.dir();
    const QString step = QFileInfo(model.absolutePath()).dir().dirName();
    if (step != u"predictions" && step != u"reviews" && step != u"reports")
        return {};
    return {QDir::cleanPath(model.absoluteFilePath(QStringLiteral("../.."))), model.dirName()};
}

/// An earlier profile describes text judges; the JSON contract has attempts (reference/formats/README.md, 3.1).
QString evalScopeHarness(const FileShape &shape)
{
    for (const QJsonObject &row : shape.firstRows) {
        const QJsonObject score = row.value(u"sample_score").toObject().value(u"score").toObject();
        if (score.value(u"metadata").toObject().contains(QLatin1String("judge_attempts")))
            return QStringLiteral("evalscope-head");
    }
    return QStringLiteral("evalscope-1.10");
}

} // namespace

ImportSource &SourceGrouping::group(const QString &key, SourceKind kind, const QString &path)
{
    if (const qsizetype known = m_keys.indexOf(key); known >= 0)
        return m_sources[static_cast<std::size_t>(known)];
    m_keys.append(key);
    ImportSource source;
    source.kind = kind;
    source.path = path;
    m_sources.push_back(std::move(source));
    return m_sources.back();
}

void SourceGrouping::addEvalScope(const QString &file, const QString &root, FileKind kind, const FileShape &shape)
{
    const EvalScopePlace place = evalScopePlace(file);
    // One work folder may hold several benchmarks; a file that was named itself is taken at its word.
    if (!root.isEmpty() && !place.root.isEmpty() &&
        !baseName(file).contains(QLatin1String("mia"), Qt::CaseInsensitive)) {
        m_others.append(file);
        return;
    }
    if (kind == FileKind::EvalScopeReport) {
        m_evalScopeReports.append(file);
        return;
    }
    QString candidate = place.model;
    if (candidate.isEmpty() && !shape.firstRows.empty()) {
        const QJsonObject &row = shape.firstRows.front();
        candidate = row.value(u"model").toString();
        for (const QJsonValue message : row.value(u"messages").toArray()) {
            if (candidate.isEmpty() && message.toObject().value(u"role").toString() == u"assistant")
                candidate = message.toObject().value(u"model").toString();
        }
    }
    if (candidate.isEmpty())
        candidate = baseName(file);
    const QString key = place.root.isEmpty()
                            ? QStringLiteral("evalscope:rows:") + candidate
                            : QStringLiteral("evalscope:%1:%2:%3").arg(place.root, place.model, baseName(file));
    ImportSource &source = group(key, SourceKind::EvalScope, file);
    source.names.candidate = candidate;
    source.files.append(file);
    if (!place.root.isEmpty())
        source.names.repeats = repeatsOf(place.root + QStringLiteral("/configs/task_config.yaml"));
    if (kind == FileKind::EvalScopeReviews || source.harness.isEmpty())
        source.harness = evalScopeHarness(shape);
    if (kind == FileKind::EvalScopeReviews)
        source.path = file;
}

void SourceGrouping::addVlmEvalKit(const QString &file)
{
    static const QRegularExpression name(QStringLiteral("^(.+)_(?:MIA-Bench|Mia-Bench|MIA_Bench|MIABench)(?:_(.+))?$"));
    ImportSource &source = group(QStringLiteral("vlmevalkit:") + file, SourceKind::VlmEvalKit, file);
    const QRegularExpressionMatch match = name.match(baseName(file));
    source.names.candidate = match.hasMatch() ? match.captured(1) : baseName(file);
    source.names.judge = match.captured(2);
    source.harness = QStringLiteral("vlmevalkit");
    source.files.append(file);
}

ImportSource &SourceGrouping::addLmms(const QString &file, bool isResults)
{
    static const QRegularExpression stamp(QStringLiteral("^(\\d{8}_\\d{6})_"));
    const QFileInfo info(QFileInfo(file).absoluteFilePath());
    const QRegularExpressionMatch match = stamp.match(info.fileName());
    const QString key =
        QStringLiteral("lmms:%1:%2").arg(info.absolutePath(), match.hasMatch() ? match.captured(1) : QString());
    ImportSource &source = group(key, SourceKind::LmmsEval, file);
    source.harness = QStringLiteral("lmms-eval");
    if (isResults) {
        source.reports.append(file);
        if (const Result<QJsonObject> results = readJsonObject(file)) {
            if (const QString model = results->value(u"model_name").toString(); !model.isEmpty())
                source.names.candidate = model;
        }
        return source;
    }
    source.path = file;
    source.files.append(file);
    if (source.names.candidate.isEmpty()) {
        // The folder is named after the model, with its slashes made "__".
        source.names.candidate =
            match.hasMatch() ? info.dir().dirName().replace(QStringLiteral("__"), QStringLiteral("/")) : baseName(file);
    }
    return source;
}

void SourceGrouping::add(const QString &file, const QString &root, FileKind kind, const FileShape &shape,
                         const QHash<QString, QString> &mapping)
{
    const auto alone = [&](SourceKind as) -> ImportSource & {
        ImportSource &source = group(sourceKindId(as) + u':' + file, as, file);
        source.files.append(file);
        source.names.candidate = baseName(file);
        return source;
    };
    switch (kind) {
    case FileKind::EvalScopePredictions:
    case FileKind::EvalScopeReviews:
    case FileKind::EvalScopeReport:
        addEvalScope(file, root, kind, shape);
        break;
    case FileKind::VlmEvalKit:
        addVlmEvalKit(file);
        break;
    case FileKind::VlmEvalKitScores:
        m_scores.append(file);
        break;
    case FileKind::VlmEvalKitStatus:
        m_statuses.append(file);
        break;
    case FileKind::LmmsSamples: {
        ImportSource &source = addLmms(file, false);
        for (const QJsonObject &row : shape.firstRows) {
            if (row.value(u"doc").isObject())
                source.harness = QStringLiteral("lmms-eval-0.3");
        }
        break;
    }
    case FileKind::LmmsResults:
        addLmms(file, true);
        break;
    case FileKind::OpenAiBatch: {
        ImportSource &source =
            group(QStringLiteral("batch:") + root, SourceKind::OpenAiBatch, root.isEmpty() ? file : root);
        source.files.append(file);
        if (source.names.candidate.isEmpty())
            source.names.candidate = root.isEmpty() ? baseName(file) : QDir(root).dirName();
        break;
    }
    case FileKind::ScoredFrame: {
        ImportSource &source = alone(SourceKind::ScoredFrame);
        source.judgeColumns = judgeColumnsOf(shape);
        source.harness = QStringLiteral("notebook");
        break;
    }
    case FileKind::Mapped:
        alone(SourceKind::Mapped).mapping = mapping;
        break;
    case FileKind::Llava:
        alone(SourceKind::Llava);
        break;
    case FileKind::Community:
        alone(SourceKind::Community);
        break;
    case FileKind::Responses:
        alone(SourceKind::Responses);
        break;
    case FileKind::Drafts:
        alone(SourceKind::Drafts);
        break;
    case FileKind::Benchmark:
        alone(SourceKind::Benchmark);
        break;
    case FileKind::Unknown:
        break;
    }
}

std::vector<ImportSource> SourceGrouping::take(std::vector<IgnoredFile> &ignored)
{
    // VLMEvalKit's status and means belong to the judged table beside them.
    const auto attach = [&](const QString &file) -> ImportSource * {
        const QString folder = QFileInfo(file).absolutePath();
        ImportSource *best = nullptr;
        for (ImportSource &source : m_sources) {
            if (source.kind != SourceKind::VlmEvalKit || QFileInfo(source.path).absolutePath() != folder)
                continue;
            if (baseName(file) == baseName(source.path) + QStringLiteral("_score"))
                return &source;
            if (!best || !source.names.judge.isEmpty())
                best = &source;
        }
        return best;
    };
    for (const QStringList &files : {m_scores, m_statuses}) {
        for (const QString &file : files) {
            if (ImportSource *source = attach(file)) {
                source->reports.append(file);
                continue;
            }
            if (files == m_statuses) {
                ignored.push_back({file, QStringLiteral("A status without the tables that it is about.")});
                continue;
            }
            addVlmEvalKit(file);
            ImportSource &source = m_sources.back();
            source.names.judge =
                source.names.judge.chopped(source.names.judge.endsWith(QLatin1String("_score")) ? 6 : 0);
            source.reports = source.files;
            source.files.clear();
        }
    }
    for (const QString &file : std::as_const(m_evalScopeReports)) {
        const EvalScopePlace place = evalScopePlace(file);
        bool attached = false;
        for (ImportSource &source : m_sources) {
            if (source.kind != SourceKind::EvalScope || source.files.isEmpty())
                continue;
            const EvalScopePlace rows = evalScopePlace(source.files.front());
            if (place.root == rows.root && place.model == rows.model &&
                baseName(source.files.front()).startsWith(baseName(file))) {
                source.reports.append(file);
                attached = true;
            }
        }
        if (!attached) {
            ImportSource &source = group(QStringLiteral("report:") + file, SourceKind::EvalScope, file);
            source.names.candidate = place.model;
            source.reports.append(file);
        }
    }
    for (const QString &file : std::as_const(m_others))
        ignored.push_back({file, QStringLiteral("Results of another benchmark.")});
    for (ImportSource &source : m_sources) {
        if (source.files.isEmpty())
            source.kind = SourceKind::Report;
    }
    return std::move(m_sources);
}

} // namespace plumbline
