#pragma once

#include <cstddef>
#include <utility>

// Twelve independent multiply-adds a round: enough to hide their latency, few enough for sixteen registers.
struct FmaLoop {
  float (*run)(int rounds);
  double flop_per_round;
};

const FmaLoop& FmaLoopAvx512();
const FmaLoop& FmaLoopAvx2();

namespace {

constexpr std::size_t kFmaSums = 12;

template <typename V, std::size_t... I>
float RunFmaLoop(int rounds, std::index_sequence<I...>) {
  typename V::Register sums[] = {V::Set(static_cast<float>(I))...};
  const auto scale = V::Set(0.999f);
  const auto shift = V::Set(0.001f);
  for (int round = 0; round < rounds; ++round) ((sums[I] = V::Fma(sums[I], scale, shift)), ...);
  auto total = V::Zero();
  ((total = V::Add(total, sums[I])), ...);
  return V::Sum(total);
}

template <typename V>
constexpr FmaLoop kFmaLoop = {[](int rounds) { return RunFmaLoop<V>(rounds, std::make_index_sequence<kFmaSums>{}); },
                              2.0 * kFmaSums* V::kLanes};

}  // namespace
