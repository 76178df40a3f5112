#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/graph.h"
#include "model/parameter_file.h"
#include "model/program_desc.h"
#include "ops/op_schema.h"

namespace pdx {

// Turns the operators of a program into the nodes of a graph, one call for each step of ReadModel. The program outlives
// the builder.
class GraphBuilder {
 public:
  explicit GraphBuilder(const ProgramDesc& program);

  std::vector<ParameterDesc> Parameters() const;  // the persistable tensors, in the order of the parameter file
  void AddParameters(std::span<const ParameterDesc> declared,
                     std::span<const std::shared_ptr<const Constant>> constants);
  void AddOperators();
  Graph Finish();  // sets inputs and outputs

 private:
  // What a variable's name stands for at this point of the program. Without a value: the output that would have it, by
  // its slot and the position of its operator.
  struct Binding {
    ValueId value = kNoValue;
    std::string_view dropped_from = {};
    std::size_t dropped_by = 0;
  };

  void CheckOperators() const;
  void AddFeed(const OperatorDesc& op);
  void AddFetch(const OperatorDesc& op);
  void AddNode(const OperatorDesc& op, const OpSchema& schema);
  std::vector<ValueId> Inputs(const OperatorDesc& op, const OpSchema& schema) const;
  std::vector<ValueId> Outputs(const OperatorDesc& op, const OpSchema& schema);
  void DropOtherOutputs(const OperatorDesc& op, const OpSchema& schema);

  const VariableDesc& Variable(std::string_view name) const;
  ValueId Read(std::string_view name) const;
  ValueId Assign(std::string_view name);
  Value Declared(const VariableDesc& variable) const;
  std::string PlaceOf(std::size_t position) const;  // "operator 12 (conv2d)"
  [[noreturn]] void Fail(const std::string& problem) const;

  const ProgramDesc& program_;
  Graph graph_;
  std::unordered_map<std::string_view, const VariableDesc*> variables_;
  std::unordered_map<std::string_view, Binding> bindings_;
  std::map<std::int64_t, ValueId> feeds_;    // by column
  std::map<std::int64_t, ValueId> fetches_;  // by column
  std::size_t position_ = 0;                 // of the operator in work
};

}  // namespace pdx
