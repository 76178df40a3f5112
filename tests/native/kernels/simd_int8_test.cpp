#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "kernels/gemm_test.h"
#include "ops/conv2d.h"
#include "ops/quantized_conv2d.h"

// Convolutions in whole numbers. With scales that are powers of two everything below 2^24 is exact, so the result is
// the reference's, bit for bit.
namespace pdx::test {

namespace {

class Int8 : public testing::Test {
 protected:
  void SetUp() override {
    if (!CpuFeatures::Detect().avx512_vnni) GTEST_SKIP() << "this processor has no products of eight-bit numbers";
  }
};

constexpr const char* kKernel = "simd_nhwc_int8";

TestTensor WholeFilter(const Shape& shape, unsigned seed, float largest = 127) {
  std::vector<std::int8_t> values;
  for (const float value : TestTensor::Random(shape, seed, -largest, largest).Floats()) {
    values.push_back(static_cast<std::int8_t>(std::lround(value)));
  }
  return TestTensor::From(shape, values);
}

TestTensor PowersOfTwo(std::int64_t count) {
  std::vector<float> values;
  for (std::int64_t i = 0; i < count; ++i) values.push_back(std::ldexp(1.0f, static_cast<int>(i % 5) - 8));
  return TestTensor::From(Shape{count}, values);
}

// Values on both sides of the scale, among them some in the middle between two levels.
TestTensor Image(const Shape& shape, unsigned seed) {
  std::vector<float> values = TestTensor::Random(shape, seed, -20, 20).Floats();
  for (std::size_t i = 0; i < values.size(); i += 3) values[i] = std::round(values[i] * 16) / 16;
  return TestTensor::From(shape, values);
}

constexpr double kInputScale = 127.0 / 8;

NodeCase Quantized(const ConvCase& conv, float largest = 127) {
  NodeCase node = conv.Node("quantized_conv2d", true, Image({conv.n, conv.c, conv.h, conv.w}, 1),
                            WholeFilter({conv.m, conv.c, conv.kh, conv.kw}, 2, largest));
  node.inputs.resize(kQuantizedConvScales + 1);
  node.inputs[kConvBias] = PowersOfTwo(conv.m);
  node.inputs[kQuantizedConvScales] = PowersOfTwo(conv.m);
  node.constants = {kConvFilter, kConvBias, kQuantizedConvScales};
  node.attributes.Set("input_scale", kInputScale);
  return node;
}

TestTensor Residual(const ConvCase& conv) { return PowersOfTwo(conv.n * conv.OutH() * conv.OutW() * conv.m); }

void ExpectExact(const NodeCase& node, const std::string& what) {
  SCOPED_TRACE(what);
  ExpectSameAsReference(node, kKernel);
}

}  // namespace

TEST_F(Int8, PixelsOfEveryDepthByEveryNumberOfFilters) {
  for (const std::int64_t c : {1, 2, 3, 4, 5, 7, 8, 9, 12, 13, 16, 17, 24, 31, 40, 66}) {
    for (const std::int64_t m : {1, 7, 8, 16, 24, 33, 48, 100}) {
      const ConvCase conv{.n = 2, .c = c, .h = 3, .w = 7, .m = m};
      ExpectExact(Quantized(conv), conv.ToString());
      if (HasFatalFailure()) return;
    }
  }
}

TEST_F(Int8, MorePixelsThanABlockHolds) {
  ExpectExact(Quantized({.c = 3, .h = 70, .w = 80, .m = 5}), "narrow pixels");
  ExpectExact(Quantized({.c = 1030, .h = 7, .w = 9, .m = 20}, 15), "deep pixels");
}

TEST_F(Int8, Windows) {
  for (const std::int64_t c : {1, 3, 8, 22, 96}) {
    for (const std::int64_t stride : {1, 2}) {
      const ConvCase conv{.n = 2,
                          .c = c,
                          .h = 9,
                          .w = 11,
                          .m = 26,
                          .kh = 3,
                          .kw = 3,
                          .sh = stride,
                          .sw = stride,
                          .top = 1,
                          .bottom = 1,
                          .left = 1,
                          .right = 1};
      ExpectExact(Quantized(conv), conv.ToString());
    }
  }
}

TEST_F(Int8, WindowsOfOtherSizesAndPaddings) {
  for (const ConvCase& conv : {
           ConvCase{.c = 5, .h = 6, .w = 7, .m = 9, .kh = 1, .kw = 3, .right = 3},
           ConvCase{.c = 4, .h = 6, .w = 7, .m = 9, .kh = 5, .kw = 2, .top = 5, .bottom = 2, .left = 2},
           ConvCase{.c = 4, .h = 6, .w = 7, .m = 9, .kh = 2, .kw = 2},
           ConvCase{.c = 6, .h = 5, .w = 5, .m = 3, .sh = 2, .sw = 3},
           ConvCase{.c = 6, .h = 5, .w = 5, .m = 3, .top = 1, .bottom = 1, .left = 1, .right = 1},
       }) {
    ExpectExact(Quantized(conv), conv.ToString());
  }
}

TEST_F(Int8, TiesToEvenAndOneLevelMore) {
  NodeCase node = Quantized({.c = 9, .h = 4, .w = 9, .m = 12});
  node.attributes.Set("round_type", std::int64_t{0});
  ExpectExact(node, "round_type 0");
}

TEST_F(Int8, EveryEpilogue) {
  const ConvCase conv{.c = 6, .h = 4, .w = 5, .m = 20, .kh = 3, .kw = 3, .top = 1, .bottom = 1, .left = 1, .right = 1};
  for (const Epilogue& epilogue : ResidualEpilogues()) {
    SCOPED_TRACE(ToText(epilogue));
    NodeCase node = Quantized(conv);
    node.inputs[kConvResidual] = TestTensor::From(Shape{1, conv.OutH(), conv.OutW(), conv.m}, Residual(conv).Floats());
    Fuse(node.attributes, epilogue);
    const std::vector<float> floats = RunNode(ReferenceKernel(node.op), node)[0].Floats();
    const TestTensor actual = RunNode(FindKernel(node.op, kKernel), node, {.threads = 2})[0];
    ExpectClose(actual.Floats(), {floats.begin(), floats.end()}, {.absolute = 1e-5, .relative = 1e-5});
    ExpectSameBytes(RunNode(FindKernel(node.op, kKernel), node, {.in_place = true})[0], actual, "in place");
    if (HasFatalFailure()) return;
  }
}

// Every factor at its largest and of one sign: the sum that comes nearest to the end of int32.
TEST_F(Int8, TheDeepestSums) {
  const ConvCase conv{.c = 65536, .h = 1, .w = 2, .m = 2};
  NodeCase node = Quantized(conv);
  std::vector<float> image(static_cast<std::size_t>(2 * conv.c), 100.0f);
  std::fill(image.begin() + conv.c, image.end(), -100.0f);
  node.inputs[kConvImage] = TestTensor::From(Shape{1, 1, 2, conv.c}, image);
  std::vector<std::int8_t> filter(static_cast<std::size_t>(2 * conv.c), 127);
  std::fill(filter.begin() + conv.c, filter.end(), static_cast<std::int8_t>(-128));
  node.inputs[kConvFilter] = TestTensor::From(Shape{2, conv.c, 1, 1}, filter);
  const std::vector<float> floats = RunNode(ReferenceKernel(node.op), node)[0].Floats();
  ExpectClose(RunNode(FindKernel(node.op, kKernel), node)[0].Floats(), {floats.begin(), floats.end()},
              {.absolute = 0, .relative = 1e-6});
}

TEST_F(Int8, ValuesThatAreNoNumbersCountAsZero) {
  NodeCase node = Quantized({.c = 5, .h = 1, .w = 4, .m = 3});
  std::vector<float> image = node.inputs[kConvImage]->Floats();
  image[0] = std::numeric_limits<float>::quiet_NaN();
  image[6] = std::numeric_limits<float>::infinity();
  image[12] = -std::numeric_limits<float>::infinity();
  node.inputs[kConvImage] = TestTensor::From(Shape{1, 1, 4, 5}, image);
  ExpectExact(node, "away from zero");
  node.attributes.Set("round_type", std::int64_t{0});
  ExpectExact(node, "to even");
}

TEST_F(Int8, NeedsTheInstructionsAndChannelsLast) {
  const ConvCase conv{.c = 4, .h = 3, .w = 3, .m = 2};
  const KernelEntry& entry = FindKernel("quantized_conv2d", kKernel);
  EXPECT_TRUE(Supports(entry, Quantized(conv)));
  EXPECT_FALSE(Supports(entry, Quantized(conv), {.cpu = {.avx2_fma = true, .avx512 = true}}));
  NodeCase node = Quantized(conv);
  node.attributes.Set("data_format", std::string("NCHW"));
  EXPECT_FALSE(Supports(entry, node));
}

TEST_F(Int8, RefusesScalesAndBiasesOfAnotherNumber) {
  for (const std::size_t input : {std::size_t{kConvBias}, std::size_t{kQuantizedConvScales}}) {
    NodeCase node = Quantized({.c = 4, .h = 3, .w = 3, .m = 5});
    node.inputs[input] = PowersOfTwo(4);
    EXPECT_THROW(RunNode(FindKernel(node.op, kKernel), node), Error);
  }
}

}  // namespace pdx::test
