// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/report_files.h"

#include "app/composition/report_pdf.h"
#include "core/base/output_file.h"

#include <QJsonDocument>

namespace plumbline {

Status writeReportFile(const ReportInput &report, const QString &kind, const QString &path)
{
    const ScoreTableContext context{report.judge, report.references};
    const QString wanted = kind.toLower();
    if (wanted == QLatin1String("html") || wanted == QLatin1String("htm"))
        return writeOutput(path, htmlReport(report));
    if (wanted == QLatin1String("pdf"))
        return writeReportPdf(report, path);
    if (wanted == QLatin1String("md"))
        return writeOutput(path, markdownReport(report).toUtf8());
    if (wanted == QLatin1String("latex") || wanted == QLatin1String("tex"))
        return writeOutput(path, leaderboardLatex(report.board, context).toUtf8());
    if (wanted == QLatin1String("csv"))
        return writeOutput(path, leaderboardCsv(report.board, context));
    if (wanted == QLatin1String("json"))
        return writeOutput(path, QJsonDocument(reportToJson(report)).toJson());
    return failure(ErrorKind::BadInput, QStringLiteral("There is no report of the kind “%1”.").arg(kind), path,
                   QStringLiteral("Kinds: html, pdf, md, latex, csv, json."));
}

} // namespace plumbline
