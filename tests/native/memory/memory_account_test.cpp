#include "memory/memory_account.h"

#include <gtest/gtest.h>

#include <limits>
#include <thread>
#include <utility>
#include <vector>

#include "memory/buffer.h"

namespace pdx {
namespace {

constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max();

TEST(MemoryAccount, CountsWhatChargesTakeAndGiveBack) {
  const auto account = std::make_shared<MemoryAccount>(100, 10);
  const MemoryScope scope(account);
  MemoryCharge kept(20);
  {
    const MemoryCharge passing(30);
    EXPECT_EQ(account->used(), 60u);
  }
  MemoryCharge moved(std::move(kept));
  EXPECT_EQ(account->used(), 30u);
  moved = MemoryCharge(70);  // both live for a moment
  EXPECT_EQ(account->used(), 80u);
  moved.Release();
  EXPECT_EQ(account->used(), 10u);
}

TEST(MemoryAccount, RefusesWhatGoesAboveTheLimitAndTellsTheSum) {
  const auto account = std::make_shared<MemoryAccount>(100, 10);
  const MemoryScope scope(account);
  const MemoryCharge all(90);
  try {
    const MemoryCharge more(1);
    FAIL() << "was taken";
  } catch (const MemoryLimitExceeded& exceeded) {
    EXPECT_EQ(exceeded.wanted(), 101u);
    EXPECT_EQ(exceeded.limit(), 100u);
  }
  EXPECT_EQ(account->used(), 100u);
}

TEST(MemoryAccount, SumsDoNotOverflow) {
  const auto account = std::make_shared<MemoryAccount>(kMost, 10);
  const MemoryScope scope(account);
  try {
    const MemoryCharge all(kMost - 5);
    FAIL() << "was taken";
  } catch (const MemoryLimitExceeded& exceeded) {
    EXPECT_EQ(exceeded.wanted(), kMost);
  }
}

TEST(MemoryAccount, ScopesNestAndBelongToTheirThread) {
  const auto outer = std::make_shared<MemoryAccount>(1000);
  const auto inner = std::make_shared<MemoryAccount>(1000);
  MemoryCharge of_outer;
  {
    const MemoryScope outer_scope(outer);
    {
      const MemoryScope inner_scope(inner);
      const MemoryCharge of_inner(1);
      EXPECT_EQ(inner->used(), 1u);
    }
    of_outer = MemoryCharge(2);
    std::thread([] { const MemoryCharge of_nobody(4000); }).join();
  }
  const MemoryCharge of_nobody(4000);
  EXPECT_EQ(outer->used(), 2u);
  of_outer.Release();
  EXPECT_EQ(outer->used(), 0u);
}

TEST(MemoryAccount, ChargesMayOutliveWhoMadeTheAccount) {
  MemoryCharge charge;
  {
    auto account = std::make_shared<MemoryAccount>(100);
    const MemoryScope scope(account);
    charge = MemoryCharge(50);
  }
  charge.Release();
}

TEST(Buffer, ChargesItsSizeAndKeepsNothingWhenRefused) {
  const auto account = std::make_shared<MemoryAccount>(1000);
  const MemoryScope scope(account);
  Buffer buffer;
  buffer.Reserve(600);
  EXPECT_EQ(account->used(), 600u);
  buffer.Reserve(900);  // the old bytes are given back first
  EXPECT_EQ(account->used(), 900u);
  EXPECT_THROW(buffer.Reserve(1001), MemoryLimitExceeded);
  EXPECT_EQ(account->used(), 0u);
  EXPECT_EQ(buffer.data(), nullptr);
  EXPECT_EQ(buffer.size(), 0u);
  buffer.Reserve(1000);
  std::vector<Buffer> moved;
  moved.push_back(std::move(buffer));
  EXPECT_EQ(account->used(), 1000u);
  moved.clear();
  EXPECT_EQ(account->used(), 0u);
}

}  // namespace
}  // namespace pdx
