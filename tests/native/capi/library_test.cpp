// What the library shows to the outside: errors per thread, its version, and no symbol but the interface's.
#include <thread>

#include "capi/capi_fixture.h"

#ifdef __linux__
#include <dlfcn.h>

#include <cstdio>
#endif

namespace pdx::testing {
namespace {

class Library : public CApiTest {};

TEST_F(Library, KeepsAnErrorForEachThread) {
  PD_ConfigSetInvalid(nullptr);
  EXPECT_EQ(PDX_GetLastErrorCode(), PDX_ERROR_INVALID_ARGUMENT);
  std::thread([] {
    ExpectNoError();
    PD_TensorGetShape(nullptr);
    EXPECT_STREQ(PDX_GetLastErrorMessage(), "PD_TensorGetShape: pd_tensor is NULL");
  }).join();
  EXPECT_STREQ(PDX_GetLastErrorMessage(), "PD_ConfigSetInvalid: pd_config is NULL");
}

TEST_F(Library, ClearsTheErrorWithTheNextSuccess) {
  PD_ConfigSetInvalid(nullptr);
  const Handle<PD_Config> config(PD_ConfigCreate());
  ExpectNoError();
  PD_ConfigSetInvalid(nullptr);
  PDX_ClearLastError();
  ExpectNoError();
}

TEST_F(Library, TellsItsVersionInThreeLines) {
  const std::string version = PD_GetVersion();
  const std::string beginning = "version: 3.0.0\ncommit: embedded\nbranch: PaddleInferenceNet ";
  ASSERT_TRUE(version.starts_with(beginning)) << version;
  EXPECT_GT(version.size(), beginning.size() + 1);
  EXPECT_EQ(version.back(), '\n');
}

#ifdef __linux__
TEST_F(Library, ExportsTheInterfaceOnly) {
  Dl_info info{};
  ASSERT_NE(dladdr(reinterpret_cast<void*>(&PD_GetVersion), &info), 0);
  const std::string command = "nm -D --defined-only --format=posix '" + std::string(info.dli_fname) + "' 2>&1";
  FILE* pipe = popen(command.c_str(), "r");
  ASSERT_NE(pipe, nullptr);
  std::string symbols;
  for (char line[512]; std::fgets(line, sizeof line, pipe) != nullptr;) {
    const std::string name(line, std::string(line).find(' '));
    if (!name.starts_with("PD_") && !name.starts_with("PDX_")) symbols += line;
  }
  ASSERT_EQ(pclose(pipe), 0) << symbols;
  EXPECT_EQ(symbols, "");
}
#endif

}  // namespace
}  // namespace pdx::testing
