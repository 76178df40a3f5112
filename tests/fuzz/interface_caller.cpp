#include "interface_caller.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>

#include "fuzz_target.h"
#include "pdx_limits.h"
#include "small_models.h"

namespace pdx::fuzz {

namespace {

constexpr std::size_t kMaxCalls = 40;
constexpr std::size_t kMaxHandles = 4;
constexpr std::int64_t kMaxElements = 4096;             // of a buffer that is really made
constexpr std::int64_t kCountableElements = INT32_MAX;  // of any tensor of the interface
constexpr int32_t kWildDims[] = {-1, INT32_MIN, INT32_MAX, 65536, 46341};

std::int64_t CountElements(std::span<const int32_t> dims) {
  std::int64_t count = 1;
  for (const std::int64_t dim : dims)
    count = dim <= 0 || count > kCountableElements ? (dim == 0 ? 0 : count) : count * dim;
  return count;
}

// Of a shape that may be partly free, 0 then.
std::int64_t CountElements(PD_Tensor* tensor) {
  PD_OneDimArrayInt32* shape = PD_TensorGetShape(tensor);
  if (shape == nullptr) return 0;
  const std::span<const int32_t> dims(shape->data, shape->size);
  const bool is_free = std::ranges::any_of(dims, [](int32_t dim) { return dim < 0; });
  const std::int64_t count = is_free ? 0 : CountElements(dims);
  PD_OneDimArrayInt32Destroy(shape);
  return count;
}

}  // namespace

void InterfaceCaller::CallAll() {
  for (std::size_t call = 0; call < kMaxCalls && !data_.empty(); ++call) {
    switch (data_.Between(0, 7)) {
      case 0:
        CallConfig();
        break;
      case 1:
      case 2:
      case 3:
        CallPredictor();
        break;
      case 4:
      case 5:
      case 6:
        CallTensor();
        break;
      default:
        Destroy();
    }
  }
  // What is left goes in any order as well.
  while (configs_.size() + predictors_.size() + tensors_.size() > 0) {
    const std::size_t before = configs_.size() + predictors_.size() + tensors_.size();
    Destroy();
    if (configs_.size() + predictors_.size() + tensors_.size() == before) break;
  }
}

template <typename T>
T* InterfaceCaller::Choose(const Handles<T>& handles) {
  const std::uint8_t choice = data_.Byte();
  return handles.empty() || choice >= 248 ? nullptr : handles[choice % handles.size()].get();
}

const char* InterfaceCaller::Name() {
  constexpr const char* kNames[] = {"x", "y", "image", "flat", "n", "a", "b", "view", "sum", "", "%9", nullptr};
  return data_.Pick(kNames);
}

const char* InterfaceCaller::Text() {
  constexpr const char* kTexts[] = {"", "fold_constants", "fuse_activation", "no such", "/", "\xff", nullptr};
  return data_.Pick(kTexts);
}

void InterfaceCaller::CallConfig() {
  PD_Config* config = Choose(configs_);
  switch (data_.Between(0, 4)) {
    case 0:
      if (configs_.size() < kMaxHandles) configs_.emplace_back(PD_ConfigCreate());
      break;
    case 1:
      SetModel(config);
      break;
    case 2:
      SetOptions(config);
      break;
    case 3:
      ReadOptions(config);
      break;
    default:
      if (predictors_.size() < kMaxHandles) predictors_.emplace_back(PD_PredictorCreate(config));
      if (predictors_.size() > 0 && predictors_.back() == nullptr) predictors_.pop_back();
  }
}

void InterfaceCaller::SetModel(PD_Config* config) {
  const auto& models = SmallModels();
  switch (data_.Between(0, 9)) {
    case 0:
      PD_ConfigSetModel(config, Text(), Text());
      break;
    case 1:
      PD_ConfigSetProgFile(config, Text());
      PD_ConfigSetParamsFile(config, Text());
      break;
    case 2:
      PD_ConfigSetModelDir(config, Text());
      break;
    case 3:
      PD_ConfigSetModelBuffer(config, nullptr, data_.Byte(), nullptr, 0);
      break;
    case 4: {
      const auto program = data_.Bytes(data_.Byte());
      PD_ConfigSetModelBuffer(config, reinterpret_cast<const char*>(program.data()), program.size(), nullptr, 0);
      break;
    }
    case 5: {
      const ModelFiles& one = data_.Pick(models);
      const ModelFiles& other = data_.Pick(models);
      PD_ConfigSetModelBuffer(config, one.program.data(), one.program.size() - data_.Byte() % one.program.size(),
                              other.parameters.data(), other.parameters.size());
      break;
    }
    default: {
      const ModelFiles& model = data_.Pick(models);
      PD_ConfigSetModelBuffer(config, model.program.data(), model.program.size(), model.parameters.data(),
                              model.parameters.size());
    }
  }
}

void InterfaceCaller::SetOptions(PD_Config* config) {
  constexpr void (*kSwitches[])(PD_Config*) = {
      PD_ConfigSetInvalid,       PD_ConfigDisableGpu,           PD_ConfigEnableCudnn,       PD_ConfigEnableMKLDNN,
      PD_ConfigDisableFCPadding, PD_ConfigEnableMkldnnInt8,     PD_ConfigEnableONNXRuntime, PD_ConfigDisableGlogInfo,
      PD_ConfigPartiallyRelease, PD_ConfigEnableMkldnnBfloat16, PD_ConfigEnableProfile,
  };
  constexpr void (*kFlags[])(PD_Config*, PD_Bool) = {
      PD_ConfigSwitchIrOptim,     PD_ConfigSwitchIrDebug, PD_ConfigEnableMemoryOptim,
      PD_ConfigEnableNewExecutor, PD_ConfigEnableNewIR,   PD_ConfigUseOptimizedModel,
  };
  constexpr std::uint64_t kMemoryLimits[] = {0, 1, 3000, 1 << 20, UINT64_MAX};
  const char* texts[] = {Text(), Text()};
  switch (data_.Between(0, 9)) {
    case 0:
      data_.Pick(kFlags)(config, static_cast<PD_Bool>(data_.Byte()));
      break;
    case 1:
      PD_ConfigDeletePass(config, texts[0]);
      break;
    case 2:
      PD_ConfigInsertPass(config, data_.Byte(), texts[0]);
      break;
    case 3:
      PD_ConfigAppendPass(config, texts[0]);
      break;
    case 4:
      PD_ConfigSetMkldnnOp(config, data_.Between(0, 2) % 3, texts);
      break;
    case 5:
      PD_ConfigEnableUseGpu(config, 1, 0, static_cast<PD_PrecisionType>(data_.Between(-1, 4)));
      break;
    case 6:
      // Valid counts but 1 would start threads, which takes longer than all the rest.
      PD_ConfigSetCpuMathLibraryNumThreads(config, data_.OneIn(64) ? 2 : static_cast<int32_t>(data_.Between(-2, 1)));
      break;
    case 7:
      PD_ConfigCollectShapeRangeInfo(config, texts[0]);
      break;
    case 8:
      PDX_ConfigSetMemoryLimit(config, data_.Pick(kMemoryLimits));
      PDX_ConfigGetMemoryLimit(config);
      break;
    default:
      data_.Pick(kSwitches)(config);
  }
}

void InterfaceCaller::ReadOptions(PD_Config* config) {
  constexpr PD_Bool (*kSwitches[])(PD_Config*) = {
      PD_ConfigModelFromMemory, PD_ConfigIsValid,          PD_ConfigUseGpu,          PD_ConfigMkldnnEnabled,
      PD_ConfigIrOptim,         PD_ConfigGlogInfoDisabled, PD_ConfigNewIREnabled,    PD_ConfigProfileEnabled,
      PD_ConfigUseFcPadding,    PD_ConfigUseXpu,           PD_ConfigUseCustomDevice, PD_ConfigMemoryOptimEnabled,
  };
  constexpr const char* (*kTexts[])(PD_Config*) = {PD_ConfigGetModelDir, PD_ConfigGetProgFile, PD_ConfigGetParamsFile};
  switch (data_.Between(0, 4)) {
    case 0:
      data_.Pick(kTexts)(config);
      break;
    case 1:
      PD_CstrDestroy(PD_ConfigSummary(config));
      break;
    case 2:
      PD_OneDimArrayCstrDestroy(PD_ConfigAllPasses(config));
      break;
    case 3:
      std::free(PD_ConfigCustomDeviceType(config));
      break;
    default:
      data_.Pick(kSwitches)(config);
  }
}

void InterfaceCaller::CallPredictor() {
  PD_Predictor* predictor = Choose(predictors_);
  switch (data_.Between(0, 9)) {
    case 0:
      if (predictors_.size() < kMaxHandles) predictors_.emplace_back(PD_PredictorClone(predictor));
      if (predictors_.size() > 0 && predictors_.back() == nullptr) predictors_.pop_back();
      break;
    case 1:
      DescribeModel(predictor);
      break;
    case 2:
    case 3:
      OpenTensor(predictor);
      break;
    case 4:
      PD_PredictorClearIntermediateTensor(predictor);
      break;
    case 5:
      PD_PredictorTryShrinkMemory(predictor);
      break;
    case 6:
    case 7:
      RunWhole(predictor);
      break;
    case 8:
      RunCancellable(predictor);
      break;
    default:
      PD_PredictorRun(predictor);
  }
}

void InterfaceCaller::DescribeModel(PD_Predictor* predictor) {
  switch (data_.Between(0, 3)) {
    case 0:
      PD_OneDimArrayCstrDestroy(PD_PredictorGetInputNames(predictor));
      PD_OneDimArrayCstrDestroy(PD_PredictorGetOutputNames(predictor));
      break;
    case 1:
      PD_IOInfosDestroy(PD_PredictorGetInputInfos(predictor));
      break;
    case 2:
      PD_IOInfosDestroy(PD_PredictorGetOutputInfos(predictor));
      break;
    default:
      PD_PredictorGetInputNum(predictor);
      PD_PredictorGetOutputNum(predictor);
  }
}

void InterfaceCaller::OpenTensor(PD_Predictor* predictor) {
  if (tensors_.size() == kMaxHandles) return;
  const char* name = Name();
  PD_Tensor* tensor =
      data_.OneIn(2) ? PD_PredictorGetInputHandle(predictor, name) : PD_PredictorGetOutputHandle(predictor, name);
  if (tensor != nullptr) tensors_.emplace_back(tensor);
}

// Every input in turn by its own name, as most programs do; then a run.
void InterfaceCaller::RunWhole(PD_Predictor* predictor) {
  PD_OneDimArrayCstr* names = PD_PredictorGetInputNames(predictor);
  if (names == nullptr) return;
  for (std::size_t i = 0; i < names->size; ++i) {
    const Handles<PD_Tensor>::value_type input(PD_PredictorGetInputHandle(predictor, names->data[i]));
    Reshape(input.get());
    const std::int64_t count = CountElements(input.get());
    if (count == 0 || count > kMaxElements) continue;
    if (PD_TensorGetDataType(input.get()) == PD_DATA_INT64) {
      const std::vector<int64_t> values(static_cast<std::size_t>(count), 2);
      PD_TensorCopyFromCpuInt64(input.get(), values.data());
    } else {
      const std::vector<float> values(static_cast<std::size_t>(count), 0.5F);
      PD_TensorCopyFromCpuFloat(input.get(), values.data());
    }
  }
  PD_OneDimArrayCstrDestroy(names);
  PD_PredictorRun(predictor);
}

void InterfaceCaller::RunCancellable(PD_Predictor* predictor) {
  PDX_Cancellation* cancellation = data_.OneIn(4) ? nullptr : PDX_CancellationCreate();
  if (data_.OneIn(2)) PDX_CancellationRequest(cancellation);
  PDX_PredictorRunCancellable(predictor, cancellation);
  PDX_CancellationDestroy(cancellation);
}

void InterfaceCaller::CallTensor() {
  PD_Tensor* tensor = Choose(tensors_);
  switch (data_.Between(0, 9)) {
    case 0:
      UseLod(tensor);
      break;
    case 1:
      PD_TensorGetName(tensor);
      PD_TensorGetDataType(tensor);
      break;
    case 2:
    case 3:
      Reshape(tensor);
      break;
    case 4:
      UseData(tensor, PD_TensorMutableDataInt64, PD_TensorDataInt64, PD_TensorCopyFromCpuInt64,
              PD_TensorCopyToCpuInt64);
      break;
    case 5:
      UseData(tensor, PD_TensorMutableDataInt32, PD_TensorDataInt32, PD_TensorCopyFromCpuInt32,
              PD_TensorCopyToCpuInt32);
      break;
    case 6:
      UseData(tensor, PD_TensorMutableDataUint8, PD_TensorDataUint8, PD_TensorCopyFromCpuUint8,
              PD_TensorCopyToCpuUint8);
      break;
    case 7:
      UseData(tensor, PD_TensorMutableDataInt8, PD_TensorDataInt8, PD_TensorCopyFromCpuInt8, PD_TensorCopyToCpuInt8);
      break;
    default:
      UseData(tensor, PD_TensorMutableDataFloat, PD_TensorDataFloat, PD_TensorCopyFromCpuFloat,
              PD_TensorCopyToCpuFloat);
  }
}

// Either small or larger than the interface can count, never large for real.
void InterfaceCaller::Reshape(PD_Tensor* tensor) {
  constexpr std::size_t kRanks[] = {2, 2, 2, 4, 4, 1, 3, 0, 8, 9};
  std::vector<int32_t> dims(data_.Pick(kRanks));
  for (int32_t& dim : dims)
    dim = data_.OneIn(32) ? data_.Pick(kWildDims) : static_cast<int32_t>(data_.Between(1, 6) % 6);
  if (dims.size() == 2 && data_.OneIn(2)) dims[1] = 2;
  if (dims.size() == 4 && data_.OneIn(2)) dims[1] = 2;
  const std::int64_t count = CountElements(dims);
  if (count > kMaxElements && count <= kCountableElements) return;
  PD_TensorReshape(tensor, dims.size(), data_.OneIn(64) ? nullptr : dims.data());
}

void InterfaceCaller::UseLod(PD_Tensor* tensor) {
  PD_TwoDimArraySizeDestroy(PD_TensorGetLod(tensor));
  std::size_t offsets[] = {0, data_.Byte(), 7};
  PD_OneDimArraySize level{static_cast<std::size_t>(data_.Between(0, 3)), data_.OneIn(8) ? nullptr : offsets};
  PD_OneDimArraySize* levels[] = {&level, data_.OneIn(8) ? nullptr : &level};
  PD_TwoDimArraySize lod{static_cast<std::size_t>(data_.Between(0, 2)), data_.OneIn(8) ? nullptr : levels};
  PD_TensorSetLod(tensor, data_.OneIn(8) ? nullptr : &lod);
}

template <typename T>
void InterfaceCaller::UseData(PD_Tensor* tensor, T* (*mutable_data)(PD_Tensor*, PD_PlaceType),
                              T* (*data)(PD_Tensor*, PD_PlaceType*, int32_t*), void (*copy_in)(PD_Tensor*, const T*),
                              void (*copy_out)(PD_Tensor*, T*)) {
  const auto count = static_cast<std::size_t>(CountElements(tensor));
  const std::uint8_t how = data_.Byte();
  if (how >= 250) {
    copy_in(tensor, nullptr);
    copy_out(tensor, nullptr);
    data(tensor, nullptr, nullptr);
    mutable_data(tensor, static_cast<PD_PlaceType>(how - 251));
    return;
  }
  std::vector<T> buffer(std::min<std::size_t>(count, kMaxElements), T{1});
  switch (how % 4) {
    case 0:
      if (T* memory = mutable_data(tensor, PD_PLACE_CPU)) std::fill_n(memory, count, T{3});
      break;
    case 1: {
      PD_PlaceType place = PD_PLACE_UNK;
      int32_t size = 0;
      const T* memory = data(tensor, &place, &size);
      volatile T sink{};  // every element can be read
      for (int32_t i = 0; memory != nullptr && i < size; ++i) sink = memory[i];
      static_cast<void>(sink);
      break;
    }
    case 2:
      copy_in(tensor, buffer.data());
      break;
    default:
      copy_out(tensor, buffer.data());
  }
}

void InterfaceCaller::Destroy() {
  const auto destroy = [&](auto& handles) {
    if (handles.empty()) return false;
    handles.erase(handles.begin() + data_.Byte() % static_cast<std::ptrdiff_t>(handles.size()));
    return true;
  };
  switch (data_.Between(0, 2)) {
    case 0:
      destroy(tensors_) || destroy(configs_) || destroy(predictors_);
      break;
    case 1:
      destroy(predictors_) || destroy(tensors_) || destroy(configs_);
      break;
    default:
      destroy(configs_) || destroy(predictors_) || destroy(tensors_);
  }
}

}  // namespace pdx::fuzz
