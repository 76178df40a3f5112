#include "fma_peak.h"

#include <algorithm>
#include <chrono>

#include "fma_loop.h"
#include "kernels/cpu_features.h"

namespace {

double BestOf(const FmaLoop& loop) {
  constexpr int kRounds = 400000;
  double best = 0;
  volatile float keep = 0;  // the loop has a result that is needed
  for (int attempt = 0; attempt < 10; ++attempt) {
    const auto start = std::chrono::steady_clock::now();
    keep = loop.run(kRounds);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    best = std::max(best, kRounds * loop.flop_per_round / seconds.count() * 1e-9);
  }
  static_cast<void>(keep);
  return best;
}

}  // namespace

double MeasureFmaPeak() {
  const pdx::CpuFeatures cpu = pdx::CpuFeatures::Detect();
  if (!cpu.avx2_fma) return 0;
  const double narrow = BestOf(FmaLoopAvx2());
  return cpu.avx512 ? std::max(narrow, BestOf(FmaLoopAvx512())) : narrow;
}
