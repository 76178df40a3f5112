#include "capi/file.h"

#include <atomic>
#include <cerrno>
#include <filesystem>
#include <sstream>
#include <streambuf>
#include <thread>

#include "capi/capi_fixture.h"
#include "graph/error.h"
#include "support/temporary_folder.h"

#ifndef _WIN32
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace pdx::testing {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLimit = std::uint64_t{1} << 30;

template <typename Body>
std::string FailureOf(ErrorCode code, Body&& body) {
  try {
    body();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), code) << error.what();
    return error.what();
  }
  ADD_FAILURE() << "did not fail";
  return "";
}

std::string Unreadable(const std::string& path) {
  return FailureOf(ErrorCode::kFileUnreadable, [&] { FileContent(path, "program file", kLimit); });
}

std::string Text(const FileContent& content) {
  return {reinterpret_cast<const char*>(content.bytes().data()), content.bytes().size()};
}

TEST(File, IsReadWhole) {
  const TemporaryFolder folder;
  EXPECT_EQ(Text(FileContent(folder.Write(u8"a", "some bytes"), "program file", kLimit)), "some bytes");
  EXPECT_EQ(Text(FileContent(folder.Write(u8"b", "1234"), "program file", 4)), "1234");
}

TEST(File, AboveTheLimitIsRefusedBeforeItIsRead) {
  const TemporaryFolder folder;
  const std::string path = folder.Write(u8"large", "1");
  fs::resize_file(path, 5 * kLimit);  // takes no place on the disk
  const std::string text = FailureOf(ErrorCode::kOutOfMemory, [&] { FileContent(path, "parameter file", kLimit); });
  EXPECT_NE(text.find("the parameter file '" + path + "' has 5368709120 bytes, above the memory limit of 1073741824"),
            std::string::npos)
      << text;
}

TEST(File, ThatVanishesOrIsNoneIsNamed) {
  const TemporaryFolder folder;
  const std::string path = folder.Write(u8"a", "some bytes");
  fs::remove(path);
  EXPECT_EQ(Unreadable(path), "the program file '" + path + "' does not exist");
  EXPECT_EQ(Unreadable(folder.path()), "the program file '" + folder.path() + "' is a directory");
  EXPECT_EQ(Unreadable(folder.Write(u8"empty", "")), "the program file '" + folder.PathOf(u8"empty") + "' is empty");
  const std::string below = folder.Write(u8"b", "x") + "/c";
  EXPECT_NE(Unreadable(below).find("'" + below + "'"), std::string::npos);
}

// What a stream holds that ends early, as a file does that became shorter after its size was asked for.
TEST(File, ThatShrinksWhileItIsReadIsNamedWithThePlace) {
  std::istringstream stream("123");
  std::byte bytes[10];
  EXPECT_EQ(FailureOf(ErrorCode::kFileUnreadable, [&] { ReadWhole(stream, bytes, "a", "program file"); }),
            "the program file 'a' ended after 3 of 10 bytes; it was changed while it was read");
}

TEST(File, ThatFailsWhileItIsReadIsNamedWithThePlaceAndReason) {
  class Failing : public std::streambuf {
    std::streamsize xsgetn(char*, std::streamsize) override {
      errno = EIO;
      throw std::ios_base::failure("cannot be read");
    }
  };
  Failing failing;
  std::istream stream(&failing);
  std::byte bytes[10];
  const std::string text =
      FailureOf(ErrorCode::kFileUnreadable, [&] { ReadWhole(stream, bytes, "a", "program file"); });
  EXPECT_TRUE(text.starts_with("the program file 'a' failed after 0 of 10 bytes: ")) << text;
}

#ifndef _WIN32

TEST(File, ThatHasNoEndIsNotRead) {
  EXPECT_EQ(Unreadable("/dev/zero"), "the program file '/dev/zero' is not a regular file");
  const TemporaryFolder folder;
  const std::string pipe = folder.PathOf(u8"pipe");
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_EQ(Unreadable(pipe),
            "the program file '" + pipe + "' is not a regular file");  // and nobody waits for a writer
}

TEST(File, BehindLinksInACircleIsNamed) {
  const TemporaryFolder folder;
  fs::create_symlink("two", folder.PathOf(u8"one"));
  fs::create_symlink("one", folder.PathOf(u8"two"));
  const std::string path = folder.PathOf(u8"one");
  EXPECT_TRUE(Unreadable(path).starts_with("the program file '" + path + "' cannot be read: ")) << Unreadable(path);
}

TEST(File, WithoutPermissionIsNamed) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const TemporaryFolder folder;
  const std::string path = folder.Write(u8"a", "some bytes");
  fs::permissions(path, fs::perms::none);
  EXPECT_TRUE(Unreadable(path).starts_with("the program file '" + path + "' cannot be opened: "));
}

TEST(File, ThatChangesItsSizeAllTheTimeIsReadOrNamed) {
  const TemporaryFolder folder;
  constexpr std::uintmax_t kSize = 4 << 20;
  const std::string path = folder.Write(u8"a", "x");
  fs::resize_file(path, kSize);
  std::atomic<bool> done{false};
  std::thread other([&] {
    for (std::uintmax_t size = 1; !done.load(); size = size == kSize ? 1 : kSize) fs::resize_file(path, size);
  });
  int whole = 0;
  for (int round = 0; round < 200; ++round) {
    try {
      const FileContent content(path, "program file", kLimit);
      ++whole;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::kFileUnreadable);
      EXPECT_NE(std::string(error.what()).find("'" + path + "' ended after "), std::string::npos) << error.what();
    }
  }
  done.store(true);
  other.join();
  RecordProperty("whole", whole);
}

#endif

class FileOfAModel : public CApiTest {};

TEST_F(FileOfAModel, AboveTheLimitOfTheConfigurationIsNamed) {
  const TemporaryFolder folder;
  const ModelWriter model = AddRelu();
  const std::string program = folder.Write(u8"a.pdmodel", model.Program());
  const std::string parameters = folder.Write(u8"a.pdiparams", model.Parameters());
  fs::resize_file(parameters, kLimit);
  const Handle<PD_Config> config(PD_ConfigCreate());
  PD_ConfigSetModel(config.get(), program.c_str(), parameters.c_str());
  PDX_ConfigSetMemoryLimit(config.get(), 1000000);
  EXPECT_EQ(PD_PredictorCreate(config.get()), nullptr);
  ExpectError(PDX_ERROR_OUT_OF_MEMORY,
              "the parameter file '" + parameters +
                  "' has 1073741824 bytes, above the memory limit of 1000000 bytes (PDX_ConfigSetMemoryLimit, in .NET "
                  "MemoryLimitMb, raises it)");
  EXPECT_TRUE(PD_ConfigIsValid(config.get()));
}

}  // namespace
}  // namespace pdx::testing
