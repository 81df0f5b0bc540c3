// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/session_gateway.h"

#include "app/composition/places.h"
#include "app/composition/sample_project.h"

#include <QDir>
#include <QFileInfo>

namespace plumbline {

Status SessionGateway::take(Result<std::unique_ptr<Session>> session)
{
    if (!session)
        return tl::unexpected<Error>(session.error());
    m_evaluation.reset();
    m_session = std::move(*session); // the window let go of the old one before it asked
    return {};
}

Status SessionGateway::create(const QString &path)
{
    return take(Session::create(path, {}));
}

Status SessionGateway::open(const QString &path)
{
    return take(Session::open(path, {}));
}

Status SessionGateway::openSample()
{
    const Result<QString> folder = sampleFolder();
    if (!folder)
        return tl::unexpected<Error>(folder.error());
    const QString path = sampleProjectPath();
    if (!QDir().mkpath(QFileInfo(path).path())) {
        return failure(ErrorKind::Io, QStringLiteral("The folder for the sample cannot be made."),
                       QFileInfo(path).path());
    }
    Result<std::unique_ptr<Session>> session =
        QFileInfo::exists(path) ? Session::open(path, {}) : Session::create(path, {});
    if (!session)
        return tl::unexpected<Error>(session.error());
    if (Status ok = fillSampleProject(**session, *folder); !ok)
        return ok;
    if (Status ok = take(std::move(session)); !ok)
        return ok;
    // Also when it was opened before: what is answered is not asked again, and what was broken off goes on.
    m_evaluation = std::make_unique<Evaluation>(*m_session, sampleSteps(*folder), RunOptions{});
    m_evaluation->start();
    return {};
}

void SessionGateway::close()
{
    m_evaluation.reset();
    m_session.reset();
}

} // namespace plumbline
