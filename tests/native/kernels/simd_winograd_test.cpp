#include <gtest/gtest.h>

#include "kernels/gemm_test.h"
#include "ops/conv2d.h"
#include "support/conv_case.h"

namespace pdx::test {

namespace {

constexpr const char* kWinograd = "simd_nhwc_winograd";

const KernelEntry& Winograd() { return FindKernel("conv2d", kWinograd); }

ConvCase Padded(ConvCase conv) {
  conv.kh = conv.kw = 3;
  conv.top = conv.bottom = conv.left = conv.right = 1;
  return conv;
}

NodeCase NodeOf(const ConvCase& conv, unsigned seed) {
  NodeCase node = conv.Node("conv2d", true, conv.Image(seed), conv.Filter(seed + 1));
  node.inputs.push_back(TestTensor::Random({conv.m}, seed + 2));
  node.constants.insert(kConvBias);
  return node;
}

// The planes hold sums of four values and the output sums nine products or more of them, so what is rounded is about
// four times as large as in a direct sum.
Tolerance WinogradTolerance(const ConvCase& conv) {
  Tolerance tolerance = SumTolerance(conv.c * 9);
  tolerance.absolute *= 4;
  return tolerance;
}

void ExpectConvolution(const ConvCase& conv, const NodeCase& node, bool in_place = false) {
  SCOPED_TRACE(conv.ToString());
  ExpectLikeReference(node, {.kernel = kWinograd, .tolerance = WinogradTolerance(conv), .in_place = in_place});
}

}  // namespace

TEST(SimdWinograd, EveryTailOfChannelsAndFilters) {
  for (const std::int64_t c : {16, 17, 23, 24, 31, 33, 48}) {
    for (const std::int64_t m : {8, 9, 15, 16, 24, 31, 50}) {
      const ConvCase conv = Padded({.c = c, .h = 4, .w = 6, .m = m});
      ExpectConvolution(conv, NodeOf(conv, 1));
    }
  }
}

TEST(SimdWinograd, EverySizeOfAnImage) {
  for (std::int64_t h = 1; h <= 6; ++h) {
    for (std::int64_t w = 1; w <= 9; ++w) {
      const ConvCase conv = Padded({.n = 2, .c = 16, .h = h, .w = w, .m = 8});
      ExpectConvolution(conv, NodeOf(conv, 3));
    }
  }
}

TEST(SimdWinograd, Paddings) {
  for (const std::int64_t top : {0, 1, 2, 3}) {
    for (const std::int64_t left : {0, 1, 2, 3}) {
      const ConvCase conv{
          .c = 16, .h = 5, .w = 6, .m = 8, .kh = 3, .kw = 3, .top = top, .bottom = 3 - top, .left = left};
      ExpectConvolution(conv, NodeOf(conv, 5));
    }
  }
}

TEST(SimdWinograd, PaddingThatFollowsFromTheSize) {
  const ConvCase conv = Padded({.c = 16, .h = 7, .w = 8, .m = 12});
  NodeCase node = NodeOf(conv, 6);
  node.attributes.Set("padding_algorithm", std::string("SAME"));
  ExpectConvolution(conv, node);
}

TEST(SimdWinograd, MoreTilesThanABlockHolds) {
  for (const ConvCase& shape :
       {ConvCase{.n = 2, .c = 96, .h = 23, .w = 37, .m = 24}, ConvCase{.n = 3, .c = 200, .h = 9, .w = 40, .m = 20},
        ConvCase{.c = 16, .h = 50, .w = 51, .m = 8}}) {
    const ConvCase conv = Padded(shape);
    ExpectConvolution(conv, NodeOf(conv, 7));
  }
}

TEST(SimdWinograd, EpiloguesWithAndWithoutResidual) {
  const ConvCase conv = Padded({.c = 16, .h = 5, .w = 7, .m = 20});
  for (const Epilogue& epilogue : ResidualEpilogues()) {
    SCOPED_TRACE(ToText(epilogue));
    NodeCase node = NodeOf(conv, 11);
    epilogue.Store(node.attributes);
    ExpectConvolution(conv, node);
    node.inputs.push_back(TestTensor::Random({conv.n, conv.OutH(), conv.OutW(), conv.m}, 12));
    ExpectConvolution(conv, node, true);
  }
}

TEST(SimdWinograd, WithoutBias) {
  const ConvCase conv = Padded({.c = 18, .h = 4, .w = 5, .m = 9});
  ExpectConvolution(conv, conv.Node("conv2d", true, conv.Image(1), conv.Filter(2)));
}

TEST(SimdWinograd, OneKernelServesManyShapes) {
  const ConvCase conv = Padded({.c = 16, .h = 3, .w = 3, .m = 20});
  ExpectManyImages(
      Winograd(), conv, [](const ConvCase& c) { return NodeOf(c, 15); }, WinogradTolerance(conv));
}

TEST(SimdWinograd, EmptyBatch) {
  const ConvCase conv = Padded({.n = 0, .c = 16, .h = 4, .w = 5, .m = 8});
  EXPECT_TRUE(RunNode(Winograd(), NodeOf(conv, 1))[0].Floats().empty());
}

TEST(SimdWinograd, LeavesOtherCasesToOtherKernels) {
  const ConvCase conv = Padded({.c = 32, .h = 6, .w = 6, .m = 8});
  EXPECT_TRUE(Supports(Winograd(), NodeOf(conv, 1)));
  EXPECT_FALSE(Supports(Winograd(), conv.Node("conv2d", false, conv.Image(1), conv.Filter(2))));
  const auto with = [&](auto change) {
    ConvCase changed = conv;
    change(changed);
    return Supports(Winograd(), NodeOf(changed, 1));
  };
  EXPECT_FALSE(with([](ConvCase& c) { c.groups = 2; }));
  EXPECT_FALSE(with([](ConvCase& c) { c.dh = 2; }));
  EXPECT_FALSE(with([](ConvCase& c) { c.sw = 2; }));
  EXPECT_FALSE(with([](ConvCase& c) { c.kh = 1; }));
  EXPECT_FALSE(with([](ConvCase& c) { c.c = 3; }));
  EXPECT_FALSE(with([](ConvCase& c) { c.m = 1; }));
}

}  // namespace pdx::test
