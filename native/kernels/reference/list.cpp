#include "kernels/reference/list.h"

#include "kernels/reference/activation.h"
#include "kernels/reference/batch_norm.h"
#include "kernels/reference/cast.h"
#include "kernels/reference/concat.h"
#include "kernels/reference/conv2d.h"
#include "kernels/reference/conv2d_transpose.h"
#include "kernels/reference/elementwise.h"
#include "kernels/reference/fake_quantize.h"
#include "kernels/reference/fill_constant.h"
#include "kernels/reference/layer_norm.h"
#include "kernels/reference/matmul.h"
#include "kernels/reference/nearest_interp_v2.h"
#include "kernels/reference/pool2d.h"
#include "kernels/reference/quantized_conv2d.h"
#include "kernels/reference/reduce_mean.h"
#include "kernels/reference/rnn.h"
#include "kernels/reference/scale.h"
#include "kernels/reference/shape.h"
#include "kernels/reference/slice.h"
#include "kernels/reference/softmax.h"
#include "kernels/reference/transpose2.h"

namespace pdx {

namespace {

// What a node may ask for is settled by the operator's shape rule.
bool Always(const KernelContext&) { return true; }

constexpr KernelEntry Row(const char* op, std::unique_ptr<Kernel> (*create)(const KernelContext&)) {
  return {op, "reference", Always, create};
}

constexpr KernelEntry kRows[] = {
    Row("batch_norm", reference::MakeBatchNorm),
    Row("cast", reference::MakeCast),
    Row("concat", reference::MakeConcat),
    Row("conv2d", reference::MakeConv2d),
    Row("conv2d_transpose", reference::MakeConv2dTranspose),
    Row("depthwise_conv2d", reference::MakeConv2d),
    Row("dropout", reference::MakeDropout),
    Row("elementwise_add", reference::MakeElementwise),
    Row("elementwise_div", reference::MakeElementwise),
    Row("elementwise_mul", reference::MakeElementwise),
    Row("elementwise_sub", reference::MakeElementwise),
    Row("fake_channel_wise_quantize_dequantize_abs_max", reference::MakeFakeChannelWiseQuantizeDequantizeAbsMax),
    Row("fake_quantize_dequantize_moving_average_abs_max", reference::MakeFakeQuantizeDequantizeMovingAverageAbsMax),
    Row("fill_constant", reference::MakeFillConstant),
    Row("fill_constant_batch_size_like", reference::MakeFillConstant),
    Row("gelu", reference::MakeActivation),
    Row("hard_sigmoid", reference::MakeActivation),
    Row("hard_swish", reference::MakeActivation),
    Row("layer_norm", reference::MakeLayerNorm),
    Row("matmul", reference::MakeMatmul),
    Row("matmul_v2", reference::MakeMatmul),
    Row("nearest_interp_v2", reference::MakeNearestInterpV2),
    Row("pool2d", reference::MakePool2d),
    Row("quantized_conv2d", reference::MakeQuantizedConv2d),
    Row("reduce_mean", reference::MakeReduceMean),
    Row("relu", reference::MakeActivation),
    Row("rnn", reference::MakeRnn),
    Row("scale", reference::MakeScale),
    Row("shape", reference::MakeShape),
    Row("sigmoid", reference::MakeActivation),
    Row("slice", reference::MakeSlice),
    Row("softmax", reference::MakeSoftmax),
    Row("swish", reference::MakeActivation),
    Row("transpose2", reference::MakeTranspose2),
};

}  // namespace

std::span<const KernelEntry> ReferenceKernels() { return kRows; }

}  // namespace pdx
