// SPDX-License-Identifier: GPL-3.0-or-later
// The arithmetic of looking at an image, without a window.
#include "ui/image/view_transform.h"

#include <QTest>

using namespace plumbline;

class TestViewTransform : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fitsEveryShape_data()
    {
        QTest::addColumn<QSizeF>("view");
        QTest::addColumn<QSizeF>("image");
        QTest::newRow("wide in tall") << QSizeF(300, 600) << QSizeF(1200, 300);
        QTest::newRow("tall in wide") << QSizeF(600, 300) << QSizeF(300, 1200);
        QTest::newRow("small") << QSizeF(800, 600) << QSizeF(10, 10);
        QTest::newRow("huge") << QSizeF(800, 600) << QSizeF(9000, 7000);
        QTest::newRow("view smaller than its margin") << QSizeF(10, 10) << QSizeF(100, 100);
    }
    void fitsEveryShape()
    {
        QFETCH(QSizeF, view);
        QFETCH(QSizeF, image);
        ViewTransform t;
        t.setView(view);
        t.setImage(image, false);
        const QRectF target = t.target();
        QVERIFY(t.isFitted());
        QVERIFY(target.width() <= view.width() + 1e-9 || view.width() < 40);
        QVERIFY(target.height() <= view.height() + 1e-9 || view.height() < 40);
        QVERIFY(qAbs(target.center().x() - view.width() / 2) < 1e-6);
        QVERIFY(qAbs(target.width() / target.height() - image.width() / image.height()) < 1e-9);
    }
    void zoomKeepsThePointUnderTheCursor()
    {
        ViewTransform t;
        t.setView({800, 600});
        t.setImage({1600, 1200}, false);
        for (const QPointF at : {QPointF(400, 300), QPointF(200, 150), QPointF(600, 400)}) {
            const QPointF before = t.toImage(at);
            t.zoomAt(at, 1.25);
            const QPointF after = t.toImage(at);
            QVERIFY2(qAbs(before.x() - after.x()) < 1e-6 && qAbs(before.y() - after.y()) < 1e-6, "the point moved");
        }
    }
    void viewIsKeptOnTheNextItem()
    {
        ViewTransform t;
        t.setView({800, 600});
        t.setImage({1600, 1200}, false);
        t.setScale(1);
        t.pan({-200, -100});
        const QPointF centre = t.toImage({400, 300});
        t.setImage({800, 600}, true);
        QCOMPARE(t.scale(), 1.0);
        const QPointF same = t.toImage({400, 300});
        QVERIFY(qAbs(same.x() / 800 - centre.x() / 1600) < 1e-9);
        QVERIFY(qAbs(same.y() / 600 - centre.y() / 1200) < 1e-9);
    }
    void imageCannotBeLost()
    {
        ViewTransform t;
        t.setView({800, 600});
        t.setImage({1600, 1200}, false);
        t.setScale(2);
        t.pan({1e6, -1e6});
        QVERIFY(t.target().intersects(QRectF(0, 0, 800, 600)));
        t.zoomAt({0, 0}, 1e-9);
        QVERIFY(t.scale() > 0);
        t.zoomAt({0, 0}, 1e12);
        QVERIFY(t.scale() <= 32);
    }
    void nothingLoadedIsNoProblem()
    {
        ViewTransform t;
        t.setView({800, 600});
        t.zoomAt({10, 10}, 2);
        t.pan({5, 5});
        QVERIFY(t.target().isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestViewTransform)
#include "tst_view_transform.moc"
