#include "passes/pipeline.h"

#include <array>

#include "passes/canonicalize_matmul.h"
#include "passes/eliminate_identity.h"
#include "passes/eliminate_transpose.h"
#include "passes/fold_batch_norm.h"
#include "passes/fold_channel_affine.h"
#include "passes/fold_constants.h"
#include "passes/fuse_activation.h"
#include "passes/fuse_residual.h"
#include "passes/fuse_scalar_affine.h"
#include "passes/fuse_shortcut_scale.h"
#include "passes/insert_channels_last.h"
#include "passes/quantize_convolutions.h"

namespace pdx {

namespace {

// Simplifications open the way for each other (a folded batch_norm brings an activation next to its convolution), so
// these run until none of them changes anything.
//  - Constants first: quantised weights are constants only after their simulated quantisation is folded.
//  - Affine steps go into the weights before anything is fused behind them.
//  - A residual is fused before an activation: add-then-activate can become one step, activate-then-add as well, but
//    once the activation sits on the addition the convolution could no longer take it.
constexpr std::array kSimplifications = {
    Pass{"canonicalize_matmul", CanonicalizeMatmul}, Pass{"eliminate_identity", EliminateIdentity},
    Pass{"fold_constants", FoldConstants},           Pass{"fold_batch_norm", FoldBatchNorm},
    Pass{"fold_channel_affine", FoldChannelAffine},  Pass{"fuse_residual", FuseResidual},
    Pass{"fuse_activation", FuseActivation},         Pass{"fuse_shortcut_scale", FuseShortcutScale},
    Pass{"fuse_scalar_affine", FuseScalarAffine},
};

// Whole numbers replace what is left of the simulated ones when nothing folds into the filters any more.
constexpr std::array kInt8 = {
    Pass{"quantize_convolutions", QuantizeConvolutions},
};

// Layout comes last and once: it inserts transpositions that the simplifications would have to look through.
constexpr std::array kLayout = {
    Pass{"insert_channels_last", InsertChannelsLast},
    Pass{"eliminate_transpose", EliminateTranspose},
};

constexpr auto kAll = [] {
  std::array<Pass, kSimplifications.size() + kInt8.size() + kLayout.size()> all{};
  std::size_t count = 0;
  for (const Pass& pass : kSimplifications) all[count++] = pass;
  for (const Pass& pass : kInt8) all[count++] = pass;
  for (const Pass& pass : kLayout) all[count++] = pass;
  return all;
}();

// Each change takes a pattern away that no other brings back, so this is a guard against a defect, not a limit of the
// design.
constexpr int kMaxRounds = 32;

bool RunAll(std::span<const Pass> passes, Graph& graph, const std::set<std::string>& disabled) {
  bool changed = false;
  for (const Pass& pass : passes) {
    if (!disabled.contains(pass.name)) changed |= pass.run(graph);
  }
  return changed;
}

}  // namespace

std::span<const Pass> Passes() { return kAll; }

void Optimize(Graph& graph, const std::set<std::string>& disabled, bool int8) {
  for (int round = 0; round < kMaxRounds && RunAll(kSimplifications, graph, disabled); ++round) {
  }
  if (int8) RunAll(kInt8, graph, disabled);
  RunAll(kLayout, graph, disabled);
  graph.RemoveDeadNodes();
  graph.Validate();
}

}  // namespace pdx
