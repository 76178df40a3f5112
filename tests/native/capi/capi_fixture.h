#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "pd_inference_api.h"
#include "pdx_diagnostics.h"
#include "pdx_error.h"
#include "pdx_limits.h"
#include "support/model_writer.h"

namespace pdx::testing {

struct Free {
  void operator()(PD_Config* config) const { PD_ConfigDestroy(config); }
  void operator()(PD_Predictor* predictor) const { PD_PredictorDestroy(predictor); }
  void operator()(PD_Tensor* tensor) const { PD_TensorDestroy(tensor); }
  void operator()(PD_OneDimArrayInt32* array) const { PD_OneDimArrayInt32Destroy(array); }
  void operator()(PD_OneDimArrayCstr* array) const { PD_OneDimArrayCstrDestroy(array); }
  void operator()(PD_TwoDimArraySize* array) const { PD_TwoDimArraySizeDestroy(array); }
  void operator()(PD_Cstr* text) const { PD_CstrDestroy(text); }
  void operator()(PD_IOInfos* infos) const { PD_IOInfosDestroy(infos); }
  void operator()(PDX_Cancellation* cancellation) const { PDX_CancellationDestroy(cancellation); }
};

template <typename T>
using Handle = std::unique_ptr<T, Free>;

// y = relu(x + b) with b = [1, -2]; x and y are [-1, 2].
inline ModelWriter AddRelu() {
  ModelWriter model;
  model.Variable("x", {-1, 2}).Variable("t", {-1, 2}).Variable("y", {-1, 2});
  model.Parameter("b", {2}, std::vector<float>{1.0F, -2.0F});
  model.Feed("x");
  model.Operator("elementwise_add", {{"X", {"x"}}, {"Y", {"b"}}}, {{"Out", {"t"}}}, {AttributeText::Int("axis", -1)});
  model.Operator("relu", {{"X", {"t"}}}, {{"Out", {"y"}}});
  return model.Fetch("y");
}

inline Handle<PD_Config> ConfigOf(const std::string& program, const std::string& parameters) {
  Handle<PD_Config> config(PD_ConfigCreate());
  PD_ConfigSetModelBuffer(config.get(), program.data(), program.size(), parameters.data(), parameters.size());
  return config;
}

inline Handle<PD_Predictor> PredictorOf(const ModelWriter& model) {
  return Handle<PD_Predictor>(PD_PredictorCreate(ConfigOf(model.Program(), model.Parameters()).get()));
}

// Every test ends with as many live objects as it began with.
class CApiTest : public ::testing::Test {
 protected:
  void SetUp() override {
    PDX_ClearLastError();
    live_ = PDX_GetLiveObjectCount();
  }
  void TearDown() override { EXPECT_EQ(PDX_GetLiveObjectCount(), live_); }

  static void ExpectNoError() {
    EXPECT_EQ(PDX_GetLastErrorCode(), PDX_ERROR_NONE) << PDX_GetLastErrorMessage();
    EXPECT_STREQ(PDX_GetLastErrorMessage(), "");
    EXPECT_STREQ(PDX_GetLastErrorOperator(), "");
  }
  static void ExpectError(PDX_ErrorCode code, const std::string& message) {
    EXPECT_EQ(PDX_GetLastErrorCode(), code);
    EXPECT_EQ(PDX_GetLastErrorMessage(), message);
    PDX_ClearLastError();
    ExpectNoError();
  }

 private:
  uint64_t live_ = 0;
};

}  // namespace pdx::testing
