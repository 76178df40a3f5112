#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace pdx::testing {

// The test material outside of the repository: the folder named by PADDLE_SHARED, or "shared" beside the repository.
// Empty where there is none; tests that need it are then skipped.
inline std::filesystem::path SharedDirectory() {
  const char* named = std::getenv("PADDLE_SHARED");
  const std::filesystem::path path = named != nullptr && *named != '\0'
                                         ? std::filesystem::path(named)
                                         : std::filesystem::path(PDX_REPOSITORY_ROOT).parent_path() / "shared";
  return std::filesystem::is_directory(path) ? path : std::filesystem::path();
}

// The files of this name in the subfolders of one folder of it, in the order of their names.
inline std::vector<std::filesystem::path> SharedFiles(const std::string& folder, const std::string& name) {
  std::vector<std::filesystem::path> files;
  const std::filesystem::path root = SharedDirectory();
  if (root.empty() || !std::filesystem::is_directory(root / folder)) return files;
  for (const auto& entry : std::filesystem::directory_iterator(root / folder)) {
    if (std::filesystem::is_regular_file(entry.path() / name)) files.push_back(entry.path() / name);
  }
  std::sort(files.begin(), files.end());
  return files;
}

inline std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

}  // namespace pdx::testing

#define PDX_SKIP_WITHOUT_SHARED_DATA() \
  if (pdx::testing::SharedDirectory().empty()) GTEST_SKIP() << "no shared test data: set PADDLE_SHARED"
