// The CPU, and back-ends that official builds have for it. The kernels of this library take the place of oneDNN's.
#include "capi/options.h"
#include "pd_config.h"

using pdx::Guard;
using pdx::Require;

namespace {

constexpr int32_t kMaxThreads = 256;

}  // namespace

void PD_ConfigSetCpuMathLibraryNumThreads(PD_Config* pd_config, int32_t cpu_math_library_num_threads) {
  Guard(__func__, [&] {
    PD_Config& config = Require(pd_config);
    if (cpu_math_library_num_threads < 1 || cpu_math_library_num_threads > kMaxThreads) {
      throw pdx::Error(pdx::ErrorCode::kInvalidArgument, std::to_string(cpu_math_library_num_threads) +
                                                             " threads; the number must be 1 to " +
                                                             std::to_string(kMaxThreads));
    }
    config.threads = cpu_math_library_num_threads;
  });
}

int32_t PD_ConfigGetCpuMathLibraryNumThreads(PD_Config* pd_config) {
  return Guard<int32_t>(__func__, 0, [&] { return Require(pd_config).threads; });
}

void PD_ConfigEnableMKLDNN(PD_Config* pd_config) { pdx::Set(__func__, pd_config, &PD_Config::mkldnn, true); }

PD_Bool PD_ConfigMkldnnEnabled(PD_Config* pd_config) { return pdx::Get(__func__, pd_config, &PD_Config::mkldnn); }

void PD_ConfigSetMkldnnCacheCapacity(PD_Config* pd_config, int32_t) { pdx::LeaveOff(__func__, pd_config); }

void PD_ConfigSetMkldnnOp(PD_Config* pd_config, size_t ops_num, const char** op_list) {
  Guard(__func__, [&] {
    Require(pd_config);
    pdx::CheckTexts(ops_num, op_list, "op_list");
  });
}

// Stays off where the processor does not multiply bfloat16, as in official builds.
void PD_ConfigEnableMkldnnBfloat16(PD_Config* pd_config) {
  pdx::Set(__func__, pd_config, &PD_Config::bfloat16, pdx::HasBfloat16());
}

PD_Bool PD_ConfigMkldnnBfloat16Enabled(PD_Config* pd_config) {
  return pdx::Get(__func__, pd_config, &PD_Config::bfloat16);
}

void PD_ConfigSetBfloat16Op(PD_Config* pd_config, size_t ops_num, const char** op_list) {
  Guard(__func__, [&] {
    PD_Config& config = Require(pd_config);
    pdx::CheckTexts(ops_num, op_list, "op_list");
    config.bfloat16_operators = {op_list, op_list + ops_num};
  });
}

// Stays off where the processor does not add products of eight-bit numbers: the simulation in float takes less there.
void PD_ConfigEnableMkldnnInt8(PD_Config* pd_config) {
  pdx::Set(__func__, pd_config, &PD_Config::int8, pdx::HasInt8());
}

PD_Bool PD_ConfigMkldnnInt8Enabled(PD_Config* pd_config) { return pdx::Get(__func__, pd_config, &PD_Config::int8); }

void PD_ConfigEnableMkldnnQuantizer(PD_Config* pd_config) { pdx::LeaveOff(__func__, pd_config); }

PD_Bool PD_ConfigMkldnnQuantizerEnabled(PD_Config* pd_config) { return pdx::ReadOff(__func__, pd_config); }

void PD_ConfigDisableFCPadding(PD_Config* pd_config) { pdx::Set(__func__, pd_config, &PD_Config::fc_padding, false); }

PD_Bool PD_ConfigUseFcPadding(PD_Config* pd_config) { return pdx::Get(__func__, pd_config, &PD_Config::fc_padding); }

void PD_ConfigEnableONNXRuntime(PD_Config* pd_config) { pdx::LeaveOff(__func__, pd_config); }

void PD_ConfigDisableONNXRuntime(PD_Config* pd_config) { pdx::LeaveOff(__func__, pd_config); }

PD_Bool PD_ConfigONNXRuntimeEnabled(PD_Config* pd_config) { return pdx::ReadOff(__func__, pd_config); }

void PD_ConfigEnableORTOptimization(PD_Config* pd_config) { pdx::LeaveOff(__func__, pd_config); }

void PD_ConfigEnableLiteEngine(PD_Config* pd_config, PD_PrecisionType precision, PD_Bool, size_t passes_filter_num,
                               const char** passes_filter, size_t ops_filter_num, const char** ops_filter) {
  Guard(__func__, [&] {
    Require(pd_config);
    pdx::CheckPrecision(precision);
    pdx::CheckTexts(passes_filter_num, passes_filter, "passes_filter");
    pdx::CheckTexts(ops_filter_num, ops_filter, "ops_filter");
  });
}

PD_Bool PD_ConfigLiteEngineEnabled(PD_Config* pd_config) { return pdx::ReadOff(__func__, pd_config); }
