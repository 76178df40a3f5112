// Devices other than the CPU, none of which this library has.
#include "capi/arrays.h"
#include "capi/options.h"
#include "pd_config.h"

using pdx::Guard;
using pdx::Require;

void PD_ConfigEnableUseGpu(PD_Config* pd_config, uint64_t, int32_t, PD_PrecisionType precision_mode) {
  Guard(__func__, [&] {
    Require(pd_config);
    pdx::CheckPrecision(precision_mode);
  });
}

void PD_ConfigDisableGpu(PD_Config* pd_config) { pdx::LeaveOff(__func__, pd_config); }

PD_Bool PD_ConfigUseGpu(PD_Config* pd_config) { return pdx::ReadOff(__func__, pd_config); }

int32_t PD_ConfigGpuDeviceId(PD_Config* pd_config) { return pdx::ReadZero(__func__, pd_config); }

int32_t PD_ConfigMemoryPoolInitSizeMb(PD_Config* pd_config) { return pdx::ReadZero(__func__, pd_config); }

float PD_ConfigFractionOfGpuMemoryForPool(PD_Config* pd_config) {
  return static_cast<float>(pdx::ReadZero(__func__, pd_config));
}

void PD_ConfigEnableCudnn(PD_Config* pd_config) { pdx::LeaveOff(__func__, pd_config); }

PD_Bool PD_ConfigCudnnEnabled(PD_Config* pd_config) { return pdx::ReadOff(__func__, pd_config); }

void PD_ConfigEnableGpuMultiStream(PD_Config* pd_config) { pdx::LeaveOff(__func__, pd_config); }

PD_Bool PD_ConfigThreadLocalStreamEnabled(PD_Config* pd_config) { return pdx::ReadOff(__func__, pd_config); }

void PD_ConfigSetExecStream(PD_Config* pd_config, void* stream) {
  Guard(__func__, [&] {
    Require(pd_config);
    if (stream == nullptr) throw pdx::Error(pdx::ErrorCode::kInvalidArgument, "stream is NULL");
  });
}

void PD_ConfigEnableXpu(PD_Config* pd_config, int32_t, PD_Bool, PD_Bool, const char*, const char*, PD_Bool, PD_Bool) {
  Guard(__func__, [&] {
    Require(pd_config);
    pdx::RefuseAbsent("XPU");
  });
}

PD_Bool PD_ConfigUseXpu(PD_Config* pd_config) { return pdx::ReadOff(__func__, pd_config); }

int32_t PD_ConfigXpuDeviceId(PD_Config* pd_config) { return pdx::ReadZero(__func__, pd_config); }

void PD_ConfigEnableCustomDevice(PD_Config* pd_config, char* device_type, int32_t, PD_PrecisionType precision) {
  Guard(__func__, [&] {
    Require(pd_config);
    Require(device_type, "device_type");
    pdx::CheckPrecision(precision);
  });
}

PD_Bool PD_ConfigUseCustomDevice(PD_Config* pd_config) { return pdx::ReadOff(__func__, pd_config); }

int32_t PD_ConfigCustomDeviceId(PD_Config* pd_config) { return pdx::ReadZero(__func__, pd_config); }

char* PD_ConfigCustomDeviceType(PD_Config* pd_config) {
  return Guard<char*>(__func__, nullptr, [&] {
    Require(pd_config);
    return pdx::MallocText("");
  });
}
