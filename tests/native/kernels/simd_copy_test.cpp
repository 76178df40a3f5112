#include <algorithm>
#include <numeric>

#include "kernels/simd_comparison.h"

namespace pdx::test {
namespace {

NodeCase TransposeNode(const TestTensor& src, std::vector<std::int64_t> axes) {
  NodeCase node{.op = "transpose2", .inputs = {src}};
  node.attributes.Set("axis", std::move(axes));
  return node;
}

TEST(SimdTranspose, MovesChannels) {
  for (const std::int64_t channels : {1, 2, 3, 4, 5, 8, 17, 40}) {
    for (const auto& [h, w] : {std::pair{1, 1}, {3, 5}, {9, 31}, {16, 64}}) {
      SCOPED_TRACE(std::to_string(channels) + " x " + std::to_string(h) + " x " + std::to_string(w));
      ExpectSameAsReference(TransposeNode(TestTensor::Random({2, channels, h, w}, 1), {0, 2, 3, 1}), "blocked");
      ExpectSameAsReference(TransposeNode(TestTensor::Random({2, h, w, channels}, 1), {0, 3, 1, 2}), "blocked");
    }
  }
}

TEST(SimdTranspose, TakesEveryPermutationOfFourDimensions) {
  std::vector<std::int64_t> axes = {0, 1, 2, 3};
  do {
    ExpectSameAsReference(TransposeNode(TestTensor::Random({3, 9, 5, 70}, 1), axes), "blocked");
    ExpectSameAsReference(TransposeNode(TestTensor::Random({2, 1, 6, 1}, 1), axes), "blocked");
  } while (std::next_permutation(axes.begin(), axes.end()));
}

TEST(SimdTranspose, TakesTheShapesOfAttention) {
  ExpectSameAsReference(TransposeNode(TestTensor::Random({1, 40, 3, 8, 15}, 1), {2, 0, 3, 1, 4}), "blocked");
  ExpectSameAsReference(TransposeNode(TestTensor::Random({2, 120, 33}, 1), {0, 2, 1}), "blocked");
  ExpectSameAsReference(TransposeNode(TestTensor::Random({7, 2, 9}, 1), {1, 0, 2}), "blocked");
  ExpectSameAsReference(TransposeNode(TestTensor::Random({4, 0, 3}, 1), {2, 1, 0}), "blocked");
}

TEST(SimdTranspose, MovesElementsOfEverySize) {
  std::vector<std::int64_t> wide(60);
  std::iota(wide.begin(), wide.end(), 5000000000);
  ExpectSameAsReference(TransposeNode(TestTensor::From(Shape{3, 4, 5}, wide), {2, 1, 0}), "blocked");
  std::vector<std::uint8_t> narrow(60);
  std::iota(narrow.begin(), narrow.end(), std::uint8_t{1});
  ExpectSameAsReference(TransposeNode(TestTensor::From(Shape{3, 4, 5}, narrow), {2, 0, 1}), "blocked");
}

TEST(SimdSlice, CutsAlongEveryAxis) {
  const TestTensor src = TestTensor::Random({3, 6, 5, 7}, 1);
  for (std::int64_t axis = 0; axis < 4; ++axis) {
    for (const auto& [start, end] : {std::pair{0, 1}, {1, 3}, {-2, 100}, {2, 2}}) {
      NodeCase node{.op = "slice", .inputs = {src, std::nullopt, std::nullopt}};
      node.attributes.Set("axes", std::vector<std::int64_t>{axis});
      node.attributes.Set("starts", std::vector<std::int64_t>{start});
      node.attributes.Set("ends", std::vector<std::int64_t>{end});
      SCOPED_TRACE("axis " + std::to_string(axis) + ", from " + std::to_string(start));
      ExpectSameAsReference(node, "runs");
    }
  }
  NodeCase corner{.op = "slice", .inputs = {src}};
  corner.attributes.Set("axes", std::vector<std::int64_t>{0, 1, 3});
  corner.attributes.Set("starts", std::vector<std::int64_t>{1, 2, 3});
  corner.attributes.Set("ends", std::vector<std::int64_t>{2, 5, 6});
  corner.attributes.Set("decrease_axis", std::vector<std::int64_t>{0});
  ExpectSameAsReference(corner, "runs");
}

TEST(SimdConcat, JoinsAlongEveryAxis) {
  for (std::int64_t axis = -1; axis < 4; ++axis) {
    NodeCase node{.op = "concat", .inputs = {std::nullopt}};
    for (const std::int64_t size : {3, 1, 6}) {
      Shape shape = {2, 5, 4, 9};
      shape[shape.Axis(axis, "axis")] = size;
      node.inputs.push_back(TestTensor::Random(shape, static_cast<unsigned>(size)));
    }
    node.attributes.Set("axis", axis);
    SCOPED_TRACE(axis);
    ExpectSameAsReference(node, "runs");
  }
}

TEST(SimdConcat, LeavesAComputedAxisToTheReference) {
  NodeCase node{.op = "concat",
                .inputs = {TestTensor::From<std::int32_t>(Shape{1}, {1}), TestTensor::Random({2, 3}, 1)}};
  EXPECT_FALSE(Supports(FindKernel("concat", "runs"), node));
}

TEST(SimdNearestInterp, RepeatsPixels) {
  for (const auto& [factor_h, factor_w] : {std::pair{2.0, 2.0}, {4.0, 4.0}, {8.0, 8.0}, {2.0, 3.0}, {1.5, 2.5}}) {
    NodeCase node{.op = "nearest_interp_v2", .inputs = {TestTensor::Random({2, 5, 7, 11}, 1)}};
    node.attributes.Set("data_layout", std::string("NHWC"));
    node.attributes.Set("scale", std::vector<double>{factor_h, factor_w});
    SCOPED_TRACE(factor_h);
    ExpectLikeReference(node, {.kernel = "rows_nhwc", .tolerance = {0, 0}, .rows_apart = true});
  }
  for (const double factor : {1.0, 2.0, 3.0, 1.5}) {
    NodeCase node{.op = "nearest_interp_v2", .inputs = {TestTensor::Random({2, 5, 7, 19}, 1)}};
    node.attributes.Set("data_layout", std::string("NHWC"));
    node.attributes.Set("scale", std::vector<double>{factor, factor});
    const Shape output = InferNode(node)[0].shape;
    node.inputs.insert(node.inputs.end(), {std::nullopt, TestTensor::Random(output, 2)});
    ExpectLikeReference(node, {.kernel = "rows_nhwc", .tolerance = {0, 0}, .in_place = true, .rows_apart = true});
  }
  NodeCase sized{.op = "nearest_interp_v2", .inputs = {TestTensor::Random({1, 3, 4, 5}, 1)}};
  sized.attributes.Set("data_layout", std::string("NHWC"));
  sized.attributes.Set("out_h", std::int64_t{7});
  sized.attributes.Set("out_w", std::int64_t{9});
  ExpectSameAsReference(sized, "rows_nhwc");
}

}  // namespace
}  // namespace pdx::test
