// Every function that takes a handle refuses NULL, but the Destroy functions, which do nothing.
#include <functional>

#include "capi/capi_fixture.h"

namespace pdx::testing {
namespace {

class NullHandle : public CApiTest {};

struct NamedCall {
  const char* name;
  std::function<bool()> call;  // whether it returned NULL, zero or nothing
};

bool IsEmpty(const void* pointer) { return pointer == nullptr; }
bool IsEmpty(PD_DataType type) { return type == PD_DATA_UNK; }
template <typename T>
requires std::is_arithmetic_v<T>
bool IsEmpty(T value) { return value == T{0}; }

template <typename First, typename... Rest, typename Result>
NamedCall WithNull(const char* name, Result (*function)(First, Rest...)) {
  return {name, [=] {
            if constexpr (std::is_void_v<Result>) {
              function(nullptr, Rest{}...);
              return true;
            } else {
              return IsEmpty(function(nullptr, Rest{}...));
            }
          }};
}

#define CALL(function) WithNull(#function, function)

std::vector<NamedCall> Calls() {
  return {
      CALL(PD_ConfigSetModel),
      CALL(PD_ConfigSetProgFile),
      CALL(PD_ConfigSetParamsFile),
      CALL(PD_ConfigSetModelDir),
      CALL(PD_ConfigSetOptimCacheDir),
      CALL(PD_ConfigGetModelDir),
      CALL(PD_ConfigGetProgFile),
      CALL(PD_ConfigGetParamsFile),
      CALL(PD_ConfigSetModelBuffer),
      CALL(PD_ConfigModelFromMemory),
      CALL(PD_ConfigSetInvalid),
      CALL(PD_ConfigIsValid),
      CALL(PD_ConfigSummary),
      CALL(PD_ConfigEnableUseGpu),
      CALL(PD_ConfigDisableGpu),
      CALL(PD_ConfigUseGpu),
      CALL(PD_ConfigGpuDeviceId),
      CALL(PD_ConfigMemoryPoolInitSizeMb),
      CALL(PD_ConfigFractionOfGpuMemoryForPool),
      CALL(PD_ConfigEnableCudnn),
      CALL(PD_ConfigCudnnEnabled),
      CALL(PD_ConfigEnableGpuMultiStream),
      CALL(PD_ConfigThreadLocalStreamEnabled),
      CALL(PD_ConfigSetExecStream),
      CALL(PD_ConfigEnableXpu),
      CALL(PD_ConfigUseXpu),
      CALL(PD_ConfigXpuDeviceId),
      CALL(PD_ConfigEnableCustomDevice),
      CALL(PD_ConfigUseCustomDevice),
      CALL(PD_ConfigCustomDeviceId),
      CALL(PD_ConfigCustomDeviceType),
      CALL(PD_ConfigSetCpuMathLibraryNumThreads),
      CALL(PD_ConfigGetCpuMathLibraryNumThreads),
      CALL(PD_ConfigEnableMKLDNN),
      CALL(PD_ConfigMkldnnEnabled),
      CALL(PD_ConfigSetMkldnnCacheCapacity),
      CALL(PD_ConfigSetMkldnnOp),
      CALL(PD_ConfigEnableMkldnnBfloat16),
      CALL(PD_ConfigMkldnnBfloat16Enabled),
      CALL(PD_ConfigSetBfloat16Op),
      CALL(PD_ConfigEnableMkldnnInt8),
      CALL(PD_ConfigMkldnnInt8Enabled),
      CALL(PD_ConfigEnableMkldnnQuantizer),
      CALL(PD_ConfigMkldnnQuantizerEnabled),
      CALL(PD_ConfigDisableFCPadding),
      CALL(PD_ConfigUseFcPadding),
      CALL(PD_ConfigEnableONNXRuntime),
      CALL(PD_ConfigDisableONNXRuntime),
      CALL(PD_ConfigONNXRuntimeEnabled),
      CALL(PD_ConfigEnableORTOptimization),
      CALL(PD_ConfigEnableLiteEngine),
      CALL(PD_ConfigLiteEngineEnabled),
      CALL(PD_ConfigSwitchIrOptim),
      CALL(PD_ConfigIrOptim),
      CALL(PD_ConfigSwitchIrDebug),
      CALL(PD_ConfigEnableMemoryOptim),
      CALL(PD_ConfigMemoryOptimEnabled),
      CALL(PD_ConfigEnableProfile),
      CALL(PD_ConfigProfileEnabled),
      CALL(PD_ConfigDisableGlogInfo),
      CALL(PD_ConfigGlogInfoDisabled),
      CALL(PD_ConfigPartiallyRelease),
      CALL(PD_ConfigDeletePass),
      CALL(PD_ConfigInsertPass),
      CALL(PD_ConfigAppendPass),
      CALL(PD_ConfigAllPasses),
      CALL(PD_ConfigEnableNewExecutor),
      CALL(PD_ConfigNewExecutorEnabled),
      CALL(PD_ConfigEnableNewIR),
      CALL(PD_ConfigNewIREnabled),
      CALL(PD_ConfigUseOptimizedModel),
      CALL(PD_ConfigEnableTensorRtEngine),
      CALL(PD_ConfigTensorRtEngineEnabled),
      CALL(PD_ConfigSetTrtDynamicShapeInfo),
      CALL(PD_ConfigTensorRtDynamicShapeEnabled),
      CALL(PD_ConfigEnableTunedTensorRtDynamicShape),
      CALL(PD_ConfigTunedTensorRtDynamicShape),
      CALL(PD_ConfigTrtAllowBuildAtRuntime),
      CALL(PD_ConfigCollectShapeRangeInfo),
      CALL(PD_ConfigShapeRangeInfoPath),
      CALL(PD_ConfigShapeRangeInfoCollected),
      CALL(PD_ConfigDisableTensorRtOPs),
      CALL(PD_ConfigEnableVarseqlen),
      CALL(PD_ConfigTensorRtOssEnabled),
      CALL(PD_ConfigEnableTensorRtDla),
      CALL(PD_ConfigTensorRtDlaEnabled),
      CALL(PD_PredictorCreate),
      CALL(PD_PredictorClone),
      CALL(PD_PredictorGetInputNames),
      CALL(PD_PredictorGetOutputNames),
      CALL(PD_PredictorGetInputInfos),
      CALL(PD_PredictorGetOutputInfos),
      CALL(PD_PredictorGetInputNum),
      CALL(PD_PredictorGetOutputNum),
      CALL(PD_PredictorGetInputHandle),
      CALL(PD_PredictorGetOutputHandle),
      CALL(PD_PredictorRun),
      CALL(PD_PredictorClearIntermediateTensor),
      CALL(PD_PredictorTryShrinkMemory),
      CALL(PDX_ConfigSetMemoryLimit),
      CALL(PDX_ConfigGetMemoryLimit),
      CALL(PDX_CancellationRequest),
      CALL(PDX_PredictorRunCancellable),
      CALL(PD_TensorReshape),
      CALL(PD_TensorMutableDataFloat),
      CALL(PD_TensorMutableDataInt64),
      CALL(PD_TensorMutableDataInt32),
      CALL(PD_TensorMutableDataUint8),
      CALL(PD_TensorMutableDataInt8),
      CALL(PD_TensorDataFloat),
      CALL(PD_TensorDataInt64),
      CALL(PD_TensorDataInt32),
      CALL(PD_TensorDataUint8),
      CALL(PD_TensorDataInt8),
      CALL(PD_TensorCopyFromCpuFloat),
      CALL(PD_TensorCopyFromCpuInt64),
      CALL(PD_TensorCopyFromCpuInt32),
      CALL(PD_TensorCopyFromCpuUint8),
      CALL(PD_TensorCopyFromCpuInt8),
      CALL(PD_TensorCopyToCpuFloat),
      CALL(PD_TensorCopyToCpuInt64),
      CALL(PD_TensorCopyToCpuInt32),
      CALL(PD_TensorCopyToCpuUint8),
      CALL(PD_TensorCopyToCpuInt8),
      CALL(PD_TensorGetShape),
      CALL(PD_TensorSetLod),
      CALL(PD_TensorGetLod),
      CALL(PD_TensorGetName),
      CALL(PD_TensorGetDataType),
  };
}

std::string HandleOf(const std::string& function) {  // its name without PD_ or PDX_
  if (function.starts_with("Config") || function == "PredictorCreate") return "pd_config";
  if (function.starts_with("Predictor")) return "pd_predictor";
  return function.starts_with("Cancellation") ? "cancellation" : "pd_tensor";
}

TEST_F(NullHandle, IsAnErrorThatNamesFunctionAndHandle) {
  for (const NamedCall& each : Calls()) {
    const std::string name = each.name;
    const std::string handle = HandleOf(name.substr(name.find('_') + 1));
    EXPECT_TRUE(each.call()) << name;
    ExpectError(PDX_ERROR_INVALID_ARGUMENT, name + ": " + handle + " is NULL");
  }
}

TEST_F(NullHandle, IsDestroyedAsNothing) {
  PD_ConfigDestroy(nullptr);
  PD_PredictorDestroy(nullptr);
  PD_TensorDestroy(nullptr);
  PD_OneDimArrayInt32Destroy(nullptr);
  PD_OneDimArrayInt64Destroy(nullptr);
  PD_OneDimArraySizeDestroy(nullptr);
  PD_OneDimArrayCstrDestroy(nullptr);
  PD_TwoDimArraySizeDestroy(nullptr);
  PD_CstrDestroy(nullptr);
  PD_IOInfoDestroy(nullptr);
  PD_IOInfosDestroy(nullptr);
  PDX_CancellationDestroy(nullptr);
  ExpectNoError();
}

}  // namespace
}  // namespace pdx::testing
