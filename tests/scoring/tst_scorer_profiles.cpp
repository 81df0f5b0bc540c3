// SPDX-License-Identifier: GPL-3.0-or-later
// The profiles against what the harnesses really reported on the sample judgements (MANIFEST.json) and against the
// table of section 9 of the formats README, cell by cell where a cell says what happens.
#include "core/scoring/scorer_profiles.h"
#include "tests/support/reference.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <cmath>

using namespace plumbline;

namespace {

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::vector<ComponentHint> componentsOf(const QJsonObject &item)
{
    std::vector<ComponentHint> components;
    const QJsonArray texts = item.value(QLatin1String("components")).toArray();
    for (qsizetype i = 0; i < texts.size(); ++i)
        components.push_back({texts.at(i).toString(),
                              item.value(QLatin1String("component_type")).toArray().at(i).toString(),
                              item.value(QLatin1String("component_weight")).toArray().at(i).toDouble()});
    return components;
}

/// The notebook's frame: a cell that is the row's number was never judged; null is a missing row.
std::vector<ProfileRow> notebookRows(const QString &path)
{
    std::vector<ProfileRow> rows;
    for (const QJsonValue v : QJsonDocument::fromJson(readAll(path)).array()) {
        const QJsonObject item = v.toObject();
        ProfileRow row;
        row.itemKey = item.value(QLatin1String("image")).toString();
        row.components = componentsOf(item);
        row.hasReply = item.value(QLatin1String("demo_vlm_7b")).isString();
        row.rawReply = item.value(QLatin1String("demo_vlm_7b")).toString();
        row.responseState = QStringLiteral("ok");
        rows.push_back(row);
    }
    return rows;
}

/// EvalScope's reviews of the text era: the judge's text behind its heading.
std::vector<ProfileRow> reviewRows(const QString &folder)
{
    std::vector<ProfileRow> rows;
    QDirIterator it(folder, {QStringLiteral("mia_bench_default.jsonl")}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next();
        if (!path.contains(QLatin1String("/reviews/")))
            continue;
        for (const QByteArray &line : readAll(path).split('\n')) {
            if (line.isEmpty())
                continue;
            const QJsonObject score = QJsonDocument::fromJson(line)
                                          .object()
                                          .value(QLatin1String("sample_score"))
                                          .toObject()
                                          .value(QLatin1String("score"))
                                          .toObject();
            ProfileRow row;
            row.itemKey = QString::number(QJsonDocument::fromJson(line).object().value(QLatin1String("index")).toInt());
            row.components = componentsOf(score.value(QLatin1String("metadata")).toObject());
            row.rawReply = score.value(QLatin1String("explanation")).toString();
            row.rawReply.remove(QStringLiteral("LLM judge response:\n"));
            const QJsonArray attempts =
                score.value(QLatin1String("metadata")).toObject().value(QLatin1String("judge_attempts")).toArray();
            if (!attempts.isEmpty())
                row.rawReply = attempts.at(0).toObject().value(QLatin1String("raw_response")).toString();
            row.hasReply = !row.rawReply.isEmpty();
            row.responseState = QStringLiteral("ok");
            rows.push_back(row);
        }
    }
    return rows;
}

double manifestNumber(const char *file, const char *field)
{
    const QString path = test::referencePath(QStringLiteral("formats/MANIFEST.json"));
    const QJsonObject all =
        QJsonDocument::fromJson(readAll(path)).object().value(QLatin1String("reported_by_harness_code")).toObject();
    return all.value(QLatin1String(file)).toObject().value(QLatin1String(field)).toDouble();
}

ProfileRow example(const QString &reply)
{
    ProfileRow row;
    row.itemKey = QStringLiteral("example");
    row.components = {{QStringLiteral("a"), QStringLiteral("describe"), 4},
                      {QStringLiteral("b"), QStringLiteral("length_limit"), 3},
                      {QStringLiteral("c"), QStringLiteral("linguistics"), 3}};
    row.rawReply = reply;
    row.hasReply = true;
    row.responseState = QStringLiteral("ok");
    return row;
}

ProfileRowScore one(const char *profile, const ProfileRow &row)
{
    return scoreAs(QString::fromLatin1(profile), {row})->rows.at(0);
}

const char *const kText =
    "score of component 1: 4/4, score of component 2: 3/3, score of component 3: 1/3, total score: 8/10.";

} // namespace

