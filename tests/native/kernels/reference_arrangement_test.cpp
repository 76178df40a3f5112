#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "support/kernel_runner.h"

namespace pdx::test {

namespace {

TestTensor RunReference(const NodeCase& node) { return RunNode(ReferenceKernel(node.op), node)[0]; }

TestTensor Counting(const Shape& shape) {
  std::vector<std::int64_t> values(static_cast<std::size_t>(shape.ElementCount()));
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<std::int64_t>(i);
  return TestTensor::From(shape, values);
}

}  // namespace

TEST(ReferenceTranspose2, MovesEveryElementToItsPlace) {
  const Shape shape{2, 3, 1, 4};
  const TestTensor x = Counting(shape);
  std::array<std::int64_t, 4> axes{0, 1, 2, 3};
  do {
    NodeCase node{.op = "transpose2", .inputs = {x}};
    node.attributes.Set("axis", std::vector<std::int64_t>(axes.begin(), axes.end()));
    const TestTensor out = RunReference(node);
    const std::vector<std::int64_t> values = out.To<std::int64_t>();
    for (std::int64_t i = 0; i < shape.ElementCount(); ++i) {
      std::array<std::int64_t, 4> position{};
      for (std::size_t dim = 0; dim < 4; ++dim) position[dim] = i / shape.Count(dim + 1, 4) % shape[dim];
      std::int64_t place = 0;
      for (std::size_t dim = 0; dim < 4; ++dim) {
        place = place * out.shape[dim] + position[static_cast<std::size_t>(axes[dim])];
      }
      EXPECT_EQ(values[static_cast<std::size_t>(place)], i) << "to " << out.shape.ToString();
    }
  } while (std::next_permutation(axes.begin(), axes.end()));
}

TEST(ReferenceTranspose2, TakesSmallElements) {
  NodeCase node{.op = "transpose2", .inputs = {TestTensor::From<std::uint8_t>({2, 2}, {1, 2, 3, 4})}};
  node.attributes.Set("axis", std::vector<std::int64_t>{1, 0});
  EXPECT_EQ(RunReference(node).To<std::uint8_t>(), (std::vector<std::uint8_t>{1, 3, 2, 4}));
}

TEST(ReferenceConcat, JoinsAlongEachAxis) {
  const TestTensor a = TestTensor::From<float>({2, 1, 2}, {1, 2, 3, 4});
  const TestTensor b = TestTensor::From<float>({2, 2, 2}, {5, 6, 7, 8, 9, 10, 11, 12});
  NodeCase node{.op = "concat", .inputs = {std::nullopt, a, b}};
  node.attributes.Set("axis", std::int64_t{1});
  EXPECT_EQ(RunReference(node).Floats(), (std::vector<float>{1, 2, 5, 6, 7, 8, 3, 4, 9, 10, 11, 12}));

  node.inputs = {std::nullopt, a, a};
  node.attributes.Set("axis", std::int64_t{-1});
  EXPECT_EQ(RunReference(node).Floats(), (std::vector<float>{1, 2, 1, 2, 3, 4, 3, 4}));
  node.inputs[0] = TestTensor::From<std::int32_t>({1}, {0});
  EXPECT_EQ(RunReference(node).Floats(), (std::vector<float>{1, 2, 3, 4, 1, 2, 3, 4}));
}

TEST(ReferenceConcat, TakesEmptyInputsAndScalars) {
  NodeCase node{.op = "concat",
                .inputs = {std::nullopt, TestTensor::From<std::int64_t>({}, {4}),
                           TestTensor::Zero(DataType::kInt64, {0}), TestTensor::From<std::int64_t>({2}, {5, 6})}};
  EXPECT_EQ(RunReference(node).To<std::int64_t>(), (std::vector<std::int64_t>{4, 5, 6}));
  node.inputs = {std::nullopt, TestTensor::Zero(DataType::kInt64, {0, 2}), TestTensor::Zero(DataType::kInt64, {0, 2})};
  node.attributes.Set("axis", std::int64_t{1});
  EXPECT_TRUE(RunReference(node).bytes.empty());
}

TEST(ReferenceSlice, TakesAPart) {
  NodeCase node{.op = "slice", .inputs = {Counting({3, 4, 2})}};
  node.attributes.Set("axes", std::vector<std::int64_t>{1, 0});
  node.attributes.Set("starts", std::vector<std::int64_t>{-3, 1});
  node.attributes.Set("ends", std::vector<std::int64_t>{3, 1000});
  const TestTensor out = RunReference(node);
  EXPECT_EQ(out.shape, (Shape{2, 2, 2}));
  EXPECT_EQ(out.To<std::int64_t>(), (std::vector<std::int64_t>{10, 11, 12, 13, 18, 19, 20, 21}));
}

TEST(ReferenceSlice, DropsDimensionsAndTakesBoundsFromInputs) {
  NodeCase node{
      .op = "slice",
      .inputs = {Counting({3, 2}), TestTensor::From<std::int32_t>({1}, {1}), TestTensor::From<std::int64_t>({1}, {2})}};
  node.attributes.Set("axes", std::vector<std::int64_t>{0});
  node.attributes.Set("decrease_axis", std::vector<std::int64_t>{0});
  const TestTensor out = RunReference(node);
  EXPECT_EQ(out.shape, (Shape{2}));
  EXPECT_EQ(out.To<std::int64_t>(), (std::vector<std::int64_t>{2, 3}));
}

TEST(ReferenceShape, GivesTheDimensions) {
  NodeCase node{.op = "shape", .inputs = {TestTensor::Zero(DataType::kFloat32, {2, 0, 5})}};
  EXPECT_EQ(RunReference(node).To<std::int32_t>(), (std::vector<std::int32_t>{2, 0, 5}));
}

}  // namespace pdx::test
