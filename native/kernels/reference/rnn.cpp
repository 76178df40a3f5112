#include "kernels/reference/rnn.h"

#include <algorithm>
#include <cmath>

#include "ops/rnn.h"

namespace pdx::reference {

namespace {

double Sigmoid(double x) { return 1.0 / (1.0 + std::exp(-x)); }

class Rnn final : public Kernel {
 public:
  explicit Rnn(const KernelContext& context) : layers_(RnnLayers::From(context.attributes())) {}

  // The gates, h and c of one sequence, then the outputs of two layers.
  std::size_t ScratchBytes(const ShapeContext& context) const override {
    const auto state = static_cast<std::size_t>(layers_.hidden_size) * kStateRows * sizeof(double);
    return state + 2 * static_cast<std::size_t>(context.outputs[0].shape->ElementCount()) * sizeof(float);
  }

  void Run(const RunContext& context) const override {
    const Shape& input = *context.inputs[kRnnInput].shape;
    double* state = reinterpret_cast<double*>(context.scratch);
    float* between = reinterpret_cast<float*>(state + layers_.hidden_size * kStateRows);
    const std::int64_t out_count = context.outputs[0].shape->ElementCount();
    const float* src = context.inputs[kRnnInput].As<float>();
    for (std::int64_t layer = 0; layer < layers_.layers; ++layer) {
      const bool last = layer + 1 == layers_.layers;
      float* dst = last ? context.outputs[0].MutableAs<float>() : between + layer % 2 * out_count;
      for (std::int64_t direction = 0; direction < layers_.directions; ++direction) {
        for (std::int64_t b = 0; b < input[1]; ++b) RunSequence(context, layer, direction, b, src, dst, state);
      }
      src = dst;
    }
  }

 private:
  static constexpr std::int64_t kStateRows = 6;  // four gates, h, c

  void RunSequence(const RunContext& context, std::int64_t layer, std::int64_t direction, std::int64_t b,
                   const float* src, float* dst, double* state) const {
    const Shape& input = *context.inputs[kRnnInput].shape;
    const std::int64_t steps = input[0];
    const std::int64_t batch = input[1];
    const std::int64_t in_size = layers_.InputSize(layer, input[2]);
    const std::int64_t size = layers_.hidden_size;
    double* gates = state;
    double* h = state + 4 * size;
    double* c = state + 5 * size;
    const std::int64_t first = ((layer * layers_.directions + direction) * batch + b) * size;
    std::copy_n(context.inputs[kRnnHidden].As<float>() + first, size, h);
    std::copy_n(context.inputs[kRnnCell].As<float>() + first, size, c);
    for (std::int64_t i = 0; i < steps; ++i) {
      const std::int64_t step = direction == 0 ? i : steps - 1 - i;
      ComputeGates(context, layer, direction, src + (step * batch + b) * in_size, in_size, h, gates);
      float* out = dst + ((step * batch + b) * layers_.directions + direction) * size;
      for (std::int64_t k = 0; k < size; ++k) {
        c[k] = Sigmoid(gates[size + k]) * c[k] + Sigmoid(gates[k]) * std::tanh(gates[2 * size + k]);
        h[k] = Sigmoid(gates[3 * size + k]) * std::tanh(c[k]);
        out[k] = static_cast<float>(h[k]);
      }
    }
  }

  void ComputeGates(const RunContext& context, std::int64_t layer, std::int64_t direction, const float* x,
                    std::int64_t in_size, const double* h, double* gates) const {
    const float* input_weights = context.inputs[layers_.InputWeights(layer, direction)].As<float>();
    const float* hidden_weights = context.inputs[layers_.HiddenWeights(layer, direction)].As<float>();
    const float* input_bias = context.inputs[layers_.InputBias(layer, direction)].As<float>();
    const float* hidden_bias = context.inputs[layers_.HiddenBias(layer, direction)].As<float>();
    const std::int64_t size = layers_.hidden_size;
    for (std::int64_t row = 0; row < 4 * size; ++row) {
      double sum = double{input_bias[row]} + hidden_bias[row];
      for (std::int64_t i = 0; i < in_size; ++i) sum += double{input_weights[row * in_size + i]} * x[i];
      for (std::int64_t i = 0; i < size; ++i) sum += hidden_weights[row * size + i] * h[i];
      gates[row] = sum;
    }
  }

  RnnLayers layers_;
};

}  // namespace

std::unique_ptr<Kernel> MakeRnn(const KernelContext& context) { return std::make_unique<Rnn>(context); }

}  // namespace pdx::reference
