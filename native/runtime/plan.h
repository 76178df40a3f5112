#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "kernels/kernel.h"
#include "memory/memory_account.h"
#include "memory/planner.h"
#include "ops/op_schema.h"
#include "runtime/cancellation.h"
#include "runtime/concat_in_place.h"
#include "runtime/model.h"

namespace pdx {

// Everything about running a model that depends on its input shapes: the shape of every tensor, the steps, and where in
// one arena each result lies. Made once per combination of input shapes; running it decides and allocates nothing.
class Plan {
 public:
  // Throws Error when the shapes do not suit the model, and MemoryLimitExceeded when a result cannot fit.
  Plan(const Model& model, std::span<const Shape> input_shapes, int threads);

  bool Matches(std::span<const Shape> input_shapes) const;
  std::size_t arena_bytes() const { return arena_.bytes; }
  std::size_t step_count() const { return steps_.size(); }
  std::size_t step_node(std::size_t step) const { return steps_[step].node; }

  // Points every tensor into the arena and at the inputs' data. Cheap when nothing has moved.
  void Bind(std::byte* arena, std::span<std::byte* const> inputs);
  void Run(Parallel& parallel, const Cancellation* cancellation = nullptr) const;  // throws kCancelled between steps
  void RunStep(std::size_t step, Parallel& parallel) const;

  const Shape& shape(ValueId value) const { return infos_[static_cast<std::size_t>(value)].shape; }
  const TensorRef& output(std::size_t index) const { return tensors_[outputs_[index]]; }
  bool HasOutputIn(std::size_t input) const;  // whether an output is this input, or a view of it

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  // What lies behind a value. Views, and results computed in place, share the storage of their source.
  struct Storage {
    enum class Kind { kUnset, kConstant, kInput, kArena } kind = Kind::kUnset;
    std::size_t index = 0;   // of the input, or of the block in blocks_
    std::size_t offset = 0;  // bytes into the block
  };

  struct Step {
    const Kernel* kernel = nullptr;
    std::size_t node = 0;
    std::size_t first_tensor = 0;  // in step_tensors_: the inputs, then the outputs
    std::size_t input_count = 0;
    std::size_t output_count = 0;
    std::size_t scratch_block = kNone;
  };

  static std::uint64_t TableBytes(const Graph& graph);  // of all members but what is known of values
  static void RequireRoom(std::size_t bytes);
  void DescribeKnownValues(const Model& model);
  void InferShapes(const Model& model);
  void FindLiveNodes(const Model& model);
  void FindLastReads(const Model& model);
  void MakeStep(const Model& model, std::size_t node_index, int threads);
  Storage PlaceInPlace(const Node& node, const Kernel& kernel, std::size_t node_index);
  void PlaceOutput(std::size_t value, const Storage& in_place, std::size_t node_index);
  void PlaceInBlock(std::size_t value, std::size_t node_index);
  bool IsComputed(const Node& node) const;  // false when all outputs are known already
  bool ReadsInput(const Model& model, std::size_t node_index, std::size_t input) const;
  void Materialise(std::size_t value);
  std::size_t Bytes(std::size_t value) const;

  MemoryCharge tables_;        // for all of the below
  MemoryCharge known_values_;  // for those in infos_
  std::vector<Shape> input_shapes_;
  std::vector<TensorInfo> infos_;   // by value, as all but steps and blocks below
  std::vector<TensorRef> tensors_;  // shape and type from infos_; data set by Bind
  std::vector<Storage> storage_;
  std::vector<bool> live_;         // by node: whether its result reaches an output of the graph
  std::vector<std::size_t> root_;  // the value a view looks at, else the value itself
  std::vector<int> last_read_;     // of a root: the last node that reads it or one of its views
  std::vector<PlaceInConcat> places_in_concats_;
  std::vector<std::shared_ptr<const Constant>> constants_;  // known values that some kernel reads

  std::vector<ValueUse> blocks_;
  ArenaPlan arena_;
  std::vector<Step> steps_;
  std::vector<std::size_t> step_values_;  // the value of each entry of step_tensors_, or kNone
  std::vector<TensorRef> step_tensors_;
  std::vector<std::size_t> outputs_;
  std::byte* bound_arena_ = nullptr;
  std::vector<std::byte*> bound_inputs_;
};

}  // namespace pdx
