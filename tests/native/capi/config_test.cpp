#include <cstdlib>

#include "capi/capi_fixture.h"
#include "runtime/model.h"

namespace pdx::testing {
namespace {

class ConfigSettings : public CApiTest {};

TEST_F(ConfigSettings, HaveTheDefaultsOfACpuBuild) {
  const Handle<PD_Config> config(PD_ConfigCreate());
  EXPECT_EQ(PDX_GetLiveObjectCount(), 1U);
  EXPECT_TRUE(PD_ConfigIsValid(config.get()));
  EXPECT_TRUE(PD_ConfigIrOptim(config.get()));
  EXPECT_TRUE(PD_ConfigMemoryOptimEnabled(config.get()));
  EXPECT_TRUE(PD_ConfigUseFcPadding(config.get()));
  EXPECT_EQ(PD_ConfigGetCpuMathLibraryNumThreads(config.get()), 1);
  EXPECT_FALSE(PD_ConfigMkldnnEnabled(config.get()));
  EXPECT_FALSE(PD_ConfigModelFromMemory(config.get()));
  EXPECT_FALSE(PD_ConfigGlogInfoDisabled(config.get()));
  EXPECT_STREQ(PD_ConfigGetModelDir(config.get()), "");
  EXPECT_STREQ(PD_ConfigGetProgFile(config.get()), "");
  EXPECT_STREQ(PD_ConfigGetParamsFile(config.get()), "");
  ExpectNoError();
}

TEST_F(ConfigSettings, AreReadBackAsSet) {
  const Handle<PD_Config> config(PD_ConfigCreate());
  PD_ConfigSetModel(config.get(), "a.pdmodel", "a.pdiparams");
  EXPECT_STREQ(PD_ConfigGetProgFile(config.get()), "a.pdmodel");
  EXPECT_STREQ(PD_ConfigGetParamsFile(config.get()), "a.pdiparams");
  PD_ConfigSetProgFile(config.get(), "b");
  PD_ConfigSetParamsFile(config.get(), "c");
  PD_ConfigSetModelDir(config.get(), "d");
  EXPECT_STREQ(PD_ConfigGetProgFile(config.get()), "b");
  EXPECT_STREQ(PD_ConfigGetParamsFile(config.get()), "c");
  EXPECT_STREQ(PD_ConfigGetModelDir(config.get()), "d");
  PD_ConfigSetCpuMathLibraryNumThreads(config.get(), 4);
  EXPECT_EQ(PD_ConfigGetCpuMathLibraryNumThreads(config.get()), 4);
  PD_ConfigEnableMKLDNN(config.get());
  EXPECT_TRUE(PD_ConfigMkldnnEnabled(config.get()));
  PD_ConfigDisableFCPadding(config.get());
  EXPECT_FALSE(PD_ConfigUseFcPadding(config.get()));
  PD_ConfigDisableGlogInfo(config.get());
  EXPECT_TRUE(PD_ConfigGlogInfoDisabled(config.get()));
  for (const PD_Bool x : {PD_Bool{FALSE}, PD_Bool{TRUE}}) {
    PD_ConfigSwitchIrOptim(config.get(), x);
    PD_ConfigEnableMemoryOptim(config.get(), x);
    PD_ConfigEnableNewExecutor(config.get(), x);
    PD_ConfigEnableNewIR(config.get(), x);
    EXPECT_EQ(PD_ConfigIrOptim(config.get()), x);
    EXPECT_EQ(PD_ConfigMemoryOptimEnabled(config.get()), x);
    EXPECT_EQ(PD_ConfigNewExecutorEnabled(config.get()), x);
    EXPECT_EQ(PD_ConfigNewIREnabled(config.get()), x);
  }
  PD_ConfigSetInvalid(config.get());
  EXPECT_FALSE(PD_ConfigIsValid(config.get()));
  ExpectNoError();
}

TEST_F(ConfigSettings, TurnBfloat16OnWhereTheProcessorHasIt) {
  const Handle<PD_Config> config(PD_ConfigCreate());
  EXPECT_FALSE(PD_ConfigMkldnnBfloat16Enabled(config.get()));
  PD_ConfigEnableMkldnnBfloat16(config.get());
  EXPECT_EQ(PD_ConfigMkldnnBfloat16Enabled(config.get()) != FALSE, HasBfloat16());
  const char* names[] = {"conv2d", "matmul_v2"};
  PD_ConfigSetBfloat16Op(config.get(), 2, names);
  ExpectNoError();
  PD_ConfigSetBfloat16Op(config.get(), 2, nullptr);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT, "PD_ConfigSetBfloat16Op: op_list is NULL");
}

TEST_F(ConfigSettings, TurnInt8OnWhereTheProcessorHasIt) {
  const Handle<PD_Config> config(PD_ConfigCreate());
  EXPECT_FALSE(PD_ConfigMkldnnInt8Enabled(config.get()));
  PD_ConfigEnableMkldnnInt8(config.get());
  EXPECT_EQ(PD_ConfigMkldnnInt8Enabled(config.get()) != FALSE, HasInt8());
  ExpectNoError();
}

TEST_F(ConfigSettings, KeepACopyOfAModelInMemory) {
  const Handle<PD_Config> config(PD_ConfigCreate());
  std::string program = "program";
  PD_ConfigSetModelBuffer(config.get(), program.data(), program.size(), "params", 6);
  program.assign("changed");
  EXPECT_TRUE(PD_ConfigModelFromMemory(config.get()));
  EXPECT_STREQ(PD_ConfigGetProgFile(config.get()), "program");
  EXPECT_STREQ(PD_ConfigGetParamsFile(config.get()), "params");
  PD_ConfigPartiallyRelease(config.get());
  EXPECT_STREQ(PD_ConfigGetProgFile(config.get()), "");
  PD_ConfigSetModel(config.get(), "a", "b");
  EXPECT_FALSE(PD_ConfigModelFromMemory(config.get()));
  ExpectNoError();
}

TEST_F(ConfigSettings, StayOffForWhatTheLibraryLacks) {
  const Handle<PD_Config> owner(PD_ConfigCreate());
  PD_Config* config = owner.get();
  const char* names[] = {"conv2d"};
  size_t ranks[] = {1};
  int32_t dims[] = {1};
  int32_t* shapes[] = {dims};
  char device[] = "npu";
  PD_ConfigEnableUseGpu(config, 100, 0, PD_PRECISION_FLOAT32);
  PD_ConfigDisableGpu(config);
  PD_ConfigEnableCudnn(config);
  PD_ConfigEnableGpuMultiStream(config);
  PD_ConfigSetExecStream(config, dims);
  PD_ConfigEnableCustomDevice(config, device, 0, PD_PRECISION_HALF);
  PD_ConfigSetMkldnnCacheCapacity(config, 10);
  PD_ConfigSetMkldnnOp(config, 1, names);
  PD_ConfigEnableMkldnnQuantizer(config);
  PD_ConfigEnableONNXRuntime(config);
  PD_ConfigDisableONNXRuntime(config);
  PD_ConfigEnableORTOptimization(config);
  PD_ConfigEnableLiteEngine(config, PD_PRECISION_FLOAT32, FALSE, 1, names, 0, nullptr);
  PD_ConfigSwitchIrDebug(config, TRUE);
  PD_ConfigEnableProfile(config);
  PD_ConfigUseOptimizedModel(config, TRUE);
  PD_ConfigSetTrtDynamicShapeInfo(config, 1, names, ranks, shapes, shapes, shapes, FALSE);
  PD_ConfigEnableTunedTensorRtDynamicShape(config, "shapes.pbtxt", TRUE);
  PD_ConfigCollectShapeRangeInfo(config, "shapes.pbtxt");
  PD_ConfigDisableTensorRtOPs(config, 1, names);
  PD_ConfigEnableVarseqlen(config);
  PD_ConfigEnableTensorRtDla(config, 0);
  PD_ConfigSetOptimCacheDir(config, "cache");
  ExpectNoError();

  using Getter = PD_Bool (*)(PD_Config*);
  for (const Getter getter :
       {PD_ConfigUseGpu, PD_ConfigCudnnEnabled, PD_ConfigThreadLocalStreamEnabled, PD_ConfigUseXpu,
        PD_ConfigUseCustomDevice, PD_ConfigMkldnnQuantizerEnabled, PD_ConfigONNXRuntimeEnabled,
        PD_ConfigLiteEngineEnabled, PD_ConfigProfileEnabled, PD_ConfigTensorRtEngineEnabled,
        PD_ConfigTensorRtDynamicShapeEnabled, PD_ConfigTunedTensorRtDynamicShape, PD_ConfigTrtAllowBuildAtRuntime,
        PD_ConfigShapeRangeInfoCollected, PD_ConfigTensorRtOssEnabled, PD_ConfigTensorRtDlaEnabled}) {
    EXPECT_FALSE(getter(config));
    ExpectNoError();
  }
  EXPECT_EQ(PD_ConfigGpuDeviceId(config), 0);
  EXPECT_EQ(PD_ConfigMemoryPoolInitSizeMb(config), 0);
  EXPECT_EQ(PD_ConfigFractionOfGpuMemoryForPool(config), 0.0F);
  EXPECT_EQ(PD_ConfigXpuDeviceId(config), 0);
  EXPECT_EQ(PD_ConfigCustomDeviceId(config), 0);
  for (char* text : {PD_ConfigCustomDeviceType(config), const_cast<char*>(PD_ConfigShapeRangeInfoPath(config))}) {
    EXPECT_STREQ(text, "");
    std::free(text);
  }
  ExpectNoError();
}

TEST_F(ConfigSettings, RefuseWhatTheOfficialLibraryThrowsFor) {
  const Handle<PD_Config> config(PD_ConfigCreate());
  PD_ConfigEnableTensorRtEngine(config.get(), 1 << 20, 1, 3, PD_PRECISION_FLOAT32, FALSE, FALSE);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT, "PD_ConfigEnableTensorRtEngine: this library is built without TensorRT");
  PD_ConfigEnableXpu(config.get(), 0, FALSE, FALSE, "", "", FALSE, FALSE);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT, "PD_ConfigEnableXpu: this library is built without XPU");
  PD_ConfigEnableUseGpu(config.get(), 100, 0, static_cast<PD_PrecisionType>(7));
  ExpectError(PDX_ERROR_INVALID_ARGUMENT, "PD_ConfigEnableUseGpu: precision 7 does not exist");
  PD_ConfigSetExecStream(config.get(), nullptr);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT, "PD_ConfigSetExecStream: stream is NULL");
  PD_ConfigCollectShapeRangeInfo(config.get(), "");
  ExpectError(PDX_ERROR_INVALID_ARGUMENT, "PD_ConfigCollectShapeRangeInfo: shape_range_info_path is empty");
  PD_ConfigSetModel(config.get(), nullptr, "b");
  ExpectError(PDX_ERROR_INVALID_ARGUMENT, "PD_ConfigSetModel: prog_file_path is NULL");
  PD_ConfigSetModel(config.get(), "a", nullptr);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT, "PD_ConfigSetModel: params_file_path is NULL");
  EXPECT_STREQ(PD_ConfigGetProgFile(config.get()), "");
  PD_ConfigSetModelBuffer(config.get(), nullptr, 1, "", 0);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT, "PD_ConfigSetModelBuffer: prog_buffer is NULL");
  const char* names[] = {"relu", nullptr};
  PD_ConfigSetMkldnnOp(config.get(), 2, names);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT, "PD_ConfigSetMkldnnOp: op_list[1] is NULL");
  PD_ConfigSetMkldnnOp(config.get(), 2, nullptr);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT, "PD_ConfigSetMkldnnOp: op_list is NULL");
}

