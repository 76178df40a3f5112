#include <gtest/gtest.h>

#include <numeric>

#include "kernels/gemm_test.h"
#include "kernels/simd/packed_matrix.h"

namespace pdx::test {

namespace {

std::vector<int> WidthsFor(const simd::GemmFunctions& functions, std::int64_t columns) {
  const simd::PanelSplit split(functions);
  std::vector<int> widths;
  while (columns > 0) {
    widths.push_back(split.Next(columns).width);
    columns -= widths.back();
  }
  return widths;
}

// Four columns a vector: panels of two vectors and of one, which is little slower than two.
constexpr simd::TileShape kPairAndSingle[] = {{8, 4, 1, 8.0f, nullptr}, {4, 4, 1, 5.0f, nullptr}};

}  // namespace

TEST(PanelSplit, TakesTheCheapestPanels) {
  const simd::GemmFunctions functions{kPairAndSingle};
  EXPECT_EQ(WidthsFor(functions, 1), (std::vector<int>{4}));
  EXPECT_EQ(WidthsFor(functions, 5), (std::vector<int>{8}));
  EXPECT_EQ(WidthsFor(functions, 12), (std::vector<int>{8, 4}));
  EXPECT_EQ(WidthsFor(functions, 1003).size(), 126u);
  EXPECT_EQ(simd::PanelSplit(functions).PaddedColumns(1003), 1004);
}

TEST(PanelSplit, LeavesNoVectorEmpty) {
  for (const CpuFeatures& cpu : CpuLevels()) {
    const simd::PanelSplit split(simd::GemmFunctionsFor(cpu));
    for (std::int64_t columns = 1; columns <= 700; ++columns) {
      std::int64_t left = columns;
      while (left > 0) {
        const simd::TileShape& shape = split.Next(left);
        ASSERT_GT(left, shape.width - shape.lanes) << cpu.ToString() << ", " << columns << " columns";
        left -= shape.width;
      }
    }
  }
}

TEST(PackedMatrix, LaysColumnsOutByPanels) {
  // [3, 10], element (row, column) = 100 * row + column, stored transposed.
  std::vector<float> transposed(30);
  for (int i = 0; i < 30; ++i) transposed[static_cast<std::size_t>(i)] = static_cast<float>(i % 3 * 100 + i / 3);
  std::vector<float> bias(10);
  std::iota(bias.begin(), bias.end(), 1000.0f);
  const simd::GemmFunctions functions{kPairAndSingle};
  const simd::PackedMatrix packed(functions, {transposed.data(), 3, 10, 1, 3}, bias, 2.0f);

  EXPECT_EQ(packed.depth(), 3);
  EXPECT_EQ(packed.columns(), 10);
  ASSERT_EQ(packed.panels().size(), 2u);
  const simd::Panel& pair = packed.panels()[0];
  EXPECT_EQ(pair.columns, 8);
  EXPECT_EQ(std::vector<float>(pair.weights + 8, pair.weights + 16),
            (std::vector<float>{200, 202, 204, 206, 208, 210, 212, 214}));
  EXPECT_EQ(pair.bias[7], 1007.0f);
  const simd::Panel& single = packed.panels()[1];
  EXPECT_EQ(single.first_column, 8);
  EXPECT_EQ(single.columns, 2);
  EXPECT_EQ(std::vector<float>(single.weights, single.weights + 12),
            (std::vector<float>{16, 18, 0, 0, 216, 218, 0, 0, 416, 418, 0, 0}));
  EXPECT_EQ(std::vector<float>(single.bias, single.bias + 4), (std::vector<float>{1008, 1009, 0, 0}));
}

TEST(PackedMatrix, RejectsABiasOfAnotherSize) {
  const std::vector<float> matrix(6), bias(2);
  EXPECT_THROW(simd::PackedMatrix(simd::GemmFunctionsPortable(), {matrix.data(), 2, 3, 3, 1}, bias), Error);
}

}  // namespace pdx::test
