#include "memory/planner.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>

namespace pdx {
namespace {

constexpr std::size_t kAlignment = 64;

bool NeededTogether(const ValueUse& a, const ValueUse& b) {
  return a.first_step <= b.last_step && b.first_step <= a.last_step;
}

TEST(PlanArena, NothingNeedsNothing) { EXPECT_EQ(PlanArena({}, kAlignment).bytes, 0u); }

TEST(PlanArena, AnImpossibleSizeIsTheLargestNumber) {
  constexpr std::size_t kHuge = std::size_t{1} << 63;
  const std::vector<ValueUse> uses = {{kHuge, 0, 1}, {kHuge, 0, 1}, {kHuge, 0, 1}, {100, 0, 1}};
  EXPECT_EQ(PlanArena(uses, kAlignment).bytes, std::numeric_limits<std::size_t>::max());
}

TEST(PlanArena, ValuesThatNeverMeetShareTheirPlace) {
  const std::vector<ValueUse> uses = {{100, 0, 1}, {100, 2, 3}};
  const ArenaPlan plan = PlanArena(uses, kAlignment);
  EXPECT_EQ(plan.offsets, (std::vector<std::size_t>{0, 0}));
  EXPECT_EQ(plan.bytes, 128u);
}

TEST(PlanArena, AValueReadByTheStepThatWritesTheNextKeepsItsPlace) {
  const std::vector<ValueUse> uses = {{64, 0, 1}, {64, 1, 2}};
  EXPECT_EQ(PlanArena(uses, kAlignment).bytes, 128u);
}

TEST(PlanArena, TheSmallestFittingGapIsTaken) {
  // Two long-lived pillars leave a gap of 128 between them and a gap of 320 behind the second one, bounded by a third.
  const std::vector<ValueUse> uses = {{512, 0, 9}, {128, 0, 0}, {448, 0, 9}, {320, 0, 0}, {384, 0, 9}, {64, 1, 1}};
  const ArenaPlan plan = PlanArena(uses, kAlignment);
  // Largest first: 512 at 0, 448 at 512, 384 at 960, 320 at 1344, 128 at 1664; the last fits where 128 was, not at
  // 1344.
  EXPECT_EQ(plan.offsets[0], 0u);
  EXPECT_EQ(plan.offsets[2], 512u);
  EXPECT_EQ(plan.offsets[4], 960u);
  EXPECT_EQ(plan.offsets[3], 1344u);
  EXPECT_EQ(plan.offsets[1], 1664u);
  EXPECT_EQ(plan.offsets[5], 1344u);
  EXPECT_EQ(plan.bytes, 1792u);
}

TEST(PlanArena, AnEmptyValueTakesNoRoom) {
  const std::vector<ValueUse> uses = {{0, 0, 5}, {1, 0, 5}};
  EXPECT_EQ(PlanArena(uses, kAlignment).bytes, 64u);
}

TEST(PlanArena, NoTwoLiveValuesOverlapOnRandomGraphs) {
  std::mt19937 random(20240607);
  for (int round = 0; round < 200; ++round) {
    std::vector<ValueUse> uses(1 + random() % 60);
    for (ValueUse& use : uses) {
      use.bytes = random() % 5000;
      use.first_step = static_cast<int>(random() % 40);
      use.last_step = use.first_step + static_cast<int>(random() % 10);
    }
    const ArenaPlan plan = PlanArena(uses, kAlignment);
    for (std::size_t i = 0; i < uses.size(); ++i) {
      EXPECT_EQ(plan.offsets[i] % kAlignment, 0u);
      EXPECT_LE(plan.offsets[i] + uses[i].bytes, plan.bytes);
      for (std::size_t j = 0; j < i; ++j) {
        if (!NeededTogether(uses[i], uses[j]) || uses[i].bytes == 0 || uses[j].bytes == 0) continue;
        const bool apart =
            plan.offsets[i] + uses[i].bytes <= plan.offsets[j] || plan.offsets[j] + uses[j].bytes <= plan.offsets[i];
        EXPECT_TRUE(apart) << "round " << round << ": values " << i << " and " << j << " overlap";
      }
    }
  }
}

TEST(PlanArena, TheSameUsesGiveTheSamePlan) {
  const std::vector<ValueUse> uses = {{64, 0, 3}, {64, 1, 4}, {64, 2, 5}, {128, 3, 6}};
  EXPECT_EQ(PlanArena(uses, kAlignment).offsets, PlanArena(uses, kAlignment).offsets);
}

}  // namespace
}  // namespace pdx
