// SPDX-License-Identifier: GPL-3.0-or-later
// Throughput of a run against an ideal server: fixed latency, questions with images of 200 KB, several concurrencies;
// with the longest gap of the main event loop (with the window on it, where it is built) and the memory at both ends.
// Usage: bench_runs [questions] [concurrency…]; bench_runs --serve LATENCY is the server, started by itself.
#include "app/composition/session.h"
#include "core/base/ids.h"
#include "core/run/planner.h"
#include "tests/bench/runs/latency_server.h"

#ifdef PLUMBLINE_BENCH_WINDOW
#include "app/gui/session_gateway.h"
#include "ui/shell/main_window.h"

#include <QApplication>
using Application = QApplication;
#else
#include <QGuiApplication>
using Application = QGuiApplication;
#endif

#include <QBuffer>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>

using namespace plumbline;

namespace {

constexpr int kLatencyMs = 200;
constexpr int kImages = 20;

/// Noise, which JPEG cannot make small: 470 pixels square are about 200 KB. PLUMBLINE_BENCH_SIDE sets another side.
void makeImages(const QString &folder)
{
    bool isGiven = false;
    const int given = qEnvironmentVariableIntValue("PLUMBLINE_BENCH_SIDE", &isGiven);
    const int side = isGiven && given > 0 ? given : 470;
    for (int n = 0; n < kImages; ++n) {
        QImage image(side, side, QImage::Format_RGB32);
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                image.setPixel(x, y, QRandomGenerator::global()->generate() | 0xff000000U);
        }
        image.save(QStringLiteral("%1/%2.jpg").arg(folder).arg(n), "JPG", 90);
    }
}

double residentMb()
{
    QFile status(QStringLiteral("/proc/self/statm"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    return status.readAll().split(' ').value(1).toDouble() * 4096 / 1e6;
}

/// Mean time from sending a question to having its whole answer, as the project has it.
double meanLatencyMs(const ProjectStore &store)
{
    const auto reader = store.openReader();
    const auto responses = (*reader)->answers().currentResponses();
    double sum = 0;
    for (const Response &r : *responses)
        sum += r.meta.latencyMs;
    return sum / static_cast<double>(std::max<std::size_t>(1, responses->size()));
}

/// Items into a new project; gives the run of one candidate over them.
QString plan(ProjectStore &store, const QString &images, const QString &url, int questions)
{
    QFuture<Result<Plan>> job =
        store.write<Plan>(Change::Items | Change::Runs, [&](WriteAccess &access) -> Result<Plan> {
            for (int i = 0; i < questions; ++i) {
                Item item;
                item.id = newId();
                item.revisionId = newId();
                item.position = i;
                item.image = QStringLiteral("%1/%2.jpg").arg(images).arg(i % kImages);
                item.instruction = QStringLiteral("Describe picture %1 in exactly two sentences.").arg(i);
                item.components = {{QStringLiteral("Describe picture"), QStringLiteral("describe"), 10}};
                if (Status ok = access.items().insert(item, 1); !ok)
                    return tl::unexpected<Error>(ok.error());
            }
            ModelSpec model;
            model.name = QStringLiteral("m");
            model.endpoint = {QStringLiteral("openai-chat"), url, QStringLiteral("m"), {}};
            const Result<ModelSpec> stored = access.models().upsert(model, 1);
            return stored ? planAsk(access, *stored, {}, 0, 1) : Result<Plan>(tl::unexpected<Error>(stored.error()));
        });
    job.waitForFinished();
    return job.result()->run.id;
}

void measure(const QString &images, const QString &url, int questions, int concurrency)
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("p.plumb"));
    QString run;
    {
        const Result<std::unique_ptr<Session>> session = Session::create(path, {});
        run = plan((*session)->store(), images, url, questions);
    }
#ifdef PLUMBLINE_BENCH_WINDOW
    Theme theme;
    theme.apply(*qApp, Theme::Scheme::Light);
    SessionGateway gateway;
    MainWindow window(gateway, theme);
    window.resize(1280, 860);
    window.show();
    window.openProject(path);
    RunEngine &engine = *gateway.engine();
#else
    const Result<std::unique_ptr<Session>> session = Session::open(path, {});
    RunEngine &engine = (*session)->engine();
#endif
    QTimer::singleShot(1500, qApp, &QCoreApplication::quit); // the window has drawn itself, the project is read
    QCoreApplication::exec();

    qint64 worstGap = 0;
    QElapsedTimer beat;
    QTimer pulse;
    pulse.setTimerType(Qt::PreciseTimer);
    QObject::connect(&pulse, &QTimer::timeout, &pulse, [&] { worstGap = std::max(worstGap, beat.restart()); });
    double early = 0;
    double late = 0;
    QObject::connect(&engine, &RunEngine::changed, &pulse, [&](const RunStatus &status) {
        if (status.progress.answered >= questions / 4 && early <= 0)
            early = residentMb();
        if (status.progress.answered >= questions * 9 / 10 && late <= 0)
            late = residentMb();
    });
    QElapsedTimer clock;
    qint64 took = 0;
    QObject::connect(&engine, &RunEngine::ended, &pulse, [&](const RunStatus &) {
        took = clock.elapsed();
        QCoreApplication::quit();
    });
    beat.start();
    pulse.start(5);
    clock.start();
    RunOptions options;
    options.concurrency = concurrency;
    engine.start(run, options);
    QCoreApplication::exec();
    const double perSecond = 1000.0 * questions / static_cast<double>(took);
    const double ideal = 1000.0 * concurrency / kLatencyMs;
#ifdef PLUMBLINE_BENCH_WINDOW
    const double latency = meanLatencyMs(*gateway.store());
#else
    const double latency = meanLatencyMs((*session)->store());
#endif
    std::printf("| %d | %.1f s | %.0f/s | %.0f/s | %.0f %% | %.0f ms | %.0f %% | %lld ms | %.0f → %.0f MB |\n",
                concurrency, static_cast<double>(took) / 1000, perSecond, ideal, 100 * perSecond / ideal, latency,
                0.1 * perSecond * latency / concurrency, static_cast<long long>(worstGap), early, late);
    std::fflush(stdout);
#ifdef PLUMBLINE_BENCH_WINDOW
    window.close();
    gateway.close();
#endif
}

} // namespace

