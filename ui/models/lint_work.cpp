// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/lint_work.h"

#include "core/authoring/known_images.h"
#include "core/base/deliver.h"

#include <QtConcurrentRun>

#include <algorithm>

namespace plumbline {

namespace {

LintPtr lintSnapshot(const ProjectSnapshot &snapshot, const ImageLibrary &images)
{
    auto result = std::make_shared<LintResult>();
    const std::vector<Item> &items = snapshot.table.items;
    std::vector<Finding> findings = lint(items, knownImages(images));
    markAccepted(findings, items, snapshot.accepted);
    std::stable_partition(findings.begin(), findings.end(), [](const Finding &f) { return f.accepted.isEmpty(); });
    for (const Finding &f : findings)
        result->byItem[items[static_cast<std::size_t>(f.item)].id].push_back(f);
    for (const std::vector<Finding> &ofItem : std::as_const(result->byItem)) {
        QStringList rules;
        std::optional<Severity> worst;
        bool anyAccepted = false;
        for (const Finding &f : ofItem) {
            anyAccepted = anyAccepted || !f.accepted.isEmpty();
            if (!f.accepted.isEmpty())
                continue;
            if (!rules.contains(f.rule))
                rules.append(f.rule);
            worst = worst ? std::min(*worst, f.severity) : f.severity;
        }
        for (const QString &rule : std::as_const(rules))
            ++result->openByRule[rule];
        if (worst)
            ++result->openBySeverity[*worst];
        result->accepted += anyAccepted ? 1 : 0;
    }
    return result;
}

} // namespace

bool FindingFilter::passes(const std::vector<Finding> &findings) const
{
    if (kind == Kind::All)
        return true;
    if (kind == Kind::Severity) { // by the worst, so that every item is in one of them
        std::optional<plumbline::Severity> worst;
        for (const Finding &f : findings) {
            if (f.accepted.isEmpty())
                worst = worst ? std::min(*worst, f.severity) : f.severity;
        }
        return worst == severity;
    }
    return std::any_of(findings.begin(), findings.end(), [this](const Finding &f) {
        if (kind == Kind::Accepted)
            return !f.accepted.isEmpty();
        return f.accepted.isEmpty() && (kind == Kind::Any || f.rule == rule);
    });
}

LintWork::LintWork(ImageLibrary &images, QObject *parent)
    : QObject(parent)
    , m_images(images)
    , m_result(std::make_shared<LintResult>())
{
    m_pool.setObjectName(QStringLiteral("plumbline-lint"));
    m_pool.setMaxThreadCount(1);
    m_surveyPool.setObjectName(QStringLiteral("plumbline-lint-survey"));
    m_surveyPool.setMaxThreadCount(1);
    connect(&images, &ImageLibrary::refreshed, this, [this] { // a folder of images was chosen
        if (m_wanted && !m_survey)
            survey(false);
    });
}

LintWork::~LintWork()
{
    stopReading();
    m_pool.waitForDone();
    m_surveyPool.waitForDone();
}

void LintWork::start(const SnapshotPtr &snapshot)
{
    m_wanted = snapshot;
    if (!m_running)
        run();
}

void LintWork::run()
{
    const bool same = m_done && m_done->table.items == m_wanted->table.items && m_done->accepted == m_wanted->accepted;
    if (same && !m_looksAgain)
        return;
    const bool newItems = !m_done || m_done->table.items != m_wanted->table.items;
    m_looksAgain = false;
    m_running = true;
    deliver(QtConcurrent::run(&m_pool,
                              [snapshot = m_wanted, &images = m_images] { return lintSnapshot(*snapshot, images); }),
            this, [this, of = m_wanted, newItems](const LintPtr &result) {
                m_running = false;
                m_done = of;
                m_result = result;
                Q_EMIT ready();
                if (newItems && !m_survey)
                    survey(false); // the rules first, which take no time; then the images, which may
                run();             // what came meanwhile
            });
}

void LintWork::readTexts()
{
    if (m_wanted && !isReadingTexts())
        survey(true);
}

void LintWork::stopReading()
{
    if (m_survey)
        m_survey->isStopped = true;
}

void LintWork::survey(bool readsText)
{
    stopReading(); // one that only looks goes on within this one
    auto job = std::make_shared<SurveyJob>();
    m_survey = job;
    job->options.readsText = readsText;
    job->options.isCancelled = [raw = job.get()] { return raw->isStopped.load(); };
    if (readsText)
        job->options.progress = [this](int done, int of) {
            QMetaObject::invokeMethod(this, [this, done, of] { Q_EMIT textsRead(done, of); });
        };
    const auto look = [job, snapshot = m_wanted, &images = m_images] {
        return surveyImages(images, imagesOf(snapshot->table.items), job->options);
    };
    deliver(QtConcurrent::run(&m_surveyPool, look), this, [this, job, of = m_wanted](const Result<Survey> &result) {
        if (m_survey == job) {
            m_survey.reset();
            if (of->table.items != m_wanted->table.items)
                survey(false); // items that came meanwhile
        }
        if (job->options.readsText)
            Q_EMIT textsDone(result, job->isStopped);
        m_looksAgain = m_looksAgain || !result || result->looked > 0;
        if (!m_running)
            run();
    });
}

} // namespace plumbline
