#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "kernels/simd_comparison.h"
#include "support/conv_case.h"

// What the tests of the kernels built on the matrix product have in common.
namespace pdx::test {

// The reference adds in double; sums of `depth` products of values in [-1, 1] in float differ from it by about the
// square root of their number.
inline Tolerance SumTolerance(std::int64_t depth) {
  return {.absolute = 1e-6 * std::sqrt(static_cast<double>(depth)), .relative = 1e-6};
}

inline void ExpectProduct(const char* kernel, const NodeCase& node, std::int64_t depth, bool in_place = false) {
  ExpectLikeReference(node, {.kernel = kernel, .tolerance = SumTolerance(depth), .in_place = in_place});
}

// Every activation with and without affine part, the residual before and after.
inline std::vector<Epilogue> ResidualEpilogues() {
  std::vector<Epilogue> epilogues;
  for (Epilogue epilogue : Epilogues()) {
    for (const bool affine : {false, true}) {
      epilogue.post_scale = affine ? 1.25f : 1.0f;
      epilogue.post_shift = affine ? -0.5f : 0.0f;
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

// A kernel made once and run on several inputs; all inputs but the first are constants.
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

// A convolution of `conv` with its kernel made once, on images of many sizes. node(conv) is the node over an image of
// that size, with the same weights each time.
template <typename MakeNode>
void ExpectManyImages(const KernelEntry& entry, ConvCase conv, MakeNode node, Tolerance tolerance) {
  const PreparedKernel kernel(entry, node(conv));
  for (std::int64_t size = 1; size <= 40; ++size) {
    conv.n = 1 + size % 3;
    conv.h = 1 + size * 7 % 13;
    conv.w = size;
    SCOPED_TRACE(conv.ToString());
    const NodeCase of_size = node(conv);
    const std::vector<float> expected = RunNode(ReferenceKernel("conv2d"), of_size)[0].Floats();
    ExpectClose(kernel.Run(of_size), {expected.begin(), expected.end()}, tolerance);
  }
}

}  // namespace pdx::test
