#include "kernels/simd_comparison.h"
#include "support/conv_case.h"

namespace pdx::test {
namespace {

constexpr Comparison kDepthwise = {.kernel = "simd_depthwise", .tolerance = {1e-6, 1e-6}};

ConvCase Case(std::int64_t channels, std::int64_t h, std::int64_t w, std::int64_t kernel, std::int64_t sh,
              std::int64_t sw) {
  const std::int64_t pad = kernel / 2;
  return {.n = 1,
          .c = channels,
          .h = h,
          .w = w,
          .m = channels,
          .kh = kernel,
          .kw = kernel,
          .sh = sh,
          .sw = sw,
          .top = pad,
          .bottom = pad,
          .left = pad,
          .right = pad,
          .groups = channels};
}

NodeCase DepthwiseNode(const ConvCase& conv, bool with_bias, const char* op = "depthwise_conv2d") {
  NodeCase node = conv.Node(op, true, conv.Image(1), conv.Filter(2));
  if (with_bias) {
    node.inputs.push_back(TestTensor::Random({conv.m}, 3));
    node.constants.insert(2);
  }
  return node;
}

TEST(SimdDepthwise, MatchesReferenceAtEveryWidthAndTailOfChannels) {
  for (const std::int64_t kernel : {3, 5}) {
    for (const std::int64_t width : {1, 2, 3, 4, 5, 7, 8, 9, 12, 13, 17, 21, 26}) {
      const ConvCase conv = Case(width % 19 + 1, 5, width, kernel, 1, 1);
      SCOPED_TRACE(conv.ToString());
      ExpectLikeReference(DepthwiseNode(conv, true), kDepthwise);
    }
  }
  for (std::int64_t channels = 1; channels <= 40; ++channels) {
    const ConvCase conv = Case(channels, 4, 11, 3, 1, 1);
    SCOPED_TRACE(conv.ToString());
    ExpectLikeReference(DepthwiseNode(conv, channels % 2 == 0), kDepthwise);
  }
}

TEST(SimdDepthwise, MatchesReferenceAtEveryStride) {
  for (const std::int64_t kernel : {3, 5}) {
    for (const auto& [sh, sw] : {std::pair{1, 1}, {2, 2}, {2, 1}, {1, 2}, {3, 3}}) {
      for (const std::int64_t width : {3, 16, 19, 33, 40}) {
        const ConvCase conv = Case(24, 7, width, kernel, sh, sw);
        SCOPED_TRACE(conv.ToString());
        ExpectLikeReference(DepthwiseNode(conv, true), kDepthwise);
      }
    }
  }
}

TEST(SimdDepthwise, MatchesReferenceForUnusualWindows) {
  const ConvCase cases[] = {
      {.n = 2, .c = 20, .h = 6, .w = 9, .m = 20, .kh = 1, .kw = 7, .left = 3, .right = 3, .groups = 20},
      {.n = 1,
       .c = 16,
       .h = 9,
       .w = 9,
       .m = 16,
       .kh = 7,
       .kw = 7,
       .top = 3,
       .bottom = 3,
       .left = 3,
       .right = 3,
       .groups = 16},
      {.n = 1, .c = 5, .h = 11, .w = 12, .m = 5, .kh = 9, .kw = 9, .sh = 2, .sw = 3, .top = 4, .left = 1, .groups = 5},
      {.n = 1,
       .c = 17,
       .h = 10,
       .w = 13,
       .m = 17,
       .kh = 3,
       .kw = 3,
       .dh = 2,
       .dw = 3,
       .top = 2,
       .bottom = 2,
       .left = 3,
       .right = 3,
       .groups = 17},
      {.n = 2,
       .c = 33,
       .h = 5,
       .w = 8,
       .m = 33,
       .kh = 5,
       .kw = 3,
       .sh = 2,
       .top = 4,
       .bottom = 4,
       .left = 2,
       .right = 0,
       .groups = 33},
      {.n = 1, .c = 8, .h = 4, .w = 10, .m = 8, .kh = 3, .kw = 5, .groups = 8},
      {.n = 1,
       .c = 8,
       .h = 2,
       .w = 2,
       .m = 8,
       .kh = 3,
       .kw = 3,
       .top = 6,
       .bottom = 6,
       .left = 6,
       .right = 6,
       .groups = 8},
  };
  for (const ConvCase& conv : cases) {
    SCOPED_TRACE(conv.ToString());
    ExpectLikeReference(DepthwiseNode(conv, true), kDepthwise);
    ExpectLikeReference(DepthwiseNode(conv, false, "conv2d"), kDepthwise);
  }
}

TEST(SimdDepthwise, AppliesEpilogueAndResidual) {
  const ConvCase conv = Case(21, 6, 13, 3, 1, 1);
  for (Epilogue epilogue : Epilogues()) {
    for (const bool first : {true, false}) {
      epilogue.residual_first = first;
      NodeCase node = DepthwiseNode(conv, true);
      node.inputs.push_back(TestTensor::Random({1, 6, 13, 21}, 4));
      Fuse(node.attributes, epilogue);
      SCOPED_TRACE(std::string(OperatorOf(epilogue.activation)) + (first ? ", residual first" : ", residual last"));
      ExpectLikeReference(node, kDepthwise);
    }
  }
}

TEST(SimdDepthwise, PadsLikeTheReferenceByAlgorithm) {
  for (const char* algorithm : {"SAME", "VALID"}) {
    NodeCase node = DepthwiseNode(Case(9, 8, 15, 3, 2, 2), true);
    node.attributes.Set("padding_algorithm", std::string(algorithm));
    SCOPED_TRACE(algorithm);
    ExpectLikeReference(node, kDepthwise);
  }
}

TEST(SimdDepthwise, SupportsOnlyWhatItComputes) {
  const KernelEntry& entry = FindKernel("depthwise_conv2d", "simd_depthwise");
  const ConvCase conv = Case(8, 6, 6, 3, 1, 1);
  EXPECT_TRUE(Supports(entry, DepthwiseNode(conv, true)));

  NodeCase channels_first = conv.Node("depthwise_conv2d", false, conv.Image(1), conv.Filter(2));
  EXPECT_FALSE(Supports(entry, channels_first));

  NodeCase computed_filter = DepthwiseNode(conv, true);
  computed_filter.constants = {2};
  EXPECT_FALSE(Supports(entry, computed_filter));

  NodeCase computed_bias = DepthwiseNode(conv, true);
  computed_bias.constants = {1};
  EXPECT_FALSE(Supports(entry, computed_bias));

  ConvCase multiplier = conv;  // two filters for each channel
  multiplier.m = 16;
  EXPECT_FALSE(Supports(entry, DepthwiseNode(multiplier, true)));

  ConvCase large = Case(8, 16, 16, 11, 1, 1);
  EXPECT_FALSE(Supports(entry, DepthwiseNode(large, true)));
}

}  // namespace
}  // namespace pdx::test
