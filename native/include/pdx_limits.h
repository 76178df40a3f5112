// Bounds on what a model may take: memory, and the time of a run. The official library lacks these functions: look them
// up optionally.
#ifndef PDX_LIMITS_H_
#define PDX_LIMITS_H_

#include "pd_types.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Asks runs to stop.
typedef struct PDX_Cancellation PDX_Cancellation;

/// Sets the most bytes, 1 or more, that the model and each of its predictors may take together: files while they are
/// read, weights, inputs, activations and plans. What needs more fails with PDX_ERROR_OUT_OF_MEMORY before it is
/// allocated. 16 GiB unless set.
PADDLE_CAPI_EXPORT void PDX_ConfigSetMemoryLimit(__pd_keep PD_Config* pd_config, uint64_t bytes);

/// Reads the limit in bytes.
PADDLE_CAPI_EXPORT uint64_t PDX_ConfigGetMemoryLimit(__pd_keep PD_Config* pd_config);

/// Makes a cancellation that is not requested yet; freed by PDX_CancellationDestroy.
PADDLE_CAPI_EXPORT __pd_give PDX_Cancellation* PDX_CancellationCreate(void);

/// Requests it, from any thread and at any time; it stays requested.
PADDLE_CAPI_EXPORT void PDX_CancellationRequest(__pd_keep PDX_Cancellation* cancellation);

/// Frees a cancellation, which no run may be using any more; NULL is tolerated.
PADDLE_CAPI_EXPORT void PDX_CancellationDestroy(__pd_take PDX_Cancellation* cancellation);

/// Runs as PD_PredictorRun does, and looks before it begins and before each operator whether to stop: it then fails
/// with PDX_ERROR_CANCELLED. The outputs hold no data after that, the inputs stay, and the predictor can run again.
PADDLE_CAPI_EXPORT PD_Bool PDX_PredictorRunCancellable(__pd_keep PD_Predictor* pd_predictor,
                                                       __pd_keep PDX_Cancellation* cancellation);

#ifdef __cplusplus
}  // extern "C"
#endif

#endif  // PDX_LIMITS_H_
