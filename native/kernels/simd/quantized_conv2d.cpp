#include "kernels/simd/quantized_conv2d.h"

#include <algorithm>
#include <cstring>

#include "kernels/simd/constant_input.h"
#include "kernels/simd/gemm.h"
#include "kernels/simd/padded_rows.h"
#include "kernels/simd/quantized_filter.h"
#include "ops/conv2d.h"
#include "ops/quantized_conv2d.h"

namespace pdx::simd {

namespace {

const Int8Functions* FunctionsFor([[maybe_unused]] const CpuFeatures& cpu) {
#if defined(PDX_X86_64)
  if (cpu.avx512_vnni) return &Int8FunctionsVnni();
#endif
  return nullptr;
}

// Pixels of levels.
class QuantizedPixels final : public PixelForm {
 public:
  QuantizedPixels(const Int8Functions& functions, const KernelContext& context)
      : functions_(functions), channels_(context.ConstantInput(kConvFilter)->shape()[1]) {
    const QuantizedConvSettings settings = QuantizedConvSettings::From(context.attributes());
    grid_.levels = static_cast<float>(QuantizedConvSettings::kLevels);
    grid_.ties_to_even = settings.ties_to_even;
    grid_.SetScale(settings.input_scale);
  }

  std::int64_t SlotsPerPixel() const override { return SlotsFor(channels_); }
  void Convert(const float* pixels, std::int64_t count, float* slots) const override {
    functions_.quantize(pixels, grid_, count, channels_, slots);
  }
  void FillZeros(float* slots, std::int64_t count) const override {
    std::memset(slots, kZeroLevel, static_cast<std::size_t>(count) * sizeof(float));
  }

 private:
  const Int8Functions& functions_;
  std::int64_t channels_;
  QuantizeGrid grid_;
};

class QuantizedConv2d final : public Kernel {
 public:
  QuantizedConv2d(const Int8Functions& functions, const KernelContext& context)
      : settings_(WindowSettings::From(context.attributes())),
        kernel_height_(context.ConstantInput(kConvFilter)->shape()[2]),
        kernel_width_(context.ConstantInput(kConvFilter)->shape()[3]),
        epilogue_(Epilogue::From(context.attributes())),
        pixels_(functions, context),
        filter_(functions.products, context),
        has_residual_(context.HasInput(kConvResidual)) {}

  std::size_t ScratchBytes(const ShapeContext& context) const override {
    const ImageDims src = Dims(context.inputs[kConvImage]);
    const ImageDims dst = Dims(context.outputs[0]);
    return static_cast<std::size_t>(context.threads) * WorkerBytes(WindowOver(src), src, dst);
  }

  bool ReadsInput(std::size_t index) const override { return index == kConvImage || index == kConvResidual; }
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

  std::size_t WorkerBytes(const Window2d& window, const ImageDims& src, const ImageDims& dst) const {
    if (!window.IsOneElement()) return PaddedRows::ScratchBytes(window, src, dst, &pixels_);
    return static_cast<std::size_t>(BlockPixels() * pixels_.SlotsPerPixel()) * sizeof(float);
  }

  // Pixels that are rounded at once: a part of a first-level cache, and enough for several tiles.
  std::int64_t BlockPixels() const {
    constexpr std::int64_t kBlockSlots = 4096;
    constexpr std::int64_t kMinPixels = 16;  // a multiple of which keeps blocks on 64 bytes
    return std::max(kMinPixels, kBlockSlots / pixels_.SlotsPerPixel() / kMinPixels * kMinPixels);
  }

  GemmRows RowsInto(const RunContext& context, std::int64_t row_stride) const {
    GemmRows rows;
    rows.segment_count = kernel_height_;
    rows.segment_length = kernel_width_ * pixels_.SlotsPerPixel();
    rows.row_stride = row_stride;
    rows.dst = context.outputs[0].MutableAs<float>();
    rows.residual = has_residual_ ? context.inputs[kConvResidual].As<float>() : nullptr;
    rows.dst_stride = filter_.columns();
    return rows;
  }

