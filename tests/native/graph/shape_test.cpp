#include "graph/shape.h"

#include <gtest/gtest.h>

#include <vector>

#include "graph/error.h"

namespace pdx {
namespace {

TEST(Shape, CountsElements) {
  EXPECT_EQ(Shape({2, 3, 4}).ElementCount(), 24);
  EXPECT_EQ(Shape().ElementCount(), 1);
  EXPECT_EQ(Shape({2, 0, 4}).ElementCount(), 0);
}

TEST(Shape, AProductThatOverflowsIsAnError) {
  const Shape shape{1 << 30, 1 << 30, 1 << 30};
  EXPECT_THROW(shape.ElementCount(), Error);
}

TEST(Shape, AFreeDimensionHasNoCount) {
  const Shape shape{-1, 3};
  EXPECT_FALSE(shape.IsStatic());
  EXPECT_THROW(shape.ElementCount(), Error);
}

TEST(Shape, MoreThanEightDimensionsAreRefused) {
  const std::vector<std::int64_t> dims(9, 1);
  EXPECT_THROW(Shape{std::span<const std::int64_t>(dims)}, Error);
}

TEST(Shape, ANegativeDimensionIsRefused) { EXPECT_THROW((Shape{2, -2}), Error); }

TEST(Shape, AxesCountFromEitherEnd) {
  const Shape shape{2, 3, 4};
  EXPECT_EQ(shape.Axis(-1, "axis"), 2u);
  EXPECT_EQ(shape.Axis(0, "axis"), 0u);
  EXPECT_THROW(shape.Axis(3, "axis"), Error);
  EXPECT_THROW(shape.Axis(-4, "axis"), Error);
}

TEST(Shape, PrintsAsAList) { EXPECT_EQ(Shape({1, -1, 48}).ToString(), "[1, -1, 48]"); }

}  // namespace
}  // namespace pdx
