// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the benchmark over many items: items of one to four components in varied words, one in fifty
// broken, one in a hundred a repetition. Prints a table; it is no test.
#include "core/authoring/lint.h"

#include <QStringList>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <random>

using namespace plumbline;

namespace {

QString pick(const QStringList &list, std::mt19937 &random)
{
    return list.at(qsizetype(random() % quint32(list.size())));
}

std::vector<Item> makeItems(int count)
{
    const QString words =
        QStringLiteral("harbour lantern tractor kiln orchard viaduct pigeon bakery violin glacier "
                       "carpet ferry workshop beehive staircase market chimney saddle compass tunnel");
    const QStringList nouns = words.split(u' ');
    const QStringList tasks = {QStringLiteral("Describe the %1 near the %2 in the image"),
                               QStringLiteral("Explain what the %1 in the photo tells about the %2"),
                               QStringLiteral("Write a short poem about the %1 beside the %2"),
                               QStringLiteral("Imagine you are the %1 in the picture and greet the %2")};
    const QStringList manners = {QStringLiteral("in exactly three sentences"),
                                 QStringLiteral("without using the word \"%1\""),
                                 QStringLiteral("mentioning the colour of the %1"),
                                 QStringLiteral("using one metaphor about a %1"),
                                 QStringLiteral("in the past tense"),
                                 QStringLiteral("in no more than 60 words"),
                                 QStringLiteral("and end with a question about the %1")};
    std::mt19937 random(20261127);
    std::vector<Item> items;
    for (int i = 0; i < count; ++i) {
        if (i % 100 == 99) {
            items.push_back(items[random() % items.size()]);
            items.back().image += QStringLiteral("?v=2");
            continue;
        }
        Item item;
        item.image = QStringLiteral("https://example.org/%1.jpg").arg(i);
        QStringList parts{pick(tasks, random).arg(pick(nouns, random), pick(nouns, random))};
        const int more = int(random() % 4);
        for (int c = 0; c < more; ++c) {
            const QString manner = pick(manners, random);
            parts.append(manner.contains(u'%') ? manner.arg(pick(nouns, random)) : manner);
        }
        item.instruction = parts.join(QStringLiteral(", ")) + u'.';
        item.level = more < 2 ? QStringLiteral("basic") : QStringLiteral("intermediate");
        for (qsizetype c = 0; c < parts.size(); ++c)
            item.components.push_back({parts[c], c == 0 ? QStringLiteral("describe") : QStringLiteral("mention"),
                                       c == 0 ? 4.0 : 6.0 / double(more)});
        if (i % 50 == 0)
            item.components.front().weight += 1;
        items.push_back(item);
    }
    return items;
}

} // namespace

int main()
{
    std::puts("| items | seconds | seconds of CPU | findings |\n|---|---|---|---|");
    for (const int count : {400, 10'000}) {
        const std::vector<Item> items = makeItems(count);
        double best = 1e9;
        double cpu = 0;
        std::size_t findings = 0;
        for (int run = 0; run < 3; ++run) {
            const std::clock_t begin = std::clock();
            const auto start = std::chrono::steady_clock::now();
            findings = lint(items).size();
            const double took = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
            if (took < best) {
                best = took;
                cpu = double(std::clock() - begin) / CLOCKS_PER_SEC;
            }
        }
        std::printf("| %d | %.3f | %.3f | %zu |\n", count, best, cpu, findings);
    }
}
