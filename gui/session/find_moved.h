// SPDX-License-Identifier: GPL-3.0-or-later
// A model that was moved since the project was saved is found again by its content.
#pragma once

#include <filesystem>
#include <vector>

#include "analyzer/base/progress.h"
#include "gui/session/project_file.h"

namespace jauge::gui {

// The models with a path that exists, as far as a file with their SHA-256 lies in or below `folder`; the others as they
// are. Looks at a few thousand files at most.
std::vector<ProjectModel> find_moved(std::vector<ProjectModel> models, const std::filesystem::path& folder,
                                     const Progress& progress);

}  // namespace jauge::gui
