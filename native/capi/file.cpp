#include "capi/file.h"

#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <limits>
#include <system_error>

#include "graph/error.h"

namespace pdx {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void Fail(const std::string& path, const char* what, const std::string& reason) {
  throw Error(ErrorCode::kFileUnreadable, std::string("the ") + what + " '" + path + "' " + reason);
}

std::uintmax_t SizeOfRegularFile(const fs::path& file, const std::string& path, const char* what) {
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (status.type() == fs::file_type::not_found) Fail(path, what, "does not exist");
  if (error) Fail(path, what, "cannot be read: " + error.message());
  if (fs::is_directory(status)) Fail(path, what, "is a directory");
  if (!fs::is_regular_file(status)) Fail(path, what, "is not a regular file");
  const std::uintmax_t size = fs::file_size(file, error);
  if (error) Fail(path, what, "cannot be read: " + error.message());
  if (size == 0) Fail(path, what, "is empty");
  if (size > static_cast<std::uintmax_t>(std::numeric_limits<std::ptrdiff_t>::max())) Fail(path, what, "is too large");
  return size;
}

}  // namespace

FileContent::FileContent(const std::string& path, const char* what) {
  const fs::path file(std::u8string(path.begin(), path.end()));
  const std::uintmax_t size = SizeOfRegularFile(file, path, what);
  errno = 0;
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    Fail(path, what, "cannot be opened" + (errno == 0 ? "" : ": " + std::generic_category().message(errno)));
  }
  size_ = static_cast<std::size_t>(size);
  bytes_ = std::make_unique_for_overwrite<std::byte[]>(size_);
  stream.read(reinterpret_cast<char*>(bytes_.get()), static_cast<std::streamsize>(size_));
  if (static_cast<std::size_t>(stream.gcount()) != size_) {
    Fail(path, what, "ended after " + std::to_string(stream.gcount()) + " of " + std::to_string(size_) + " bytes");
  }
}

}  // namespace pdx
