// SPDX-License-Identifier: GPL-3.0-or-later
// plumbline-cli: what the window can do to data, without a window. Commands and answers: docs/cli.md.
#include "app/cli/commands.h"
#include "app/cli/run_words.h"
#include "app/composition/no_core_dump.h"
#include "app/composition/report_pdf.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

namespace plumbline::cli {

namespace {

using Options = QList<QCommandLineOption>;

QCommandLineOption valued(const char *name, const char *help, const char *what)
{
    return {QString::fromLatin1(name), QString::fromUtf8(help), QString::fromLatin1(what)};
}

QCommandLineOption flag(const char *name, const char *help)
{
    return {QString::fromLatin1(name), QString::fromUtf8(help)};
}

Options inOut()
{
    return {valued("in", "Input, one JSON object a line", "FILE"),
            valued("out", "Output, one JSON object a line", "FILE")};
}

/// What counts, for every command about results.
Options resultOptions()
{
    return {valued("judge", "Whose points count (default: the first judge; repeated: their mean)", "NAME"),
            valued("candidate", "Only this candidate (may be repeated)", "NAME"),
            valued("missing", "What a missing score counts as: exclude (default), zero, bounds", "POLICY"),
            valued("weights", "authored (default), equal, or factors of categories: description=2,ocr=0", "RULE"),
            flag("judges-only", "Leave people's points out"),
            valued("revision", "Items as they were at this revision, with the answers to them (default: now)", "N"),
            valued("level", "Only items of this level", "LEVEL"),
            valued("words", "Only items whose instruction has these words", "TEXT"),
            valued("annotator",
                   "Only items written by this group: name=, language=, region=, expertise= (may be repeated)",
                   "TRAIT=VALUE")};
}

Options bootstrapOptions()
{
    return {valued("replicates", "Bootstrap replicates (default 10000)", "N"), valued("seed", "Seed (default 1)", "N")};
}

struct Command
{
    const char *name;
    const char *words;
    const char *help;
    int (*run)(const Arguments &);
    Options options;
};

const std::vector<Command> &commands()
{
    static const std::vector<Command> all = {
        {"init", "[FILE]", "Create a project", runInit, {}},
        {"import",
         "PATH…",
         "Import a benchmark, responses or results of any known harness: files or folders",
         runImport,
         {valued("candidate", "Whose results these are (default: as the files say); OLD=NEW renames one", "NAME"),
          valued("judge", "Who judged (default: as the files say)", "NAME"),
          valued("map", "Read any table: FIELD=COLUMN,… (fields: docs/cli.md)", "MAPPING"),
          flag("add-items", "Take in items that only the results know as new ones"),
          flag("dry-run", "Only say what would happen")}},
        {"reported", "", "What harnesses reported, beside what is computed from the same replies", runReported, {}},
        {"export",
         "",
         "Export items, scores or decisions",
         runExport,
         {valued("format",
                 "miabench, vlmevalkit, evalscope, hf, llava, scores-jsonl, decisions-jsonl, csv-long, csv-wide, "
                 "labelstudio, llm-comparator",
                 "FORMAT"),
          valued("out", "File to write (hf: folder)", "FILE"),
          valued("images", "Items: copy images beside the file, or write addresses (reference, default)", "HOW"),
          valued("candidate", "llava and scores: only of this candidate (may be repeated)", "NAME"),
          valued("judge", "Scores: whose points (default: the first judge)", "NAME"),
          flag("all", "Items: also those that were not accepted in review"),
          flag("bom", "CSV: begin with a byte order mark")}},
        {"ask", "", "Ask a candidate", runAsk, candidateOptions() + runOptions()},
        {"judge", "", "Have a judge grade responses", runJudge,
         judgeOptions() + runOptions() +
             Options{valued("candidate", "Only responses of this candidate (may be repeated)", "NAME"),
                     flag("controls", "Grade the control questions instead of the responses")}},
        {"eval", "", "Create what is missing, ask, judge and score in one go", runEval,
         Options{valued("benchmark", "Benchmark to import first", "FILE")} + candidateOptions() + judgeOptions() +
             runOptions()},
        {"probe", "", "Ask about items without their image, with a blank one and with another's, and have it graded",
         runProbe,
         candidateOptions() + judgeOptions() + runOptions() +
             Options{valued("items", "Which items: all (default), 3, 0-9, 0-4,7", "ITEMS"),
                     valued("conditions", "none, blank, another (with commas; default: all three)", "LIST")}},
        {"probes",
         "",
         "How much items depend on their image, as far as they were probed",
         runProbes,
         {valued("judge", "Whose points count (default: the first that graded probes)", "NAME")}},
        {"scores", "", "Mean scores with their denominators, intervals and ranks", runScores,
         resultOptions() + bootstrapOptions() +
             Options{valued("profile", "Score as a public harness does: notebook, vlmevalkit, …; all: side by side",
                            "PROFILE"),
                     valued("by", "A leaderboard for each annotator group: name, language, region, expertise", "TRAIT"),
                     flag("csv", "As CSV"), flag("md", "As a Markdown table"),
                     flag("latex", "As a LaTeX table (booktabs)"), valued("out", "Write to this file", "FILE"),
                     valued("reference", "Published table (CSV) as reference rows (may be repeated)", "FILE")}},
        {"compare", "[A B]", "Paired comparison of two candidates, in all and by category; without names: all pairs",
         runCompare, resultOptions() + bootstrapOptions()},
        {"what-if", "",
         "Ranks under other weights, judges and missing-score policies, and Kendall's tau to the default", runWhatIf,
         resultOptions()},
        {"rank-correlation", "[TABLE…]",
         "Rank correlations: judge with judge, the project with benchmarks, or inside tables", runRankCorrelation,
         resultOptions()},
        {"published",
         "TABLE…",
         "What can be recomputed from published tables, and where they contradict themselves",
         runPublished,
         {}},
        {"references",
         "[list|add TABLE…|remove NAME]",
         "Published tables that the project keeps as reference",
         runReferences,
         {}},
        {"groups", "[list|set CANDIDATE [GROUP]]", "Groups that the leaderboard sorts candidates into", runGroups, {}},
        {"annotators",
         "[list|set ITEMS|read FILE]",
         "Who wrote the items, as groups to compare results by; ITEMS: all, 3, 0-9; FILE: a table with a column item",
         runAnnotators,
         {valued("name", "set: who wrote them, so that they do not review them (empty: not said)", "VALUE"),
          valued("language", "set: the annotators' language", "VALUE"), valued("region", "set: likewise", "VALUE"),
          valued("expertise", "set: likewise", "VALUE")}},
        {"claims", "[list|make A B|renew ID|remove ID]",
         "Sentences made from the data; list checks each again (exit code 1 where one no longer holds)", runClaims,
         resultOptions() + bootstrapOptions() + Options{valued("on", "make: total (default) or a category", "WHAT")}},
        {"slides",
         "[list|add KIND|remove N|move N TO]",
         "The presentation: title, leaderboard, chart, claim, item",
         runSlides,
         {valued("title", "add: its title", "TEXT"), valued("text", "add title: lines below", "TEXT"),
          valued("notes", "add: speaker notes", "TEXT"),
          valued("chart", "add chart: categories (default), radar, heat_map, …", "ID"),
          valued("claim", "add claim: its id", "ID"), valued("item", "add item: its number, from 0", "N")}},
        {"report", "", "A report that can be left behind: HTML, PDF, Markdown, LaTeX, CSV, JSON", runReport,
         resultOptions() + bootstrapOptions() +
             Options{valued("html", "One self-contained page", "FILE"), valued("pdf", "PDF", "FILE"),
                     valued("md", "Markdown", "FILE"), valued("latex", "LaTeX table", "FILE"),
                     valued("csv", "The leaderboard as CSV", "FILE"), valued("json-out", "JSON", "FILE"),
                     valued("title", "Title of the report", "TEXT"),
                     valued("items", "Responses in the HTML report: all (default), worst, none", "WHICH"),
                     flag("thumbnails", "HTML: with the images, small"),
                     valued("reference", "Published table (CSV) as reference rows (may be repeated)", "FILE")}},
        {"sample", "", "Open the bundled sample: ask, judge and score it from recorded replies", runSample,
         runOptions()},
        {"images",
         "",
         "Load every image and say which are missing",
         runImages,
         {valued("folder", "Look here for images by file name, from now on", "FOLDER")}},
        {"decide",
         "",
         "Record a person's points for a response",
         runDecide,
         {valued("response", "Id of the response", "ID"), valued("item", "Or: position of the item", "N"),
          valued("candidate", "with the candidate's name", "NAME"),
          valued("points", "Points per component, with commas; - leaves one out", "LIST"),
          valued("reason", "Why", "TEXT"), valued("reviewer", "Who decides", "NAME"),
          valued("judge", "The judge in view (default: the first)", "NAME"),
          flag("blind", "Decided without seeing the judge"),
          flag("adjudicate", "The points settle differing reviewers: gold"),
          flag("reveal", "The reviewer has now seen the judge; later points are marked so"),
          valued("comment", "Words about one component", "TEXT"),
          valued("component", "Which component the comment is about, 0-based", "N"),
          flag("flag", "Flag it for discussion, or take the flag back")}},
        {"undo",
         "",
         "Take back a reviewer's last act; the ledger keeps both",
         runUndo,
         {valued("reviewer", "Whose", "NAME")}},
        {"redo", "", "Take back a reviewer's last undo", runRedo, {valued("reviewer", "Whose", "NAME")}},
        {"decisions",
         "",
         "List the ledger",
         runDecisions,
         {valued("out", "Write the events as JSON lines, to be imported elsewhere", "FILE")}},
        {"import-decisions", "FILE", "Take over decisions from JSON lines", runImportDecisions, {}},
        {"merge", "OTHER.plumb", "Unite the decisions of another project with this one's", runMerge, {}},
        {"queue",
         "create|list|show|delete [NAME]",
         "Audit queues: draw, list, show, delete",
         runQueue,
         {valued("source", "sample (default), contradictions, unparsed, flagged, disagreements, most-useful, all",
                 "KIND"),
          valued("size", "How many responses (default: all there are)", "N"),
          valued("seed", "Seed of the draw (default 1)", "N"),
          valued("strata", "Stratify by category, candidate, level, score (with commas)", "LIST"),
          valued("reviewer", "Assigned to (may be repeated); show: whose part", "NAME"),
          valued("overlap", "Share of responses that two reviewers get, 0 to 1", "SHARE"),
          valued("gold", "Hidden gold responses, as a share of the others, 0 to 1", "SHARE"),
          valued("extends", "most-useful: the sample to add to (default: the newest)", "NAME"),
          valued("judge", "Whose points count (default: the first judge)", "NAME")}},
        {"agreement",
         "",
         "Judges, people and gold against each other, with intervals",
         runAgreement,
         {valued("basis", "blind (default): only points given before a reveal; all: everybody's latest", "BASIS"),
          valued("replicates", "Bootstrap replicates (default 10000)", "N"), valued("seed", "Seed (default 1)", "N"),
          valued("judge", "The judge that anchoring is measured against (default: the first)", "NAME")}},
        {"corrected",
         "",
         "Scores corrected by the audited random sample, and how many more audits would halve the interval",
         runCorrected,
         {valued("queue", "Name of the sample (default: the newest)", "NAME"),
          valued("judge", "Whose points are corrected (default: the first)", "NAME"),
          valued("factor", "Half width to plan for, as a share of the present one (default 0.5)", "F"),
          flag("population", "The items are themselves a sample of possible items: wider intervals")}},
        {"controls",
         "",
         "Control questions for judges: make them, report on them",
         runControls,
         {flag("create", "Make new ones (then: judge --controls)"),
          valued("kinds",
                 "blank_image, swapped_image, begging, sentence_added, banned_word, case_changed (with commas)",
                 "LIST"),
          valued("per-kind", "How many of each (default 20)", "N"), valued("seed", "Seed of the draw (default 1)", "N"),
          valued("judge", "Whose judgements they start from (default: the first)", "NAME")}},
        {"verify-ledger", "", "Prove the chain of decisions", runVerifyLedger, {}},
        {"lint",
         "[FILE]",
         "Check a benchmark file or the project by the benchmark's rules",
         runLint,
         {flag("ocr", "Read the text in images that nobody has read yet, too")}},
        {"findings",
         "[list|accept ITEM RULE|reopen ITEM RULE|fix ITEM|all RULE]",
         "What lint found in the project: let it stand with a reason, or mend it by rule",
         runFindings,
         {valued("reason", "accept: why it is right as it is", "TEXT"),
          valued("component", "Only the finding in this component, counted from 0", "N")}},
        {"generate", "[status|images PATH…|instructions|components]",
         "Have a model write five instructions for each image and take them apart; they become drafts", runGenerate,
         candidateOptions() + runOptions()},
        {"coverage",
         "",
         "What the items have and lack by category, level and constraint, and what to write next",
         runCoverage,
         {}},
        {"drafts",
         "[list|new TEMPLATE|add FILE|edit ITEM|take ID|all|remove ID]",
         "Items that are being written; take puts one into the benchmark, as an item or as a revision",
         runDrafts,
         {valued("image", "new, add, edit: keep this image file in the project for it", "FILE")}},
        {"templates",
         "[list|save DRAFT NAME|remove NAME]",
         "Instructions with their components that new items are begun from",
         runTemplates,
         {}},
        {"grid",
         "[export FILE|apply FILE|set FIELD VALUE]",
         "Many items edited at once: as a table out and back, or one value for all; what changes the question is a new "
         "revision",
         runGrid,
         {valued("items", "export, set: which (default: all): 3, 0-9, 0-4,7", "ITEMS"),
          flag("dry-run", "Only say what would change")}},
        {"item-reviews",
         "[list|accept ITEM|return ITEM]",
         "Review of items that were written or edited here; exit code 1 while any waits or was returned",
         runItemReviews,
         {valued("reviewer", "Who reviews", "NAME"), valued("answer", "accept: the reviewer's own answer", "TEXT"),
          valued("comment", "return: what the author should change", "TEXT"),
          flag("answerable", "A person who sees the image can answer it"),
          flag("no-leak", "The instruction does not give its answer away"),
          flag("image-dependent", "Without the image it cannot be answered")}},
        {"revisions", "ITEM", "The revisions of an item and what changed from one to the next", runRevisions, {}},
        {"runs", "", "List runs: how far, what failed, what they cost", runRuns, {}},
        {"log",
         "",
         "What was sent and came back, request by request (no keys, no images)",
         runLog,
         {valued("run", "Only this run (its id, or how it begins)", "ID"),
          valued("outcome", "Only these: answered, rate_limited, server, timeout, …", "KIND"),
          valued("limit", "Newest N of each run (default 50)", "N")}},
        {"batch", "write|submit|poll|read FILE…|list|cancel",
         "Ask or judge through OpenAI's Batch API, or with its files by hand", runBatch,
         candidateOptions() + judgeOptions() + runOptions() +
             Options{valued("candidate", "Only responses of this candidate (may be repeated)", "NAME"),
                     valued("out", "Folder for requests.jsonl (default: beside the project)", "FOLDER"),
                     flag("wait", "poll: until every batch has ended"),
                     valued("interval", "poll --wait: seconds between looks (default 30)", "S")}},
        {"manual", "next|answer", "Ask or judge by hand: shows a prompt, takes the pasted answer", runManual,
         candidateOptions() + judgeOptions() + runOptions() +
             Options{valued("candidate", "Only responses of this candidate (may be repeated)", "NAME"),
                     valued("question", "answer: which question", "ID"),
                     valued("in", "answer: file with the answer (default: standard input)", "FILE")}},
        {"prices",
         "[list|set|remove]",
         "Prices of models, per million tokens; none is assumed",
         runPrices,
         {valued("model", "Name of the model as it is sent", "NAME"),
          valued("input", "Price of a million input tokens", "AMOUNT"),
          valued("output", "Price of a million output tokens", "AMOUNT"),
          valued("currency", "Currency of all prices of the project (default USD)", "CODE")}},
        {"cap",
         "",
         "What the whole project may cost",
         runCap,
         {valued("amount", "The cap; none takes it away", "AMOUNT")}},
        {"costs", "", "What answers did cost, by candidate, judge, run and item", runCosts, {}},
        {"providers", "", "Known providers: address, API, key variable", runProviders, {}},
        {"test-endpoint", "", "List an endpoint's models and ask one question about a picture", runTestEndpoint,
         candidateOptions() + Options{valued("timeout", "Seconds that an answer may take (default 180)", "S")}},
        {"key",
         "list|set NAME|show NAME|remove NAME",
         "Keys in the system keyring; set reads standard input",
         runKey,
         {}},
        {"parse", "", "Read judge replies: points, totals, flags", runParse, inOut()},
        {"check", "", "Read constraints from components and verify responses", runCheck, inOut()},
    };
    return all;
}

void printHelp()
{
    printLine(QStringLiteral("plumbline-cli " PLUMBLINE_VERSION "\n"
                             "Usage: plumbline-cli [--project FILE] [--json] COMMAND [OPTIONS]\n"));
    for (const Command &c : commands()) {
        printLine(QStringLiteral("  %1 %2\n      %3")
                      .arg(QString::fromLatin1(c.name), QString::fromUtf8(c.words), QString::fromUtf8(c.help)));
        for (const QCommandLineOption &option : c.options) {
            printLine(QStringLiteral("      --%1  %2")
                          .arg(option.names().first() +
                                   (option.valueName().isEmpty() ? QString() : u' ' + option.valueName()),
                               -28)
                          .arg(option.description()));
        }
    }
    printLine(
        QStringLiteral("\nExit codes: 0 done, 1 did it but found problems, 2 bad usage or input. More: docs/cli.md"));
}

int run(const QStringList &words)
{
    if (words.contains(QStringLiteral("--help")) || words.contains(QStringLiteral("-h"))) {
        printHelp();
        return Done;
    }
    if (words.contains(QStringLiteral("--version"))) {
        printLine(QStringLiteral("plumbline-cli " PLUMBLINE_VERSION));
        return Done;
    }
    QHash<QString, Options> options;
    for (const Command &c : commands())
        options.insert(QString::fromLatin1(c.name), c.options);
    const Result<Arguments> arguments = parseArguments(words, options);
    if (!arguments) {
        Arguments none;
        none.json = words.contains(QStringLiteral("--json"));
        return fail(none, arguments.error());
    }
    const auto chosen = std::find_if(commands().begin(), commands().end(),
                                     [&](const Command &c) { return arguments->command == QLatin1String(c.name); });
    return chosen->run(*arguments);
}

} // namespace

} // namespace plumbline::cli

int main(int argc, char *argv[])
{
    // What Qt thinks of colour profiles is nothing to act on, and stderr is for progress, as JSON lines under --json.
    QLoggingCategory::setFilterRules(QStringLiteral("qt.gui.imageio.info=false\nqt.gui.imageio.warning=false"));
    plumbline::forbidCoreDumps();
    const std::vector<std::string_view> words(argv, argv + argc);
    const bool draws =
        std::any_of(words.begin(), words.end(), [](std::string_view w) { return w.rfind("--pdf", 0) == 0; });
    const std::unique_ptr<QCoreApplication> app = plumbline::makeConsoleApplication(argc, argv, draws);
    QCoreApplication::setApplicationName(QStringLiteral("plumbline"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PLUMBLINE_VERSION));
    return plumbline::cli::run(QCoreApplication::arguments().mid(1));
}
