#include "kernels/simd/conv2d_transpose_2x2.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "kernels/simd/constant_input.h"
#include "kernels/simd/gemm.h"
#include "ops/conv2d.h"

namespace pdx::simd {

namespace {

// The taps of the filter [C, M, 2, 2] that go to lines [first_line, first_line + lines) of each pair, as a matrix
// [C, lines * 2 * M]: the pixels of a line side by side, line after line.
PackedMatrix PackTaps(const KernelContext& context, std::int64_t first_line, std::int64_t lines) {
  const Constant& filter = *context.ConstantInput(kConvFilter);
  const Constant* bias = context.ConstantInput(kConvBias);
  const std::int64_t channels = filter.shape()[0], filters = filter.shape()[1];
  const float* source = filter.As<float>().data();
  std::vector<float> matrix, repeated_bias;
  for (std::int64_t c = 0; c < channels; ++c) {
    for (std::int64_t tap = first_line * 2; tap < (first_line + lines) * 2; ++tap) {
      for (std::int64_t m = 0; m < filters; ++m) matrix.push_back(source[(c * filters + m) * 4 + tap]);
    }
  }
  for (std::int64_t tap = 0; tap < lines * 2 && bias != nullptr; ++tap) {
    repeated_bias.insert(repeated_bias.end(), bias->As<float>().begin(), bias->As<float>().end());
  }
  const std::int64_t columns = lines * 2 * filters;
  return PackedMatrix(ProductFunctionsFor(context, channels), {matrix.data(), channels, columns, columns, 1},
                      repeated_bias);
}

// One product for the upper and one for the lower line of each pair; both go straight to where they belong.
class Conv2dTranspose2x2 final : public Kernel {
 public:
  explicit Conv2dTranspose2x2(const KernelContext& context)
      : epilogue_(Epilogue::From(context.attributes())),
        weights_{PackTaps(context, 0, 1), PackTaps(context, 1, 1)},
        has_residual_(context.HasInput(kConvResidual)) {}

  bool ReadsInput(std::size_t index) const override { return index != kConvFilter && index != kConvBias; }
  int InPlaceInput() const override { return has_residual_ ? static_cast<int>(kConvResidual) : -1; }

  void Run(const RunContext& context) const override {
    const ImageDims src = ImageDims::From(*context.inputs[kConvImage].shape, true);
    const float* image = context.inputs[kConvImage].As<float>();
    const float* residual = has_residual_ ? context.inputs[kConvResidual].As<float>() : nullptr;
    const std::int64_t pair_floats = weights_[0].columns();
    const std::int64_t line_floats = src.w * pair_floats;
    const std::int64_t products = src.w * src.c * pair_floats;
    context.parallel->For(src.n * src.h * 2, ProductGrain(products), [&](std::int64_t begin, std::int64_t end, int) {
      for (std::int64_t line = begin; line < end; ++line) {
        const float* segment = image + line / 2 * src.w * src.c;
        GemmRows rows;
        rows.segments = &segment;
        rows.segment_length = rows.row_stride = src.c;
        rows.dst = context.outputs[0].MutableAs<float>() + line * line_floats;
        rows.residual = residual == nullptr ? nullptr : residual + line * line_floats;
        rows.dst_stride = pair_floats;
        MultiplyRows(weights_[static_cast<std::size_t>(line % 2)], rows, epilogue_, 0, src.w);
      }
    });
  }

 private:
  Epilogue epilogue_;
  std::array<PackedMatrix, 2> weights_;
  bool has_residual_;
};

// For so few filters that a vector holds both lines: one product for all four taps into a buffer, then the lines are
// taken apart.
class Conv2dTranspose2x2Narrow final : public Kernel {
 public:
  explicit Conv2dTranspose2x2Narrow(const KernelContext& context)
      : epilogue_(Epilogue::From(context.attributes())), weights_(PackTaps(context, 0, 2)) {}

