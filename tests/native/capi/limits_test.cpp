#include <atomic>
#include <string>
#include <thread>

#include "capi/capi_fixture.h"

namespace pdx::testing {
namespace {

constexpr uint64_t kDefaultLimit = uint64_t{16} << 30;

class Limits : public CApiTest {
 protected:
  static Handle<PD_Config> LimitedConfig(uint64_t bytes) {
    const ModelWriter model = AddRelu();
    auto config = ConfigOf(model.Program(), model.Parameters());
    PDX_ConfigSetMemoryLimit(config.get(), bytes);
    return config;
  }

  static Handle<PD_Predictor> Limited(uint64_t bytes) {
    return Handle<PD_Predictor>(PD_PredictorCreate(LimitedConfig(bytes).get()));
  }

  static Handle<PD_Tensor> InputOf(PD_Predictor* predictor) {
    return Handle<PD_Tensor>(PD_PredictorGetInputHandle(predictor, "x"));
  }

  static bool Write(PD_Tensor* input, int32_t rows) {
    int32_t shape[] = {rows, 2};
    PD_TensorReshape(input, 2, shape);
    float* data = PD_TensorMutableDataFloat(input, PD_PLACE_CPU);
    if (data != nullptr) std::fill_n(data, static_cast<std::size_t>(rows) * 2, 4.0F);
    return data != nullptr;
  }

  static std::vector<float> Output(PD_Predictor* predictor, std::size_t count) {
    const Handle<PD_Tensor> output(PD_PredictorGetOutputHandle(predictor, "y"));
    std::vector<float> result(count);
    PD_TensorCopyToCpuFloat(output.get(), result.data());
    return result;
  }

  static void ExpectOutOfMemory(const std::string& part) {
    EXPECT_EQ(PDX_GetLastErrorCode(), PDX_ERROR_OUT_OF_MEMORY);
    EXPECT_NE(std::string(PDX_GetLastErrorMessage()).find(part), std::string::npos) << PDX_GetLastErrorMessage();
  }
};

TEST_F(Limits, OfMemoryIsASettingOfTheConfiguration) {
  const Handle<PD_Config> config(PD_ConfigCreate());
  EXPECT_EQ(PDX_ConfigGetMemoryLimit(config.get()), kDefaultLimit);
  PDX_ConfigSetMemoryLimit(config.get(), 123456);
  EXPECT_EQ(PDX_ConfigGetMemoryLimit(config.get()), 123456U);
  const Handle<PD_Cstr> summary(PD_ConfigSummary(config.get()));
  EXPECT_NE(std::string(summary->data).find("123456 bytes"), std::string::npos);
  PDX_ConfigSetMemoryLimit(config.get(), 0);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT, "PDX_ConfigSetMemoryLimit: 0 bytes; the memory limit must be 1 or more");
  EXPECT_EQ(PDX_ConfigGetMemoryLimit(config.get()), 123456U);
}

TEST_F(Limits, AModelAboveThemIsNotLoaded) {
  const auto config = LimitedConfig(100);
  EXPECT_EQ(PD_PredictorCreate(config.get()), nullptr);
  ExpectOutOfMemory("loading the model takes at least ");
}

TEST_F(Limits, ARunAboveThemFailsAndThePredictorGoesOn) {
  const auto predictor = Limited(100000);
  ASSERT_NE(predictor, nullptr) << PDX_GetLastErrorMessage();
  const auto input = InputOf(predictor.get());
  ASSERT_TRUE(Write(input.get(), 10000));
  EXPECT_FALSE(PD_PredictorRun(predictor.get()));
  ExpectOutOfMemory("a run with 'x' of shape [10000, 2] takes at least 16");
  EXPECT_FALSE(Write(input.get(), 20000));
  ExpectOutOfMemory("input 'x' of shape [20000, 2]");
  ASSERT_TRUE(Write(input.get(), 1));
  EXPECT_TRUE(PD_PredictorRun(predictor.get())) << PDX_GetLastErrorMessage();
  EXPECT_EQ(Output(predictor.get(), 2), (std::vector<float>{5, 2}));
}

TEST_F(Limits, HoldForEachCloneAlone) {
  const auto predictor = Limited(100000);
  const Handle<PD_Predictor> clone(PD_PredictorClone(predictor.get()));
  for (PD_Predictor* each : {predictor.get(), clone.get()}) {
    const auto input = InputOf(each);
    ASSERT_TRUE(Write(input.get(), 5000));
    EXPECT_TRUE(PD_PredictorRun(each)) << PDX_GetLastErrorMessage();
    ASSERT_TRUE(Write(input.get(), 7000));
    EXPECT_FALSE(PD_PredictorRun(each));
    ExpectOutOfMemory("above the memory limit of 100000 bytes");
  }
}

TEST_F(Limits, OfTheInterfaceComeBeforeTheMemory) {
  const auto predictor = PredictorOf(AddRelu());
  const auto input = InputOf(predictor.get());
  EXPECT_FALSE(Write(input.get(), INT32_MAX));
  EXPECT_EQ(PDX_GetLastErrorCode(), PDX_ERROR_SHAPE_MISMATCH) << PDX_GetLastErrorMessage();
}

TEST_F(Limits, ARunCanBeCancelledAndThePredictorGoesOn) {
  const auto predictor = PredictorOf(AddRelu());
  const Handle<PDX_Cancellation> cancellation(PDX_CancellationCreate());
  ASSERT_TRUE(Write(InputOf(predictor.get()).get(), 1));
  EXPECT_TRUE(PDX_PredictorRunCancellable(predictor.get(), cancellation.get()));
  EXPECT_EQ(Output(predictor.get(), 2), (std::vector<float>{5, 2}));

  PDX_CancellationRequest(cancellation.get());
  EXPECT_FALSE(PDX_PredictorRunCancellable(predictor.get(), cancellation.get()));
  ExpectError(PDX_ERROR_CANCELLED, "the run was cancelled before it began");
  const Handle<PD_Tensor> output(PD_PredictorGetOutputHandle(predictor.get(), "y"));
  float values[2];
  PD_TensorCopyToCpuFloat(output.get(), values);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT,
              "PD_TensorCopyToCpuFloat: output 'y' has no data yet; run the predictor first");

