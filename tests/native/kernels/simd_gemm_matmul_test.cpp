#include <gtest/gtest.h>

#include "kernels/gemm_test.h"
#include "ops/matmul.h"

namespace pdx::test {

namespace {

constexpr const char* kPacked = "simd_packed";
constexpr const char* kBatched = "simd_batched";

const KernelEntry& Packed() { return FindKernel("matmul_v2", kPacked); }

NodeCase NodeOf(const Shape& x, const Shape& y, bool trans_x = false, bool trans_y = false) {
  NodeCase node{.op = "matmul_v2", .inputs = {TestTensor::Random(x, 1), TestTensor::Random(y, 2)}};
  node.attributes.Set("trans_x", trans_x);
  node.attributes.Set("trans_y", trans_y);
  return node;
}

NodeCase WithConstantY(NodeCase node) {
  node.constants.insert(kMatmulY);
  return node;
}

// Adds a bias and a residual.
NodeCase WithExtras(NodeCase node) {
  const Shape out = InferNode(node)[0].shape;
  node.inputs.push_back(TestTensor::Random({out.back()}, 3));
  node.constants.insert(kMatmulBias);
  node.inputs.push_back(TestTensor::Random(out, 4));
  return node;
}

struct Product {
  Shape x, y;
  std::int64_t depth;
  bool trans_x = false, trans_y = false;
};

const Product kProducts[] = {
    {{2, 8, 40, 15}, {2, 8, 15, 40}, 15},
    {{2, 8, 40, 40}, {2, 8, 40, 15}, 40},
    {{3, 7, 15}, {3, 19, 15}, 15, false, true},
    {{3, 15, 7}, {3, 15, 19}, 15, true, false},
    {{15, 7}, {19, 15}, 15, true, true},
    {{2, 1, 5, 6}, {3, 6, 4}, 6},
    {{4, 3, 5}, {5, 9}, 5},
    {{5, 6}, {2, 3, 6, 50}, 6},
    {{6}, {6, 9}, 6},
    {{2, 5, 6}, {6}, 6},
    {{7}, {7}, 7},
    {{1, 1}, {1, 1}, 1},
    {{2, 3, 1, 9}, {2, 3, 9, 1}, 9},
};

}  // namespace

TEST(SimdGemmMatmul, BatchesBroadcastsAndTransposes) {
  for (const Product& product : kProducts) {
    SCOPED_TRACE(product.x.ToString() + " by " + product.y.ToString());
    const NodeCase node = NodeOf(product.x, product.y, product.trans_x, product.trans_y);
    ExpectProduct(kBatched, node, product.depth);
    ExpectProduct(kBatched, WithConstantY(node), product.depth);
  }
}

TEST(SimdGemmMatmul, EveryTail) {
  for (std::int64_t n = 1; n <= 100; n += n < 52 ? 1 : 9) {
    for (const std::int64_t m : {1, 2, 3, 4, 6, 7, 8, 9, 13}) {
      SCOPED_TRACE(std::to_string(m) + " by " + std::to_string(n));
      ExpectProduct(kBatched, NodeOf({2, m, 6}, {2, 6, n}), 6);
      ExpectProduct(kPacked, WithConstantY(NodeOf({m, 6}, {6, n})), 6);
      ExpectProduct(kPacked, WithConstantY(NodeOf({m, 6}, {n, 6}, false, true)), 6);
    }
  }
}

TEST(SimdGemmMatmul, PackedTakesRowsOfAnyRank) {
  for (const Shape& x : {Shape{9}, Shape{4, 9}, Shape{2, 3, 9}, Shape{2, 1, 3, 9}}) {
    SCOPED_TRACE(x.ToString());
    ExpectProduct(kPacked, WithConstantY(NodeOf(x, {9, 20})), 9);
  }
}

TEST(SimdGemmMatmul, ScalesTheProductOnly) {
  NodeCase node = WithExtras(NodeOf({2, 5, 6}, {6, 20}));
  node.attributes.Set("alpha", 0.25);
  ExpectProduct(kBatched, node, 6);
  ExpectProduct(kPacked, WithConstantY(node), 6);
}

TEST(SimdGemmMatmul, OlderOperatorNamesItsSettingsOtherwise) {
  NodeCase node = NodeOf({3, 5, 6}, {3, 4, 6});
  node.op = "matmul";
  node.attributes = {};
  node.attributes.Set("transpose_Y", true);
  node.attributes.Set("alpha", 0.5);
  ExpectProduct(kBatched, node, 6);
  NodeCase packed = WithConstantY(NodeOf({3, 5, 6}, {4, 6}));
  packed.op = node.op;
  packed.attributes = node.attributes;
  ExpectProduct(kPacked, packed, 6);
}

TEST(SimdGemmMatmul, EpiloguesWithResidual) {
  for (const Epilogue& epilogue : ResidualEpilogues()) {
    SCOPED_TRACE(ToText(epilogue));
    NodeCase node = WithExtras(NodeOf({3, 10, 7}, {7, 29}));
    epilogue.Store(node.attributes);
    ExpectProduct(kBatched, node, 7, true);
    ExpectProduct(kPacked, WithConstantY(node), 7, true);
  }
}

TEST(SimdGemmMatmul, WorkForSeveralThreads) {
  ExpectProduct(kBatched, NodeOf({2, 120, 40}, {2, 40, 70}), 40);
  ExpectProduct(kBatched, NodeOf({1, 40, 90}, {1, 40, 70}, true, false), 40);
  ExpectProduct(kPacked, WithConstantY(NodeOf({40, 120}, {120, 1700})), 120);
  ExpectProduct(kPacked, WithConstantY(NodeOf({700, 96}, {96, 96})), 96);
}

TEST(SimdGemmMatmul, OneKernelServesManyShapes) {
  const PreparedKernel kernel(Packed(), WithConstantY(NodeOf({1, 33}, {33, 70})));
  for (std::int64_t rows = 1; rows <= 50; ++rows) {
    SCOPED_TRACE(rows);
    const NodeCase node = WithConstantY(NodeOf({rows % 4 + 1, rows, 33}, {33, 70}));
    const std::vector<float> expected = RunNode(ReferenceKernel("matmul_v2"), node)[0].Floats();
    ExpectClose(kernel.Run(node), {expected.begin(), expected.end()}, SumTolerance(33));
  }
}

TEST(SimdGemmMatmul, PackedNeedsAConstantMatrix) {
  EXPECT_FALSE(Supports(Packed(), NodeOf({4, 5}, {5, 6})));
  EXPECT_FALSE(Supports(Packed(), WithConstantY(NodeOf({2, 4, 5}, {2, 5, 6}))));
  EXPECT_FALSE(Supports(Packed(), WithConstantY(NodeOf({5, 4}, {5, 6}, true, false))));
  EXPECT_TRUE(Supports(Packed(), WithConstantY(NodeOf({4, 5}, {5, 6}))));
}

}  // namespace pdx::test
