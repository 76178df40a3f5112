#include "passes/pass_test.h"

namespace pdx::test {
namespace {

const Shape kPicture{-1, 3, -1, -1};

TEST(EliminateIdentity, RemovesAssignAndDropoutAndUnitScale) {
  const auto model = OptimizeAndCompare(
      [] {
        GraphMaker maker;
        const ValueId x = maker.Op("sigmoid", {maker.Input("x", kPicture)}, kPicture);
        const ValueId copied = maker.Op("assign", {x}, kPicture);
        const ValueId dropped = maker.Op("dropout", {copied}, kPicture,
                                         GraphMaker::With("dropout_implementation", std::string("upscale_in_train")));
        maker.Output(maker.Op("scale", {dropped}, kPicture));
        return maker.Take();
      },
      {"eliminate_identity"});
  EXPECT_EQ(model->graph().nodes().size(), 1u);
  EXPECT_EQ(model->output(0).name, "scale_3");
}

TEST(EliminateIdentity, DropoutThatScalesAtInferenceStays) {
  const auto model = OptimizeAndCompare(
      [] {
        GraphMaker maker;
        Attributes attributes = GraphMaker::With("dropout_implementation", std::string("downgrade_in_infer"));
        attributes.Set("dropout_prob", 0.25);
        const ValueId dropped = maker.Op("dropout", {maker.Input("x", kPicture)}, kPicture, attributes);
        maker.Output(maker.Op("relu", {dropped}, kPicture));
        return maker.Take();
      },
      {"eliminate_identity"});
  EXPECT_EQ(CountOps(model->graph(), "dropout"), 1u);
}

TEST(EliminateIdentity, AnInputHandedOutUnchangedStaysACopy) {
  const auto model = OptimizeAndCompare(
      [] {
        GraphMaker maker;
        maker.Output(maker.Op("scale", {maker.Input("x", kPicture)}, kPicture));
        return maker.Take();
      },
      {"eliminate_identity"});
  EXPECT_EQ(model->graph().nodes().size(), 1u);
}

TEST(FoldConstants, ComputesWhatDependsOnConstantsOnly) {
  const auto model = OptimizeAndCompare(
      [] {
        GraphMaker maker;
        const ValueId a = maker.Constant({1, 3, 1, 1});
        const ValueId b = maker.Constant({1, 3, 1, 1});
        const ValueId sum = maker.Op("elementwise_add", {a, b}, {1, 3, 1, 1});
        const ValueId flat = maker.Op("reshape2", {sum}, {3}, GraphMaker::With("shape", std::vector<std::int64_t>{3}));
        const ValueId x = maker.Input("x", kPicture);
        const Attributes axis = GraphMaker::With("axis", std::int64_t{1});
        maker.Output(maker.Op("elementwise_add", {x, flat}, kPicture, axis));
        return maker.Take();
      },
      {"fold_constants"});
  EXPECT_EQ(model->graph().nodes().size(), 1u);
}

TEST(CanonicalizeMatmul, TheOldProductBecomesTheNewOne) {
  const auto model = OptimizeAndCompare(
      [] {
        GraphMaker maker;
        Attributes attributes = GraphMaker::With("transpose_Y", true);
        attributes.Set("alpha", 0.5);
        const ValueId x = maker.Input("x", {-1, 6});
        maker.Output(maker.Op("matmul", {x, maker.Constant({4, 6})}, {-1, 4}, attributes));
        return maker.Take();
      },
      {"canonicalize_matmul"}, {5, 6});
  EXPECT_EQ(CountOps(model->graph(), "matmul_v2"), 1u);
}

}  // namespace
}  // namespace pdx::test
