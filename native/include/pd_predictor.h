// A loaded model. One predictor serves one thread at a time; clones share weights and may outlive their source.
#ifndef PD_PREDICTOR_H_
#define PD_PREDICTOR_H_

#include "pd_types.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Loads and optimises the model; the configuration is copied and stays the caller's to destroy (before 2.5 it is freed
/// here); freed by PD_PredictorDestroy. @since 2.1
PADDLE_CAPI_EXPORT __pd_give PD_Predictor* PD_PredictorCreate(__pd_take PD_Config* pd_config);

/// Makes a second predictor on the same weights; freed by PD_PredictorDestroy. @since 2.1
PADDLE_CAPI_EXPORT __pd_give PD_Predictor* PD_PredictorClone(__pd_keep PD_Predictor* pd_predictor);

/// Lists the input names in feed order; freed by PD_OneDimArrayCstrDestroy. @since 2.1
PADDLE_CAPI_EXPORT __pd_give PD_OneDimArrayCstr* PD_PredictorGetInputNames(__pd_keep PD_Predictor* pd_predictor);

/// Lists the output names in fetch order; freed by PD_OneDimArrayCstrDestroy. @since 2.1
PADDLE_CAPI_EXPORT __pd_give PD_OneDimArrayCstr* PD_PredictorGetOutputNames(__pd_keep PD_Predictor* pd_predictor);

/// Describes the inputs; freed by PD_IOInfosDestroy. @since 2.5
PADDLE_CAPI_EXPORT __pd_give PD_IOInfos* PD_PredictorGetInputInfos(__pd_keep PD_Predictor* pd_predictor);

/// Describes the outputs; freed by PD_IOInfosDestroy. @since 2.5
PADDLE_CAPI_EXPORT __pd_give PD_IOInfos* PD_PredictorGetOutputInfos(__pd_keep PD_Predictor* pd_predictor);

/// Counts the inputs. @since 2.1
PADDLE_CAPI_EXPORT size_t PD_PredictorGetInputNum(__pd_keep PD_Predictor* pd_predictor);

/// Counts the outputs. @since 2.1
PADDLE_CAPI_EXPORT size_t PD_PredictorGetOutputNum(__pd_keep PD_Predictor* pd_predictor);

/// Makes a view of an input; the name must be known; freed by PD_TensorDestroy. @since 2.1
PADDLE_CAPI_EXPORT __pd_give PD_Tensor* PD_PredictorGetInputHandle(__pd_keep PD_Predictor* pd_predictor,
                                                                   const char* name);

/// Makes a view of an output; the name must be known; freed by PD_TensorDestroy. @since 2.1
PADDLE_CAPI_EXPORT __pd_give PD_Tensor* PD_PredictorGetOutputHandle(__pd_keep PD_Predictor* pd_predictor,
                                                                    const char* name);

/// Runs once and returns when the outputs are there; 0 on failure. @since 2.1
PADDLE_CAPI_EXPORT PD_Bool PD_PredictorRun(__pd_keep PD_Predictor* pd_predictor);

/// Empties every tensor that is not a weight, inputs and outputs included. @since 2.1
PADDLE_CAPI_EXPORT void PD_PredictorClearIntermediateTensor(__pd_keep PD_Predictor* pd_predictor);

/// Empties the tensors and gives free memory back; returns the bytes released. @since 2.1
PADDLE_CAPI_EXPORT uint64_t PD_PredictorTryShrinkMemory(__pd_keep PD_Predictor* pd_predictor);

/// Frees a predictor; NULL is tolerated. @since 2.1
PADDLE_CAPI_EXPORT void PD_PredictorDestroy(__pd_take PD_Predictor* pd_predictor);

/// Reads the version as three lines, "name: value" for version, commit and branch; valid as long as the process.
/// @since 2.1
PADDLE_CAPI_EXPORT __pd_keep const char* PD_GetVersion(void);

#ifdef __cplusplus
}  // extern "C"
#endif

#endif  // PD_PREDICTOR_H_
