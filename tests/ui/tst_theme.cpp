// SPDX-License-Identifier: GPL-3.0-or-later
// The tokens can be read: contrast as WCAG 2.2 asks (4.5 for text, 3 for marks), also for the three common kinds of
// colour blindness where two states must be told apart.
#include "ui/decor/theme.h"

#include <QTest>

using namespace plumbline;

namespace {

/// How a dichromat sees a colour: Viénot, Brettel & Mollon 1999 for protan and deutan (linear RGB), and the
/// corresponding single-plane approximation for tritan.
QColor seenBy(const QColor &colour, int kind)
{
    static const double matrices[3][9] = {{0.11238, 0.88762, 0, 0.11238, 0.88762, 0, 0.00401, -0.00401, 1},  // protan
                                          {0.29275, 0.70725, 0, 0.29275, 0.70725, 0, -0.02234, 0.02234, 1},  // deutan
                                          {1, 0.14461, -0.14461, 0, 0.85924, 0.14076, 0, 0.85924, 0.14076}}; // tritan
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    const auto encoded = [](double c) {
        c = std::clamp(c, 0.0, 1.0);
        return c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1 / 2.4) - 0.055;
    };
    const double rgb[3] = {linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())};
    double out[3];
    for (int row = 0; row < 3; ++row) {
        out[row] = 0;
        for (int i = 0; i < 3; ++i)
            out[row] += matrices[kind][3 * row + i] * rgb[i];
    }
    return QColor::fromRgbF(float(encoded(out[0])), float(encoded(out[1])), float(encoded(out[2])));
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textIsReadable_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::newRow("light") << int(Theme::Scheme::Light);
        QTest::newRow("dark") << int(Theme::Scheme::Dark);
    }
    void textIsReadable()
    {
        QFETCH(int, scheme);
        const QHash<QString, QColor> t = Theme::tokens(static_cast<Theme::Scheme>(scheme));
        QVERIFY(!t.isEmpty());
        for (const QString &surface :
             {QStringLiteral("window"), QStringLiteral("panel"), QStringLiteral("accentWash")}) {
            for (const QString &text : {QStringLiteral("text"), QStringLiteral("muted"), QStringLiteral("good"),
                                        QStringLiteral("bad"), QStringLiteral("warn"), QStringLiteral("accent")}) {
                const double ratio = contrastRatio(t.value(text), t.value(surface));
                QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("%1 on %2: %3").arg(text, surface).arg(ratio)));
            }
        }
        QVERIFY(contrastRatio(t.value(QStringLiteral("onAccent")), t.value(QStringLiteral("accent"))) >= 4.5);
        QVERIFY(contrastRatio(t.value(QStringLiteral("text")), t.value(QStringLiteral("warnWash"))) >= 4.5);
    }
    void marksAreVisible_data() { textIsReadable_data(); }
    void marksAreVisible()
    {
        QFETCH(int, scheme);
        const QHash<QString, QColor> t = Theme::tokens(static_cast<Theme::Scheme>(scheme));
        for (const Category category : kCategories) {
            const double ratio = contrastRatio(t.value(categoryId(category)), t.value(QStringLiteral("panel")));
            QVERIFY2(ratio >= 3.0, qPrintable(QStringLiteral("%1: %2").arg(categoryId(category)).arg(ratio)));
        }
    }
    void labelsOnFillsAreReadable()
    {
        Theme theme;
        for (const Category category : kCategories) {
            const QColor fill = theme.category(category);
            QVERIFY2(contrastRatio(theme.readableOn(fill), fill) >= 4.5, qPrintable(categoryId(category)));
        }
    }
    void statesDifferForTheColourBlind_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("protan") << 0;
        QTest::newRow("deutan") << 1;
        QTest::newRow("tritan") << 2;
    }
    void statesDifferForTheColourBlind()
    {
        // Colour is never the only sign; still, met and unmet must not look alike.
        QFETCH(int, kind);
        for (const Theme::Scheme scheme : {Theme::Scheme::Light, Theme::Scheme::Dark}) {
            const QHash<QString, QColor> t = Theme::tokens(scheme);
            const QColor good = seenBy(t.value(QStringLiteral("good")), kind);
            const QColor bad = seenBy(t.value(QStringLiteral("bad")), kind);
            const int distance = std::abs(good.red() - bad.red()) + std::abs(good.green() - bad.green()) +
                                 std::abs(good.blue() - bad.blue());
            QVERIFY2(distance >= 30, qPrintable(QStringLiteral("%1 and %2").arg(good.name(), bad.name())));
        }
    }
    void unknownTokenIsSeen() { QCOMPARE(Theme().color(QStringLiteral("no such token")), QColor(Qt::magenta)); }
    void iconsAreThere()
    {
        Theme theme;
        for (const QString &name :
             {QStringLiteral("items"), QStringLiteral("runs"), QStringLiteral("audit"), QStringLiteral("results"),
              QStringLiteral("check"), QStringLiteral("cross"), QStringLiteral("flag")}) {
            const QImage image = theme.icon(name, QStringLiteral("text")).pixmap(24, 24).toImage();
            bool drawn = false;
            for (int y = 0; y < image.height() && !drawn; ++y) {
                for (int x = 0; x < image.width() && !drawn; ++x)
                    drawn = qAlpha(image.pixel(x, y)) > 0;
            }
            QVERIFY2(drawn, qPrintable(name));
        }
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
