#include <gtest/gtest.h>

#include <algorithm>

#include "kernels/gemm_test.h"
#include "ops/conv2d.h"
#include "support/conv_case.h"

namespace pdx::test {

namespace {

constexpr const char* kSquares = "simd_nhwc_winograd";
constexpr const char* kLines = "simd_nhwc_winograd_lines";

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

// What leads to the kernel for lines; a run may bring other sizes than those declared.
Shape Flat(const ConvCase& conv) { return {-1, 1, -1, conv.m}; }

// Each result adds 36 products, and a plane holds values of several times the size of the image's: what is rounded is
// about four times as large as in a direct sum.
Tolerance WinogradTolerance(const ConvCase& conv) {
  Tolerance tolerance = SumTolerance(conv.c * 9);
  tolerance.absolute *= 4;
  return tolerance;
}

void ExpectConvolution(const char* kernel, const ConvCase& conv, NodeCase node, bool in_place = false) {
  SCOPED_TRACE(std::string(kernel) + " on " + conv.ToString());
  if (kernel == kLines) node.declared_output = Flat(conv);
  ExpectLikeReference(node, {.kernel = kernel, .tolerance = WinogradTolerance(conv), .in_place = in_place});
}

void ExpectBoth(const ConvCase& conv, const NodeCase& node, bool in_place = false) {
  ExpectConvolution(kSquares, conv, node, in_place);
  ExpectConvolution(kLines, conv, node, in_place);
}

}  // namespace

TEST(SimdWinograd, EveryTailOfChannelsAndFilters) {
  for (const std::int64_t c : {16, 17, 23, 24, 31, 33, 48}) {
    for (const std::int64_t m : {8, 9, 15, 16, 24, 31, 50}) {
      const ConvCase conv = Padded({.c = c, .h = 4, .w = 6, .m = m});
      ExpectBoth(conv, NodeOf(conv, 1));
    }
  }
}

TEST(SimdWinograd, EverySizeOfAnImage) {
  for (std::int64_t h = 1; h <= 9; ++h) {
    for (std::int64_t w = 1; w <= 9; ++w) {
      const ConvCase conv = Padded({.n = 2, .c = 16, .h = h, .w = w, .m = 8});
      ExpectBoth(conv, NodeOf(conv, 3));
    }
  }
}

TEST(SimdWinograd, Paddings) {
  for (const std::int64_t top : {0, 1, 2, 3}) {
    for (const std::int64_t left : {0, 1, 2, 3}) {
      const ConvCase conv{
          .c = 16, .h = 5, .w = 6, .m = 8, .kh = 3, .kw = 3, .top = top, .bottom = 3 - top, .left = left};
      ExpectBoth(conv, NodeOf(conv, 5));
    }
  }
}

TEST(SimdWinograd, PaddingThatFollowsFromTheSize) {
  const ConvCase conv = Padded({.c = 16, .h = 7, .w = 8, .m = 12});
  NodeCase node = NodeOf(conv, 6);
  node.attributes.Set("padding_algorithm", std::string("SAME"));
  ExpectBoth(conv, node);
}

TEST(SimdWinograd, MoreTilesThanABlockHolds) {
  for (const ConvCase& shape :
       {ConvCase{.n = 2, .c = 96, .h = 23, .w = 37, .m = 24}, ConvCase{.n = 3, .c = 200, .h = 9, .w = 40, .m = 20},
        ConvCase{.c = 16, .h = 50, .w = 51, .m = 8}}) {
    const ConvCase conv = Padded(shape);
    ExpectBoth(conv, NodeOf(conv, 7));
  }
}

TEST(SimdWinograd, EpiloguesWithAndWithoutResidual) {
  const ConvCase conv = Padded({.c = 16, .h = 5, .w = 7, .m = 20});
  for (const Epilogue& epilogue : ResidualEpilogues()) {
    SCOPED_TRACE(ToText(epilogue));
    NodeCase node = NodeOf(conv, 11);
    epilogue.Store(node.attributes);
    ExpectBoth(conv, node);
    node.inputs.push_back(TestTensor::Random({conv.n, conv.OutH(), conv.OutW(), conv.m}, 12));
    ExpectBoth(conv, node, true);
  }
}

TEST(SimdWinograd, WithoutBias) {
  const ConvCase conv = Padded({.c = 18, .h = 4, .w = 5, .m = 9});
  ExpectBoth(conv, conv.Node("conv2d", true, conv.Image(1), conv.Filter(2)));
}

TEST(SimdWinograd, OneKernelServesManyShapes) {
  const ConvCase conv = Padded({.c = 16, .h = 3, .w = 3, .m = 20});
  for (const char* kernel : {kSquares, kLines}) {
    ExpectManyImages(
        FindKernel("conv2d", kernel), conv, [](const ConvCase& c) { return NodeOf(c, 15); }, WinogradTolerance(conv));
  }
}

TEST(SimdWinograd, EmptyBatch) {
  const ConvCase conv = Padded({.n = 0, .c = 16, .h = 4, .w = 5, .m = 8});
  for (const char* kernel : {kSquares, kLines}) {
    NodeCase node = NodeOf(conv, 1);
    node.declared_output = Flat(conv);
    EXPECT_TRUE(RunNode(FindKernel("conv2d", kernel), node)[0].Floats().empty());
  }
}

TEST(SimdWinograd, FiltersThatSkipLines) {
  for (const std::int64_t stride : {2, 3}) {
    for (std::int64_t h = 1; h <= 8; ++h) {
      for (const std::int64_t top : {0, 1, 2}) {
        if (h + top < 2) continue;
        const ConvCase conv{.n = 2,
                            .c = 20,
                            .h = h,
                            .w = 11,
                            .m = 17,
                            .kh = 3,
                            .kw = 3,
                            .sh = stride,
                            .top = top,
                            .bottom = 1,
                            .left = 1,
                            .right = 1};
        ExpectConvolution(kLines, conv, NodeOf(conv, 21));
      }
    }
  }
}

// Two lines share a product only under a padding of one line; all else must not take that way.
TEST(SimdWinograd, TwoLinesOfWideImages) {
  for (const std::int64_t top : {0, 1, 2}) {
    ConvCase conv = Padded({.n = 2, .c = 40, .h = 2, .w = 790, .m = 24});
    conv.top = top;
    conv.bottom = 2 - top;
    ExpectConvolution(kLines, conv, NodeOf(conv, 23));
  }
}

namespace {

const char* ChosenKernel(const NodeCase& node) {
  const internal::OneNodeGraph one(node);
  const CpuFeatures cpu = CpuFeatures::Detect();
  const KernelContext context(one.graph, *one.node, cpu);
  return std::ranges::find_if(KernelTable(),
                              [&](const KernelEntry& entry) { return entry.op == node.op && entry.supports(context); })
      ->name;
}

}  // namespace

TEST(SimdWinograd, LinesAreForFiltersThatSkipThemAndForFlatImages) {
  const ConvCase conv = Padded({.c = 32, .h = 2, .w = 16, .m = 8});
  NodeCase node = NodeOf(conv, 1);
  const auto with_declared = [&](const Shape& shape) {
    node.declared_output = shape;
    return std::string(ChosenKernel(node));
  };
  EXPECT_EQ(with_declared({}), kSquares);
  EXPECT_EQ(with_declared({-1, -1, -1, 8}), kSquares);
  EXPECT_EQ(with_declared({-1, 3, -1, 8}), kSquares);
  EXPECT_EQ(with_declared({-1, 2, -1, 8}), kLines);
  EXPECT_EQ(with_declared({-1, 1, 16, 8}), kLines);
  EXPECT_EQ(with_declared({-1, 8, 3, 8}), "simd_nhwc_dense");
  ConvCase skipping = conv;
  skipping.sh = 2;
  EXPECT_STREQ(ChosenKernel(NodeOf(skipping, 1)), kLines);
}

TEST(SimdWinograd, LeavesOtherCasesToOtherKernels) {
  const ConvCase conv = Padded({.c = 32, .h = 6, .w = 6, .m = 8});
  const KernelEntry& squares = FindKernel("conv2d", kSquares);
  EXPECT_TRUE(Supports(squares, NodeOf(conv, 1)));
  EXPECT_FALSE(Supports(squares, conv.Node("conv2d", false, conv.Image(1), conv.Filter(2))));
  const auto with = [&](auto change) {
    ConvCase changed = conv;
    change(changed);
    return Supports(squares, NodeOf(changed, 1)) || Supports(FindKernel("conv2d", kLines), NodeOf(changed, 1));
  };
  EXPECT_FALSE(with([](ConvCase& c) { c.groups = 2; }));
  EXPECT_FALSE(with([](ConvCase& c) { c.dh = 2; }));
  EXPECT_FALSE(with([](ConvCase& c) { c.sw = 2; }));
  EXPECT_FALSE(with([](ConvCase& c) { c.kh = 1; }));
  EXPECT_FALSE(with([](ConvCase& c) { c.c = 3; }));
  EXPECT_FALSE(with([](ConvCase& c) { c.m = 1; }));
}

}  // namespace pdx::test
