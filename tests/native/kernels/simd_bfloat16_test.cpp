#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "kernels/gemm_test.h"
#include "ops/conv2d.h"
#include "ops/matmul.h"

// Products whose factors are rounded to bfloat16. Whole numbers up to 256 are bfloat16 values and their sums exact, so
// on such the result is the reference's, bit for bit.
namespace pdx::test {

namespace {

class Bfloat16 : public testing::Test {
 protected:
  void SetUp() override {
    if (!CpuFeatures::Detect().avx512_bf16) GTEST_SKIP() << "this processor does not multiply bfloat16";
  }
};

TestTensor Whole(const Shape& shape, unsigned seed) {
  std::vector<float> values = TestTensor::Random(shape, seed, -8, 8).Floats();
  for (float& value : values) value = std::round(value);
  return TestTensor::From(shape, values);
}

NodeCase Product(std::int64_t rows, std::int64_t depth, std::int64_t columns, bool transposed = false) {
  NodeCase node{
      .op = "matmul_v2",
      .inputs = {Whole({rows, depth}, 1), Whole(transposed ? Shape{columns, depth} : Shape{depth, columns}, 2),
                 Whole({columns}, 3), Whole({rows, columns}, 4)},
      .constants = {kMatmulY, kMatmulBias}};
  node.attributes.Set("trans_y", transposed);
  return node;
}

void ExpectExact(const NodeCase& node, const char* kernel) {
  const TestTensor expected = RunNode(ReferenceKernel(node.op), node)[0];
  for (const int threads : {1, 2, 3}) {
    const TestTensor actual = RunNode(FindKernel(node.op, kernel), node, {.threads = threads, .bfloat16 = true})[0];
    ExpectSameBytes(actual, expected, "with " + std::to_string(threads) + " threads");
  }
}

double LargestDifference(const NodeCase& node, const char* kernel, bool bfloat16) {
  const std::vector<float> expected = RunNode(ReferenceKernel(node.op), node)[0].Floats();
  const std::vector<float> actual = RunNode(FindKernel(node.op, kernel), node, {.bfloat16 = bfloat16})[0].Floats();
  double largest = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    largest = std::max(largest, static_cast<double>(std::abs(expected[i] - actual[i])));
  }
  return largest;
}

}  // namespace

TEST_F(Bfloat16, ProductsOfEverySize) {
  for (const std::int64_t depth : {1, 31, 32, 33, 47, 48, 49, 63, 64, 65, 100}) {
    for (const std::int64_t columns : {1, 4, 7, 8, 16, 24, 33, 48, 50, 100}) {
      for (const std::int64_t rows : {1, 2, 7, 13, 40}) {
        SCOPED_TRACE(std::to_string(rows) + " x " + std::to_string(depth) + " x " + std::to_string(columns));
        ExpectExact(Product(rows, depth, columns), "simd_packed");
        if (HasFatalFailure()) return;
      }
    }
  }
}

TEST_F(Bfloat16, TransposedFactor) { ExpectExact(Product(9, 37, 21, true), "simd_packed"); }

TEST_F(Bfloat16, MoreRowsThanABlockHolds) { ExpectExact(Product(700, 300, 52), "simd_packed"); }

TEST_F(Bfloat16, FewRowsByManyColumns) { ExpectExact(Product(5, 64, 3000), "simd_packed"); }

// A row of pairs would not fit into its buffer: such products stay in float32.
TEST_F(Bfloat16, TheDeepestRowsAndDeeper) {
  for (const std::int64_t depth : {4095, 4096, 4097, 9000}) ExpectExact(Product(11, depth, 20), "simd_packed");
}

TEST_F(Bfloat16, ConvolutionsOfPixelsAndOfPartsOfLines) {
  for (const std::int64_t width : {1, 3}) {
    for (const std::int64_t stride : {1, 2}) {
      const ConvCase conv{
          .n = 2, .c = 37, .h = 5, .w = 9, .m = 18, .kw = width, .sw = stride, .left = width / 2, .right = width / 2};
      const NodeCase node =
          conv.Node("conv2d", true, Whole({conv.n, conv.c, conv.h, conv.w}, 1), Whole({conv.m, conv.c, 1, width}, 2));
      ExpectExact(node, "simd_nhwc_dense");
    }
  }
}

TEST_F(Bfloat16, RoundsOnlyWhereItIsAllowed) {
  NodeCase node = Product(8, 64, 40);
  node.inputs[0] = TestTensor::Random({8, 64}, 1);
  node.inputs[1] = TestTensor::Random({64, 40}, 2);
  EXPECT_LT(LargestDifference(node, "simd_packed", false), 1e-4);
  EXPECT_GT(LargestDifference(node, "simd_packed", true), 1e-4);
}

TEST_F(Bfloat16, WinogradStaysInFloat32) {
  for (const char* kernel : {"simd_nhwc_winograd", "simd_nhwc_winograd_lines"}) {
    const ConvCase conv{
        .c = 48, .h = 2, .w = 30, .m = 24, .kh = 3, .kw = 3, .top = 1, .bottom = 1, .left = 1, .right = 1};
    NodeCase node = conv.Node("conv2d", true, conv.Image(1), conv.Filter(2));
    node.declared_output = {1, 2, 30, 24};
    EXPECT_LT(LargestDifference(node, kernel, true), 1e-4);
  }
}

TEST_F(Bfloat16, ValuesThatAreNoNumbers) {
  NodeCase node = Product(4, 40, 8);
  std::vector<float> values = node.inputs[1]->Floats();
  values[0] = std::numeric_limits<float>::quiet_NaN();
  values[9] = std::numeric_limits<float>::infinity();
  node.inputs[0] = TestTensor::From(Shape{4, 40}, std::vector<float>(160, 1.0f));
  node.inputs[1] = TestTensor::From(Shape{40, 8}, values);
  const std::vector<float> result =
      RunNode(FindKernel("matmul_v2", "simd_packed"), node, {.bfloat16 = true})[0].Floats();
  EXPECT_TRUE(std::isnan(result[0]));
  EXPECT_TRUE(std::isinf(result[1]));
  EXPECT_TRUE(std::isfinite(result[2]));
}

}  // namespace pdx::test
