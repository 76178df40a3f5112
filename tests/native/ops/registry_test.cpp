#include <gtest/gtest.h>

#include <set>
#include <string>

#include "kernels/reference/list.h"
#include "ops/op_schema.h"

namespace pdx::test {

TEST(Registry, KnowsNothingOfOtherOperators) {
  EXPECT_EQ(FindOp("conv3d"), nullptr);
  EXPECT_EQ(FindOp(""), nullptr);
}

TEST(Registry, FindsEachOperatorThatHasAReferenceKernelAndIsNoView) {
  std::set<std::string> seen;
  for (const KernelEntry& entry : ReferenceKernels()) {
    EXPECT_TRUE(seen.insert(entry.op).second) << entry.op << " stands twice";
    const OpSchema* schema = FindOp(entry.op);
    ASSERT_NE(schema, nullptr) << entry.op;
    EXPECT_STREQ(schema->type, entry.op);
    EXPECT_FALSE(schema->is_view) << entry.op;
  }
}

TEST(Registry, ViewsNeedNoKernel) {
  for (const char* op : {"assign", "flatten2", "flatten_contiguous_range", "reshape2", "squeeze2", "unsqueeze2"}) {
    const OpSchema* schema = FindOp(op);
    ASSERT_NE(schema, nullptr) << op;
    EXPECT_TRUE(schema->is_view) << op;
  }
}

TEST(Registry, ListSlotsComeLast) {
  for (const KernelEntry& entry : ReferenceKernels()) {
    const std::vector<Slot>& inputs = FindOp(entry.op)->inputs;
    for (std::size_t i = 0; i + 1 < inputs.size(); ++i) EXPECT_NE(inputs[i].kind, SlotKind::kList) << entry.op;
  }
}

}  // namespace pdx::test
