#include "ops/window.h"

#include <gtest/gtest.h>

namespace pdx::test {

TEST(Window, SplitsTheOddPaddingOfSameToTheBack) {
  Attributes attributes;
  attributes.Set("padding_algorithm", std::string("SAME"));
  attributes.Set("strides", std::vector<std::int64_t>{2, 1});
  attributes.Set("dilations", std::vector<std::int64_t>{5, 5});
  const Window2d window = ResolveConvWindow(attributes, Shape{1, 1, 3, 4}, 6, 9);
  EXPECT_EQ(window.pad_top, 0);
  EXPECT_EQ(window.pad_bottom, 1);
  EXPECT_EQ(window.pad_left, 1);
  EXPECT_EQ(window.pad_right, 2);
  EXPECT_EQ(window.dh, 1);
}

TEST(Window, ReadsFourPaddingsAsTopBottomLeftRight) {
  Attributes attributes;
  attributes.Set("paddings", std::vector<std::int64_t>{1, 2, 3, 4});
  const Window2d window = ResolveConvWindow(attributes, Shape{1, 1, 1, 1}, 1, 1);
  EXPECT_EQ(window.pad_top, 1);
  EXPECT_EQ(window.pad_bottom, 2);
  EXPECT_EQ(window.pad_left, 3);
  EXPECT_EQ(window.pad_right, 4);
}

TEST(Window, PositionsInsideAreThoseWhoseTapMeetsTheInput) {
  for (std::int64_t stride = 1; stride <= 3; ++stride) {
    for (std::int64_t pad = 0; pad <= 4; ++pad) {
      for (std::int64_t offset = 0; offset <= 5; ++offset) {
        for (std::int64_t size = 0; size <= 6; ++size) {
          constexpr std::int64_t kOutSize = 7;
          const Interval interval = PositionsInside(offset, size, kOutSize, stride, pad);
          for (std::int64_t p = 0; p < kOutSize; ++p) {
            const std::int64_t place = p * stride + offset - pad;
            EXPECT_EQ(p >= interval.begin && p < interval.end, place >= 0 && place < size)
                << "stride " << stride << " pad " << pad << " offset " << offset << " size " << size << " p " << p;
          }
        }
      }
    }
  }
}

TEST(Window, AdaptiveIntervalsCoverTheInputInOrder) {
  for (std::int64_t size = 1; size <= 9; ++size) {
    for (std::int64_t out_size = 1; out_size <= 9; ++out_size) {
      std::int64_t covered = 0;
      for (std::int64_t i = 0; i < out_size; ++i) {
        const Interval interval = AdaptiveInterval(i, size, out_size);
        EXPECT_LE(interval.begin, covered);
        EXPECT_GT(interval.end, interval.begin);
        covered = interval.end;
      }
      EXPECT_EQ(covered, size) << size << " into " << out_size;
    }
  }
}

}  // namespace pdx::test