class TestScorerProfiles : public QObject
{
    Q_OBJECT

private:
    static void near(const std::optional<double> &got, double want, double tolerance = 1e-9)
    {
        QVERIFY(got.has_value());
        QVERIFY2(std::abs(*got - want) <= tolerance, qPrintable(QStringLiteral("got %1, want %2").arg(*got).arg(want)));
    }

private Q_SLOTS:
    void notebookNumber()
    {
        PLUMBLINE_NEEDS_REFERENCE(path, "formats/mia_original/scored_records.json");
        const auto report = scoreAs(QStringLiteral("notebook"), notebookRows(path));
        near(report->overall, manifestNumber("mia_original/scored*", "total_score"));
        QCOMPARE(report->n, 2);
    }

    void vlmEvalKitNumber()
    {
        PLUMBLINE_NEEDS_REFERENCE(path, "formats/mia_original/scored_records.json");
        // The xlsx holds the same judgements, and the failed response of row 193 was judged too (README, section 10,
        // 21).
        std::vector<ProfileRow> rows = notebookRows(path);
        for (ProfileRow &row : rows) {
            if (!row.itemKey.contains(QLatin1String("160082269")))
                continue;
            row.responseText = QStringLiteral("Failed to obtain answer via API.");
            row.responseState = QStringLiteral("failed");
            row.hasReply = true;
            row.rawReply =
                QStringLiteral("score of component 1: 0/4, score of component 2: 0/2, score of component 3: 0/2, score "
                               "of component 4: 0/2, total score: 0/10. The response is an error message.");
        }
        const auto report = scoreAs(QStringLiteral("vlmevalkit"), rows);
        near(report->overall, manifestNumber("vlmevalkit", "total_score"));
        QCOMPARE(report->n, 3);
        const std::vector<std::pair<QString, double>> want = {{QStringLiteral("describe"), 2.0 / 3},
                                                              {QStringLiteral("length_limit"), 1},
                                                              {QStringLiteral("linguistics"), 1.0 / 3},
                                                              {QStringLiteral("grammar"), 0.25},
                                                              {QStringLiteral("mention"), 0}};
        QCOMPARE(report->means.size(), want.size());
        for (const auto &[key, mean] : want) {
            bool found = false;
            for (const ProfileMean &m : report->means) {
                if (m.key == key) {
                    found = true;
                    near(m.mean, mean);
                }
            }
            QVERIFY2(found, qPrintable(key));
        }
    }

    void lmmsNumber()
    {
        PLUMBLINE_NEEDS_REFERENCE(folder, "formats/evalscope/v1_text_judge_1.5-1.6");
        const auto report = scoreAs(QStringLiteral("lmms-eval"), reviewRows(folder));
        near(report->overall, manifestNumber("lmms_eval/v0.7", "gpt_eval_score"));
        QCOMPARE(report->n, 6);
    }

    void evalScopeTextNumber()
    {
        PLUMBLINE_NEEDS_REFERENCE(folder, "formats/evalscope/v1_text_judge_1.5-1.6");
        const auto report = scoreAs(QStringLiteral("evalscope-1.10"), reviewRows(folder));
        near(report->overall, manifestNumber("evalscope/v1", "total_score"), 5e-5); // it rounds to 4 digits
        QCOMPARE(report->n, 6);
    }

    void evalScopeHeadNumber()
    {
        PLUMBLINE_NEEDS_REFERENCE(folder, "formats/evalscope/v3_json_contract");
        PLUMBLINE_NEEDS_REFERENCE(texts, "formats/evalscope/v1_text_judge_1.5-1.6");
        std::vector<ProfileRow> rows = reviewRows(folder);
        for (ProfileRow &row : rows) { // its files hold no weights: take them from the other era
            for (const ProfileRow &other : reviewRows(texts)) {
                if (other.itemKey == row.itemKey)
                    row.components = other.components;
            }
        }
        const auto report = scoreAs(QStringLiteral("evalscope-head"), rows);
        near(report->overall, manifestNumber("evalscope/v3_json_contract", "judge_score"), 5.1e-5);
        QCOMPARE(report->n, 4);
        // A careful reader takes the same four from the text judgements.
        const auto own = scoreAs(QStringLiteral("plumbline"), reviewRows(texts));
        near(own->overall, *report->overall);
        QCOMPARE(own->n, 4);
    }

