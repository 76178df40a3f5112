#if defined(PDX_HAVE_DNNL)

#include <gtest/gtest.h>

#include <dnnl.hpp>

#include "kernels/gemm_test.h"
#include "ops/conv2d.h"
#include "support/conv_case.h"

// A second opinion from a library that shares no code with the reference kernels.
namespace pdx::test {

namespace {

using Format = dnnl::memory::format_tag;
constexpr auto kFloat = dnnl::memory::data_type::f32;

dnnl::memory MemoryOf(const dnnl::engine& engine, const dnnl::memory::dims& dims, Format format, TestTensor& tensor) {
  return {{dims, kFloat, format}, engine, tensor.bytes.data()};
}

// Convolution with bias and ReLU over [N, H, W, C].
std::vector<float> RunOneDnn(const ConvCase& conv, NodeCase node) {
  const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
  dnnl::stream stream(engine);
  const Shape shape = InferNode(node)[0].shape;
  TestTensor result = TestTensor::Zero(DataType::kFloat32, shape);
  dnnl::memory src = MemoryOf(engine, {conv.n, conv.c, conv.h, conv.w}, Format::nhwc, *node.inputs[kConvImage]);
  dnnl::memory weights = MemoryOf(engine, {conv.m, conv.c, conv.kh, conv.kw}, Format::oihw, *node.inputs[kConvFilter]);
  dnnl::memory bias = MemoryOf(engine, {conv.m}, Format::a, *node.inputs[kConvBias]);
  dnnl::memory dst = MemoryOf(engine, {conv.n, conv.m, shape[1], shape[2]}, Format::nhwc, result);

  const dnnl::convolution_forward::desc operation(
      dnnl::prop_kind::forward_inference, dnnl::algorithm::convolution_direct, src.get_desc(), weights.get_desc(),
      bias.get_desc(), dst.get_desc(), {conv.sh, conv.sw}, {conv.top, conv.left}, {conv.bottom, conv.right});
  dnnl::post_ops operations;
  operations.append_eltwise(1.0f, dnnl::algorithm::eltwise_relu, 0.0f, 0.0f);
  dnnl::primitive_attr attributes;
  attributes.set_post_ops(operations);
  dnnl::convolution_forward(dnnl::convolution_forward::primitive_desc(operation, attributes, engine))
      .execute(stream, {{DNNL_ARG_SRC, src}, {DNNL_ARG_WEIGHTS, weights}, {DNNL_ARG_BIAS, bias}, {DNNL_ARG_DST, dst}});
  stream.wait();
  return result.Floats();
}

}  // namespace

TEST(SimdGemmOneDnn, AgreesOnConvolutions) {
  const ConvCase cases[] = {
      {.c = 48, .h = 20, .w = 21, .m = 96},
      {.c = 96, .h = 20, .w = 20, .m = 24, .kh = 3, .kw = 3, .top = 1, .bottom = 1, .left = 1, .right = 1},
      {.c = 3,
       .h = 32,
       .w = 45,
       .m = 16,
       .kh = 3,
       .kw = 3,
       .sh = 2,
       .sw = 2,
       .top = 1,
       .bottom = 1,
       .left = 1,
       .right = 1},
      {.n = 2, .c = 60, .h = 1, .w = 40, .m = 30, .kh = 1, .kw = 3, .left = 1, .right = 1},
  };
  for (const ConvCase& conv : cases) {
    SCOPED_TRACE(conv.ToString());
    NodeCase node = conv.Node("conv2d", true, conv.Image(1), conv.Filter(2));
    node.inputs.push_back(TestTensor::Random({conv.m}, 3));
    node.constants.insert(kConvBias);
    Epilogue{.activation = Activation::kRelu}.Store(node.attributes);
    const std::vector<float> theirs = RunOneDnn(conv, node);
    // Both round, each in its own order.
    Tolerance tolerance = SumTolerance(conv.c * conv.kh * conv.kw);
    tolerance.absolute *= 2;
    const TestTensor ours = RunNode(FindKernel("conv2d", "simd_nhwc_dense"), node, {.threads = 2})[0];
    ExpectClose(ours.Floats(), {theirs.begin(), theirs.end()}, tolerance);
  }
}

}  // namespace pdx::test

#endif
