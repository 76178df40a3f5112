#include "kernels/simd/pool2d.h"

#include <algorithm>
#include <limits>

#include "kernels/simd/cpu_level.h"
#include "kernels/simd/vector_kernels.h"
#include "kernels/simd/work_split.h"
#include "ops/pool2d.h"

namespace pdx::simd {
namespace {

class Pool2d final : public Kernel {
 public:
  explicit Pool2d(const KernelContext& context)
      : functions_(ForCpu(context.cpu(), kPoolAvx512, kPoolAvx2, kPoolPortable)),
        settings_(PoolSettings::From(context.attributes())) {}

  void Run(const RunContext& context) const override;

 private:
  struct Map {
    const float* input;
    float* output;
    ImageDims in;
    ImageDims out;
    Pooling pooling;
  };

  void RunPixel(const Map& map, std::int64_t pixel, std::int64_t channel, std::int64_t channels) const;

  const PoolFunctions& functions_;
  PoolSettings settings_;
};

void Pool2d::Run(const RunContext& context) const {
  Map map;
  map.input = context.inputs[0].As<float>();
  map.output = context.outputs[0].MutableAs<float>();
  map.in = ImageDims::From(*context.inputs[0].shape, true);
  map.out = ImageDims::From(*context.outputs[0].shape, true);
  map.pooling = settings_.For(map.in.h, map.in.w);
  const std::int64_t pixels = map.out.n * map.out.h * map.out.w;
  if (pixels == 0) return;

  // Pieces of channels, so that threads share out even the single pixel of a global pooling.
  const std::int64_t pieces = (map.out.c + kPoolChannels - 1) / kPoolChannels;
  const std::int64_t window = std::max<std::int64_t>(1, map.in.n * map.in.h * map.in.w / pixels);
  const std::int64_t grain = GrainFor(window * kPoolChannels / 4);
  context.parallel->For(pixels * pieces, grain, [&](std::int64_t begin, std::int64_t end, int) {
    while (begin < end) {
      const std::int64_t piece = begin % pieces;
      const std::int64_t count = std::min(pieces - piece, end - begin);
      const std::int64_t channel = piece * kPoolChannels;
      RunPixel(map, begin / pieces, channel, std::min(map.out.c - channel, count * kPoolChannels));
      begin += count;
    }
  });
}

// Channels [channel, channel + channels) of one output pixel, counted over all images.
void Pool2d::RunPixel(const Map& map, std::int64_t pixel, std::int64_t channel, std::int64_t channels) const {
  const Interval columns = map.pooling.Columns(pixel % map.out.w, map.in.w);
  const std::int64_t line = pixel / map.out.w;
  const Interval rows = map.pooling.Rows(line % map.out.h, map.in.h);
  float* output = map.output + pixel * map.out.c + channel;
  const std::int64_t inside = rows.length() * columns.length();
  if (inside == 0) {
    std::fill_n(output, channels, map.pooling.is_max ? std::numeric_limits<float>::lowest() : 0.0f);
    return;
  }
  const bool counts_inside = map.pooling.exclusive || map.pooling.adaptive;
  PoolWindow window;
  window.rows = rows.length();
  window.columns = columns.length();
  window.pixel = map.in.c;
  window.row = map.in.w * map.in.c;
  window.input = map.input + line / map.out.h * map.in.h * window.row + rows.begin * window.row +
                 columns.begin * window.pixel + channel;
  window.channels = channels;
  window.divisor = static_cast<float>(counts_inside ? inside : map.pooling.window.kh * map.pooling.window.kw);
  window.output = output;
  (map.pooling.is_max ? functions_.max : functions_.average)(window);
}

bool Supports(const KernelContext& context) { return IsChannelsLast(context.attributes()); }

std::unique_ptr<Kernel> Create(const KernelContext& context) { return std::make_unique<Pool2d>(context); }

constexpr KernelEntry kEntries[] = {{"pool2d", "simd_nhwc", Supports, Create}};

}  // namespace

std::span<const KernelEntry> Pool2dKernels() { return kEntries; }

}  // namespace pdx::simd
