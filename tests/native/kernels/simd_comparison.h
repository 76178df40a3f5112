#pragma once

#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <vector>

#include "kernels/epilogue.h"
#include "support/closeness.h"
#include "support/kernel_runner.h"

// Compares a fast kernel with the reference kernel of its operator.
namespace pdx::test {

// The instruction sets of this machine, from the plain one up.
inline std::vector<CpuFeatures> CpuLevels() {
  const CpuFeatures best = CpuFeatures::Detect();
  std::vector<CpuFeatures> levels = {CpuFeatures{}};
  if (best.avx2_fma) levels.push_back({.avx2_fma = true});
  if (best.avx512) levels.push_back({.avx2_fma = true, .avx512 = true});
  return levels;
}

struct Comparison {
  const char* kernel = "simd";
  Tolerance tolerance = {};
  bool in_place = false;    // also with output 0 in the memory of an input
  bool rows_apart = false;  // also with room between the rows of output 0
};

inline void ExpectSameBytes(const TestTensor& actual, const TestTensor& expected, const std::string& how) {
  ASSERT_EQ(actual.bytes.size(), expected.bytes.size());
  ASSERT_TRUE(actual.bytes.empty() || std::memcmp(actual.bytes.data(), expected.bytes.data(), actual.bytes.size()) == 0)
      << "other bits " << how;
}

// At every level near the reference, and the same bits with one, two and three threads and in place.
inline void ExpectLikeReference(const NodeCase& node, const Comparison& comparison) {
  const std::vector<float> floats = RunNode(ReferenceKernel(node.op), node)[0].Floats();
  const std::vector<double> expected(floats.begin(), floats.end());
  const KernelEntry& entry = FindKernel(node.op, comparison.kernel);
  for (const CpuFeatures& cpu : CpuLevels()) {
    SCOPED_TRACE(cpu.ToString());
    const TestTensor result = RunNode(entry, node, {.cpu = cpu})[0];
    ExpectClose(result.Floats(), expected, comparison.tolerance);
    if (testing::Test::HasFatalFailure()) return;
    for (const int threads : {2, 3}) {
      ExpectSameBytes(RunNode(entry, node, {.threads = threads, .cpu = cpu})[0], result,
                      "with " + std::to_string(threads) + " threads");
    }
    if (comparison.in_place) {
      ExpectSameBytes(RunNode(entry, node, {.threads = 2, .cpu = cpu, .in_place = true})[0], result, "in place");
    }
    if (comparison.rows_apart) {
      ExpectSameBytes(RunNode(entry, node, {.threads = 2, .cpu = cpu, .row_gap = 3})[0], result, "with rows apart");
    }
    if (testing::Test::HasFatalFailure()) return;
  }
}

// Integers and copies have no rounding.
inline void ExpectSameAsReference(const NodeCase& node, const char* kernel) {
  const TestTensor expected = RunNode(ReferenceKernel(node.op), node)[0];
  for (const int threads : {1, 2, 3}) {
    ExpectSameBytes(RunNode(FindKernel(node.op, kernel), node, {.threads = threads})[0], expected,
                    "with " + std::to_string(threads) + " threads");
  }
}

// The attributes of a fused activation and affine part.
inline void Fuse(Attributes& attributes, const Epilogue& epilogue) { epilogue.Store(attributes); }

// One of each activation, some with an affine part.
inline std::vector<Epilogue> Epilogues() {
  return {
      {},
      {.activation = Activation::kRelu},
      {.activation = Activation::kHardSwish,
       .alpha = 3,
       .beta = 6,
       .gamma = 6,
       .post_scale = 1.5f,
       .post_shift = -0.25f},
      {.activation = Activation::kHardSigmoid, .alpha = 0.2f, .beta = 0.5f},
      {.activation = Activation::kSigmoid},
      {.activation = Activation::kSwish, .alpha = 1, .post_scale = 0.5f},
      {.activation = Activation::kGelu},
  };
}

}  // namespace pdx::test
