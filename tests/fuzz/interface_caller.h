#pragma once

#include <memory>
#include <string>
#include <vector>

#include "fuzzed_data.h"
#include "pd_inference_api.h"

namespace pdx::fuzz {

struct DestroyHandle {
  void operator()(PD_Config* config) const { PD_ConfigDestroy(config); }
  void operator()(PD_Predictor* predictor) const { PD_PredictorDestroy(predictor); }
  void operator()(PD_Tensor* tensor) const { PD_TensorDestroy(tensor); }
};

template <typename T>
using Handles = std::vector<std::unique_ptr<T, DestroyHandle>>;

// Calls the C interface as a careless program would: in any order, with NULL, wrong names, wrong types and shapes that
// do not fit, with handles that did their work already. It keeps to the interface's contract of ownership only: a
// handle is destroyed once and not used afterwards, and a buffer has the size that the shape asks for.
class InterfaceCaller {
 public:
  explicit InterfaceCaller(FuzzedData& data) : data_(data) {}

  void CallAll();  // until the data are spent

 private:
  void CallConfig();
  void CallPredictor();
  void CallTensor();
  void Destroy();

  void SetModel(PD_Config* config);
  void SetOptions(PD_Config* config);
  void ReadOptions(PD_Config* config);
  void OpenTensor(PD_Predictor* predictor);
  void DescribeModel(PD_Predictor* predictor);
  void RunWhole(PD_Predictor* predictor);
  void RunCancellable(PD_Predictor* predictor);
  void Reshape(PD_Tensor* tensor);
  void UseLod(PD_Tensor* tensor);
  template <typename T>
  void UseData(PD_Tensor* tensor, T* (*mutable_data)(PD_Tensor*, PD_PlaceType),
               T* (*data)(PD_Tensor*, PD_PlaceType*, int32_t*), void (*copy_in)(PD_Tensor*, const T*),
               void (*copy_out)(PD_Tensor*, T*));

  template <typename T>
  T* Choose(const Handles<T>& handles);  // NULL now and then
  const char* Name();
  const char* Text();

  FuzzedData& data_;
  Handles<PD_Config> configs_;
  Handles<PD_Predictor> predictors_;
  Handles<PD_Tensor> tensors_;
};

}  // namespace pdx::fuzz
