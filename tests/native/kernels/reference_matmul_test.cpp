#include <gtest/gtest.h>

#include <cmath>

#include "kernels/epilogue.h"
#include "support/closeness.h"
#include "support/kernel_runner.h"

namespace pdx::test {

namespace {

NodeCase MatmulNode(const TestTensor& x, const TestTensor& y, bool trans_x = false, bool trans_y = false) {
  NodeCase node{.op = "matmul_v2", .inputs = {x, y}};
  node.attributes.Set("trans_x", trans_x);
  node.attributes.Set("trans_y", trans_y);
  return node;
}

TestTensor RunReference(const NodeCase& node) { return RunNode(ReferenceKernel(node.op), node, {.threads = 2})[0]; }

// Rows and columns swapped in each matrix of a batch.
TestTensor SwapRowsAndColumns(const TestTensor& matrices) {
  Shape shape = matrices.shape;
  const std::size_t rank = shape.rank();
  std::swap(shape[rank - 2], shape[rank - 1]);
  const std::int64_t rows = matrices.shape[rank - 2];
  const std::int64_t columns = matrices.shape[rank - 1];
  const std::vector<float> src = matrices.Floats();
  std::vector<float> dst(src.size());
  for (std::size_t i = 0; i < src.size(); ++i) {
    const auto place = static_cast<std::int64_t>(i);
    const std::int64_t matrix = place / (rows * columns);
    const std::int64_t row = place / columns % rows;
    const std::int64_t column = place % columns;
    dst[static_cast<std::size_t>((matrix * columns + column) * rows + row)] = src[i];
  }
  return TestTensor::From(shape, dst);
}

// The product of batches that are repeated every x_period and y_period matrices.
std::vector<double> Multiply(const std::vector<float>& x, const std::vector<float>& y, std::int64_t batch,
                             std::int64_t x_period, std::int64_t y_period, std::int64_t m, std::int64_t k,
                             std::int64_t n) {
  std::vector<double> out;
  for (std::int64_t i = 0; i < batch * m * n; ++i) {
    const std::int64_t b = i / (m * n);
    double sum = 0;
    for (std::int64_t d = 0; d < k; ++d) {
      sum += double{x[static_cast<std::size_t>((b % x_period * m + i / n % m) * k + d)]} *
             y[static_cast<std::size_t>((b % y_period * k + d) * n + i % n)];
    }
    out.push_back(sum);
  }
  return out;
}

}  // namespace

TEST(ReferenceMatmul, MatchesDefinitionForAllTransposes) {
  const TestTensor x = TestTensor::Random({3, 5, 7}, 1);
  const TestTensor y = TestTensor::Random({3, 7, 4}, 2);
  const std::vector<double> expected = Multiply(x.Floats(), y.Floats(), 3, 3, 3, 5, 7, 4);
  for (const bool trans_x : {false, true}) {
    for (const bool trans_y : {false, true}) {
      SCOPED_TRACE(std::to_string(trans_x) + std::to_string(trans_y));
      const TestTensor out = RunReference(
          MatmulNode(trans_x ? SwapRowsAndColumns(x) : x, trans_y ? SwapRowsAndColumns(y) : y, trans_x, trans_y));
      EXPECT_EQ(out.shape, (Shape{3, 5, 4}));
      ExpectClose(out.Floats(), expected);
    }
  }
}

TEST(ReferenceMatmul, RepeatsBatches) {
  const TestTensor x = TestTensor::Random({2, 1, 3, 4}, 3);
  const TestTensor y = TestTensor::Random({2, 4, 2}, 4);
  const TestTensor out = RunReference(MatmulNode(x, y));
  EXPECT_EQ(out.shape, (Shape{2, 2, 3, 2}));
  std::vector<float> x_repeated;  // each matrix of x meets both of y
  for (std::size_t b : {0, 0, 1, 1}) {
    const std::vector<float> values = x.Floats();
    x_repeated.insert(x_repeated.end(), values.begin() + static_cast<std::ptrdiff_t>(b * 12),
                      values.begin() + static_cast<std::ptrdiff_t>(b * 12 + 12));
  }
  ExpectClose(out.Floats(), Multiply(x_repeated, y.Floats(), 4, 4, 2, 3, 4, 2));
}

TEST(ReferenceMatmul, TakesVectors) {
  const TestTensor matrix = TestTensor::From<float>({2, 3}, {1, 2, 3, 4, 5, 6});
  const TestTensor right = RunReference(MatmulNode(matrix, TestTensor::From<float>({3}, {1, 10, 100})));
  EXPECT_EQ(right.shape, (Shape{2}));
  EXPECT_EQ(right.Floats(), (std::vector<float>{321, 654}));
  const TestTensor left = RunReference(MatmulNode(TestTensor::From<float>({2}, {1, 10}), matrix));
  EXPECT_EQ(left.shape, (Shape{3}));
  EXPECT_EQ(left.Floats(), (std::vector<float>{41, 52, 63}));
}

TEST(ReferenceMatmul, TakesTheOlderOperator) {
  NodeCase node{.op = "matmul",
                .inputs = {TestTensor::From<float>({1, 2}, {1, 2}), TestTensor::From<float>({2, 2}, {3, 4, 5, 6})}};
  node.attributes.Set("transpose_Y", true);
  node.attributes.Set("alpha", 0.5);
  EXPECT_EQ(RunReference(node).Floats(), (std::vector<float>{5.5f, 8.5f}));
}

TEST(ReferenceMatmul, AppliesAlphaBiasResidualAndActivation) {
  const TestTensor x = TestTensor::Random({2, 3, 5}, 5);
  const TestTensor y = TestTensor::Random({5, 4}, 6);
  const TestTensor bias = TestTensor::Random({4}, 7);
  const TestTensor residual = TestTensor::Random({2, 3, 4}, 8);
  NodeCase node = MatmulNode(x, y);
  node.inputs.push_back(bias);
  node.inputs.push_back(residual);
  node.attributes.Set("alpha", 0.75);
  Epilogue{.activation = Activation::kSwish, .alpha = 1, .post_scale = 2}.Store(node.attributes);
  std::vector<double> expected = Multiply(x.Floats(), y.Floats(), 2, 2, 1, 3, 5, 4);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const double value = 0.75 * expected[i] + bias.Floats()[i % 4] + residual.Floats()[i];
    expected[i] = 2 * value / (1 + std::exp(-value));
  }
  ExpectClose(RunReference(node).Floats(), expected, {1e-6, 1e-6});
}

TEST(ReferenceMatmul, SumOverNothingIsZero) {
  const TestTensor out = RunReference(
      MatmulNode(TestTensor::Zero(DataType::kFloat32, {2, 0}), TestTensor::Zero(DataType::kFloat32, {0, 2})));
  EXPECT_EQ(out.Floats(), (std::vector<float>{0, 0, 0, 0}));
}

}  // namespace pdx::test