    /// Section 9: reply, profile, counted, total.
    void table_data()
    {
        QTest::addColumn<QString>("reply");
        QTest::addColumn<QString>("profile");
        QTest::addColumn<bool>("counted");
        QTest::addColumn<double>("total");
        QTest::addColumn<QString>("rule");
        const auto add = [](const char *name, const QString &reply, const char *profile, bool counted, double total = 0,
                            const char *rule = "") {
            QTest::addRow("%s, %s", name, profile)
                << reply << QString::fromLatin1(profile) << counted << total << QString::fromLatin1(rule);
        };
        const auto dropped = [&add](const char *name, const QString &reply) {
            add(name, reply, "notebook", false, 0, "dropped_unparsable");
            add(name, reply, "vlmevalkit", false, 0, "dropped_unparsable");
            add(name, reply, "lmms-eval-0.3", false, 0, "run_aborted");
        };
        const QString text = QString::fromLatin1(kText);
        for (const char *p : {"notebook", "vlmevalkit", "lmms-eval-0.3", "lmms-eval", "evalscope-1.10"})
            add("canonical", text, p, true, 0.8, "judge_total");
        add("canonical", text, "evalscope-head", false, 0, "excluded_no_json");

        QString noBlank = text;
        noBlank.replace(QLatin1String(": "), QLatin1String(":"));
        // Without the blank the first digit is skipped; nothing is left of a one-digit score.
        QString oneDigit = QStringLiteral("1:4/4, 2:3/3, 3:1/3, total score:8/8.");
        dropped("no blank", oneDigit);
        add("no blank", noBlank, "lmms-eval", true, 0.8);
        add("no blank", noBlank, "evalscope-1.10", true, 0.8);
        const QString twoDigits = QStringLiteral(
            "score of component 1:10/10, score of component 2:10/10, score of component 3:10/10, total score:10/10.");
        add("two digits", twoDigits, "notebook", true, 0);
        add("two digits", twoDigits, "lmms-eval-0.3", true, 0);
        add("two digits", twoDigits, "lmms-eval", true, 1);

        const QString half = QStringLiteral(
            "score of component 1: 4/4, score of component 2: 1.5/3, score of component 3: 1/3, total score: 6.5/10.");
        dropped("fraction", half);
        add("fraction", half, "lmms-eval", true, (1 + 1.0 / 3) / 2, "mean_as_total");
        add("fraction", half, "evalscope-1.10", true, (1 + 1.0 / 3) / 2, "mean_as_total");
        const QString halfTotal = QStringLiteral(
            "score of component 1: 4/4, score of component 2: 3/3, score of component 3: 1/3, total score: 7.5/10.");
        dropped("fraction in total", halfTotal);
        add("fraction in total", halfTotal, "lmms-eval", true, 7.0 / 9);
        add("fraction in total", halfTotal, "evalscope-1.10", true, 7.0 / 9);
        const QString decimals = QStringLiteral("score of component 1: 4.0/4, score of component 2: 3.0/3, score of "
                                                "component 3: 1.0/3, total score: 8.0/10.");
        dropped("decimals", decimals);
        add("decimals", decimals, "lmms-eval", true, 0, "zero_unparsable");
        add("decimals", decimals, "evalscope-1.10", true, 0, "zero_unparsable");

        QString lines = text;
        lines.replace(QLatin1String(", "), QLatin1String("\n"));
        dropped("lines", lines);
        add("lines", lines, "lmms-eval", true, 0.8);
        const QString noPeriod = text.chopped(1) + QStringLiteral("\n\nThe response is fine");
        dropped("no period", noPeriod);
        add("no period", noPeriod, "evalscope-1.10", true, 0.8);
        dropped("preamble", QStringLiteral("Here are the scores: ") + text);
        dropped("sure", QStringLiteral("Sure. ") + text);
        add("preamble", QStringLiteral("Here are the scores: ") + text, "lmms-eval", true, 0.8);

        const QString bold = QStringLiteral("**Score of component 1**: 4/4, **score of component 2**: 3/3, **score of "
                                            "component 3**: 1/3, **total score**: 8/10.");
        add("bold", bold, "notebook", true, 0.8);
        add("bold", bold, "lmms-eval-0.3", true, 0.8);
        add("bold", bold, "lmms-eval", true, 0);
        add("bold", bold, "evalscope-1.10", true, 0);

        QString mismatch = text;
        mismatch.replace(QLatin1String("8/10"), QLatin1String("9/10"));
        for (const char *p : {"notebook", "vlmevalkit", "lmms-eval-0.3", "lmms-eval", "evalscope-1.10"})
            add("mismatch", mismatch, p, true, 0.9);
        const QString json = QStringLiteral(
            "{\"reasoning\": \"ok\", \"component_1\": 4, \"component_2\": 3, \"component_3\": 1, \"total_score\": 9}");
        add("mismatch", json, "evalscope-head", true, 0.8);

        const QString above = QStringLiteral(
            "score of component 1: 5/4, score of component 2: 3/3, score of component 3: 3/3, total score: 12/10.");
        add("above", above, "notebook", true, 1.2, "above_maximum");
        add("above", above, "lmms-eval-0.3", true, 1.2);
        add("above", above, "lmms-eval", true, 1, "clamped");
        add("above", above, "evalscope-1.10", true, 1, "clamped");
        add("above", QString(json).replace(QLatin1String("1\": 4"), QLatin1String("1\": 5")), "evalscope-head", false,
            0, "excluded_out_of_range");

        const QString noTotal =
            QStringLiteral("score of component 1: 4/4, score of component 2: 3/3, score of component 3: 1/3.");
        add("no total", noTotal, "notebook", true, 1.0 / 3, "last_component_as_total");
        add("no total", noTotal, "lmms-eval-0.3", true, 1.0 / 3);
        add("no total", noTotal, "lmms-eval", true, 7.0 / 9, "mean_as_total");
        const QString noSecond =
            QStringLiteral("score of component 1: 4/4, score of component 3: 1/3, total score: 5/10.");
        add("no second", noSecond, "notebook", true, 0.5, "shifted_components");
        add("no second", noSecond, "lmms-eval", true, 0.5, "zero_missing_component");
        add("no second", QString(json).remove(QLatin1String("\"component_2\": 3, ")), "evalscope-head", false, 0,
            "excluded_missing_key");

        const QString extra = QStringLiteral("score of component 1: 4/4, score of component 2: 3/3, score of component "
                                             "3: 1/3, score of component 4: 2/2, total score: 8/10.");
        dropped("extra", extra);
        add("extra", extra, "lmms-eval", true, 0.8);
        for (const QString &nothing : {QStringLiteral("I'm sorry, but I can't help with that."),
                                       QStringLiteral("Failed to obtain answer via API."), QString(), json}) {
            const QByteArray name = "nothing for text: " + nothing.left(8).toUtf8();
            dropped(name.constData(), nothing);
            add(name.constData(), nothing, "lmms-eval", true, 0, "zero_unparsable");
            add(name.constData(), nothing, "evalscope-1.10", true, 0, "zero_unparsable");
            if (nothing != json)
                add(name.constData(), nothing, "evalscope-head", false, 0, "excluded_no_json");
        }
        add("0-1 values",
            QStringLiteral("{\"reasoning\": \"\", \"component_1\": 1, \"component_2\": 1, \"component_3\": 1}"),
            "evalscope-head", true, 0.3);
        add("preamble", QStringLiteral("Sure:\n") + json, "evalscope-head", true, 0.8);
        add("two objects", json + json, "evalscope-head", false, 0, "excluded_several_objects");
        add("braces in prose", QStringLiteral("Let {x} be. ") + json, "evalscope-head", false, 0,
            "excluded_several_objects");
        add("braces in thought", QStringLiteral("<think>{x}</think>") + json, "evalscope-head", false, 0,
            "excluded_several_objects");
        add("odd quotes", QStringLiteral("A 5\" sign. ") + json, "evalscope-head", false);
        add("number text", QString(json).replace(QLatin1String("1\": 4"), QLatin1String("1\": \"4\"")),
            "evalscope-head", true, 0.8);
        add("fraction text", QString(json).replace(QLatin1String("1\": 4"), QLatin1String("1\": \"4/4\"")),
            "evalscope-head", false, 0, "excluded_missing_key");
        add("null", QString(json).replace(QLatin1String("1\": 4"), QLatin1String("1\": null")), "evalscope-head", false,
            0, "excluded_missing_key");
        add("fraction 1.5", QString(json).replace(QLatin1String("2\": 3"), QLatin1String("2\": 1.5")), "evalscope-head",
            true, 0.65);
    }

