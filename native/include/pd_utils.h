// Destroy functions of the structs in pd_types.h. Each takes what the library gave and tolerates NULL.
#ifndef PD_UTILS_H_
#define PD_UTILS_H_

#include "pd_types.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Frees the array. @since 2.1
PADDLE_CAPI_EXPORT void PD_OneDimArrayInt32Destroy(__pd_take PD_OneDimArrayInt32* array);

/// Frees the array. @since 2.5
PADDLE_CAPI_EXPORT void PD_OneDimArrayInt64Destroy(__pd_take PD_OneDimArrayInt64* array);

/// Frees the array and its strings. @since 2.1
PADDLE_CAPI_EXPORT void PD_OneDimArrayCstrDestroy(__pd_take PD_OneDimArrayCstr* array);

/// Frees the array. @since 2.1
PADDLE_CAPI_EXPORT void PD_OneDimArraySizeDestroy(__pd_take PD_OneDimArraySize* array);

/// Frees the array and the arrays in it. @since 2.1
PADDLE_CAPI_EXPORT void PD_TwoDimArraySizeDestroy(__pd_take PD_TwoDimArraySize* array);

/// Frees the string. @since 2.2.2
PADDLE_CAPI_EXPORT void PD_CstrDestroy(__pd_take PD_Cstr* cstr);

/// Frees one description; never for an element of a PD_IOInfos. @since 2.5
PADDLE_CAPI_EXPORT void PD_IOInfoDestroy(__pd_take PD_IOInfo* io_info);

/// Frees the descriptions and all they hold. @since 2.5
PADDLE_CAPI_EXPORT void PD_IOInfosDestroy(__pd_take PD_IOInfos* io_infos);

#ifdef __cplusplus
}  // extern "C"
#endif

#endif  // PD_UTILS_H_
