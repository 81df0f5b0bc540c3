// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of plumbline-cli. Each takes its arguments, prints its answer and gives the exit code: 0 done, 1 did it
// but found problems, 2 bad usage or input.
#pragma once

#include "app/cli/arguments.h"

namespace plumbline::cli {

int runInit(const Arguments &arguments);
int runImport(const Arguments &arguments);
int runReported(const Arguments &arguments);
int runExport(const Arguments &arguments);
int runAsk(const Arguments &arguments);
int runJudge(const Arguments &arguments);
int runEval(const Arguments &arguments);
int runProbe(const Arguments &arguments);
int runProbes(const Arguments &arguments);
int runSample(const Arguments &arguments);
int runScores(const Arguments &arguments);
int runCompare(const Arguments &arguments);
int runWhatIf(const Arguments &arguments);
int runRankCorrelation(const Arguments &arguments);
int runPublished(const Arguments &arguments);
int runReport(const Arguments &arguments);
int runReferences(const Arguments &arguments);
int runGroups(const Arguments &arguments);
int runAnnotators(const Arguments &arguments);
int runClaims(const Arguments &arguments);
int runSlides(const Arguments &arguments);
int runDecide(const Arguments &arguments);
int runUndo(const Arguments &arguments);
int runRedo(const Arguments &arguments);
int runDecisions(const Arguments &arguments);
int runImages(const Arguments &arguments);
int runImportDecisions(const Arguments &arguments);
int runMerge(const Arguments &arguments);
int runQueue(const Arguments &arguments);
int runAgreement(const Arguments &arguments);
int runCorrected(const Arguments &arguments);
int runControls(const Arguments &arguments);
int runVerifyLedger(const Arguments &arguments);
int runLint(const Arguments &arguments);
int runFindings(const Arguments &arguments);
int runDrafts(const Arguments &arguments);
int runTemplates(const Arguments &arguments);
int runGrid(const Arguments &arguments);
int runGenerate(const Arguments &arguments);
int runCoverage(const Arguments &arguments);
int runItemReviews(const Arguments &arguments);
int runRevisions(const Arguments &arguments);
int runParse(const Arguments &arguments);
int runCheck(const Arguments &arguments);
int runPrices(const Arguments &arguments);
int runCap(const Arguments &arguments);
int runCosts(const Arguments &arguments);
int runTestEndpoint(const Arguments &arguments);
int runProviders(const Arguments &arguments);
int runKey(const Arguments &arguments);
int runRuns(const Arguments &arguments);
int runLog(const Arguments &arguments);
int runBatch(const Arguments &arguments);
int runManual(const Arguments &arguments);

} // namespace plumbline::cli