    void table()
    {
        QFETCH(QString, reply);
        QFETCH(QString, profile);
        QFETCH(bool, counted);
        QFETCH(double, total);
        QFETCH(QString, rule);
        const auto report = scoreAs(profile, {example(reply)});
        QVERIFY(report.has_value());
        const ProfileRowScore &score = report->rows.at(0);
        QCOMPARE(score.counted, counted);
        QCOMPARE(report->n, counted ? 1 : 0);
        if (counted)
            near(score.total, total);
        else
            QVERIFY(!report->overall);
        if (!rule.isEmpty())
            QCOMPARE(score.rule, rule);
        QVERIFY(!score.why.isEmpty());
    }

    void templateDenominatorsAreRatios()
    {
        ProfileRow row =
            example(QStringLiteral("score of component 1: 1/2, score of component 2: 8/8, total score: 9/10."));
        row.components.pop_back();
        for (const char *p : {"notebook", "lmms-eval-0.3", "lmms-eval", "evalscope-1.10"}) {
            near(one(p, row).componentRatios[0], 0.5);
            near(one(p, row).componentRatios[1], 1);
            near(one(p, row).total, 0.9);
        }
    }

    void repeatedCategories()
    {
        ProfileRow row = example(QString::fromLatin1(kText));
        row.components[2].type = QStringLiteral("describe");
        QVERIFY(!one("notebook", row).componentRatios[0]); // overwritten by the third
        near(one("lmms-eval", row).componentRatios[0], 1);
        near(one("evalscope-1.10", row).componentRatios[0], 1.0 / 3);
        near(one("evalscope-1.10", row).componentRatios[2], 1.0 / 3);
    }

