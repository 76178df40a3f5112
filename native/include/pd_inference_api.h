// The whole Paddle Inference C interface. The extra exports of the embedded runtime are in the pdx_ headers.
#ifndef PD_INFERENCE_API_H_
#define PD_INFERENCE_API_H_

#include "pd_common.h"
#include "pd_config.h"
#include "pd_predictor.h"
#include "pd_tensor.h"
#include "pd_types.h"
#include "pd_utils.h"

#endif  // PD_INFERENCE_API_H_
