// Opaque handles and the plain structs that functions return by pointer. An empty array has size 0 and data NULL.
#ifndef PD_TYPES_H_
#define PD_TYPES_H_

#include "pd_common.h"

/// How to load and run one model; makes one predictor only.
typedef struct PD_Config PD_Config;

/// A loaded model with its own activations; serves one thread at a time.
typedef struct PD_Predictor PD_Predictor;

/// A view of one input or output of a predictor; must not be used after its predictor is gone, except to destroy it.
typedef struct PD_Tensor PD_Tensor;

/// Arithmetic a back-end may use.
PD_INT32_ENUM(PD_PrecisionType){
    PD_PRECISION_FLOAT32 = 0,
    PD_PRECISION_INT8 = 1,
    PD_PRECISION_HALF = 2,
};

/// Where a buffer lives.
PD_INT32_ENUM(PD_PlaceType){
    PD_PLACE_UNK = -1, PD_PLACE_CPU = 0, PD_PLACE_GPU = 1, PD_PLACE_XPU = 2, PD_PLACE_CUSTOM = 3,
};

/// Element type of a tensor. Types without a name here are reported as PD_DATA_UNK.
PD_INT32_ENUM(PD_DataType){
    PD_DATA_UNK = -1, PD_DATA_FLOAT32 = 0, PD_DATA_INT32 = 1, PD_DATA_INT64 = 2, PD_DATA_UINT8 = 3, PD_DATA_INT8 = 4,
};

/// 32-bit integers, such as a shape.
typedef struct PD_OneDimArrayInt32 {
  size_t size;
  int32_t* data;
} PD_OneDimArrayInt32;

/// Sizes, such as one level of LoD.
typedef struct PD_OneDimArraySize {
  size_t size;
  size_t* data;
} PD_OneDimArraySize;

/// 64-bit integers, such as a declared shape.
typedef struct PD_OneDimArrayInt64 {
  size_t size;
  int64_t* data;
} PD_OneDimArrayInt64;

/// Strings, each ended by NUL.
typedef struct PD_OneDimArrayCstr {
  size_t size;
  char** data;
} PD_OneDimArrayCstr;

/// One string; size counts the NUL, the empty string has size 0 and data NULL.
typedef struct PD_Cstr {
  size_t size;
  char* data;
} PD_Cstr;

/// Arrays of sizes, such as a whole LoD.
typedef struct PD_TwoDimArraySize {
  size_t size;
  PD_OneDimArraySize** data;
} PD_TwoDimArraySize;

/// Name, declared shape (-1 where any size is allowed) and element type of one input or output.
typedef struct PD_IOInfo {
  PD_Cstr* name;
  PD_OneDimArrayInt64* shape;
  PD_DataType dtype;
} PD_IOInfo;

/// All inputs or all outputs of a predictor.
typedef struct PD_IOInfos {
  size_t size;
  PD_IOInfo** io_info;
} PD_IOInfos;

#endif  // PD_TYPES_H_
