// Why the last call on this thread failed. The official library lacks these functions: look them up optionally.
// A failing call returns NULL, 0 or FALSE and sets code, message and operator; a succeeding call clears them.
#ifndef PDX_ERROR_H_
#define PDX_ERROR_H_

#include "pd_common.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Cause of a failure.
PD_INT32_ENUM(PDX_ErrorCode){
    PDX_ERROR_NONE = 0,
    PDX_ERROR_INVALID_ARGUMENT = 1,
    PDX_ERROR_FILE_UNREADABLE = 2,
    PDX_ERROR_MODEL_FORMAT = 3,
    PDX_ERROR_UNSUPPORTED_OPERATOR = 4,
    PDX_ERROR_SHAPE_MISMATCH = 5,
    PDX_ERROR_OUT_OF_MEMORY = 6,
    PDX_ERROR_INTERNAL = 7,
    PDX_ERROR_CANCELLED = 8,
};

/// Reads the cause of the last failure on this thread.
PADDLE_CAPI_EXPORT PDX_ErrorCode PDX_GetLastErrorCode(void);

/// Reads the text of the last failure as UTF-8, empty after a success; valid until the next call on this thread.
PADDLE_CAPI_EXPORT __pd_keep const char* PDX_GetLastErrorMessage(void);

/// Reads the operator type behind PDX_ERROR_UNSUPPORTED_OPERATOR, else empty; valid until the next call on this thread.
PADDLE_CAPI_EXPORT __pd_keep const char* PDX_GetLastErrorOperator(void);

/// Forgets the last failure on this thread.
PADDLE_CAPI_EXPORT void PDX_ClearLastError(void);

#ifdef __cplusplus
}  // extern "C"
#endif

#endif  // PDX_ERROR_H_