TEST_F(ConfigSettings, RefuseThreadCountsOutOfRange) {
  const Handle<PD_Config> config(PD_ConfigCreate());
  for (const int32_t threads : {0, -1, 257}) {
    PD_ConfigSetCpuMathLibraryNumThreads(config.get(), threads);
    ExpectError(PDX_ERROR_INVALID_ARGUMENT, "PD_ConfigSetCpuMathLibraryNumThreads: " + std::to_string(threads) +
                                                " threads; the number must be 1 to 256");
  }
  EXPECT_EQ(PD_ConfigGetCpuMathLibraryNumThreads(config.get()), 1);
}

TEST_F(ConfigSettings, ListDeleteAndAddPasses) {
  const Handle<PD_Config> config(PD_ConfigCreate());
  const auto names = [&] {
    const Handle<PD_OneDimArrayCstr> array(PD_ConfigAllPasses(config.get()));
    return std::vector<std::string>(array->data, array->data + array->size);
  };
  const auto all = names();
  ASSERT_GT(all.size(), 2U);
  PD_ConfigDeletePass(config.get(), all[0].c_str());
  EXPECT_EQ(names(), std::vector<std::string>(all.begin() + 1, all.end()));
  PD_ConfigDeletePass(config.get(), "a_pass_of_the_official_library");
  ExpectNoError();
  PD_ConfigInsertPass(config.get(), 0, all[0].c_str());
  EXPECT_EQ(names(), all);
  PD_ConfigAppendPass(config.get(), all[0].c_str());
  EXPECT_EQ(names(), all);
  PD_ConfigAppendPass(config.get(), "no_such_pass");
  ExpectError(PDX_ERROR_INVALID_ARGUMENT,
              "PD_ConfigAppendPass: there is no pass 'no_such_pass'; PD_ConfigAllPasses of a new configuration lists "
              "all");
  PD_ConfigInsertPass(config.get(), all.size() + 1, all[0].c_str());
  ExpectError(PDX_ERROR_INVALID_ARGUMENT, "PD_ConfigInsertPass: index " + std::to_string(all.size() + 1) +
                                              " is behind the " + std::to_string(all.size()) + " passes");
}

TEST_F(ConfigSettings, AreSummarised) {
  const Handle<PD_Config> config(PD_ConfigCreate());
  PD_ConfigSetModel(config.get(), "folder/model.pdmodel", "folder/model.pdiparams");
  PD_ConfigSetCpuMathLibraryNumThreads(config.get(), 3);
  const Handle<PD_Cstr> summary(PD_ConfigSummary(config.get()));
  ASSERT_NE(summary, nullptr);
  const std::string text = summary->data;
  EXPECT_EQ(summary->size, text.size() + 1);
  EXPECT_NE(text.find("program               folder/model.pdmodel\n"), std::string::npos) << text;
  EXPECT_NE(text.find("cpu threads           3\n"), std::string::npos) << text;
}

}  // namespace
}  // namespace pdx::testing
