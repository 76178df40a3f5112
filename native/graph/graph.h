#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "graph/attributes.h"
#include "graph/constant.h"
#include "graph/data_type.h"
#include "graph/shape.h"

namespace pdx {

using ValueId = std::int32_t;
constexpr ValueId kNoValue = -1;  // an optional input or output that is absent

// A tensor of the graph: a constant, an input of the graph, or the output of one node.
struct Value {
  std::string name;
  DataType type = DataType::kFloat32;
  Shape shape;  // as declared by the model; free dimensions are -1
  std::shared_ptr<const Constant> constant;
};

// One operator. Inputs and outputs follow the slot order of the operator's schema (ops/op_schema.h); a list slot comes
// last and takes all further inputs.
struct Node {
  std::string op;
  std::vector<ValueId> inputs;
  std::vector<ValueId> outputs;
  Attributes attributes;

  ValueId Input(std::size_t index) const { return index < inputs.size() ? inputs[index] : kNoValue; }
  void SetInput(std::size_t index, ValueId value);  // fills the gap before `index` with kNoValue
};

// A program in single-assignment form; nodes stand in an order in which they can be run.
class Graph {
 public:
  ValueId AddValue(Value value);
  ValueId AddConstant(const std::string& name, std::shared_ptr<const Constant> constant);
  Node& AddNode(std::string op, std::vector<ValueId> inputs, std::vector<ValueId> outputs, Attributes attributes = {});
  Node& InsertNode(std::size_t position, Node node);

  Value& value(ValueId id) { return values_[static_cast<std::size_t>(id)]; }
  const Value& value(ValueId id) const { return values_[static_cast<std::size_t>(id)]; }
  std::size_t value_count() const { return values_.size(); }
  std::vector<std::unique_ptr<Node>>& nodes() { return nodes_; }
  const std::vector<std::unique_ptr<Node>>& nodes() const { return nodes_; }

  std::vector<ValueId>& inputs() { return inputs_; }
  const std::vector<ValueId>& inputs() const { return inputs_; }
  std::vector<ValueId>& outputs() { return outputs_; }
  const std::vector<ValueId>& outputs() const { return outputs_; }

  // The constant behind a value, or nullptr when the value is computed or absent.
  const Constant* ConstantOf(ValueId id) const { return id == kNoValue ? nullptr : value(id).constant.get(); }

  void ReplaceUses(ValueId from, ValueId to);  // in all nodes and in the graph's outputs
  void RemoveDeadNodes();                      // nodes none of whose outputs is used
  void Validate() const;                       // single assignment, defined before use; throws kModelFormat

 private:
  std::vector<Value> values_;
  std::vector<std::unique_ptr<Node>> nodes_;
  std::vector<ValueId> inputs_;
  std::vector<ValueId> outputs_;
};

}  // namespace pdx
