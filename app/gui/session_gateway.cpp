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
    m_previous = std::move(m_session);
    m_session = std::move(*session);
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
    if (QFileInfo::exists(path))
        return open(path);
    if (!QDir().mkpath(QFileInfo(path).path()))
        return failure(ErrorKind::Io, QStringLiteral("The folder for the sample cannot be made."),
                       QFileInfo(path).path());
    if (Status ok = create(path); !ok)
        return ok;
    if (Status ok = fillSampleProject(*m_session, *folder); !ok)
        return ok;
    m_evaluation = std::make_unique<Evaluation>(*m_session, sampleSteps(*folder), RunOptions{});
    m_evaluation->start();
    return {};
}

void SessionGateway::close()
{
    m_evaluation.reset();
    m_session.reset();
    m_previous.reset();
}

} // namespace plumbline
