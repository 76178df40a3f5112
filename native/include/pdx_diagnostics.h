// Counters for tests. The official library lacks these functions: look them up optionally.
#ifndef PDX_DIAGNOSTICS_H_
#define PDX_DIAGNOSTICS_H_

#include "pd_common.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Counts the configurations, predictors and tensor views that were made and not yet destroyed.
PADDLE_CAPI_EXPORT uint64_t PDX_GetLiveObjectCount(void);

#ifdef __cplusplus
}  // extern "C"
#endif

#endif  // PDX_DIAGNOSTICS_H_
