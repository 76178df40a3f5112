#pragma once

#include <filesystem>
#include <fstream>
#include <random>
#include <string>

namespace pdx::testing {

// A folder for the files of one test, removed with it.
class TemporaryFolder {
 public:
  TemporaryFolder()
      : path_(std::filesystem::temp_directory_path() / ("pdx_test_" + std::to_string(std::random_device()()))) {
    std::filesystem::create_directories(path_);
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }

  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  // Names of files are UTF-8 here as in the interface.
  std::string Write(const std::u8string& name, const std::string& content) const {
    std::ofstream(path_ / name, std::ios::binary) << content;
    return PathOf(name);
  }
  std::string PathOf(const std::u8string& name) const {
    const std::u8string path = (path_ / name).u8string();
    return {path.begin(), path.end()};
  }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace pdx::testing
