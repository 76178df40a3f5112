#include "kernels/simd/conv2d_dense.h"

#include <algorithm>
#include <vector>

#include "kernels/simd/constant_input.h"
#include "kernels/simd/gemm.h"
#include "kernels/simd/padded_rows.h"
#include "ops/conv2d.h"

namespace pdx::simd {

namespace {

PackedMatrix PackFilter(const KernelContext& context) {
  const Constant& filter = *context.ConstantInput(kConvFilter);
  const Constant* bias = context.ConstantInput(kConvBias);
  const std::int64_t filters = filter.shape()[0];
  const std::int64_t depth = filter.shape().Count(1, 4);
  const std::vector<float> matrix = WindowOrder(filter);
  const bool one_segment = filter.shape()[2] == 1;
  const GemmFunctions& functions = one_segment ? ProductFunctionsFor(context, depth) : GemmFunctionsFor(context.cpu());
  return PackedMatrix(functions, {matrix.data(), depth, filters, filters, 1},
                      bias == nullptr ? std::span<const float>() : bias->As<float>());
}

class Conv2dDense final : public Kernel {
 public:
  explicit Conv2dDense(const KernelContext& context)
      : settings_(WindowSettings::From(context.attributes())),
        kernel_height_(context.ConstantInput(kConvFilter)->shape()[2]),
        kernel_width_(context.ConstantInput(kConvFilter)->shape()[3]),
        epilogue_(Epilogue::From(context.attributes())),
        weights_(PackFilter(context)),
        has_residual_(context.HasInput(kConvResidual)) {}

  std::size_t ScratchBytes(const ShapeContext& context) const override {
    const ImageDims src = Dims(context.inputs[kConvImage]);
    const ImageDims dst = Dims(context.outputs[0]);
    const Window2d window = WindowOver(src);
    if (window.IsOneElement()) return 0;
    return static_cast<std::size_t>(context.threads) * PaddedRows::ScratchBytes(window, src, dst);
  }

  bool ReadsInput(std::size_t index) const override { return index != kConvFilter && index != kConvBias; }
  int InPlaceInput() const override { return has_residual_ ? static_cast<int>(kConvResidual) : -1; }

  void Run(const RunContext& context) const override {
    if (context.outputs[0].shape->ElementCount() == 0) return;
    const Window2d window = WindowOver(Dims(context.inputs[kConvImage]));
    if (window.IsOneElement()) {
      RunPixels(context);
    } else {
      RunWindows(context, window);
    }
  }

 private:
  static ImageDims Dims(const TensorRef& tensor) { return ImageDims::From(*tensor.shape, true); }

  Window2d WindowOver(const ImageDims& src) const { return settings_.For(kernel_height_, kernel_width_, src.h, src.w); }

  GemmRows RowsInto(const RunContext& context, std::int64_t segment_length, std::int64_t row_stride) const {
    GemmRows rows;
    rows.segment_count = kernel_height_;
    rows.segment_length = segment_length;
    rows.row_stride = row_stride;
    rows.dst = context.outputs[0].MutableAs<float>();
    rows.residual = has_residual_ ? context.inputs[kConvResidual].As<float>() : nullptr;
    rows.dst_stride = weights_.columns();
    return rows;
  }

  void RunPixels(const RunContext& context) const {
    const ImageDims src = Dims(context.inputs[kConvImage]);
    const float* segment = context.inputs[kConvImage].As<float>();
    GemmRows rows = RowsInto(context, src.c, src.c);
    rows.segments = &segment;
    MultiplyAll(weights_, rows, epilogue_, src.n * src.h * src.w, *context.parallel);
  }

  // The unit of work is a part of a line of the output; lines are cut only when there are too few for all threads.
  void RunWindows(const RunContext& context, const Window2d& window) const {
    const ImageDims src = Dims(context.inputs[kConvImage]);
    const ImageDims dst = Dims(context.outputs[0]);
    const GemmRows rows = RowsInto(context, window.kw * src.c, window.sw * src.c);
    const std::int64_t lines = dst.n * dst.h;
    const std::int64_t parts = PartsPerLine(lines, dst.w, context.parallel->threads());
    const std::int64_t products = weights_.depth() * weights_.columns() * dst.w / parts;
    const std::size_t worker_bytes = PaddedRows::ScratchBytes(window, src, dst);

    context.parallel->For(lines * parts, ProductGrain(products), [&](std::int64_t begin, std::int64_t end, int worker) {
      PaddedRows padded(window, src, dst, context.inputs[kConvImage].As<float>(),
                        context.scratch + static_cast<std::size_t>(worker) * worker_bytes);
      for (std::int64_t unit = begin; unit < end; ++unit) {
        const std::int64_t line = unit / parts, part = unit % parts;
        GemmRows of_line = rows;
        of_line.segments = padded.Window(line / dst.h, line % dst.h);
        of_line.dst += line * dst.w * dst.c;
        if (of_line.residual != nullptr) of_line.residual += line * dst.w * dst.c;
        MultiplyRows(weights_, of_line, epilogue_, dst.w * part / parts, dst.w * (part + 1) / parts);
      }
    });
  }

  static std::int64_t PartsPerLine(std::int64_t lines, std::int64_t width, int threads) {
    constexpr std::int64_t kLinesPerThread = 4;
    if (threads == 1 || lines >= kLinesPerThread * threads) return 1;
    return std::min<std::int64_t>(width, threads);
  }

  WindowSettings settings_;
  std::int64_t kernel_height_;
  std::int64_t kernel_width_;
  Epilogue epilogue_;
  PackedMatrix weights_;
  bool has_residual_;
};

// SAME ignores the dilations.
bool HasNoDilation(const Attributes& attributes) {
  const Window2d window = WindowSettings::From(attributes).window;
  return window.dh == 1 && window.dw == 1;
}

}  // namespace

std::vector<float> WindowOrder(const Constant& filter) {
  const Shape& shape = filter.shape();
  const std::int64_t filters = shape[0], channels = shape[1], taps = shape[2] * shape[3];
  const float* source = filter.As<float>().data();
  std::vector<float> matrix(static_cast<std::size_t>(shape.ElementCount()));
  for (std::int64_t c = 0; c < channels; ++c) {
    for (std::int64_t m = 0; m < filters; ++m) {
      for (std::int64_t tap = 0; tap < taps; ++tap) {
        matrix[static_cast<std::size_t>((tap * channels + c) * filters + m)] = source[(m * channels + c) * taps + tap];
      }
    }
  }
  return matrix;
}

bool SupportsConv2dDense(const KernelContext& context) {
  const Attributes& attributes = context.attributes();
  const Constant* filter = context.ConstantInput(kConvFilter);
  return IsChannelsLast(attributes) && attributes.GetInt("groups", 1) == 1 && HasNoDilation(attributes) &&
         IsFloatConstant(context, kConvFilter) && filter->shape().rank() == 4 && filter->shape().ElementCount() > 0 &&
         filter->shape()[2] <= PaddedRows::kMaxRows &&
         ResolveConvWindow(context.attributes(), filter->shape(), 0, 0).HasNarrowPadding() &&
         IsFloatConstantOrAbsent(context, kConvBias);
}

std::unique_ptr<Kernel> CreateConv2dDense(const KernelContext& context) {
  return std::make_unique<Conv2dDense>(context);
}

}  // namespace pdx::simd