    void missingSecondIsFiledUnderIt()
    {
        const ProfileRow row =
            example(QStringLiteral("score of component 1: 4/4, score of component 3: 1/3, total score: 5/10."));
        near(one("notebook", row).componentRatios[1], 1.0 / 3);
        QVERIFY(!one("notebook", row).componentRatios[2]);
        near(one("lmms-eval", row).componentRatios[1], 0);
        QVERIFY(!one("plumbline", row).counted);
    }

    void lastMentionWins()
    {
        const ProfileRow row = example(QString::fromLatin1(kText) + QStringLiteral(" Component 3: 0/3 metaphors."));
        near(one("notebook", row).componentRatios[2], 1.0 / 3);
        near(one("lmms-eval", row).componentRatios[2], 0);
        QCOMPARE(one("evalscope-1.10", row).rule, QStringLiteral("last_mention_wins"));
    }

    void oneBadReplyEndsTheOldRun()
    {
        const auto report = scoreAs(QStringLiteral("lmms-eval-0.3"),
                                    {example(QString::fromLatin1(kText)), example(QStringLiteral("Sorry."))});
        QVERIFY(!report->overall);
        QCOMPARE(report->n, 0);
        QVERIFY(!report->note.isEmpty());
    }

    void keysAsTheHarnessHasThem()
    {
        const std::vector<ProfileRow> rows = {example(QString::fromLatin1(kText))};
        QCOMPARE(scoreAs(QStringLiteral("evalscope-1.10"), rows)->means.at(1).key,
                 QStringLiteral("component_2_length_limit"));
        QCOMPARE(scoreAs(QStringLiteral("notebook"), rows)->means.at(2).key, QStringLiteral("linguistics"));
        QCOMPARE(scoreAs(QStringLiteral("plumbline"), rows)->means.at(2).key, QStringLiteral("genre"));
        QVERIFY(scoreAs(QStringLiteral("lmms-eval"), rows)->means.empty());
    }

    void differencesNameTheRule()
    {
        const std::vector<ProfileRow> rows = {
            example(QString::fromLatin1(kText)),
            example(QStringLiteral("{\"component_1\": 4, \"component_2\": 3, \"component_3\": 1}"))};
        const auto reports = scoreAsAll(rows);
        QCOMPARE(reports.size(), profiles().size());
        const auto found = differences(reports);
        // Row 1: only the JSON contract differs. Row 2: all six do (the contract wants "reasoning").
        QCOMPARE(found.size(), std::size_t(7));
        QCOMPARE(found.front().profile, QStringLiteral("evalscope-head"));
        QCOMPARE(found.front().rule, QStringLiteral("excluded_no_json"));
        for (const ProfileDifference &d : found)
            QVERIFY(!d.rule.isEmpty() && !d.why.isEmpty());
    }

    void unknownProfile()
    {
        const auto report = scoreAs(QStringLiteral("opencompass"), {});
        QVERIFY(!report.has_value());
        QVERIFY(report.error().remedy.contains(QLatin1String("notebook")));
    }
};

QTEST_GUILESS_MAIN(TestScorerProfiles)
#include "tst_scorer_profiles.moc"