  // The rows that start with pixel `pixel` of the output.
  static GemmRows From(GemmRows rows, std::int64_t pixel) {
    rows.dst += pixel * rows.dst_stride;
    if (rows.residual != nullptr) rows.residual += pixel * rows.dst_stride;
    return rows;
  }

  void Multiply(const GemmRows& rows, std::int64_t begin, std::int64_t end) const {
    for (const Panel& panel : filter_.panels()) MultiplyPanel(panel, rows, epilogue_, begin, end);
  }

  std::int64_t ProductsPerPixel() const { return filter_.depth() * filter_.columns() / kBytesPerSlot; }

  void RunPixels(const RunContext& context) const {
    const ImageDims src = Dims(context.inputs[kConvImage]);
    const float* image = context.inputs[kConvImage].As<float>();
    const GemmRows rows = RowsInto(context, pixels_.SlotsPerPixel());
    const std::int64_t block = BlockPixels();
    const std::size_t worker_bytes = static_cast<std::size_t>(block * pixels_.SlotsPerPixel()) * sizeof(float);
    context.parallel->For(
        src.n * src.h * src.w, ProductGrain(ProductsPerPixel()), [&](std::int64_t begin, std::int64_t end, int worker) {
          auto* levels = reinterpret_cast<float*>(context.scratch + static_cast<std::size_t>(worker) * worker_bytes);
          const float* const segment = levels;
          for (std::int64_t first = begin; first < end; first += block) {
            const std::int64_t count = std::min(block, end - first);
            pixels_.Convert(image + first * src.c, count, levels);
            GemmRows of_block = From(rows, first);
            of_block.segments = &segment;
            Multiply(of_block, 0, count);
          }
        });
  }

  // The unit of work is a line of the output.
  void RunWindows(const RunContext& context, const Window2d& window) const {
    const ImageDims src = Dims(context.inputs[kConvImage]);
    const ImageDims dst = Dims(context.outputs[0]);
    const GemmRows rows = RowsInto(context, window.sw * pixels_.SlotsPerPixel());
    const std::size_t worker_bytes = WorkerBytes(window, src, dst);
    context.parallel->For(
        dst.n * dst.h, ProductGrain(ProductsPerPixel() * dst.w), [&](std::int64_t begin, std::int64_t end, int worker) {
          PaddedRows padded(window, src, dst, context.inputs[kConvImage].As<float>(),
                            context.scratch + static_cast<std::size_t>(worker) * worker_bytes, &pixels_);
          for (std::int64_t line = begin; line < end; ++line) {
            GemmRows of_line = From(rows, line * dst.w);
            of_line.segments = padded.Window(line / dst.h, line % dst.h);
            Multiply(of_line, 0, dst.w);
          }
        });
  }

  WindowSettings settings_;
  std::int64_t kernel_height_;
  std::int64_t kernel_width_;
  Epilogue epilogue_;
  QuantizedPixels pixels_;
  QuantizedFilter filter_;
  bool has_residual_;
};

}  // namespace

bool SupportsQuantizedConv2d(const KernelContext& context) {
  const Constant* filter = context.ConstantInput(kConvFilter);
  return FunctionsFor(context.cpu()) != nullptr && IsChannelsLast(context.attributes()) && filter != nullptr &&
         filter->type() == DataType::kInt8 && CanQuantizeConv2d(context.attributes(), filter->shape()) &&
         filter->shape()[2] <= PaddedRows::kMaxRows && IsFloatConstant(context, kQuantizedConvScales) &&
         IsFloatConstantOrAbsent(context, kConvBias);
}

std::unique_ptr<Kernel> CreateQuantizedConv2d(const KernelContext& context) {
  return std::make_unique<QuantizedConv2d>(*FunctionsFor(context.cpu()), context);
}

}  // namespace pdx::simd
