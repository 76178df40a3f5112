#include "capi/arrays.h"
#include "capi/guard.h"
#include "pd_utils.h"

using pdx::Destroy;
using pdx::Guard;

void PD_OneDimArrayInt32Destroy(PD_OneDimArrayInt32* array) {
  Guard(__func__, [&] { Destroy()(array); });
}

void PD_OneDimArrayInt64Destroy(PD_OneDimArrayInt64* array) {
  Guard(__func__, [&] { Destroy()(array); });
}

void PD_OneDimArrayCstrDestroy(PD_OneDimArrayCstr* array) {
  Guard(__func__, [&] { Destroy()(array); });
}

void PD_OneDimArraySizeDestroy(PD_OneDimArraySize* array) {
  Guard(__func__, [&] { Destroy()(array); });
}

void PD_TwoDimArraySizeDestroy(PD_TwoDimArraySize* array) {
  Guard(__func__, [&] { Destroy()(array); });
}

void PD_CstrDestroy(PD_Cstr* cstr) {
  Guard(__func__, [&] { Destroy()(cstr); });
}

void PD_IOInfoDestroy(PD_IOInfo* io_info) {
  Guard(__func__, [&] { Destroy()(io_info); });
}

void PD_IOInfosDestroy(PD_IOInfos* io_infos) {
  Guard(__func__, [&] { Destroy()(io_infos); });
}
