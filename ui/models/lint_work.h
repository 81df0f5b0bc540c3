// SPDX-License-Identifier: GPL-3.0-or-later
// LintWork: checks a snapshot's items by the rules of the benchmark in the background, and again when they or the
// acceptances change. GUI thread; no widgets.
#pragma once

#include "core/authoring/finding.h"
#include "core/media/image_survey.h"
#include "ui/models/project_view.h"

#include <QHash>

#include <atomic>

namespace plumbline {

/// What was found, by item id; accepted findings are marked.
struct LintResult
{
    QHash<QString, std::vector<Finding>> byItem; ///< only items with findings
    QMap<QString, int> openByRule;               ///< items with an open finding of the rule
    QMap<Severity, int> openBySeverity;          ///< items whose worst open finding is of it
    int accepted = 0;                            ///< items with an accepted finding

    /// Open findings of an item first, by severity; empty for none.
    [[nodiscard]] std::vector<Finding> of(const QString &itemId) const { return byItem.value(itemId); }
};
using LintPtr = std::shared_ptr<const LintResult>;

/// Which items a list shows by what was found in them.
struct FindingFilter
{
    enum class Kind { All, Any, Severity, Rule, Accepted };
    Kind kind = Kind::All;
    plumbline::Severity severity = plumbline::Severity::Error;
    QString rule{};

    [[nodiscard]] bool passes(const std::vector<Finding> &findings) const;
};

class LintWork final : public QObject
{
    Q_OBJECT
public:
    /// `images`: what is known of images, and found out of those that are here; outlives this.
    explicit LintWork(ImageLibrary &images, QObject *parent = nullptr);
    ~LintWork() override;
    void start(const SnapshotPtr &snapshot);
    /// Reads the text in the images that are here and that nobody has read yet; about half a second each.
    void readTexts();
    [[nodiscard]] bool isReadingTexts() const { return m_survey && m_survey->options.readsText; }
    void stopReading();
    [[nodiscard]] const LintPtr &result() const { return m_result; }

Q_SIGNALS:
    void ready();
    void textsRead(int done, int of);
    void textsDone(const plumbline::Result<plumbline::Survey> &result, bool wasStopped);

private:
    struct SurveyJob
    {
        SurveyOptions options;
        std::atomic<bool> isStopped = false;
    };

    void run();
    void survey(bool readsText);

    ImageLibrary &m_images;
    QThreadPool m_pool;
    QThreadPool m_surveyPool;
    std::shared_ptr<SurveyJob> m_survey; ///< under way
    bool m_looksAgain = false;           ///< more is known of images than m_result is of
    SnapshotPtr m_wanted;
    SnapshotPtr m_done; ///< the snapshot that m_result is of
    bool m_running = false;
    LintPtr m_result;
};

} // namespace plumbline
