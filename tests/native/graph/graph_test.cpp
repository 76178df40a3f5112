#include "graph/graph.h"

#include <gtest/gtest.h>

#include "graph/error.h"

namespace pdx {
namespace {

ValueId AddTensor(Graph& graph, const std::string& name) {
  return graph.AddValue({name, DataType::kFloat32, Shape{1, 4}, nullptr});
}

TEST(Graph, RemoveDeadNodesKeepsWhatReachesAnOutput) {
  Graph graph;
  const ValueId x = AddTensor(graph, "x");
  const ValueId used = AddTensor(graph, "used");
  const ValueId y = AddTensor(graph, "y");
  const ValueId unused = AddTensor(graph, "unused");
  graph.inputs() = {x};
  graph.outputs() = {y};
  graph.AddNode("relu", {x}, {used});
  graph.AddNode("sigmoid", {used}, {y});
  graph.AddNode("relu", {used}, {unused});
  graph.RemoveDeadNodes();
  ASSERT_EQ(graph.nodes().size(), 2u);
  EXPECT_EQ(graph.nodes()[1]->op, "sigmoid");
  graph.Validate();
}

TEST(Graph, AValueReadBeforeItIsComputedIsRefused) {
  Graph graph;
  const ValueId x = AddTensor(graph, "x");
  const ValueId y = AddTensor(graph, "y");
  const ValueId z = AddTensor(graph, "z");
  graph.inputs() = {x};
  graph.outputs() = {z};
  graph.AddNode("relu", {y}, {z});
  graph.AddNode("relu", {x}, {y});
  EXPECT_THROW(graph.Validate(), Error);
}

TEST(Graph, AValueComputedTwiceIsRefused) {
  Graph graph;
  const ValueId x = AddTensor(graph, "x");
  const ValueId y = AddTensor(graph, "y");
  graph.inputs() = {x};
  graph.outputs() = {y};
  graph.AddNode("relu", {x}, {y});
  graph.AddNode("sigmoid", {x}, {y});
  EXPECT_THROW(graph.Validate(), Error);
}

TEST(Graph, AnOutputNobodyComputesIsRefused) {
  Graph graph;
  graph.outputs() = {AddTensor(graph, "y")};
  EXPECT_THROW(graph.Validate(), Error);
}

TEST(Constant, BytesAreAlignedAndTyped) {
  const std::vector<float> values = {1, 2, 3};
  const auto constant = Constant::From<float>(Shape{3}, std::span<const float>(values));
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(constant->data()) % 64, 0u);
  EXPECT_EQ(constant->As<float>()[2], 3.0f);
  EXPECT_THROW(constant->As<std::int64_t>(), Error);
  EXPECT_THROW(Constant::From<float>(Shape{4}, std::span<const float>(values)), Error);
}

}  // namespace
}  // namespace pdx
