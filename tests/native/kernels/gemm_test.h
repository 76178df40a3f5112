#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "support/closeness.h"
#include "support/kernel_runner.h"

// What the tests of the kernels built on the matrix product have in common.
namespace pdx::test {

struct CpuLevel {
  const char* name;
  CpuFeatures cpu;
};

// The instruction sets that this machine can run, each without those above it.
inline std::vector<CpuLevel> CpuLevels() {
  const CpuFeatures here = CpuFeatures::Detect();
  std::vector<CpuLevel> levels = {{"portable", {}}};
  if (here.avx2_fma) levels.push_back({"avx2", {.avx2_fma = true}});
  if (here.avx512) levels.push_back({"avx512", {.avx2_fma = true, .avx512 = true}});
  return levels;
}

// The reference adds in double; sums of `depth` products of values in [-1, 1] in float differ from it by about the
// square root of their number.
inline Tolerance SumTolerance(std::int64_t depth) {
  return {.absolute = 1e-6 * std::sqrt(static_cast<double>(depth)), .relative = 1e-6};
}

// Compares a kernel on every instruction set with the reference.
inline void ExpectLikeReference(const KernelEntry& entry, const NodeCase& node, std::int64_t depth,
                                const RunOptions& options = {}) {
  const std::vector<float> reference = RunNode(ReferenceKernel(node.op), node)[0].Floats();
  const std::vector<double> expected(reference.begin(), reference.end());
  for (const CpuLevel& level : CpuLevels()) {
    SCOPED_TRACE(level.name);
    RunOptions at_level = options;
    at_level.cpu = level.cpu;
    ExpectClose(RunNode(entry, node, at_level)[0].Floats(), expected, SumTolerance(depth));
  }
}

// Runs a kernel on every instruction set with 1, 2, 3 and 5 threads.
inline void ExpectSameBitsOnSeveralThreads(const KernelEntry& entry, const NodeCase& node) {
  for (const CpuLevel& level : CpuLevels()) {
    const std::vector<float> alone = RunNode(entry, node, {.threads = 1, .cpu = level.cpu})[0].Floats();
    for (const int threads : {2, 3, 5}) {
      SCOPED_TRACE(std::string(level.name) + ", " + std::to_string(threads) + " threads");
      EXPECT_EQ(RunNode(entry, node, {.threads = threads, .cpu = level.cpu})[0].Floats(), alone);
    }
  }
}

// Every activation with parameters that reach all its branches on sums around 0.
inline std::vector<Epilogue> Epilogues() {
  std::vector<Epilogue> epilogues;
  for (Epilogue epilogue :
       {Epilogue{}, Epilogue{.activation = Activation::kRelu},
        Epilogue{.activation = Activation::kHardSwish, .alpha = 3, .beta = 6, .gamma = 6},
        Epilogue{.activation = Activation::kHardSigmoid, .alpha = 0.2f, .beta = 0.5f},
        Epilogue{.activation = Activation::kSigmoid}, Epilogue{.activation = Activation::kSwish, .alpha = 1.5f},
        Epilogue{.activation = Activation::kGelu}}) {
    for (const bool affine : {false, true}) {
      if (affine) epilogue.post_scale = 1.25f, epilogue.post_shift = -0.5f;
      for (const bool residual_first : {true, false}) {
        epilogue.residual_first = residual_first;
        epilogues.push_back(epilogue);
      }
    }
  }
  return epilogues;
}

inline std::string ToText(const Epilogue& epilogue) {
  return std::string("activation '") + OperatorOf(epilogue.activation) + "'" + (epilogue.HasAffine() ? " affine" : "") +
         (epilogue.residual_first ? " residual first" : " residual last");
}

// A kernel made once and run on inputs of several shapes, all but the first being constants.
class PreparedKernel {
 public:
  PreparedKernel(const KernelEntry& entry, const NodeCase& node)
      : one_(node), cpu_(CpuFeatures::Detect()), kernel_(entry.create({one_.graph, *one_.node, cpu_})) {}

  std::vector<float> Run(const NodeCase& node) const {
    const std::vector<TensorInfo> infos = InferNode(node);
    TestTensor input = *node.inputs[0];
    TestTensor output = TestTensor::Zero(infos[0].type, infos[0].shape);
    std::vector<TensorRef> inputs(node.inputs.size());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      if (node.inputs[i]) inputs[i] = {nullptr, &node.inputs[i]->shape, node.inputs[i]->type};
    }
    inputs[0].data = input.bytes.data();
    const std::vector<TensorRef> outputs = {{output.bytes.data(), &output.shape, output.type}};
    ThreadParallel parallel(2);
    internal::GuardedMemory scratch(kernel_->ScratchBytes({inputs, outputs, parallel.threads()}));
    kernel_->Run({inputs, outputs, scratch.data(), &parallel});
    scratch.CheckMargin();
    return output.Floats();
  }

 private:
  internal::OneNodeGraph one_;
  CpuFeatures cpu_;
  std::unique_ptr<Kernel> kernel_;
};

}  // namespace pdx::test
