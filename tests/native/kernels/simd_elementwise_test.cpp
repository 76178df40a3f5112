#include "kernels/simd_comparison.h"

namespace pdx::test {
namespace {

constexpr const char* kOps[] = {"elementwise_add", "elementwise_sub", "elementwise_mul", "elementwise_div"};
constexpr Comparison kBinary = {.kernel = "simd", .tolerance = {1e-7, 2e-7}, .rows_apart = true};

NodeCase BinaryNode(const std::string& op, const Shape& x, const Shape& y, std::int64_t axis = -1) {
  NodeCase node{.op = op, .inputs = {TestTensor::Random(x, 1, -3, 3), TestTensor::Random(y, 2, 0.5f, 3)}};
  node.attributes.Set("axis", axis);
  return node;
}

TEST(SimdElementwise, MatchesReferenceForEqualShapes) {
  for (const char* op : kOps) {
    for (const std::int64_t length : {1, 3, 4, 7, 8, 9, 15, 16, 17, 31, 64, 65, 100, 4095, 4097, 20001}) {
      SCOPED_TRACE(op + (", length " + std::to_string(length)));
      Comparison comparison = kBinary;
      comparison.in_place = true;
      ExpectLikeReference(BinaryNode(op, {length}, {length}), comparison);
    }
  }
}

TEST(SimdElementwise, MatchesReferenceForEveryBroadcast) {
  struct Shapes {
    Shape x;
    Shape y;
    std::int64_t axis = -1;
  };
  const Shapes cases[] = {
      {{2, 3, 5, 19}, {1}},
      {{1}, {2, 3, 5, 19}},
      {{2, 3, 5, 19}, {19}},
      {{2, 3, 5, 19}, {1, 1, 1, 19}},
      {{19}, {2, 3, 5, 19}},
      {{2, 3, 5, 40}, {2, 1, 1, 40}},
      {{2, 1, 1, 40}, {2, 3, 5, 40}},
      {{2, 3, 5, 19}, {2, 3, 1, 1}},
      {{2, 3, 5, 19}, {3}, 1},
      {{2, 3, 5, 19}, {3, 5}, 1},
      {{2, 3, 5, 19}, {3, 5, 1}, 1},
      {{4, 1, 6}, {1, 5, 6}},
      {{7, 1}, {1, 9}},
      {{2, 1, 3, 1, 5}, {1, 4, 1, 6, 5}},
      {{}, {}},
      {{3, 1, 17}, {1, 1, 1}},
      {{0, 4}, {4}},
  };
  for (const char* op : kOps) {
    for (const Shapes& shapes : cases) {
      SCOPED_TRACE(op + (" " + shapes.x.ToString() + " " + shapes.y.ToString()));
      ExpectLikeReference(BinaryNode(op, shapes.x, shapes.y, shapes.axis), kBinary);
    }
  }
}

TEST(SimdElementwise, RunsInPlaceWithRepeatedOperands) {
  Comparison comparison = kBinary;
  comparison.in_place = true;
  ExpectLikeReference(BinaryNode("elementwise_mul", {2, 3, 5, 40}, {2, 1, 1, 40}), comparison);
  NodeCase constant_first = BinaryNode("elementwise_sub", {21}, {4, 21});
  constant_first.constants = {0};
  ExpectLikeReference(constant_first, comparison);
}

TEST(SimdElementwise, AppliesEpilogue) {
  for (const Epilogue& epilogue : Epilogues()) {
    NodeCase node = BinaryNode("elementwise_add", {3, 7, 33}, {33});
    Fuse(node.attributes, epilogue);
    SCOPED_TRACE(OperatorOf(epilogue.activation));
    ExpectLikeReference(node, {.kernel = "simd", .tolerance = {1e-6, 1e-6}, .in_place = true, .rows_apart = true});
  }
}

TEST(SimdElementwise, ComputesIntegersAsTheReference) {
  for (const char* op : kOps) {
    NodeCase node{.op = op,
                  .inputs = {TestTensor::From<std::int64_t>(Shape{2, 3}, {7, -7, 1, 0, 5000000000, -9}),
                             TestTensor::From<std::int64_t>(Shape{3}, {2, -3, 4})}};
    ExpectSameAsReference(node, "simd");
    NodeCase narrow{.op = op,
                    .inputs = {TestTensor::From<std::int32_t>(Shape{2}, {2147483647, -5}),
                               TestTensor::From<std::int32_t>(Shape{2}, {2, 3})}};
    ExpectSameAsReference(narrow, "simd");
  }
  NodeCase by_zero{
      .op = "elementwise_div",
      .inputs = {TestTensor::From<std::int32_t>(Shape{1}, {1}), TestTensor::From<std::int32_t>(Shape{1}, {0})}};
  by_zero.attributes.Set("axis", std::int64_t{-1});
  const KernelEntry& entry = FindKernel("elementwise_div", "simd");
  EXPECT_THROW(RunNode(entry, by_zero), Error);
}

}  // namespace
}  // namespace pdx::test
