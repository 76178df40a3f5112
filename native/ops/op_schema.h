#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/graph.h"

namespace pdx {

// What is known of a tensor when a plan is made for given input shapes.
struct TensorInfo {
  DataType type = DataType::kFloat32;
  Shape shape;
  // The elements of a small integer tensor whose value follows from shapes and constants alone (the chains of shape,
  // slice, fill_constant and concat that compute reshape targets). Such a tensor needs no step at run time.
  std::optional<std::vector<std::int64_t>> known;
};

// Longer integer tensors are data rather than the arithmetic of shapes.
constexpr std::int64_t kMaxKnownElements = 64;

// The elements of an integer constant that is short enough.
std::optional<std::vector<std::int64_t>> KnownElements(const Constant& constant);

// Gives a shape rule its node and inputs and takes its outputs; every failure names the operator.
class InferContext {
 public:
  InferContext(const Node& node, std::span<const TensorInfo* const> inputs, std::span<TensorInfo> outputs)
      : node_(node), inputs_(inputs), outputs_(outputs) {}

  const std::string& op() const { return node_.op; }
  const Attributes& attributes() const { return node_.attributes; }
  std::size_t input_count() const { return inputs_.size(); }
  bool Has(std::size_t index) const { return index < inputs_.size() && inputs_[index] != nullptr; }
  const TensorInfo& Input(std::size_t index) const;  // throws kModelFormat when absent
  const Shape& InputShape(std::size_t index) const { return Input(index).shape; }
  TensorInfo& Output(std::size_t index);
  bool HasOutput(std::size_t index) const { return index < outputs_.size(); }
  void SetOutput(std::size_t index, DataType type, const Shape& shape);

  [[noreturn]] void Fail(const std::string& message) const;  // kShapeMismatch: "conv2d: <message>"
  void Require(bool condition, const std::string& message) const {
    if (!condition) Fail(message);
  }

 private:
  const Node& node_;
  std::span<const TensorInfo* const> inputs_;
  std::span<TensorInfo> outputs_;
};

enum class SlotKind { kRequired, kOptional, kList };  // kList: zero or more, only as the last input

struct Slot {
  const char* name;
  SlotKind kind = SlotKind::kRequired;
};

// What is true of every node of one operator type, independent of how it is computed.
struct OpSchema {
  const char* type;              // as Paddle names it
  std::vector<Slot> inputs;      // the order of Node::inputs
  std::vector<Slot> outputs;     // only those that inference needs; others (MeanOut, XShape, Mask, …) are dropped
  void (*infer)(InferContext&);  // sets type and shape of every output
  bool is_view = false;          // output 0 has the bytes of input 0 and needs no step
};

// nullptr when the operator is unknown.
const OpSchema* FindOp(const std::string& type);

}  // namespace pdx
