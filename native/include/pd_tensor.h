// Views of the inputs and outputs of a predictor. Element counts are 32-bit: the product of a shape must fit.
#ifndef PD_TENSOR_H_
#define PD_TENSOR_H_

#include "pd_types.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Frees the view, not the data; NULL is tolerated. @since 2.1
PADDLE_CAPI_EXPORT void PD_TensorDestroy(__pd_take PD_Tensor* pd_tensor);

/// Sets the shape of an input; shape is read during the call. @since 2.1
PADDLE_CAPI_EXPORT void PD_TensorReshape(__pd_keep PD_Tensor* pd_tensor, size_t shape_size, int32_t* shape);

/// Gives the buffer to write for the current shape, which must not be empty; valid until the next reshape or run.
/// @since 2.1
PADDLE_CAPI_EXPORT __pd_keep float* PD_TensorMutableDataFloat(__pd_keep PD_Tensor* pd_tensor, PD_PlaceType place);

/// Gives the buffer to write for the current shape, which must not be empty; valid until the next reshape or run.
/// @since 2.1
PADDLE_CAPI_EXPORT __pd_keep int64_t* PD_TensorMutableDataInt64(__pd_keep PD_Tensor* pd_tensor, PD_PlaceType place);

/// Gives the buffer to write for the current shape, which must not be empty; valid until the next reshape or run.
/// @since 2.1
PADDLE_CAPI_EXPORT __pd_keep int32_t* PD_TensorMutableDataInt32(__pd_keep PD_Tensor* pd_tensor, PD_PlaceType place);

/// Gives the buffer to write for the current shape, which must not be empty; valid until the next reshape or run.
/// @since 2.1
PADDLE_CAPI_EXPORT __pd_keep uint8_t* PD_TensorMutableDataUint8(__pd_keep PD_Tensor* pd_tensor, PD_PlaceType place);

/// Gives the buffer to write for the current shape, which must not be empty; valid until the next reshape or run.
/// @since 2.1
PADDLE_CAPI_EXPORT __pd_keep int8_t* PD_TensorMutableDataInt8(__pd_keep PD_Tensor* pd_tensor, PD_PlaceType place);

/// Gives the present buffer, where it lives and its element count; valid until the next reshape or run. @since 2.1
PADDLE_CAPI_EXPORT __pd_keep float* PD_TensorDataFloat(__pd_keep PD_Tensor* pd_tensor, PD_PlaceType* place,
                                                       int32_t* size);

/// Gives the present buffer, where it lives and its element count; valid until the next reshape or run. @since 2.1
PADDLE_CAPI_EXPORT __pd_keep int64_t* PD_TensorDataInt64(__pd_keep PD_Tensor* pd_tensor, PD_PlaceType* place,
                                                         int32_t* size);

/// Gives the present buffer, where it lives and its element count; valid until the next reshape or run. @since 2.1
PADDLE_CAPI_EXPORT __pd_keep int32_t* PD_TensorDataInt32(__pd_keep PD_Tensor* pd_tensor, PD_PlaceType* place,
                                                         int32_t* size);

/// Gives the present buffer, where it lives and its element count; valid until the next reshape or run. @since 2.1
PADDLE_CAPI_EXPORT __pd_keep uint8_t* PD_TensorDataUint8(__pd_keep PD_Tensor* pd_tensor, PD_PlaceType* place,
                                                         int32_t* size);

/// Gives the present buffer, where it lives and its element count; valid until the next reshape or run. @since 2.1
PADDLE_CAPI_EXPORT __pd_keep int8_t* PD_TensorDataInt8(__pd_keep PD_Tensor* pd_tensor, PD_PlaceType* place,
                                                       int32_t* size);

/// Copies in as many elements as the shape has. @since 2.1
PADDLE_CAPI_EXPORT void PD_TensorCopyFromCpuFloat(__pd_keep PD_Tensor* pd_tensor, const float* data);

/// Copies in as many elements as the shape has. @since 2.1
PADDLE_CAPI_EXPORT void PD_TensorCopyFromCpuInt64(__pd_keep PD_Tensor* pd_tensor, const int64_t* data);

/// Copies in as many elements as the shape has. @since 2.1
PADDLE_CAPI_EXPORT void PD_TensorCopyFromCpuInt32(__pd_keep PD_Tensor* pd_tensor, const int32_t* data);

/// Copies in as many elements as the shape has. @since 2.1
PADDLE_CAPI_EXPORT void PD_TensorCopyFromCpuUint8(__pd_keep PD_Tensor* pd_tensor, const uint8_t* data);

/// Copies in as many elements as the shape has. @since 2.1
PADDLE_CAPI_EXPORT void PD_TensorCopyFromCpuInt8(__pd_keep PD_Tensor* pd_tensor, const int8_t* data);

/// Copies out as many elements as the shape has. @since 2.1
PADDLE_CAPI_EXPORT void PD_TensorCopyToCpuFloat(__pd_keep PD_Tensor* pd_tensor, float* data);

/// Copies out as many elements as the shape has. @since 2.1
PADDLE_CAPI_EXPORT void PD_TensorCopyToCpuInt64(__pd_keep PD_Tensor* pd_tensor, int64_t* data);

/// Copies out as many elements as the shape has. @since 2.1
PADDLE_CAPI_EXPORT void PD_TensorCopyToCpuInt32(__pd_keep PD_Tensor* pd_tensor, int32_t* data);

/// Copies out as many elements as the shape has. @since 2.1
PADDLE_CAPI_EXPORT void PD_TensorCopyToCpuUint8(__pd_keep PD_Tensor* pd_tensor, uint8_t* data);

/// Copies out as many elements as the shape has. @since 2.1
PADDLE_CAPI_EXPORT void PD_TensorCopyToCpuInt8(__pd_keep PD_Tensor* pd_tensor, int8_t* data);

/// Reads the current dimensions; rank 0 gives size 0; freed by PD_OneDimArrayInt32Destroy. @since 2.1
PADDLE_CAPI_EXPORT __pd_give PD_OneDimArrayInt32* PD_TensorGetShape(__pd_keep PD_Tensor* pd_tensor);

/// Sets the LoD, which is copied. @since 2.1
PADDLE_CAPI_EXPORT void PD_TensorSetLod(__pd_keep PD_Tensor* pd_tensor, __pd_keep PD_TwoDimArraySize* lod);

/// Reads the LoD; freed by PD_TwoDimArraySizeDestroy. @since 2.1
PADDLE_CAPI_EXPORT __pd_give PD_TwoDimArraySize* PD_TensorGetLod(__pd_keep PD_Tensor* pd_tensor);

/// Reads the name; valid until the view is destroyed. @since 2.1
PADDLE_CAPI_EXPORT __pd_keep const char* PD_TensorGetName(__pd_keep PD_Tensor* pd_tensor);

/// Reads the element type. @since 2.1
PADDLE_CAPI_EXPORT PD_DataType PD_TensorGetDataType(__pd_keep PD_Tensor* pd_tensor);

#ifdef __cplusplus
}  // extern "C"
#endif

#endif  // PD_TENSOR_H_
