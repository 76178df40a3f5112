#include "capi/file.h"

#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <limits>
#include <new>
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

FileContent::FileContent(const std::string& path, const char* what, std::uint64_t limit) {
  const fs::path file(std::u8string(path.begin(), path.end()));
  const std::uintmax_t size = SizeOfRegularFile(file, path, what);
  if (size > limit) {
    throw Error(ErrorCode::kOutOfMemory, std::string("the ") + what + " '" + path + "' has " + std::to_string(size) +
                                             " bytes, above the memory limit of " + std::to_string(limit) +
                                             " bytes (PDX_ConfigSetMemoryLimit, in .NET MemoryLimitMb, raises it)");
  }
  errno = 0;
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    Fail(path, what, "cannot be opened" + (errno == 0 ? "" : ": " + std::generic_category().message(errno)));
  }
  size_ = static_cast<std::size_t>(size);
  try {
    bytes_ = std::make_unique_for_overwrite<std::byte[]>(size_);
  } catch (const std::bad_alloc&) {
    throw Error(ErrorCode::kOutOfMemory, std::string("there is not enough memory for the ") + what + " '" + path +
                                             "' of " + std::to_string(size_) + " bytes");
  }
  ReadWhole(stream, {bytes_.get(), size_}, path, what);
}

void ReadWhole(std::istream& stream, std::span<std::byte> bytes, const std::string& path, const char* what) {
  errno = 0;
  stream.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  const auto count = static_cast<std::size_t>(stream.gcount());
  if (count == bytes.size()) return;
  const std::string place = "after " + std::to_string(count) + " of " + std::to_string(bytes.size()) + " bytes";
  if (stream.bad()) {
    Fail(path, what, "failed " + place + (errno == 0 ? "" : ": " + std::generic_category().message(errno)));
  }
  Fail(path, what, "ended " + place + "; it was changed while it was read");
}

}  // namespace pdx
