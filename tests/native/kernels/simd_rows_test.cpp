#include "kernels/simd_comparison.h"

namespace pdx::test {
namespace {

TEST(SimdSoftmax, MatchesReferenceAtEveryLength) {
  for (const std::int64_t length : {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 20, 31, 33, 63, 65, 80, 100, 6625}) {
    NodeCase node{.op = "softmax", .inputs = {TestTensor::Random({5, length}, 3, -8, 8)}};
    SCOPED_TRACE(length);
    ExpectLikeReference(node, {.kernel = "simd", .tolerance = {1e-9, 2e-6}, .in_place = true});
  }
}

TEST(SimdSoftmax, RunsAlongAnyAxis) {
  for (const std::int64_t axis : {0, 1, 2, -1, -2}) {
    NodeCase node{.op = "softmax", .inputs = {TestTensor::Random({4, 9, 21}, 3, -8, 8)}};
    node.attributes.Set("axis", axis);
    SCOPED_TRACE(axis);
    ExpectLikeReference(node, {.kernel = "simd", .tolerance = {1e-9, 2e-6}, .in_place = true});
  }
}

TEST(SimdSoftmax, StandsLargeValues) {
  for (const float offset : {1e4f, -1e4f}) {
    NodeCase node{.op = "softmax", .inputs = {TestTensor::Random({2, 19}, 3, offset - 30, offset + 30)}};
    ExpectLikeReference(node, {.kernel = "simd", .tolerance = {1e-9, 2e-6}});
  }
}

TEST(SimdLayerNorm, MatchesReferenceAtEveryLength) {
  for (const std::int64_t length : {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 120, 192, 1001}) {
    for (const int affine : {0, 1, 2}) {
      NodeCase node{.op = "layer_norm", .inputs = {TestTensor::Random({3, 2, length}, 3, -1, 3)}};
      node.attributes.Set("begin_norm_axis", std::int64_t{2});
      if (affine > 0) node.inputs.push_back(TestTensor::Random({length}, 4));
      if (affine > 1) node.inputs.push_back(TestTensor::Random({length}, 5));
      SCOPED_TRACE("length " + std::to_string(length) + ", " + std::to_string(affine) + " of scale and bias");
      // near the mean the result is a difference of almost equal numbers
      ExpectLikeReference(node, {.kernel = "simd", .tolerance = {1e-6, 1e-6}, .in_place = true});
    }
  }
}

TEST(SimdLayerNorm, NormalizesSeveralDimensions) {
  NodeCase node{.op = "layer_norm",
                .inputs = {TestTensor::Random({3, 5, 7}, 3), std::nullopt, TestTensor::Random({35}, 4)}};
  node.attributes.Set("begin_norm_axis", std::int64_t{1});
  ExpectLikeReference(node, {.kernel = "simd", .tolerance = {1e-6, 1e-6}, .in_place = true});
}

}  // namespace
}  // namespace pdx::test