  EXPECT_TRUE(PD_PredictorRun(predictor.get())) << "the inputs are still there";
  EXPECT_EQ(Output(predictor.get(), 2), (std::vector<float>{5, 2}));
}

TEST_F(Limits, ACancellationOfOneRunDoesNotReachOthers) {
  const auto predictor = PredictorOf(AddRelu());
  const Handle<PD_Predictor> clone(PD_PredictorClone(predictor.get()));
  const Handle<PDX_Cancellation> requested(PDX_CancellationCreate());
  const Handle<PDX_Cancellation> other(PDX_CancellationCreate());
  PDX_CancellationRequest(requested.get());
  ASSERT_TRUE(Write(InputOf(predictor.get()).get(), 1));
  ASSERT_TRUE(Write(InputOf(clone.get()).get(), 1));
  EXPECT_FALSE(PDX_PredictorRunCancellable(predictor.get(), requested.get()));
  EXPECT_TRUE(PDX_PredictorRunCancellable(clone.get(), other.get()));
}

TEST_F(Limits, RunsAreCancelledFromAnotherThread) {
  const auto predictor = PredictorOf(AddRelu());
  for (int round = 0; round < 200; ++round) {
    const Handle<PDX_Cancellation> cancellation(PDX_CancellationCreate());
    std::atomic<bool> ready{false};
    std::thread other([&] {
      while (!ready.load()) std::this_thread::yield();
      PDX_CancellationRequest(cancellation.get());
      EXPECT_EQ(PDX_GetLastErrorCode(), PDX_ERROR_NONE);
    });
    ASSERT_TRUE(Write(InputOf(predictor.get()).get(), 1 + round));
    ready.store(true);
    if (!PDX_PredictorRunCancellable(predictor.get(), cancellation.get())) {
      EXPECT_EQ(PDX_GetLastErrorCode(), PDX_ERROR_CANCELLED) << PDX_GetLastErrorMessage();
    }
    other.join();
    EXPECT_FALSE(PDX_PredictorRunCancellable(predictor.get(), cancellation.get()));
    EXPECT_EQ(PDX_GetLastErrorCode(), PDX_ERROR_CANCELLED) << PDX_GetLastErrorMessage();
  }
}

}  // namespace
}  // namespace pdx::testing
