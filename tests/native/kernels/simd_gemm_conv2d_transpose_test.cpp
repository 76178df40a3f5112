#include <gtest/gtest.h>

#include "kernels/gemm_test.h"
#include "ops/conv2d.h"
#include "support/conv_case.h"

namespace pdx::test {

namespace {

constexpr const char* kTransposed = "simd_nhwc_2x2";

const KernelEntry& Transposed() { return FindKernel("conv2d_transpose", kTransposed); }

ConvCase CaseOf(std::int64_t n, std::int64_t c, std::int64_t h, std::int64_t w, std::int64_t m) {
  return {.n = n, .c = c, .h = h, .w = w, .m = m, .kh = 2, .kw = 2, .sh = 2, .sw = 2};
}

NodeCase NodeOf(const ConvCase& conv, unsigned seed) {
  NodeCase node = conv.Node("conv2d_transpose", true, conv.Image(seed), conv.TransposedFilter(seed + 1));
  node.inputs.push_back(TestTensor::Random({conv.m}, seed + 2));
  node.constants.insert(kConvBias);
  return node;
}

}  // namespace

TEST(SimdGemmConv2dTranspose, EveryNumberOfFilters) {
  for (std::int64_t m = 1; m <= 30; ++m) {
    const ConvCase conv = CaseOf(2, 7, 3, 11, m);
    SCOPED_TRACE(conv.ToString());
    ExpectProduct(kTransposed, NodeOf(conv, 1), conv.c);
  }
}

TEST(SimdGemmConv2dTranspose, EveryWidth) {
  for (std::int64_t w = 1; w <= 20; ++w) {
    for (const std::int64_t m : {1, 2, 24}) {
      const ConvCase conv = CaseOf(1, 24, 2, w, m);
      SCOPED_TRACE(conv.ToString());
      ExpectProduct(kTransposed, NodeOf(conv, 3), conv.c);
    }
  }
}

TEST(SimdGemmConv2dTranspose, EpiloguesWithAndWithoutResidual) {
  for (const std::int64_t m : {1, 5}) {
    const ConvCase conv = CaseOf(1, 4, 3, 5, m);
    for (const Epilogue& epilogue : ResidualEpilogues()) {
      SCOPED_TRACE(conv.ToString() + ", " + ToText(epilogue));
      NodeCase node = NodeOf(conv, 5);
      epilogue.Store(node.attributes);
      ExpectProduct(kTransposed, node, conv.c);
      node.inputs.push_back(TestTensor::Random({conv.n, 2 * conv.h, 2 * conv.w, conv.m}, 8));
      ExpectProduct(kTransposed, node, conv.c, true);
    }
  }
}

TEST(SimdGemmConv2dTranspose, WorkForSeveralThreads) {
  for (const std::int64_t m : {1, 24}) {
    const ConvCase conv = CaseOf(2, 24, 33, 40, m);
    SCOPED_TRACE(conv.ToString());
    ExpectProduct(kTransposed, NodeOf(conv, 9), conv.c);
  }
}

TEST(SimdGemmConv2dTranspose, LeavesOtherCasesToTheReference) {
  const ConvCase conv = CaseOf(1, 4, 5, 6, 4);
  EXPECT_TRUE(Supports(Transposed(), NodeOf(conv, 1)));
  const auto with = [&](auto change) {
    ConvCase changed = conv;
    change(changed);
    return Supports(Transposed(), NodeOf(changed, 1));
  };
  EXPECT_FALSE(with([](ConvCase& c) { c.kh = 3; }));
  EXPECT_FALSE(with([](ConvCase& c) { c.sw = 1; }));
  EXPECT_FALSE(with([](ConvCase& c) { c.top = 1; }));
  EXPECT_FALSE(with([](ConvCase& c) { c.groups = 2; }));
  NodeCase node = NodeOf(conv, 1);
  node.attributes.Set("output_padding", std::vector<std::int64_t>{1, 1});
  EXPECT_FALSE(Supports(Transposed(), node));
  EXPECT_FALSE(Supports(Transposed(), conv.Node("conv2d_transpose", false, conv.Image(1), conv.TransposedFilter(2))));
}

}  // namespace pdx::test
