#include "kernels/simd/rnn_lstm.h"

#include <algorithm>
#include <vector>

#include "kernels/simd/cpu_level.h"
#include "kernels/simd/gemm.h"
#include "kernels/simd/lstm_functions.h"
#include "ops/rnn.h"

namespace pdx::simd {
namespace {

// [rows, columns] in the node's inputs, wanted as its transpose.
PackedMatrix PackTransposed(const KernelContext& context, std::size_t index, std::span<const float> bias) {
  const Constant& weights = *context.ConstantInput(index);
  const std::int64_t rows = weights.shape()[0], columns = weights.shape()[1];
  return PackedMatrix(GemmFunctionsFor(context.cpu()), {weights.As<float>().data(), columns, rows, 1, columns}, bias);
}

std::vector<float> SumOfBiases(const KernelContext& context, const RnnLayers& layers, std::int64_t layer,
                               std::int64_t direction) {
  const auto input = context.ConstantInput(layers.InputBias(layer, direction))->As<float>();
  const auto hidden = context.ConstantInput(layers.HiddenBias(layer, direction))->As<float>();
  std::vector<float> sum(input.begin(), input.end());
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += hidden[i];
  return sum;
}

class RnnLstm final : public Kernel {
 public:
  explicit RnnLstm(const KernelContext& context)
      : layers_(RnnLayers::From(context.attributes())),
        functions_(ForCpu(context.cpu(), kLstmAvx512, kLstmAvx2, kLstmPortable)) {
    for (std::int64_t layer = 0; layer < layers_.layers; ++layer) {
      for (std::int64_t direction = 0; direction < layers_.directions; ++direction) {
        cells_.push_back({PackTransposed(context, layers_.InputWeights(layer, direction),
                                         SumOfBiases(context, layers_, layer, direction)),
                          PackTransposed(context, layers_.HiddenWeights(layer, direction), {})});
      }
    }
  }

  bool ReadsInput(std::size_t index) const override { return index < kRnnFirstWeight; }

  // The gates of all steps, the cell states, and the outputs of two layers.
  std::size_t ScratchBytes(const ShapeContext& context) const override {
    const auto outputs = static_cast<std::size_t>(context.outputs[0].shape->ElementCount());
    const auto states = static_cast<std::size_t>(context.inputs[kRnnCell].shape->ElementCount());
    return (6 * outputs + states) * sizeof(float);
  }

  void Run(const RunContext& context) const override {
    const Shape& input = *context.inputs[kRnnInput].shape;
    const std::int64_t count = context.outputs[0].shape->ElementCount();
    if (count == 0) return;
    Pass pass{.steps = input[0], .batch = input[1], .gates = reinterpret_cast<float*>(context.scratch)};
    pass.states = pass.gates + 4 * count;
    float* between = pass.states + context.inputs[kRnnCell].shape->ElementCount();
    pass.src = context.inputs[kRnnInput].As<float>();
    for (std::int64_t layer = 0; layer < layers_.layers; ++layer) {
      const bool last = layer + 1 == layers_.layers;
      pass.dst = last ? context.outputs[0].MutableAs<float>() : between + layer % 2 * count;
      RunLayer(context, layer, pass);
      pass.src = pass.dst;
    }
  }

 private:
  struct Cell {
    PackedMatrix input;   // [input size, 4 * hidden_size], with both biases
    PackedMatrix hidden;  // [hidden_size, 4 * hidden_size]
  };

  // One layer's way through the whole sequence.
  struct Pass {
    std::int64_t steps = 0;
    std::int64_t batch = 0;
    float* gates = nullptr;   // [steps, batch, directions, 4 * hidden_size]
    float* states = nullptr;  // [layers * directions, batch, hidden_size]
    const float* src = nullptr;
    float* dst = nullptr;  // [steps, batch, directions, hidden_size]
  };

  std::int64_t GateStride() const { return layers_.directions * 4 * layers_.hidden_size; }
  std::int64_t OutputStride() const { return layers_.directions * layers_.hidden_size; }

