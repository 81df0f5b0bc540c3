// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/generation_prompt.h"

namespace plumbline {

QString askPrompt(const QString &version, const Item &item)
{
    if (version == kGenerate) {
        return QStringLiteral(
            "Look at the image and write five instructions that a person could give to a model that sees the same "
            "image. Each instruction asks for one text about the image and says in several parts what that text must "
            "be like: what to describe, how long it is, which words it has or avoids, its form, its grammar, whose "
            "point of view it takes. It can only be followed by looking at the image, it can be followed by anybody "
            "who sees the image, and it does not give away what is seen. The five are of growing difficulty: basic, "
            "intermediate, advanced, creative, complex, from two parts to five. Write nothing but the five "
            "instructions, in this order, without numbers or headings, and put a line with *** between one and the "
            "next.");
    }
    if (version == kDecompose) {
        return QStringLiteral(
                   "Here is an instruction about the image:\n\n%1\n\nTake it apart into the parts that can be graded "
                   "one by one, such as what to describe, a length, words to use or avoid, a form. Write each part on "
                   "a line of its own, in the order of the instruction, copied from it word for word, and nothing "
                   "else.")
            .arg(item.instruction);
    }
    return item.instruction;
}

} // namespace plumbline