  bool ReadsInput(std::size_t index) const override { return index != kConvFilter && index != kConvBias; }

  std::size_t ScratchBytes(const ShapeContext& context) const override {
    const ImageDims src = ImageDims::From(*context.inputs[kConvImage].shape, true);
    return static_cast<std::size_t>(context.threads * BufferFloats(src)) * sizeof(float);
  }

  void Run(const RunContext& context) const override {
    const ImageDims src = ImageDims::From(*context.inputs[kConvImage].shape, true);
    const float* image = context.inputs[kConvImage].As<float>();
    float* dst = context.outputs[0].MutableAs<float>();
    const std::int64_t pair_floats = weights_.columns() / 2;
    const std::int64_t products = src.w * src.c * weights_.columns();
    context.parallel->For(src.n * src.h, ProductGrain(products), [&](std::int64_t begin, std::int64_t end, int worker) {
      float* buffer = reinterpret_cast<float*>(context.scratch) + worker * BufferFloats(src);
      for (std::int64_t line = begin; line < end; ++line) {
        const float* segment = image + line * src.w * src.c;
        GemmRows rows;
        rows.segments = &segment;
        rows.segment_length = rows.row_stride = src.c;
        rows.dst = buffer;
        rows.dst_stride = weights_.columns();
        MultiplyRows(weights_, rows, epilogue_, 0, src.w);
        float* upper = dst + line * src.w * weights_.columns();
        TakeApart(buffer, src.w, pair_floats, upper, upper + src.w * pair_floats);
      }
    });
  }

  static constexpr std::int64_t kMaxFilters = 2;

 private:
  std::int64_t BufferFloats(const ImageDims& src) const { return (src.w * weights_.columns() + 15) / 16 * 16; }

  static void TakeApart(const float* pairs, std::int64_t count, std::int64_t floats, float* upper, float* lower) {
    for (std::int64_t pair = 0; pair < count; ++pair, pairs += 2 * floats) {
      for (std::int64_t i = 0; i < floats; ++i) {
        *upper++ = pairs[i];
        *lower++ = pairs[floats + i];
      }
    }
  }

  Epilogue epilogue_;
  PackedMatrix weights_;
};

bool HasValuesUnlike(const Attributes& attributes, const char* name, std::int64_t value) {
  return std::ranges::any_of(attributes.GetInts(name), [value](std::int64_t each) { return each != value; });
}

}  // namespace

bool SupportsConv2dTranspose2x2(const KernelContext& context) {
  const Attributes& attributes = context.attributes();
  const Constant* filter = context.ConstantInput(kConvFilter);
  return IsChannelsLast(attributes) && attributes.GetInt("groups", 1) == 1 &&
         attributes.GetString("padding_algorithm", "EXPLICIT") != "SAME" &&
         attributes.GetInts("strides") == std::vector<std::int64_t>{2, 2} &&
         !HasValuesUnlike(attributes, "dilations", 1) && !HasValuesUnlike(attributes, "paddings", 0) &&
         !HasValuesUnlike(attributes, "output_padding", 0) && attributes.GetInts("output_size").empty() &&
         IsFloatConstant(context, kConvFilter) && filter->shape().rank() == 4 && filter->shape().ElementCount() > 0 &&
         filter->shape()[2] == 2 && filter->shape()[3] == 2 && IsFloatConstantOrAbsent(context, kConvBias);
}

std::unique_ptr<Kernel> CreateConv2dTranspose2x2(const KernelContext& context) {
  const std::int64_t filters = context.ConstantInput(kConvFilter)->shape()[1];
  if (filters <= Conv2dTranspose2x2Narrow::kMaxFilters && !context.HasInput(kConvResidual)) {
    return std::make_unique<Conv2dTranspose2x2Narrow>(context);
  }
  return std::make_unique<Conv2dTranspose2x2>(context);
}

}  // namespace pdx::simd
