#include "kernels/simd/winograd_filter.h"

#include <algorithm>
#include <numbers>

#include "kernels/simd/conv2d_dense.h"
#include "ops/conv2d.h"
#include "ops/window.h"

namespace pdx::simd {

namespace {

// G g, the transform of three taps that goes with those of winograd.h.
std::array<double, kWinogradPoints> SpreadTaps(double g0, double g1, double g2) {
  constexpr double kA = std::numbers::sqrt2 / 2, kB = std::numbers::sqrt2;
  // At each point x the polynomial g0 + g1 x + g2 x^2, divided by the product of the point's distances to the others.
  const double even_a = (g0 + 0.5 * g2) / -1.5, odd_a = kA / -1.5 * g1;
  const double even_b = (g0 + 2.0 * g2) / 6.0, odd_b = kB / 6.0 * g1;
  return {g0, even_a + odd_a, even_a - odd_a, even_b + odd_b, even_b - odd_b, g2};
}

// Of taps [9, count] to points [6, count]; in blocks, whose loops compilers turn into vectors.
void Transform(const float* taps, const RowFactors& factors, std::size_t count, float* points) {
  constexpr std::size_t kBlock = 64;
  for (std::size_t first = 0; first < count; first += kBlock) {
    const std::size_t length = std::min(kBlock, count - first);
    double row[3][kBlock];
    for (std::size_t x = 0; x < 3; ++x) {
      const float* upper = taps + x * count + first;
      const float* middle = upper + 3 * count;
      const float* lower = upper + 6 * count;
      for (std::size_t i = 0; i < length; ++i) {
        row[x][i] = factors[0] * static_cast<double>(upper[i]) + factors[1] * static_cast<double>(middle[i]) +
                    factors[2] * static_cast<double>(lower[i]);
      }
    }
    float* to = points + first;
    for (std::size_t i = 0; i < length; ++i, ++to) {
      const auto spread = SpreadTaps(row[0][i], row[1][i], row[2][i]);
      for (std::size_t point = 0; point < kWinogradPoints; ++point) {
        to[point * count] = static_cast<float>(spread[point]);
      }
    }
  }
}

}  // namespace

std::array<RowFactors, kWinogradPoints> SquareRowFactors() {
  const auto first = SpreadTaps(1, 0, 0), second = SpreadTaps(0, 1, 0), third = SpreadTaps(0, 0, 1);
  std::array<RowFactors, kWinogradPoints> rows;
  for (std::size_t point = 0; point < rows.size(); ++point) rows[point] = {first[point], second[point], third[point]};
  return rows;
}

std::vector<PackedMatrix> PackWinogradFilter(const KernelContext& context, std::span<const RowFactors> combinations) {
  const Constant& filter = *context.ConstantInput(kConvFilter);
  const std::int64_t filters = filter.shape()[0], channels = filter.shape()[1];
  const auto count = static_cast<std::size_t>(channels * filters);
  const std::vector<float> taps = WindowOrder(filter);
  std::vector<float> matrices(kWinogradPoints * count);
  std::vector<PackedMatrix> packed;
  packed.reserve(combinations.size() * kWinogradPoints);
  for (const RowFactors& factors : combinations) {
    Transform(taps.data(), factors, count, matrices.data());
    for (std::size_t point = 0; point < kWinogradPoints; ++point) {
      packed.emplace_back(GemmFunctionsFor(context.cpu()),
                          MatrixView{matrices.data() + point * count, channels, filters, filters, 1},
                          std::span<const float>());
    }
  }
  return packed;
}

std::vector<float> WinogradBias(const KernelContext& context) {
  const Constant* bias = context.ConstantInput(kConvBias);
  if (bias == nullptr)
    return std::vector<float>(static_cast<std::size_t>(context.ConstantInput(kConvFilter)->shape()[0]));
  const std::span<const float> values = bias->As<float>();
  return {values.begin(), values.end()};
}

bool SupportsWinograd(const KernelContext& context) {
  constexpr std::int64_t kMinChannels = 16;
  constexpr std::int64_t kMinFilters = 8;
  if (!SupportsConv2dDense(context)) return false;
  const Shape& filter = context.ConstantInput(kConvFilter)->shape();
  const Shape& output = context.DeclaredOutputShape();
  const bool is_narrow = output.rank() == 4 && output[2] > 0 && output[2] < kWinogradResults;
  return filter[0] >= kMinFilters && filter[1] >= kMinChannels && filter[2] == 3 && filter[3] == 3 && !is_narrow &&
         WindowSettings::From(context.attributes()).window.sw == 1;
}

}  // namespace pdx::simd
