#pragma once

#include "graph/graph.h"

namespace pdx {

// fake_quantize_dequantize_moving_average_abs_max before conv2d -> quantized_conv2d, where each filter consists of the
// 255 multiples of one number that a quantised network has.
bool QuantizeConvolutions(Graph& graph);

}  // namespace pdx