  void RunLayer(const RunContext& context, std::int64_t layer, const Pass& pass) const {
    for (std::int64_t direction = 0; direction < layers_.directions; ++direction) {
      const PackedMatrix& weights = cells_[Index(layer, direction)].input;
      GemmRows rows;
      rows.segments = &pass.src;
      rows.segment_length = rows.row_stride = weights.depth();
      rows.dst = pass.gates + direction * 4 * layers_.hidden_size;
      rows.dst_stride = GateStride();
      MultiplyAll(weights, rows, Epilogue(), pass.steps * pass.batch, *context.parallel);
    }
    context.parallel->For(layers_.directions, 1, [&](std::int64_t begin, std::int64_t end, int) {
      for (std::int64_t direction = begin; direction < end; ++direction) RunSteps(context, layer, direction, pass);
    });
  }

  void RunSteps(const RunContext& context, std::int64_t layer, std::int64_t direction, const Pass& pass) const {
    const std::int64_t size = layers_.hidden_size;
    const std::size_t index = Index(layer, direction);
    const auto first = static_cast<std::int64_t>(index) * pass.batch * size;
    float* states = pass.states + first;
    std::copy_n(context.inputs[kRnnCell].As<float>() + first, pass.batch * size, states);
    const float* before = context.inputs[kRnnHidden].As<float>() + first;
    std::int64_t before_stride = size;
    for (std::int64_t i = 0; i < pass.steps; ++i) {
      const std::int64_t step = direction == 0 ? i : pass.steps - 1 - i;
      float* gates = pass.gates + step * pass.batch * GateStride() + direction * 4 * size;
      float* out = pass.dst + step * pass.batch * OutputStride() + direction * size;
      GemmRows rows;
      rows.segments = &before;
      rows.segment_length = size;
      rows.row_stride = before_stride;
      rows.dst = gates;
      rows.residual = gates;
      rows.dst_stride = GateStride();
      MultiplyRows(cells_[index].hidden, rows, Epilogue(), 0, pass.batch);
      for (std::int64_t b = 0; b < pass.batch; ++b) {
        functions_.update({gates + b * GateStride(), states + b * size, out + b * OutputStride(), size});
      }
      before = out;
      before_stride = OutputStride();
    }
  }

  std::size_t Index(std::int64_t layer, std::int64_t direction) const {
    return static_cast<std::size_t>(layer * layers_.directions + direction);
  }

  RnnLayers layers_;
  const LstmFunctions& functions_;
  std::vector<Cell> cells_;
};

bool HasWeights(const KernelContext& context, std::size_t index, const Shape& shape) {
  const Constant* weights = context.ConstantInput(index);
  return weights != nullptr && weights->type() == DataType::kFloat32 && weights->shape() == shape;
}

// Weights of other shapes are left to the reference kernel, whose shape rule says what is wrong.
bool SupportsLstm(const KernelContext& context) {
  if (context.attributes().GetString("mode", "") != "LSTM") return false;
  const RnnLayers layers = RnnLayers::From(context.attributes());
  const Constant* first = context.ConstantInput(layers.InputWeights(0, 0));
  if (first == nullptr || first->shape().rank() != 2 || first->shape()[1] < 1) return false;
  const std::int64_t gates = 4 * layers.hidden_size;
  for (std::int64_t layer = 0; layer < layers.layers; ++layer) {
    const std::int64_t input_size = layers.InputSize(layer, first->shape()[1]);
    for (std::int64_t direction = 0; direction < layers.directions; ++direction) {
      if (!HasWeights(context, layers.InputWeights(layer, direction), {gates, input_size}) ||
          !HasWeights(context, layers.HiddenWeights(layer, direction), {gates, layers.hidden_size}) ||
          !HasWeights(context, layers.InputBias(layer, direction), {gates}) ||
          !HasWeights(context, layers.HiddenBias(layer, direction), {gates})) {
        return false;
      }
    }
  }
  return true;
}

std::unique_ptr<Kernel> CreateLstm(const KernelContext& context) { return std::make_unique<RnnLstm>(context); }

constexpr KernelEntry kEntries[] = {{"rnn", "simd", SupportsLstm, CreateLstm}};

}  // namespace

std::span<const KernelEntry> RnnKernels() { return kEntries; }

}  // namespace pdx::simd
