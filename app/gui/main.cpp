// SPDX-License-Identifier: GPL-3.0-or-later
// plumbline: the window. Opens the project named on the command line, the sample with --sample, else the welcome page.
#include "app/composition/no_core_dump.h"
#include "app/gui/session_gateway.h"
#include "ui/decor/theme.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QSettings>

namespace {

using plumbline::Theme;

/// The person's choice, else what the desktop's own colours say.
Theme::Scheme startScheme(const QApplication &app)
{
    QString chosen = qEnvironmentVariable("PLUMBLINE_THEME");
    if (chosen.isEmpty())
        chosen = QSettings().value(QStringLiteral("window/theme")).toString();
    if (chosen.isEmpty())
        return app.palette().color(QPalette::Window).lightness() < 128 ? Theme::Scheme::Dark : Theme::Scheme::Light;
    return chosen == QLatin1String("dark") ? Theme::Scheme::Dark : Theme::Scheme::Light;
}

} // namespace

int main(int argc, char *argv[])
{
    plumbline::forbidCoreDumps();
    QApplication app(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("plumbline"));
    QApplication::setApplicationName(QStringLiteral("plumbline"));
    QApplication::setApplicationDisplayName(QStringLiteral("Plumbline"));
    QApplication::setApplicationVersion(QStringLiteral(PLUMBLINE_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Audit judges of strict instruction adherence."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption sample(QStringLiteral("sample"), QStringLiteral("Open the bundled sample."));
    parser.addOption(sample);
    parser.addPositionalArgument(QStringLiteral("project"), QStringLiteral("Project file (.plumb) to open."),
                                 QStringLiteral("[project]"));
    parser.process(app);

    Theme theme;
    theme.apply(app, startScheme(app));
    plumbline::SessionGateway gateway;
    plumbline::MainWindow window(gateway, theme);
    window.show();
    if (parser.isSet(sample))
        window.openSample();
    else if (!parser.positionalArguments().isEmpty())
        window.openProject(parser.positionalArguments().first());
    return QApplication::exec();
}
