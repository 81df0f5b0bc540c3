// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer target: any bytes as a judge's reply. Checks what must hold for every reply; crashes and hangs show
// themselves. Run: fuzz_judge_reply_parser -max_len=4096 CORPUS tests/fuzz/parser/corpus
#include "core/scoring/judge_reply_parser.h"
#include "core/scoring/parse_json_lines.h"

#include <cstdint>
#include <cstdlib>

using namespace plumbline;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void checkReply(const ParsedReply &r, const std::vector<double> &weights)
{
    require(r.points.size() == weights.size());
    std::size_t known = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (!r.points[i])
            continue;
        ++known;
        require(*r.points[i] >= 0 && *r.points[i] <= weights[i]);
    }
    require((known == weights.size()) == (r.state == ParseState::Complete));
    require((known == 0) == (r.state == ParseState::None));
    require(r.computedTotal.has_value() == (r.state == ParseState::Complete));
    require(known == weights.size() || !r.flags.empty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    static const std::vector<std::vector<double>> kWeights = {
        {4, 3, 3}, {6, 4}, {4, 2, 2, 2}, {10}, {1, 1, 1, 1, 1, 1, 1}};
    const std::vector<double> &weights = kWeights[data[0] % kWeights.size()];
    const auto *bytes = reinterpret_cast<const char *>(data + 1);
    const auto length = static_cast<qsizetype>(size - 1);
    const QString reply =
        data[0] & 0x80
            ? QString::fromUtf16(reinterpret_cast<const char16_t *>(QByteArray(bytes, length).constData()), length / 2)
            : QString::fromUtf8(bytes, length);
    checkReply(parseJudgeReply(reply, weights), weights);
    if (data[0] & 0x40) {
        std::vector<ComponentHint> hints;
        for (const double w : weights)
            hints.push_back({QStringLiteral("using exactly two sentences"), QStringLiteral("length_limit"), w});
        hints[0].text = QStringLiteral("Describe the image");
        checkReply(parseJudgeReply(reply, hints), weights);
    }
    if (data[0] & 0x20)
        (void)parseJsonLine(QByteArray(bytes, length));
    return 0;
}
