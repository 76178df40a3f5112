#include "kernels/simd/quantized_filter.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <string>

#include "graph/error.h"
#include "ops/conv2d.h"
#include "ops/quantized_conv2d.h"

namespace pdx::simd {

namespace {

// Writes filter `m` into its column of a panel and returns the sum of its values.
std::int32_t PackColumn(const Constant& filter, std::int64_t m, int width, std::byte* column) {
  const std::int64_t channels = filter.shape()[1];
  const std::int64_t taps = filter.shape().Count(2, 4);
  const std::int8_t* source = filter.As<std::int8_t>().data() + m * channels * taps;
  std::int32_t sum = 0;
  for (std::int64_t tap = 0; tap < taps; ++tap) {
    for (std::int64_t c = 0; c < channels; ++c) {
      const std::int8_t value = source[c * taps + tap];
      const std::int64_t slot = tap * SlotsFor(channels) + c / kBytesPerSlot;
      std::memcpy(column + (slot * width) * kBytesPerSlot + c % kBytesPerSlot, &value, 1);
      sum += value;
    }
  }
  return sum;
}

}  // namespace

QuantizedFilter::QuantizedFilter(const GemmFunctions& functions, const KernelContext& context) {
  const Constant& filter = *context.ConstantInput(kConvFilter);
  const Constant* bias = context.ConstantInput(kConvBias);
  const std::span<const float> scales = context.ConstantInput(kQuantizedConvScales)->As<float>();
  const double step = double{QuantizedConvSettings::From(context.attributes()).input_scale} /
                      static_cast<double>(QuantizedConvSettings::kLevels);
  slots_ = filter.shape().Count(2, 4) * SlotsFor(filter.shape()[1]);
  columns_ = filter.shape()[0];
  RequireOnePerColumn(scales.size(), "scales");
  if (bias != nullptr) RequireOnePerColumn(bias->As<float>().size(), "biases");

  const PanelSplit split(functions);
  constexpr std::int64_t kRows = 3;  // beside those of the filter: starts, factors and bias
  const std::int64_t floats = (slots_ + kRows) * split.PaddedColumns(columns_);
  auto* next = reinterpret_cast<float*>(storage_.Reserve(static_cast<std::size_t>(floats) * sizeof(float)));
  std::fill_n(next, floats, 0.0f);
  for (std::int64_t first = 0; first < columns_; first += panels_.back().columns) {
    const TileShape& shape = split.Next(columns_ - first);
    const std::int64_t columns = std::min<std::int64_t>(shape.width, columns_ - first);
    float* starts = next;
    float* factors = starts + shape.width;
    float* packed_bias = factors + shape.width;
    float* weights = packed_bias + shape.width;
    for (std::int64_t column = 0; column < columns; ++column) {
      const std::int64_t m = first + column;
      const std::int32_t sum = PackColumn(filter, m, shape.width, reinterpret_cast<std::byte*>(weights + column));
      starts[column] = std::bit_cast<float>(-kZeroLevel * sum);  // what the image's levels are moved up by
      factors[column] = static_cast<float>(step * scales[static_cast<std::size_t>(m)]);
      if (bias != nullptr) packed_bias[column] = bias->As<float>()[static_cast<std::size_t>(m)];
    }
    panels_.push_back({.shape = &shape,
                       .first_column = first,
                       .columns = columns,
                       .weights = weights,
                       .bias = packed_bias,
                       .starts = starts,
                       .factors = factors});
    next += (slots_ + kRows) * shape.width;
  }
}

void QuantizedFilter::RequireOnePerColumn(std::size_t count, const char* what) const {
  if (static_cast<std::int64_t>(count) == columns_) return;
  throw Error(ErrorCode::kShapeMismatch,
              std::to_string(count) + " " + what + " do not fit " + std::to_string(columns_) + " filters");
}

}  // namespace pdx::simd
