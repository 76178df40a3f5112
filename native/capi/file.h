#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <memory>
#include <span>
#include <string>

namespace pdx {

// The bytes of a whole file. The path is UTF-8 on every system.
class FileContent {
 public:
  // `what` is the part the file plays, for messages: "program file". Throws kFileUnreadable, naming the path, when it
  // is missing, a directory, empty, not a regular file, or cannot be read to its end, and kOutOfMemory when it has more
  // bytes than `limit` or than can be had.
  FileContent(const std::string& path, const char* what, std::uint64_t limit);

  std::span<const std::byte> bytes() const { return {bytes_.get(), size_}; }

 private:
  std::unique_ptr<std::byte[]> bytes_;
  std::size_t size_ = 0;
};

// Fills `bytes`; throws kFileUnreadable, naming the path, when the stream fails or ends before.
void ReadWhole(std::istream& stream, std::span<std::byte> bytes, const std::string& path, const char* what);

}  // namespace pdx
