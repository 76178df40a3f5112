#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "memory/buffer.h"
#include "memory/memory_account.h"
#include "runtime/cancellation.h"
#include "runtime/model.h"
#include "runtime/plan.h"
#include "runtime/thread_pool.h"

namespace pdx {

// Runs one model, for one thread at a time. Sessions share the model and own their inputs, their arena and a bounded
// set of plans, one for each combination of input shapes met, the least recently used dropped first.
class Session {
 public:
  static constexpr std::size_t kMaxPlans = 32;

  Session(std::shared_ptr<const Model> model, int threads);

  const std::shared_ptr<const Model>& model() const { return model_; }
  int threads() const { return pool_.threads(); }

  // Inputs: set the shape, then write the data. The pointer stays valid until the next ReshapeInput, Clear or Shrink.
  void ReshapeInput(std::size_t index, const Shape& shape);
  std::byte* MutableInput(std::size_t index, DataType type);  // allocates for the current shape, within the limit
  const Shape& InputShape(std::size_t index) const { return inputs_[index].shape; }
  DataType InputType(std::size_t index) const { return inputs_[index].type; }
  const std::byte* InputData(std::size_t index) const;  // nullptr before MutableInput

  // Throws Error when an input has no data or a type or shape the model cannot take, when the shapes need more memory
  // than the limit of the model (kOutOfMemory), and when it is cancelled (kCancelled). The outputs then hold no data;
  // the inputs stay, and the session can run again.
  void Run(const Cancellation* cancellation = nullptr);

  // Outputs as of the last Run. Before it, and after Clear, the declared shape and no data.
  const Shape& OutputShape(std::size_t index) const;
  DataType OutputType(std::size_t index) const;
  const std::byte* OutputData(std::size_t index) const;

  void Clear();            // forgets the data of inputs and outputs
  std::uint64_t Shrink();  // Clear, and gives back buffers, arena and plans; returns the bytes released

  // The plan of the last Run, for profiling; nullptr before it.
  const Plan* current_plan() const { return current_; }

 private:
  struct Input {
    Shape shape;
    DataType type = DataType::kFloat32;
    Buffer data;
    bool written = false;
  };

  void CheckInputs() const;
  Plan& Prepare();    // BoundPlan, making room for it where it must; throws kOutOfMemory with the shapes
  Plan& BoundPlan();  // the plan for the inputs, bound to the arena
  Plan& PlanForInputs();
  std::string InputShapes() const;

  std::shared_ptr<const Model> model_;
  std::shared_ptr<MemoryAccount> memory_;  // starts with what the model takes
  ThreadPool pool_;
  std::vector<Input> inputs_;
  std::vector<Shape> shapes_;               // of the inputs, gathered for each run
  std::vector<std::byte*> input_pointers_;  // likewise
  Buffer arena_;
  std::vector<std::unique_ptr<Plan>> plans_;  // most recently used first
  Plan* current_ = nullptr;                   // whose outputs can be read
};

}  // namespace pdx
