// The original models: every one is read, and its graph holds together.
#include <gtest/gtest.h>

#include <algorithm>

#include "graph/error.h"
#include "model/graph_builder.h"
#include "model/model_reader.h"
#include "model/program_desc.h"
#include "support/shared_data.h"
#include "support/wire_writer.h"

namespace pdx {
namespace {

using testing::AsBytes;
using testing::ReadFile;
using testing::SharedFiles;

TEST(PublishedModels, AreRead) {
  PDX_SKIP_WITHOUT_SHARED_DATA();
  const auto files = SharedFiles("models", "inference.pdmodel");
  ASSERT_FALSE(files.empty());
  for (const auto& path : files) {
    SCOPED_TRACE(path.parent_path().filename().string());
    const std::string program = ReadFile(path);
    const std::string parameters = ReadFile(path.parent_path() / "inference.pdiparams");
    const Graph graph = ReadModel(AsBytes(program), AsBytes(parameters));
    EXPECT_NO_THROW(graph.Validate());
    ASSERT_EQ(graph.inputs().size(), 1U);
    EXPECT_EQ(graph.value(graph.inputs()[0]).name, "x");
    EXPECT_EQ(graph.value(graph.inputs()[0]).shape.rank(), 4U);
    EXPECT_EQ(graph.outputs().size(), 1U);

    const std::string cut = parameters.substr(0, parameters.size() - 1);
    EXPECT_THROW(ReadModel(AsBytes(program), AsBytes(cut)), Error);
  }
}

// The parameters of these are made by a tool; here each is all zeros of its declared shape.
TEST(PublishedModels, GraphsWithoutParametersAreRead) {
  PDX_SKIP_WITHOUT_SHARED_DATA();
  const auto files = SharedFiles("graphs", "inference.pdmodel");
  ASSERT_FALSE(files.empty());
  for (const auto& path : files) {
    SCOPED_TRACE(path.parent_path().filename().string());
    const std::string bytes = ReadFile(path);
    const ProgramDesc program = ReadProgram(AsBytes(bytes));
    GraphBuilder builder(program);
    const auto declared = builder.Parameters();
    std::vector<std::shared_ptr<const Constant>> constants;
    for (const auto& parameter : declared) {
      constants.push_back(std::make_shared<Constant>(parameter.type, parameter.shape));
    }
    builder.AddParameters(declared, constants);
    builder.AddOperators();
    const Graph graph = builder.Finish();
    EXPECT_NO_THROW(graph.Validate());
    EXPECT_EQ(graph.inputs().size(), 1U);
    EXPECT_EQ(graph.outputs().size(), 1U);
  }
}

}  // namespace
}  // namespace pdx
