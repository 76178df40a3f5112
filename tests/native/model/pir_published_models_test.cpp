// Every published model in both forms: after the rewriting passes the graphs are one and the same.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <set>

#include "model/graph_builder.h"
#include "model/pir_graph_builder.h"
#include "model/program_desc.h"
#include "passes/pipeline.h"
#include "support/shared_data.h"
#include "support/wire_writer.h"

namespace pdx {
namespace {

using testing::AsBytes;
using testing::ReadFile;
using testing::SharedDirectory;
using testing::SharedFiles;

// Values that differ from parameter to parameter and are the same in both forms.
std::shared_ptr<const Constant> MakeConstant(const ParameterDesc& parameter) {
  auto constant = std::make_shared<Constant>(parameter.type, parameter.shape);
  std::uint32_t state = 2166136261U;
  for (const char byte : parameter.name) state = (state ^ static_cast<unsigned char>(byte)) * 16777619U;
  for (float& value : constant->MutableAs<float>()) {
    state = state * 1664525U + 1013904223U;
    value = 0.5F + static_cast<float>(state >> 8) / 16777216.0F;
  }
  return constant;
}

template <typename Builder, typename Program>
Graph BuildAndOptimize(const Program& program) {
  Builder builder(program);
  const std::vector<ParameterDesc> declared = builder.Parameters();
  std::vector<std::shared_ptr<const Constant>> constants;
  for (const ParameterDesc& parameter : declared) constants.push_back(MakeConstant(parameter));
  builder.AddParameters(declared, constants);
  builder.AddOperators();
  Graph graph = builder.Finish();
  graph.Validate();
  Optimize(graph, {});
  return graph;
}

// Walks two graphs from their outputs; says where they first differ.
class GraphComparison {
 public:
  GraphComparison(const Graph& left, const Graph& right)
      : left_(left), right_(right), left_producers_(Producers(left)), right_producers_(Producers(right)) {}

  std::string FindDifference() {
    if (left_.inputs().size() != right_.inputs().size()) return "the numbers of inputs differ";
    if (left_.outputs().size() != right_.outputs().size()) return "the numbers of outputs differ";
    for (std::size_t i = 0; i < left_.outputs().size(); ++i) {
      const std::string difference = Compare(left_.outputs()[i], right_.outputs()[i]);
      if (!difference.empty()) return difference;
    }
    return "";
  }

 private:
  using Map = std::vector<const Node*>;

  static Map Producers(const Graph& graph) {
    Map producers(graph.value_count(), nullptr);
    for (const auto& node : graph.nodes()) {
      for (const ValueId id : node->outputs) {
        if (id != kNoValue) producers[static_cast<std::size_t>(id)] = node.get();
      }
    }
    return producers;
  }

  std::string Compare(ValueId left, ValueId right) {
    if (left == kNoValue || right == kNoValue) return left == right ? "" : "an input is there in one graph only";
    if (!compared_.insert({left, right}).second) return "";
    const std::string here = left_.value(left).name + " | " + right_.value(right).name + ": ";
    const Constant* left_constant = left_.ConstantOf(left);
    const Constant* right_constant = right_.ConstantOf(right);
    if (left_constant != nullptr || right_constant != nullptr) {
      return AreEqual(left_constant, right_constant) ? "" : here + "the constants differ";
    }
    const Node* left_node = left_producers_[static_cast<std::size_t>(left)];
    const Node* right_node = right_producers_[static_cast<std::size_t>(right)];
    if (left_node == nullptr || right_node == nullptr) {
      const bool same = left_node == right_node && IndexOf(left_, left) == IndexOf(right_, right);
      return same ? "" : here + "one of them is an input of the graph";
    }
    const std::string difference = Compare(*left_node, *right_node);
    return difference.empty() ? "" : here + difference;
  }

  std::string Compare(const Node& left, const Node& right) {
    if (left.op != right.op) return left.op + " against " + right.op;
    if (left.op == "fill_constant") return "";  // its shape is a list of scalars in one form and stacked in the other
    if (left.inputs.size() != right.inputs.size()) return left.op + " has another number of inputs";
    for (const auto& [name, value] : left.attributes.values()) {
      if (name == "shape" && left.inputs.size() > 1) continue;  // a computed shape takes its place
      const auto found = right.attributes.values().find(name);
      if (found != right.attributes.values().end() && !AreEqual(value, found->second)) {
        return left.op + " has another " + name;
      }
    }
    for (std::size_t i = 0; i < left.inputs.size(); ++i) {
      std::string difference = Compare(left.inputs[i], right.inputs[i]);
      if (!difference.empty()) return difference;
    }
    return "";
  }

  static bool AreEqual(const Attribute& left, const Attribute& right) {
    const auto number = [](const Attribute& attribute) -> std::optional<double> {
      if (const auto* flag = std::get_if<bool>(&attribute)) return *flag;
      if (const auto* whole = std::get_if<std::int64_t>(&attribute)) return static_cast<double>(*whole);
      if (const auto* real = std::get_if<double>(&attribute)) return *real;
      return std::nullopt;
    };
    if (number(left) && number(right)) return *number(left) == *number(right);
    return left == right;
  }

  static bool AreEqual(const Constant* left, const Constant* right) {
    return left != nullptr && right != nullptr && left->type() == right->type() && left->shape() == right->shape() &&
           std::memcmp(left->data(), right->data(), left->byte_size()) == 0;
  }

  static std::ptrdiff_t IndexOf(const Graph& graph, ValueId input) {
    return std::ranges::find(graph.inputs(), input) - graph.inputs().begin();
  }

  const Graph& left_;
  const Graph& right_;
  Map left_producers_;
  Map right_producers_;
  std::set<std::pair<ValueId, ValueId>> compared_;
};

// The same model in the older form, where there is one; larger ones are left to the tests that run them.
std::filesystem::path OlderForm(const std::filesystem::path& json) {
  for (const char* folder : {"models", "graphs"}) {
    const auto path = SharedDirectory() / folder / json.parent_path().filename() / "inference.pdmodel";
    if (std::filesystem::exists(path)) return path;
  }
  return {};
}

TEST(PublishedPirModels, GiveTheGraphOfTheirOlderForm) {
  PDX_SKIP_WITHOUT_SHARED_DATA();
  const auto files = SharedFiles("json", "inference.json");
  ASSERT_FALSE(files.empty());
  for (const auto& path : files) {
    const std::string model = path.parent_path().filename().string();
    SCOPED_TRACE(model);
    if (OlderForm(path).empty() || model.find("server") != std::string::npos) continue;
    const std::string older = ReadFile(OlderForm(path));
    const std::string newer = ReadFile(path);
    const Graph expected = BuildAndOptimize<GraphBuilder>(ReadProgram(AsBytes(older)));
    const JsonText text(AsBytes(newer), "the program file");
    const Graph graph = BuildAndOptimize<PirGraphBuilder>(ReadPirProgram(text));
    EXPECT_EQ(GraphComparison(expected, graph).FindDifference(), "");
    EXPECT_EQ(graph.value(graph.inputs()[0]).name, expected.value(expected.inputs()[0]).name);
  }
}

}  // namespace
}  // namespace pdx
