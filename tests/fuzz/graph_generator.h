#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "fuzzed_data.h"
#include "graph/graph.h"
#include "operator_rules.h"
#include "ops/op_schema.h"

namespace pdx::fuzz {

struct GeneratedGraph {
  Graph graph;
  std::vector<Shape> input_shapes;  // with which it can be run, if it can be run at all
};

// Makes a graph out of bytes: a few inputs, then operators of all kinds. The generator follows shapes as a plan does
// and drops most operators that do not fit, so that graphs grow; some it keeps, and some attributes and inputs it
// spoils.
class GraphGenerator {
 public:
  explicit GraphGenerator(FuzzedData& data) : data_(data) {}

  GeneratedGraph Generate();

 private:
  static constexpr std::int64_t kMaxElements = 1024;  // of one tensor, but for those that are meant to be absurd
  static constexpr std::size_t kMaxNodes = 8;

  void AddInput();
  bool AddNode();  // false when what follows would have an unknown shape
  Node MakeNode(const OperatorRule& rule);
  void SpoilInput(Node& node, std::size_t index, const OpSchema& schema);
  bool Keep(Node node, const OpSchema& schema);

  void AddInputs(Node& node, InputRule rule);
  ValueId ChooseValue(InputRule rule);
  std::vector<ValueId> AlikeValues();
  std::vector<ValueId> LstmWeights(const Node& node);
  Shape ShapeFor(InputRule rule, const Node& node);
  std::optional<Shape> OutputShape(const Node& node) const;
  ValueId Constant(DataType type, const Shape& shape);
  ValueId Integers(std::size_t count);

  Attribute MakeAttribute(AttributeRule rule, const Node& node);
  Attribute SpoiledAttribute();
  std::vector<std::int64_t> Axes(std::size_t rank);
  std::vector<std::int64_t> Permutation(std::size_t rank);
  std::vector<std::int64_t> Target(const Shape& shape);
  double Number();
  std::int64_t WildInteger();

  const Shape& FirstShape(const Node& node) const;
  std::vector<const TensorInfo*> InfosOf(const std::vector<ValueId>& values) const;

  FuzzedData& data_;
  Graph graph_;
  std::vector<TensorInfo> infos_;  // by value
  std::vector<Shape> input_shapes_;
  std::vector<ValueId> at_hand_;  // inputs and results
};

// Fills a tensor with numbers of one of a few kinds: small ones, zeros, large ones, not finite ones.
void FillTensor(std::byte* bytes, DataType type, std::int64_t count, std::uint8_t kind);

}  // namespace pdx::fuzz
