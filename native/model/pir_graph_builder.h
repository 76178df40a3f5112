#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "graph/graph.h"
#include "model/parameter_file.h"
#include "model/pir_operators.h"
#include "model/pir_program.h"
#include "model/pir_values.h"
#include "ops/op_schema.h"

namespace pdx {

// Turns the operators of a program in Paddle 3's form into the nodes of a graph, one call for each step of ReadModel.
// The graph is the one that the older form of the same model gives: sizes that Paddle 3 hands over as constants become
// attributes again, and a constant becomes a node only where an operator takes it as a tensor. The program outlives the
// builder.
class PirGraphBuilder {
 public:
  explicit PirGraphBuilder(const PirProgram& program);
  PirGraphBuilder(const PirGraphBuilder&) = delete;
  PirGraphBuilder& operator=(const PirGraphBuilder&) = delete;

  std::vector<ParameterDesc> Parameters() const;  // in the order of the parameter file
  void AddParameters(std::span<const ParameterDesc> declared,
                     std::span<const std::shared_ptr<const Constant>> constants);
  void AddOperators();
  Graph Finish();  // sets inputs and outputs

 private:
  using Arguments = std::map<std::string_view, std::vector<ValueId>>;  // by slot
  using Handler = void (PirGraphBuilder::*)(const PirOperatorDesc&);

  static Handler FindHandler(std::string_view type);  // of an operator outside of the table, or nullptr
  void CheckOperators() const;

  void AddFeed(const PirOperatorDesc& op);
  void AddFetch(const PirOperatorDesc& op);
  void AddNumber(const PirOperatorDesc& op);
  void AddIntegers(const PirOperatorDesc& op);
  void AddList(const PirOperatorDesc& op);
  void AddStack(const PirOperatorDesc& op);
  void AddShape64(const PirOperatorDesc& op);

  void AddNode(const PirOperatorDesc& op, const PirOperatorRow& row);
  void TakeOperand(std::int64_t id, const PirOperand& operand, Arguments& arguments, Attributes& attributes);
  void TakeSetting(std::int64_t id, const PirOperand& operand, Arguments& arguments, Attributes& attributes);
  std::vector<ValueId> InOrder(const OpSchema& schema, const Arguments& arguments) const;
  std::vector<ValueId> AddResults(const PirOperatorDesc& op, const OpSchema& schema);

  Attribute Read(const PirOperatorDesc& op, std::string_view name) const;  // of an attribute that must be there
  const PirValueDesc& OnlyResult(const PirOperatorDesc& op) const;
  std::int64_t OnlyOperand(const PirOperatorDesc& op) const;

  const PirProgram& program_;
  PirPlace place_;
  Graph graph_;
  PirValues values_;
  std::map<std::int64_t, ValueId> feeds_;    // by column
  std::map<std::int64_t, ValueId> fetches_;  // by column
  std::set<ValueId> named_;                  // inputs, outputs and parameters, which keep their names
};

}  // namespace pdx
