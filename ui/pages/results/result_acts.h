// SPDX-License-Identifier: GPL-3.0-or-later
// What the results page writes into the project: references, claims, slides. Each reads what is stored, changes it and
// stores it within one write, so that two windows do not undo each other. GUI thread; `failed` of the page on errors.
#pragma once

#include "core/report/result_documents.h"
#include "ui/pages/page.h"

namespace plumbline {

void addClaim(const PageContext &context, Page &page, const Claim &claim);
void removeClaim(const PageContext &context, Page &page, const QString &id);
/// Replaces the claim of the same id.
void replaceClaim(const PageContext &context, Page &page, const Claim &claim);
void addSlide(const PageContext &context, Page &page, const Slide &slide);
void replaceSlides(const PageContext &context, Page &page, const std::vector<Slide> &slides);
/// Reads the files and stores the tables; a file that is none is reported and changes nothing.
void addReferences(const PageContext &context, Page &page, const QStringList &paths);
void setGroup(const PageContext &context, Page &page, const QString &candidate, const QString &group);
void removeReference(const PageContext &context, Page &page, const QString &name);

} // namespace plumbline
