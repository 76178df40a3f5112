#pragma once

#include <cstddef>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "graph/graph.h"
#include "kernels/kernel.h"
#include "ops/op_schema.h"

namespace pdx {

struct ModelOptions {
  bool optimize_graph = true;             // run the passes of passes/pipeline.cpp
  std::set<std::string> disabled_passes;  // by name
};

// A loaded program with its kernels chosen and its weights packed; immutable, shared by all sessions that run it.
class Model {
 public:
  // Both spans are read during the call only. Throws Error (kModelFormat, kUnsupportedOperator, kShapeMismatch).
  static std::shared_ptr<const Model> Load(std::span<const std::byte> program, std::span<const std::byte> parameters,
                                           const ModelOptions& options = {});

  // From an imported graph, as Load does after reading the files.
  static std::shared_ptr<const Model> Build(Graph graph, const ModelOptions& options = {});

  const Graph& graph() const { return graph_; }
  // By position in graph().nodes(); a view has no kernel.
  const OpSchema& schema(std::size_t node) const { return *steps_[node].schema; }
  const Kernel& kernel(std::size_t node) const { return *steps_[node].kernel; }
  const char* kernel_name(std::size_t node) const { return steps_[node].kernel_name; }

  const Value& input(std::size_t index) const { return graph_.value(graph_.inputs()[index]); }
  const Value& output(std::size_t index) const { return graph_.value(graph_.outputs()[index]); }
  std::size_t input_count() const { return graph_.inputs().size(); }
  std::size_t output_count() const { return graph_.outputs().size(); }

 private:
  struct NodeKernel {
    const OpSchema* schema = nullptr;
    std::unique_ptr<Kernel> kernel;
    const char* kernel_name = "view";
  };

  explicit Model(Graph graph) : graph_(std::move(graph)) {}
  void ChooseKernels();
  void DropPackedConstants();

  Graph graph_;
  std::vector<NodeKernel> steps_;
};

}  // namespace pdx
