#include "kernels/simd/depthwise.h"

#include <algorithm>
#include <vector>

#include "kernels/simd/cpu_level.h"
#include "kernels/simd/vector_kernels.h"
#include "kernels/simd/work_split.h"
#include "memory/memory_account.h"
#include "ops/conv2d.h"

namespace pdx::simd {
namespace {

// Larger windows are left to the reference.
constexpr std::int64_t kMaxKernel = 9;

class Depthwise final : public Kernel {
 public:
  explicit Depthwise(const KernelContext& context);

  bool ReadsInput(std::size_t index) const override { return index != kConvFilter && index != kConvBias; }
  void Run(const RunContext& context) const override;

 private:
  // What is the same for all rows of one run.
  struct Map {
    const float* image;
    const float* residual;
    float* output;
    ImageDims in;
    ImageDims out;
    Window2d window;
  };

  void PackWeights(const Constant& filter, const Constant* bias);
  void RunRow(const Map& map, std::int64_t line, std::int64_t begin, std::int64_t end) const;

  const DepthwiseFunctions& functions_;
  Epilogue epilogue_;
  WindowSettings settings_;
  std::int64_t kernel_height_ = 0;
  std::int64_t kernel_width_ = 0;
  std::int64_t channels_ = 0;
  std::int64_t blocks_ = 0;
  DepthwiseRowFunction row_function_ = nullptr;
  MemoryCharge weights_charge_;
  std::vector<float> weights_;  // [blocks][kh][kw][lanes]
  std::vector<float> bias_;     // [blocks][lanes]
};

DepthwiseRowFunction ChooseRowFunction(const DepthwiseFunctions& functions, const Window2d& window,
                                       std::int64_t kernel_width) {
  const bool has_width = kernel_width == 3 || kernel_width == 5;
  if (!has_width || window.sw > 2 || window.dw != 1) return functions.any;
  return functions.fixed[kernel_width == 5 ? 1 : 0][window.sw - 1];
}

Depthwise::Depthwise(const KernelContext& context)
    : functions_(ForCpu(context.cpu(), kDepthwiseAvx512, kDepthwiseAvx2, kDepthwisePortable)),
      epilogue_(Epilogue::From(context.attributes())),
      settings_(WindowSettings::From(context.attributes())) {
  const Constant& filter = *context.ConstantInput(kConvFilter);
  channels_ = filter.shape()[0];
  kernel_height_ = filter.shape()[2];
  kernel_width_ = filter.shape()[3];
  blocks_ = (channels_ + functions_.lanes - 1) / functions_.lanes;
  row_function_ = ChooseRowFunction(functions_, settings_.window, kernel_width_);
  PackWeights(filter, context.ConstantInput(kConvBias));
}

void Depthwise::PackWeights(const Constant& filter, const Constant* bias) {
  const std::int64_t lanes = functions_.lanes;
  const std::int64_t taps = kernel_height_ * kernel_width_;
  const auto floats = static_cast<std::size_t>(blocks_ * taps * lanes);
  weights_charge_ = MemoryCharge(floats * sizeof(float));
  weights_.assign(floats, 0.0f);
  bias_.assign(static_cast<std::size_t>(blocks_ * lanes), 0.0f);
  const float* from = filter.As<float>().data();
  for (std::int64_t channel = 0; channel < channels_; ++channel) {
    const std::int64_t block = channel / lanes;
    for (std::int64_t tap = 0; tap < taps; ++tap) {
      weights_[static_cast<std::size_t>((block * taps + tap) * lanes + channel % lanes)] = from[channel * taps + tap];
    }
  }
  if (bias != nullptr) std::ranges::copy(bias->As<float>(), bias_.begin());
}

// Output pixels [begin, end) of row `line`, counted over all images.
void Depthwise::RunRow(const Map& map, std::int64_t line, std::int64_t begin, std::int64_t end) const {
  const Window2d& window = map.window;
  const std::int64_t n = line / map.out.h;
  const std::int64_t top = line % map.out.h * window.sh - window.pad_top;
  // Window rows [first, last) are those inside of the map.
  const std::int64_t first = top >= 0 ? 0 : (-top + window.dh - 1) / window.dh;
  const std::int64_t inside = map.in.h - top;
  const std::int64_t last = inside <= 0 ? 0 : std::min(window.kh, (inside + window.dh - 1) / window.dh);

  DepthwiseRow row;
  row.rows = static_cast<int>(std::max<std::int64_t>(0, last - first));
  row.input_row = window.dh * map.in.w * channels_;
  row.weights = weights_.data();
  row.weights_block = window.kh * window.kw * functions_.lanes;
  row.input = map.image;
  if (row.rows > 0) {
    row.input += (n * map.in.h + top + first * window.dh) * map.in.w * channels_;
    row.weights += first * window.kw * functions_.lanes;
  }
  row.bias = bias_.data();
  const std::int64_t output_at = line * map.out.w * channels_;
  row.residual = map.residual == nullptr ? nullptr : map.residual + output_at;
  row.output = map.output + output_at;
  row.begin = begin;
  row.end = end;
  row.input_width = map.in.w;
  row.channels = channels_;
  row.pad_left = window.pad_left;
  row.stride = window.sw;
  row.dilation = window.dw;
  row.kernel_width = window.kw;
  row.epilogue = epilogue_;
  row_function_(row);
}

void Depthwise::Run(const RunContext& context) const {
  Map map;
  map.in = ImageDims::From(*context.inputs[kConvImage].shape, true);
  map.out = ImageDims::From(*context.outputs[0].shape, true);
  map.image = context.inputs[kConvImage].As<float>();
  const bool has_residual = context.inputs.size() > kConvResidual && context.inputs[kConvResidual].data != nullptr;
  map.residual = has_residual ? context.inputs[kConvResidual].As<float>() : nullptr;
  map.output = context.outputs[0].MutableAs<float>();
  map.window = settings_.For(kernel_height_, kernel_width_, map.in.h, map.in.w);

  // Strips, not rows, are shared out, so that a map of three rows is split as evenly as one of many.
  const std::int64_t strips = (map.out.w + kDepthwiseStrip - 1) / kDepthwiseStrip;
  const std::int64_t grain = GrainFor(kDepthwiseStrip * map.window.kh * map.window.kw * blocks_);
  context.parallel->For(map.out.n * map.out.h * strips, grain, [&](std::int64_t begin, std::int64_t end, int) {
    while (begin < end) {
      const std::int64_t line = begin / strips;
      const std::int64_t strip = begin % strips;
      const std::int64_t count = std::min(strips - strip, end - begin);
      RunRow(map, line, strip * kDepthwiseStrip, std::min(map.out.w, (strip + count) * kDepthwiseStrip));
      begin += count;
    }
  });
}

bool Supports(const KernelContext& context) {
  const Constant* filter = context.ConstantInput(kConvFilter);
  const Constant* bias = context.ConstantInput(kConvBias);
  if (!IsChannelsLast(context.attributes()) || filter == nullptr || filter->type() != DataType::kFloat32) return false;
  if (context.HasInput(kConvBias) && (bias == nullptr || bias->type() != DataType::kFloat32)) return false;
  const Shape& shape = filter->shape();
  if (shape.rank() != 4 || shape[0] < 1 || shape[1] != 1) return false;
  if (bias != nullptr && !(bias->shape() == Shape{shape[0]})) return false;
  const bool fits = shape[2] >= 1 && shape[2] <= kMaxKernel && shape[3] >= 1 && shape[3] <= kMaxKernel;
  return fits && context.attributes().GetInt("groups", 1) == shape[0];
}

std::unique_ptr<Kernel> Create(const KernelContext& context) { return std::make_unique<Depthwise>(context); }

constexpr KernelEntry kEntries[] = {
    {"depthwise_conv2d", "simd_depthwise", Supports, Create},
    {"conv2d", "simd_depthwise", Supports, Create},
};

}  // namespace

std::span<const KernelEntry> DepthwiseKernels() { return kEntries; }

}  // namespace pdx::simd
