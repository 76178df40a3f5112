#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "graph/graph.h"
#include "kernels/kernel.h"
#include "memory/memory_account.h"
#include "ops/op_schema.h"

namespace pdx {

// Twice what the largest published detector takes for a picture of 4000 x 4000 pixels.
constexpr std::uint64_t kDefaultMemoryLimit = std::uint64_t{16} << 30;

struct ModelOptions {
  bool optimize_graph = true;                        // run the passes of passes/pipeline.cpp
  std::set<std::string> disabled_passes = {};        // by name
  std::uint64_t memory_limit = kDefaultMemoryLimit;  // bytes for the model and one session together
  bool bfloat16 = false;                             // factors of products are rounded, where the processor has it
  std::set<std::string> bfloat16_operators = {};     // which operators may; empty for all
  bool int8 = false;  // convolutions of quantised networks in whole numbers, where the processor has it

  bool AllowsBfloat16(const std::string& op) const {
    return bfloat16 && (bfloat16_operators.empty() || bfloat16_operators.contains(op));
  }
};

// Whether this machine multiplies bfloat16.
bool HasBfloat16();

// Whether it adds products of eight-bit numbers.
bool HasInt8();

// A loaded program with its kernels chosen and its weights packed; immutable, shared by all sessions that run it.
class Model {
 public:
  // Both spans are read during the call only; they count as memory of the model until it ends. Throws Error
  // (kModelFormat, kUnsupportedOperator, kShapeMismatch, and kOutOfMemory above the limit).
  static std::shared_ptr<const Model> Load(std::span<const std::byte> program, std::span<const std::byte> parameters,
                                           const ModelOptions& options = {});

  // From an imported graph, as Load does after reading the files.
  static std::shared_ptr<const Model> Build(Graph graph, const ModelOptions& options = {});

  std::uint64_t memory_limit() const { return memory_->limit(); }
  std::uint64_t memory_used() const { return memory_->used(); }  // bytes of weights, packed and plain

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

  Model(std::shared_ptr<MemoryAccount> memory, Graph graph) : memory_(std::move(memory)), graph_(std::move(graph)) {}
  static std::shared_ptr<const Model> Finish(const std::shared_ptr<MemoryAccount>& memory, Graph graph,
                                             const ModelOptions& options);
  void ChooseKernels(const ModelOptions& options);
  void DropPackedConstants();

  std::shared_ptr<MemoryAccount> memory_;
  Graph graph_;
  std::vector<NodeKernel> steps_;
};

}  // namespace pdx
