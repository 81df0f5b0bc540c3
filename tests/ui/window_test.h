// SPDX-License-Identifier: GPL-3.0-or-later
// What every test of the window begins with: settings, cache and theme of its own.
#pragma once

#include "ui/decor/theme.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>

#include <memory>

namespace plumbline::test {

/// Nothing outside `home` is read or written from now on; the theme is light.
[[nodiscard]] inline std::unique_ptr<Theme> prepareWindowTest(const QTemporaryDir &home)
{
    qputenv("PLUMBLINE_CACHE", home.filePath(QStringLiteral("cache")).toUtf8());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home.filePath(QStringLiteral("config")));
    QApplication::setOrganizationName(QStringLiteral("plumbline-test"));
    auto theme = std::make_unique<Theme>();
    theme->apply(*qApp, Theme::Scheme::Light);
    return theme;
}

} // namespace plumbline::test
