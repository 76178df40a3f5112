#include "kernels/reference/conv_by_lines.h"

#include "kernels/reference/fused_store.h"

namespace pdx::reference {

namespace {

const float* OptionalInput(const RunContext& context, std::size_t index) {
  return index < context.inputs.size() ? context.inputs[index].As<float>() : nullptr;
}

}  // namespace

ConvByLines::ConvByLines(const KernelContext& context)
    : settings_(WindowSettings::From(context.attributes())),
      groups_(context.attributes().GetInt("groups", 1)),
      channels_last_(IsChannelsLast(context.attributes())),
      epilogue_(Epilogue::From(context.attributes())) {}

std::size_t ConvByLines::ScratchBytes(const ShapeContext& context) const {
  const ImageDims dst = ImageDims::From(*context.outputs[0].shape, channels_last_);
  return static_cast<std::size_t>(dst.w) * sizeof(double) * static_cast<std::size_t>(context.threads);
}

void ConvByLines::Run(const RunContext& context) const {
  const ImageDims src = ImageDims::From(*context.inputs[kConvImage].shape, channels_last_);
  const ImageDims dst = ImageDims::From(*context.outputs[0].shape, channels_last_);
  const Shape& filter = *context.inputs[kConvFilter].shape;
  const Window2d window = settings_.For(filter[2], filter[3], src.h, src.w);
  context.parallel->For(dst.n * dst.c * dst.h, 1, [&](std::int64_t begin, std::int64_t end, int worker) {
    double* sums = reinterpret_cast<double*>(context.scratch) + worker * dst.w;
    for (std::int64_t i = begin; i < end; ++i) {
      const Line line{i / (dst.c * dst.h), i / dst.h % dst.c, i % dst.h};
      SumLine(context, window, src, dst, line, sums);
      StoreLine(context, dst, line, sums);
    }
  });
}

void ConvByLines::StoreLine(const RunContext& context, const ImageDims& dst, const Line& line,
                            const double* sums) const {
  const float* biases = OptionalInput(context, kConvBias);
  const float* residuals = OptionalInput(context, kConvResidual);
  const double bias = biases == nullptr ? 0.0 : biases[line.m];
  const ImageStrides strides = StridesOf(dst);
  float* out = context.outputs[0].MutableAs<float>();
  for (std::int64_t x = 0; x < dst.w; ++x) {
    const std::int64_t place = line.n * strides.n + line.m * strides.c + line.y * strides.h + x * strides.w;
    out[place] = Finish(epilogue_, sums[x] + bias, residuals == nullptr ? nullptr : residuals + place);
  }
}

}  // namespace pdx::reference
