#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "kernels/epilogue.h"
#include "support/closeness.h"
#include "support/conv_case.h"
#include "support/kernel_runner.h"

namespace pdx::test {

namespace {

std::vector<float> ImageOutput(const NodeCase& node, bool channels_last, int threads = 1) {
  const TestTensor out = RunNode(ReferenceKernel(node.op), node, {.threads = threads})[0];
  return channels_last ? ToChannelsFirst(out).Floats() : out.Floats();
}

const ConvCase kConvCases[] = {
    {.c = 3, .h = 5, .w = 7, .m = 4, .kh = 3, .kw = 3, .top = 1, .bottom = 1, .left = 1, .right = 1},
    {.n = 2, .c = 4, .h = 9, .w = 6, .m = 5},
    {.c = 3, .h = 8, .w = 11, .m = 2, .kh = 3, .kw = 3, .sh = 2, .sw = 2, .top = 1, .bottom = 1, .left = 1, .right = 1},
    {.c = 2, .h = 7, .w = 5, .m = 3, .kh = 2, .kw = 4, .sh = 3, .top = 2, .bottom = 0, .left = 0, .right = 3},
    {.c = 2, .h = 11, .w = 13, .m = 2, .kh = 3, .kw = 2, .dh = 2, .dw = 3, .top = 1, .bottom = 2, .left = 3},
    {.n = 2, .c = 6, .h = 5, .w = 5, .m = 9, .kh = 3, .kw = 1, .top = 1, .bottom = 1, .groups = 3},
    {.c = 5, .h = 6, .w = 9, .m = 5, .kh = 5, .kw = 5, .top = 2, .bottom = 2, .left = 2, .right = 2, .groups = 5},
    {.c = 3, .h = 4, .w = 4, .m = 6, .kh = 3, .kw = 3, .sh = 2, .sw = 1, .top = 1, .bottom = 1, .groups = 3},
    {.c = 1, .h = 1, .w = 1, .m = 1, .kh = 3, .kw = 3, .top = 4, .bottom = 4, .left = 4, .right = 4},
};

const ConvCase kTransposedCases[] = {
    {.c = 3, .h = 4, .w = 5, .m = 2, .kh = 2, .kw = 2, .sh = 2, .sw = 2},
    {.n = 2, .c = 2, .h = 3, .w = 4, .m = 3, .kh = 3, .kw = 3, .top = 1, .bottom = 1, .left = 1, .right = 1},
    {.c = 4, .h = 5, .w = 3, .m = 6, .kh = 4, .kw = 3, .sh = 3, .sw = 2, .top = 1, .left = 2, .groups = 2},
    {.c = 2, .h = 4, .w = 4, .m = 2, .kh = 3, .kw = 2, .sh = 1, .sw = 3, .dh = 2, .dw = 3, .bottom = 2, .right = 1},
    {.c = 3, .h = 1, .w = 2, .m = 3, .kh = 1, .kw = 1, .sh = 3, .sw = 3, .groups = 3},
};

}  // namespace

TEST(ReferenceConv2d, MatchesDefinitionInBothLayouts) {
  for (const ConvCase& conv : kConvCases) {
    const TestTensor image = conv.Image(1);
    const TestTensor filter = conv.Filter(2);
    const std::vector<double> expected = conv.Convolve(image.Floats(), filter.Floats());
    for (const bool channels_last : {false, true}) {
      SCOPED_TRACE(conv.ToString() + (channels_last ? " NHWC" : " NCHW"));
      const char* op = conv.groups == conv.c ? "depthwise_conv2d" : "conv2d";
      ExpectClose(ImageOutput(conv.Node(op, channels_last, image, filter), channels_last), expected);
    }
  }
}

TEST(ReferenceConv2d, GivesTheSameBitsOnSeveralThreads) {
  const ConvCase& conv = kConvCases[0];
  const NodeCase node = conv.Node("conv2d", false, conv.Image(1), conv.Filter(2));
  EXPECT_EQ(ImageOutput(node, false, 1), ImageOutput(node, false, 3));
}

TEST(ReferenceConv2d, AppliesPaddingAlgorithms) {
  ConvCase conv{.c = 2, .h = 6, .w = 7, .m = 2, .kh = 3, .kw = 4, .sh = 2, .sw = 2};
  const TestTensor image = conv.Image(3);
  const TestTensor filter = conv.Filter(4);
  NodeCase node = conv.Node("conv2d", false, image, filter);
  node.attributes.Set("paddings", std::vector<std::int64_t>{9, 9});

  node.attributes.Set("padding_algorithm", std::string("VALID"));
  ExpectClose(ImageOutput(node, false), conv.Convolve(image.Floats(), filter.Floats()));

  // 3 x 4 positions: rows need (3 - 1) * 2 + 3 - 6 = 1 more, columns (4 - 1) * 2 + 4 - 7 = 3; the odd one goes behind.
  node.attributes.Set("padding_algorithm", std::string("SAME"));
  conv.bottom = 1;
  conv.left = 1;
  conv.right = 2;
  ASSERT_EQ(InferNode(node)[0].shape, (Shape{1, 2, 3, 4}));
  ExpectClose(ImageOutput(node, false), conv.Convolve(image.Floats(), filter.Floats()));
}

TEST(ReferenceConv2d, AddsBiasAndResidualAroundTheActivation) {
  const ConvCase conv{
      .n = 2, .c = 3, .h = 4, .w = 5, .m = 4, .kh = 3, .kw = 3, .top = 1, .bottom = 1, .left = 1, .right = 1};
  const TestTensor image = conv.Image(1);
  const TestTensor filter = conv.Filter(2);
  const TestTensor bias = TestTensor::Random({4}, 3);
  const TestTensor residual = TestTensor::Random({2, 4, 4, 5}, 4);
  const std::vector<double> sums = conv.Convolve(image.Floats(), filter.Floats());
  for (const bool channels_last : {false, true}) {
    for (const bool residual_first : {false, true}) {
      NodeCase node = conv.Node("conv2d", channels_last, image, filter);
      node.inputs.push_back(bias);
      node.inputs.push_back(channels_last ? ToChannelsLast(residual) : residual);
      Epilogue{
          .activation = Activation::kRelu, .post_scale = 1.5f, .post_shift = -0.25f, .residual_first = residual_first}
          .Store(node.attributes);
      std::vector<double> expected;
      for (std::size_t i = 0; i < sums.size(); ++i) {
        const double x = sums[i] + bias.Floats()[i / 20 % 4];
        const double r = residual.Floats()[i];
        expected.push_back(residual_first ? 1.5 * std::max(x + r, 0.0) - 0.25 : 1.5 * std::max(x, 0.0) - 0.25 + r);
      }
      SCOPED_TRACE(std::string(channels_last ? "NHWC" : "NCHW") + (residual_first ? " before" : " after"));
      ExpectClose(ImageOutput(node, channels_last), expected, {1e-6, 1e-6});
    }
  }
}

TEST(ReferenceConv2d, TakesAnEmptyBatch) {
  const ConvCase conv{.n = 0, .c = 2, .h = 3, .w = 3, .m = 2};
  EXPECT_TRUE(ImageOutput(conv.Node("conv2d", false, conv.Image(1), conv.Filter(2)), false, 2).empty());
}

TEST(ReferenceConv2dTranspose, MatchesDefinitionInBothLayouts) {
  for (const ConvCase& conv : kTransposedCases) {
    const TestTensor image = conv.Image(1);
    const TestTensor filter = conv.TransposedFilter(2);
    const std::vector<double> expected = conv.Spread(image.Floats(), filter.Floats());
    for (const bool channels_last : {false, true}) {
      SCOPED_TRACE(conv.ToString() + (channels_last ? " NHWC" : " NCHW"));
      ExpectClose(ImageOutput(conv.Node("conv2d_transpose", channels_last, image, filter), channels_last), expected);
    }
  }
}

TEST(ReferenceConv2dTranspose, AppendsOutputPadding) {
  // [1 2] spread with stride 3 by the filter [1 10]: 1 10 0 2 20, and one more column that nothing reaches.
  NodeCase node{
      .op = "conv2d_transpose",
      .inputs = {TestTensor::From<float>({1, 1, 1, 2}, {1, 2}), TestTensor::From<float>({1, 1, 1, 2}, {1, 10})}};
  node.attributes.Set("strides", std::vector<std::int64_t>{1, 3});
  node.attributes.Set("output_padding", std::vector<std::int64_t>{0, 1});
  EXPECT_EQ(ImageOutput(node, false), (std::vector<float>{1, 10, 0, 2, 20, 0}));
}

TEST(ReferenceConv2dTranspose, AddsBiasAndActivation) {
  const ConvCase conv{.c = 2, .h = 3, .w = 3, .m = 2, .kh = 2, .kw = 2, .sh = 2, .sw = 2};
  const TestTensor image = conv.Image(5);
  const TestTensor filter = conv.TransposedFilter(6);
  NodeCase node = conv.Node("conv2d_transpose", true, image, filter);
  node.inputs.push_back(TestTensor::From<float>({2}, {0.5f, -0.5f}));
  Epilogue{.activation = Activation::kSigmoid}.Store(node.attributes);
  std::vector<double> expected = conv.Spread(image.Floats(), filter.Floats());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    expected[i] = 1 / (1 + std::exp(-(expected[i] + (i / 36 == 0 ? 0.5 : -0.5))));
  }
  ExpectClose(ImageOutput(node, true), expected, {1e-6, 0});
}

}  // namespace pdx::test
