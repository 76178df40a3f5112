#include <gtest/gtest.h>

#include "kernels/gemm_test.h"
#include "ops/conv2d.h"
#include "support/conv_case.h"

namespace pdx::test {

namespace {

constexpr const char* kDense = "simd_nhwc_dense";

const KernelEntry& Dense() { return FindKernel("conv2d", kDense); }

NodeCase NodeOf(const ConvCase& conv, unsigned seed) {
  NodeCase node = conv.Node("conv2d", true, conv.Image(seed), conv.Filter(seed + 1));
  node.inputs.push_back(TestTensor::Random({conv.m}, seed + 2));
  node.constants.insert(kConvBias);
  return node;
}

void AddResidual(const ConvCase& conv, unsigned seed, NodeCase& node) {
  node.inputs.push_back(TestTensor::Random({conv.n, conv.OutH(), conv.OutW(), conv.m}, seed));
}

std::int64_t DepthOf(const ConvCase& conv) { return conv.c * conv.kh * conv.kw; }

const ConvCase kWindows[] = {
    {.c = 3,
     .h = 18,
     .w = 23,
     .m = 16,
     .kh = 3,
     .kw = 3,
     .sh = 2,
     .sw = 2,
     .top = 1,
     .bottom = 1,
     .left = 1,
     .right = 1},
    {.n = 2, .c = 8, .h = 9, .w = 17, .m = 24, .kh = 3, .kw = 3, .top = 1, .bottom = 1, .left = 1, .right = 1},
    {.n = 2, .c = 20, .h = 1, .w = 13, .m = 60, .kh = 1, .kw = 3, .left = 1, .right = 1},
    {.c = 5, .h = 12, .w = 1, .m = 7, .kh = 3, .kw = 1, .top = 1, .bottom = 1},
    {.c = 4, .h = 11, .w = 14, .m = 9, .kh = 5, .kw = 5, .top = 2, .bottom = 2, .left = 2, .right = 2},
    {.c = 4, .h = 9, .w = 10, .m = 33, .kh = 2, .kw = 4, .sh = 3, .sw = 1, .top = 2, .left = 0, .right = 3},
    {.n = 3, .c = 6, .h = 7, .w = 8, .m = 10, .sh = 2, .sw = 3},
    {.c = 6, .h = 7, .w = 8, .m = 10, .top = 1, .bottom = 1, .left = 1, .right = 1},
    {.c = 3, .h = 16, .w = 16, .m = 20, .kh = 4, .kw = 4, .sh = 4, .sw = 4},
    {.c = 2, .h = 10, .w = 10, .m = 3, .kh = 2, .kw = 2, .sh = 5, .sw = 4},
    {.c = 1, .h = 1, .w = 1, .m = 1, .kh = 3, .kw = 3, .top = 1, .bottom = 1, .left = 1, .right = 1},
    {.n = 2, .c = 3, .h = 2, .w = 2, .m = 5, .kh = 7, .kw = 7, .top = 3, .bottom = 3, .left = 3, .right = 3},
    {.c = 2, .h = 6, .w = 5, .m = 4, .kh = 9, .kw = 9, .top = 4, .bottom = 4, .left = 4, .right = 4},
};

}  // namespace

TEST(SimdGemmConv2d, EveryTailOfPixelsAndFilters) {
  for (std::int64_t m = 1; m <= 100; m += m < 60 ? 1 : 7) {
    for (const std::int64_t w : {1, 2, 3, 5, 7, 8, 9, 12, 13, 25}) {
      const ConvCase conv{.c = 5, .h = 1, .w = w, .m = m};
      SCOPED_TRACE(conv.ToString());
      ExpectProduct(kDense, NodeOf(conv, 1), DepthOf(conv));
    }
  }
}

TEST(SimdGemmConv2d, EveryHeightOfATile) {
  for (std::int64_t w = 1; w <= 30; ++w) {
    for (const std::int64_t m : {8, 16, 24, 32, 48, 45}) {
      const ConvCase conv{.c = 4, .h = 1, .w = w, .m = m};
      SCOPED_TRACE(conv.ToString());
      ExpectProduct(kDense, NodeOf(conv, 4), DepthOf(conv));
    }
  }
}

TEST(SimdGemmConv2d, WindowsStridesAndPaddings) {
  for (const ConvCase& conv : kWindows) {
    SCOPED_TRACE(conv.ToString());
    ExpectProduct(kDense, NodeOf(conv, 7), DepthOf(conv));
  }
}

TEST(SimdGemmConv2d, PaddingThatFollowsFromTheSize) {
  for (const ConvCase& conv : {ConvCase{.c = 8, .h = 7, .w = 9, .m = 10, .kh = 2, .kw = 2, .bottom = 1, .right = 1},
                               ConvCase{.c = 8, .h = 7, .w = 9, .m = 10, .kh = 3, .kw = 5, .left = 2, .right = 2}}) {
    SCOPED_TRACE(conv.ToString());
    NodeCase node = NodeOf(conv, 8);
    node.attributes.Set("padding_algorithm", std::string("SAME"));
    node.attributes.Set("dilations", std::vector<std::int64_t>{2, 2});
    ExpectProduct(kDense, node, DepthOf(conv));
  }
}

TEST(SimdGemmConv2d, MoreRowsThanABlockHolds) {
  const ConvCase conv{.n = 2, .c = 1100, .h = 7, .w = 9, .m = 130};
  ExpectProduct(kDense, NodeOf(conv, 9), DepthOf(conv));
}

TEST(SimdGemmConv2d, EpiloguesWithAndWithoutResidual) {
  for (const std::int64_t m : {24, 50}) {
    const ConvCase conv{.c = 3, .h = 5, .w = 9, .m = m, .kh = 3, .kw = 3, .top = 1, .bottom = 1, .left = 1, .right = 1};
    for (const Epilogue& epilogue : ResidualEpilogues()) {
      SCOPED_TRACE(conv.ToString() + ", " + ToText(epilogue));
      NodeCase node = NodeOf(conv, 11);
      epilogue.Store(node.attributes);
      ExpectProduct(kDense, node, DepthOf(conv));
      AddResidual(conv, 12, node);
      ExpectProduct(kDense, node, DepthOf(conv), true);
    }
  }
}

TEST(SimdGemmConv2d, WithoutBias) {
  const ConvCase conv{.c = 3, .h = 4, .w = 5, .m = 6};
  ExpectProduct(kDense, conv.Node("conv2d", true, conv.Image(1), conv.Filter(2)), DepthOf(conv));
}

TEST(SimdGemmConv2d, WorkForSeveralThreads) {
  const ConvCase large[] = {
      {.c = 48, .h = 40, .w = 40, .m = 96},
      {.c = 480, .h = 1, .w = 40, .m = 60, .kh = 1, .kw = 3, .left = 1, .right = 1},
      {.n = 2, .c = 24, .h = 31, .w = 30, .m = 24, .kh = 3, .kw = 3, .top = 1, .bottom = 1, .left = 1, .right = 1},
      {.c = 120, .h = 1, .w = 10, .m = 1500},
  };
  for (const ConvCase& conv : large) {
    SCOPED_TRACE(conv.ToString());
    ExpectProduct(kDense, NodeOf(conv, 13), DepthOf(conv));
  }
}

TEST(SimdGemmConv2d, OneKernelServesManyShapes) {
  const ConvCase conv{.c = 5, .h = 3, .w = 3, .m = 20, .kh = 3, .kw = 3, .top = 1, .bottom = 1, .left = 1, .right = 1};
  ExpectManyImages(
      Dense(), conv, [](const ConvCase& c) { return NodeOf(c, 15); }, SumTolerance(DepthOf(conv)));
}

TEST(SimdGemmConv2d, EmptyBatch) {
  const ConvCase conv{.n = 0, .c = 3, .h = 4, .w = 5, .m = 6, .kh = 3, .kw = 3};
  EXPECT_TRUE(RunNode(Dense(), NodeOf(conv, 1))[0].Floats().empty());
}

TEST(SimdGemmConv2d, LeavesOtherCasesToTheReference) {
  const ConvCase conv{.c = 4, .h = 6, .w = 6, .m = 4, .kh = 3, .kw = 3};
  EXPECT_TRUE(Supports(Dense(), NodeOf(conv, 1)));
  EXPECT_FALSE(Supports(Dense(), conv.Node("conv2d", false, conv.Image(1), conv.Filter(2))));
  const auto with = [](ConvCase changed, auto change) {
    change(changed);
    return Supports(Dense(), NodeOf(changed, 1));
  };
  EXPECT_FALSE(with(conv, [](ConvCase& c) { c.groups = 2; }));
  EXPECT_FALSE(with(conv, [](ConvCase& c) { c.dh = 2; }));
  EXPECT_FALSE(with(conv, [](ConvCase& c) { c.left = 4; }));
  NodeCase node = NodeOf(conv, 1);
  node.constants = {};
  EXPECT_FALSE(Supports(Dense(), node));
}

}  // namespace pdx::test
