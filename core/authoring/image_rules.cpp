// SPDX-License-Identifier: GPL-3.0-or-later
// Images: that the address can be used, that those which are here can be shown, and are not the same twice.
#include "core/authoring/rule.h"
#include "core/media/image_address.h"
#include "core/media/image_facts.h"
#include "core/media/perceptual_hash.h"

#include <QSet>

namespace plumbline {

namespace {

constexpr int kNear = 5; ///< bits of 64: copies of one picture differ in 0 to 4, different ones in 20 and more

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

class ImageReadable final : public Rule
{
public:
    [[nodiscard]] RuleInfo info() const override
    {
        return {QStringLiteral("image_file"), Severity::Error,
                QStringLiteral("An image that is here is whole, upright, and large enough to show something.")};
    }
    void check(const RuleInput &input, std::vector<Finding> &findings) const override
    {
        for (std::size_t i = 0; i < input.items.size(); ++i) {
            const std::optional<ImageFacts> &image = input.images[i];
            if (!image)
                continue;
            if (!image->problem.isEmpty())
                findings.push_back(found(i, QStringLiteral("%1: %2").arg(nameOf(input.items[i]), image->problem)));
            else if (image->size.width() < kSmallestImageSide || image->size.height() < kSmallestImageSide)
                findings.push_back(found(i, QStringLiteral("%1 is only %2 × %3 pixels.")
                                                .arg(nameOf(input.items[i]))
                                                .arg(image->size.width())
                                                .arg(image->size.height())));
            else if (!image->isUpright)
                findings.push_back(found(
                    i, QStringLiteral("%1 is stored sideways, with a tag that models may overlook: save it upright.")
                           .arg(nameOf(input.items[i]))));
        }
    }

private:
    static QString nameOf(const Item &item)
    {
        const ImageAddress address = resolveImageAddress(item.image, item.imageBase);
        return address.kind == ImageAddress::Kind::File ? address.path : QStringLiteral("The image");
    }
};

class NearImage final : public Rule
{
public:
    [[nodiscard]] RuleInfo info() const override
    {
        return {QStringLiteral("image_near"), Severity::Info,
                QStringLiteral("Images that look nearly the same (another size, quality or brightness of one picture) "
                               "are worth a look: their items are not independent. Known of images that are here.")};
    }
    void check(const RuleInput &input, std::vector<Finding> &findings) const override
    {
        std::vector<std::size_t> seen; // one of each address: the same one twice is another rule's
        QSet<QString> addresses;
        for (std::size_t i = 0; i < input.items.size(); ++i) {
            const std::optional<ImageFacts> &image = input.images[i];
            const Item &item = input.items[i];
            if (!image || !image->problem.isEmpty() || addresses.contains(item.imageBase + u'\n' + item.image))
                continue;
            addresses.insert(item.imageBase + u'\n' + item.image);
            seen.push_back(i);
        }
        for (std::size_t a = 0; a < seen.size(); ++a) {
            for (std::size_t b = a + 1; b < seen.size(); ++b) {
                if (hashDistance(input.images[seen[a]]->look, input.images[seen[b]]->look) > kNear)
                    continue;
                for (const auto &[one, other] : {std::pair(seen[a], seen[b]), std::pair(seen[b], seen[a])})
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
    rules.push_back(std::make_unique<ImageReadable>());
    rules.push_back(std::make_unique<NearImage>());
    return rules;
}

} // namespace plumbline
