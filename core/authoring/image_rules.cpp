// SPDX-License-Identifier: GPL-3.0-or-later
// Images: that the address can be used, and that a local file is there and can be read.
#include "core/authoring/rule.h"
#include "core/media/image_address.h"
#include "core/media/image_codec.h"
#include "core/media/perceptual_hash.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QMutex>
#include <QSet>
#include <QtConcurrentMap>

namespace plumbline {

namespace {

constexpr int kNear = 5;      ///< bits of 64: copies of one picture differ in 0 to 4, different ones in 20 and more
constexpr int kSmallest = 64; ///< pixels: less than this on a side shows little

bool hasScheme(const QString &image)
{
    return image.contains(QLatin1String("://")) || image.startsWith(QLatin1String("data:"), Qt::CaseInsensitive);
}

class ImageAddressUsable final : public Rule
{
public:
    [[nodiscard]] RuleInfo info() const override
    {
        return {
            QStringLiteral("image_address"), Severity::Error,
            QStringLiteral("The image address is a web address with its scheme, a file, or a data URI; anything else "
                           "cannot be fetched by the scorers.")};
    }
    void check(const RuleInput &input, std::vector<Finding> &findings) const override
    {
        for (std::size_t i = 0; i < input.items.size(); ++i) {
            const Item &item = input.items[i];
            const ImageAddress address = resolveImageAddress(item.image, item.imageBase);
            const QString text = item.image.trimmed();
            const QString scheme = text.contains(QLatin1String("://")) ? text.section(u':', 0, 0).toLower() : QString();
            if (text.isEmpty())
                findings.push_back(found(i, QStringLiteral("The item has no image.")));
            else if (!scheme.isEmpty() && scheme != QLatin1String("http") && scheme != QLatin1String("https") &&
                     scheme != QLatin1String("file"))
                findings.push_back(found(i, QStringLiteral("“%1” cannot be fetched: %2 is no scheme for an image.")
                                                .arg(text.left(80), scheme)));
            else if (address.kind == ImageAddress::Kind::Unusable)
                findings.push_back(
                    found(i, QStringLiteral("“%1” cannot be used: %2").arg(item.image.left(80), address.problem)));
            else if (address.kind == ImageAddress::Kind::Url && !hasScheme(item.image.trimmed()))
                findings.push_back(found(i, QStringLiteral("“%1” has no scheme: write https:// or http:// before it.")
                                                .arg(item.image.left(80))));
        }
    }
    [[nodiscard]] std::optional<Item> fixed(const Item &item, const Finding &, double) const override
    {
        const ImageAddress address = resolveImageAddress(item.image, item.imageBase);
        if (address.kind != ImageAddress::Kind::Url || hasScheme(item.image.trimmed()))
            return {};
        Item mended = item;
        mended.image = QStringLiteral("https://") + item.image.trimmed();
        return mended;
    }
};

class ImageFileReadable final : public Rule
{
public:
    [[nodiscard]] RuleInfo info() const override
    {
        return {QStringLiteral("image_file"), Severity::Error,
                QStringLiteral("A local image file is there, whole, upright, and large enough to show something.")};
    }
    void check(const RuleInput &input, std::vector<Finding> &findings) const override
    {
        if (!input.looksAtFiles)
            return;
        for (std::size_t i = 0; i < input.items.size(); ++i) {
            const ImageAddress address = resolveImageAddress(input.items[i].image, input.items[i].imageBase);
            if (address.kind != ImageAddress::Kind::File)
                continue;
            QFile file(address.path);
            if (!file.open(QIODevice::ReadOnly)) {
                findings.push_back(
                    found(i, QStringLiteral("%1 cannot be opened: %2.").arg(address.path, file.errorString())));
                continue;
            }
            const Result<ImageInfo> image = inspectImage(file.readAll());
            if (!image)
                findings.push_back(found(i, QStringLiteral("%1: %2").arg(address.path, image.error().what)));
            else if (image->size.width() < kSmallest || image->size.height() < kSmallest)
                findings.push_back(found(i, QStringLiteral("%1 is only %2 × %3 pixels.")
                                                .arg(address.path)
                                                .arg(image->size.width())
                                                .arg(image->size.height())));
            else if (!image->isUpright)
                findings.push_back(
                    found(i, QStringLiteral("%1 is stored sideways, with a tag that models may overlook: save "
                                            "it upright.")
                                 .arg(address.path)));
        }
    }
};

/// Hashes of local files by path, size and time: a benchmark is checked again with every edit.
std::optional<quint64> hashOfFile(const QString &path)
{
    static QMutex mutex;
    static QHash<QString, quint64> known;
    const QFileInfo info(path);
    const QString key =
        QStringLiteral("%1|%2|%3").arg(path).arg(info.size()).arg(info.lastModified().toMSecsSinceEpoch());
    {
        const QMutexLocker lock(&mutex);
        if (const auto found = known.constFind(key); found != known.constEnd())
            return *found;
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const Result<quint64> hash = differenceHash(file.readAll());
    if (!hash)
        return {};
    const QMutexLocker lock(&mutex);
    known.insert(key, *hash);
    return *hash;
}

class NearImage final : public Rule
{
public:
    [[nodiscard]] RuleInfo info() const override
    {
        return {QStringLiteral("image_near"), Severity::Info,
                QStringLiteral("Local images that look nearly the same (another size, quality or brightness of one "
                               "picture) are worth a look: their items are not independent.")};
    }
    void check(const RuleInput &input, std::vector<Finding> &findings) const override
    {
        if (!input.looksAtFiles)
            return;
        std::vector<std::pair<std::size_t, QString>> files; // one of each path: the same address is another rule's
        QSet<QString> seen;
        for (std::size_t i = 0; i < input.items.size(); ++i) {
            const ImageAddress address = resolveImageAddress(input.items[i].image, input.items[i].imageBase);
            if (address.kind == ImageAddress::Kind::File && !seen.contains(address.path)) {
                seen.insert(address.path);
                files.emplace_back(i, address.path);
            }
        }
        const QList<std::optional<quint64>> hashes = QtConcurrent::blockingMapped<QList<std::optional<quint64>>>(
            files, [](const std::pair<std::size_t, QString> &file) { return hashOfFile(file.second); });
        for (qsizetype a = 0; a < hashes.size(); ++a) {
            for (qsizetype b = a + 1; hashes[a] && b < hashes.size(); ++b) {
                if (!hashes[b] || hashDistance(*hashes[a], *hashes[b]) > kNear)
                    continue;
                const std::size_t first = files[std::size_t(a)].first;
                const std::size_t second = files[std::size_t(b)].first;
                for (const auto &[one, other] : {std::pair(first, second), std::pair(second, first)})
                    findings.push_back(found(one, QStringLiteral("Its image looks nearly like that of item %1.")
                                                      .arg(input.items[other].position)));
            }
        }
    }
};

} // namespace

Rules imageRules()
{
    Rules rules;
    rules.push_back(std::make_unique<ImageAddressUsable>());
    rules.push_back(std::make_unique<ImageFileReadable>());
    rules.push_back(std::make_unique<NearImage>());
    return rules;
}

} // namespace plumbline