int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (argc == 3 && qstrcmp(argv[1], "--serve") == 0) {
        const QCoreApplication app(argc, argv);
        return bench::serve(QByteArray(argv[2]).toInt());
    }
    Application app(argc, argv);
    QGuiApplication::setQuitOnLastWindowClosed(false);
    const QTemporaryDir images;
    qputenv("PLUMBLINE_CACHE", images.filePath(QStringLiteral("cache")).toUtf8());
    qputenv("XDG_CONFIG_HOME", images.path().toUtf8());
    makeImages(images.path());
    QProcess server;
    server.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--serve"), QString::number(kLatencyMs)});
    server.waitForReadyRead();
    const QString url = QStringLiteral("http://127.0.0.1:%1/v1").arg(server.readLine().trimmed().toInt());
    const int questions = argc > 1 ? QByteArray(argv[1]).toInt() : 2000;
    QList<int> all;
    for (int i = 2; i < argc; ++i)
        all.append(QByteArray(argv[i]).toInt());
    if (all.isEmpty())
        all = {8, 32, 64, 128};
    std::printf("%d questions, images of %lld KB, server answers after %d ms\n"
                "| in flight | took | answers | ideal | of ideal | latency as measured | of in flight / that | longest "
                "gap of the event loop | "
                "memory at 25 %% → 90 %% |\n"
                "|---|---|---|---|---|---|---|---|---|\n",
                questions, static_cast<long long>(QFile(images.filePath(QStringLiteral("0.jpg"))).size() / 1000),
                kLatencyMs);
    for (const int concurrency : all)
        measure(images.path(), url, questions, concurrency);
    server.kill();
    server.waitForFinished();
    return 0;
}
