#include "memory/buffer.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace pdx {
namespace {

TEST(Buffer, MemoryIsAligned) {
  Buffer buffer;
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(buffer.Reserve(1)) % Buffer::kAlignment, 0u);
}

TEST(Buffer, GrowsAndNeverShrinksByItself) {
  Buffer buffer;
  buffer.Reserve(1000);
  const std::byte* before = buffer.data();
  EXPECT_EQ(buffer.Reserve(10), before);
  EXPECT_EQ(buffer.size(), 1000u);
  buffer.Reserve(2000);
  EXPECT_EQ(buffer.size(), 2000u);
}

TEST(Buffer, ReleaseTellsWhatWasGivenBack) {
  Buffer buffer;
  buffer.Reserve(1000);
  EXPECT_EQ(buffer.Release(), 1000u);
  EXPECT_EQ(buffer.Release(), 0u);
  EXPECT_EQ(buffer.data(), nullptr);
}

TEST(Buffer, ZeroBytesGiveAnAddress) { EXPECT_NE(Buffer().Reserve(0), nullptr); }

}  // namespace
}  // namespace pdx
