#include <thread>

#include "capi/capi_fixture.h"
#include "model/model_reader.h"
#include "support/shared_data.h"
#include "support/temporary_folder.h"

namespace pdx::testing {
namespace {

class PredictorTest : public CApiTest {
 protected:
  static std::vector<float> Run(PD_Predictor* predictor, std::vector<float> values) {
    const Handle<PD_Tensor> input(PD_PredictorGetInputHandle(predictor, "x"));
    int32_t shape[] = {static_cast<int32_t>(values.size() / 2), 2};
    PD_TensorReshape(input.get(), 2, shape);
    PD_TensorCopyFromCpuFloat(input.get(), values.data());
    EXPECT_TRUE(PD_PredictorRun(predictor)) << PDX_GetLastErrorMessage();
    const Handle<PD_Tensor> output(PD_PredictorGetOutputHandle(predictor, "y"));
    std::vector<float> result(values.size());
    PD_TensorCopyToCpuFloat(output.get(), result.data());
    ExpectNoError();
    return result;
  }
};

TEST_F(PredictorTest, RunsAModelFromMemory) {
  const Handle<PD_Predictor> predictor = PredictorOf(AddRelu());
  ASSERT_NE(predictor, nullptr) << PDX_GetLastErrorMessage();
  EXPECT_EQ(Run(predictor.get(), {0, 0, 1, 5, -3, 2}), (std::vector<float>{1, 0, 2, 3, 0, 0}));
  EXPECT_EQ(Run(predictor.get(), {4, 4}), (std::vector<float>{5, 2}));
}

TEST_F(PredictorTest, RunsWithoutGraphOptimizationAndOnSeveralThreads) {
  const ModelWriter model = AddRelu();
  const auto config = ConfigOf(model.Program(), model.Parameters());
  PD_ConfigSwitchIrOptim(config.get(), FALSE);
  PD_ConfigSetCpuMathLibraryNumThreads(config.get(), 3);
  const Handle<PD_Predictor> predictor(PD_PredictorCreate(config.get()));
  ASSERT_NE(predictor, nullptr) << PDX_GetLastErrorMessage();
  EXPECT_EQ(Run(predictor.get(), {4, 4}), (std::vector<float>{5, 2}));
}

TEST_F(PredictorTest, RunsAModelFromFilesWithNamesInUtf8) {
  const TemporaryFolder folder;
  const std::string program = folder.Write(u8"模型 é.pdmodel", AddRelu().Program());
  const std::string parameters = folder.Write(u8"模型 é.pdiparams", AddRelu().Parameters());
  const Handle<PD_Config> config(PD_ConfigCreate());
  PD_ConfigSetModel(config.get(), program.c_str(), parameters.c_str());
  const Handle<PD_Predictor> predictor(PD_PredictorCreate(config.get()));
  ASSERT_NE(predictor, nullptr) << PDX_GetLastErrorMessage();
  EXPECT_EQ(Run(predictor.get(), {4, 4}), (std::vector<float>{5, 2}));
}

TEST_F(PredictorTest, NamesAFileThatCannotBeRead) {
  const TemporaryFolder folder;
  const std::string program = folder.Write(u8"a.pdmodel", AddRelu().Program());
  const std::string empty = folder.Write(u8"empty", "");
  const std::string missing = folder.path() + "/missing";
  const struct {
    std::string program, parameters, message;
  } cases[] = {
      {missing, missing, "the program file '" + missing + "' does not exist"},
      {program, missing, "the parameter file '" + missing + "' does not exist"},
      {empty, missing, "the program file '" + empty + "' is empty"},
      {program, empty, "the parameter file '" + empty + "' is empty"},
      {folder.path(), missing, "the program file '" + folder.path() + "' is a directory"},
#ifndef _WIN32
      {"/dev/null", missing, "the program file '/dev/null' is not a regular file"},
#endif
  };
  for (const auto& each : cases) {
    const Handle<PD_Config> config(PD_ConfigCreate());
    PD_ConfigSetModel(config.get(), each.program.c_str(), each.parameters.c_str());
    EXPECT_EQ(PD_PredictorCreate(config.get()), nullptr);
    ExpectError(PDX_ERROR_FILE_UNREADABLE, each.message);
    EXPECT_TRUE(PD_ConfigIsValid(config.get()));
  }
}

TEST_F(PredictorTest, NeedsAModel) {
  const Handle<PD_Config> config(PD_ConfigCreate());
  EXPECT_EQ(PD_PredictorCreate(config.get()), nullptr);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT,
              "PD_PredictorCreate: no program file is set; call PD_ConfigSetModel or PD_ConfigSetModelBuffer first");
  PD_ConfigSetProgFile(config.get(), "a");
  TemporaryFolder folder;
  PD_ConfigSetProgFile(config.get(), folder.Write(u8"a", "x").c_str());
  EXPECT_EQ(PD_PredictorCreate(config.get()), nullptr);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT,
              "PD_PredictorCreate: no parameter file is set; call PD_ConfigSetModel or PD_ConfigSetModelBuffer first");
  const Handle<PD_Config> directory(PD_ConfigCreate());
  PD_ConfigSetModelDir(directory.get(), "old");
  EXPECT_EQ(PD_PredictorCreate(directory.get()), nullptr);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT,
              "PD_PredictorCreate: a model directory with one file for each weight ('old') is not supported; name the "
              "program and the combined weights with PD_ConfigSetModel");
}

TEST_F(PredictorTest, TellsWhatIsWrongWithAModel) {
  const auto text = ConfigOf("a text", "");
  EXPECT_EQ(PD_PredictorCreate(text.get()), nullptr);
  ExpectError(PDX_ERROR_MODEL_FORMAT, "the program file is not a Paddle program: it begins with 'a text'");

  ModelWriter model;
  model.Variable("x", {1}).Variable("y", {1}).Feed("x");
  model.Operator("no_such_op", {{"X", {"x"}}}, {{"Out", {"y"}}}).Fetch("y");
  const auto config = ConfigOf(model.Program(), model.Parameters());
  EXPECT_EQ(PD_PredictorCreate(config.get()), nullptr);
  EXPECT_STREQ(PDX_GetLastErrorOperator(), "no_such_op");
  ExpectError(PDX_ERROR_UNSUPPORTED_OPERATOR,
              "the program (written by Paddle 2.6.2) uses operators that this runtime lacks: no_such_op");
}

TEST_F(PredictorTest, TakesAConfigurationOnce) {
  const ModelWriter model = AddRelu();
  const auto config = ConfigOf(model.Program(), model.Parameters());
  const Handle<PD_Predictor> first(PD_PredictorCreate(config.get()));
  ASSERT_NE(first, nullptr) << PDX_GetLastErrorMessage();
  EXPECT_FALSE(PD_ConfigIsValid(config.get()));
  EXPECT_EQ(PD_PredictorCreate(config.get()), nullptr);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT,
              "PD_PredictorCreate: the configuration has made its one predictor or was set invalid; make another "
              "configuration, or clone the predictor");
}

TEST_F(PredictorTest, DescribesInputsAndOutputs) {
  const Handle<PD_Predictor> predictor = PredictorOf(AddRelu());
  ASSERT_NE(predictor, nullptr) << PDX_GetLastErrorMessage();
  EXPECT_EQ(PD_PredictorGetInputNum(predictor.get()), 1U);
  EXPECT_EQ(PD_PredictorGetOutputNum(predictor.get()), 1U);
  const Handle<PD_OneDimArrayCstr> inputs(PD_PredictorGetInputNames(predictor.get()));
  const Handle<PD_OneDimArrayCstr> outputs(PD_PredictorGetOutputNames(predictor.get()));
  ASSERT_EQ(inputs->size, 1U);
  ASSERT_EQ(outputs->size, 1U);
  EXPECT_STREQ(inputs->data[0], "x");
  EXPECT_STREQ(outputs->data[0], "y");

  const Handle<PD_IOInfos> infos(PD_PredictorGetInputInfos(predictor.get()));
  ASSERT_EQ(infos->size, 1U);
  const PD_IOInfo& info = *infos->io_info[0];
  EXPECT_STREQ(info.name->data, "x");
  EXPECT_EQ(info.name->size, 2U);
  EXPECT_EQ(std::vector<int64_t>(info.shape->data, info.shape->data + info.shape->size), (std::vector<int64_t>{-1, 2}));
  EXPECT_EQ(info.dtype, PD_DATA_FLOAT32);
  const Handle<PD_IOInfos> output_infos(PD_PredictorGetOutputInfos(predictor.get()));
  EXPECT_STREQ(output_infos->io_info[0]->name->data, "y");
}

TEST_F(PredictorTest, NamesTheInputsThatThereAre) {
  const Handle<PD_Predictor> predictor = PredictorOf(AddRelu());
  ASSERT_NE(predictor, nullptr) << PDX_GetLastErrorMessage();
  EXPECT_EQ(PD_PredictorGetInputHandle(predictor.get(), "y"), nullptr);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT, "PD_PredictorGetInputHandle: the model has no input 'y'; it has 'x'");
  EXPECT_EQ(PD_PredictorGetOutputHandle(predictor.get(), "x"), nullptr);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT, "PD_PredictorGetOutputHandle: the model has no output 'x'; it has 'y'");
  EXPECT_EQ(PD_PredictorGetInputHandle(predictor.get(), nullptr), nullptr);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT, "PD_PredictorGetInputHandle: name is NULL");
}

TEST_F(PredictorTest, ClonesOutliveTheirSourceAndRunOnOtherThreads) {
  Handle<PD_Predictor> source = PredictorOf(AddRelu());
  ASSERT_NE(source, nullptr) << PDX_GetLastErrorMessage();
  const Handle<PD_Predictor> clone(PD_PredictorClone(source.get()));
  const Handle<PD_Predictor> other(PD_PredictorClone(source.get()));
  source.reset();
  std::thread thread([&] {
    for (int i = 0; i < 50; ++i) EXPECT_EQ(Run(other.get(), {4, 4, 0, 0}), (std::vector<float>{5, 2, 1, 0}));
  });
  for (int i = 0; i < 50; ++i) EXPECT_EQ(Run(clone.get(), {1, 1}), (std::vector<float>{2, 0}));
  thread.join();
}

TEST_F(PredictorTest, ForgetsTensorsWhenClearedAndShrunk) {
  const Handle<PD_Predictor> predictor = PredictorOf(AddRelu());
  ASSERT_NE(predictor, nullptr) << PDX_GetLastErrorMessage();
  Run(predictor.get(), {4, 4});
  PD_PredictorClearIntermediateTensor(predictor.get());
  ExpectNoError();
  EXPECT_FALSE(PD_PredictorRun(predictor.get()));
  EXPECT_EQ(PDX_GetLastErrorCode(), PDX_ERROR_INVALID_ARGUMENT);
  Run(predictor.get(), {4, 4});
  EXPECT_GT(PD_PredictorTryShrinkMemory(predictor.get()), 0U);
  EXPECT_EQ(Run(predictor.get(), {4, 4}), (std::vector<float>{5, 2}));
}

TEST_F(PredictorTest, FailsToRunWithShapesTheModelCannotTake) {
  const Handle<PD_Predictor> predictor = PredictorOf(AddRelu());
  ASSERT_NE(predictor, nullptr) << PDX_GetLastErrorMessage();
  const Handle<PD_Tensor> input(PD_PredictorGetInputHandle(predictor.get(), "x"));
  int32_t shape[] = {1, 3};
  const float values[] = {1, 2, 3};
  PD_TensorReshape(input.get(), 2, shape);
  PD_TensorCopyFromCpuFloat(input.get(), values);
  EXPECT_FALSE(PD_PredictorRun(predictor.get()));
  EXPECT_EQ(PDX_GetLastErrorCode(), PDX_ERROR_SHAPE_MISMATCH) << PDX_GetLastErrorMessage();
  EXPECT_EQ(Run(predictor.get(), {4, 4}), (std::vector<float>{5, 2}));
}

TEST_F(PredictorTest, LeavesNothingBehind) {
  const ModelWriter model = AddRelu();
  const std::string program = model.Program();
  const std::string parameters = model.Parameters();
  for (int i = 0; i < 1000; ++i) {
    const auto config = ConfigOf(program, parameters);
    const Handle<PD_Predictor> predictor(PD_PredictorCreate(config.get()));
    const Handle<PD_Predictor> clone(PD_PredictorClone(predictor.get()));
    const Handle<PD_Tensor> input(PD_PredictorGetInputHandle(clone.get(), "x"));
    EXPECT_EQ(PDX_GetLiveObjectCount(), 4U);
  }
  EXPECT_EQ(PDX_GetLiveObjectCount(), 0U);
  ExpectNoError();
}

TEST_F(PredictorTest, KeepsTheNamesOfPublishedModels) {
  PDX_SKIP_WITHOUT_SHARED_DATA();
  for (const auto& path : SharedFiles("models", "inference.pdmodel")) {
    SCOPED_TRACE(path.parent_path().filename().string());
    const std::string program = ReadFile(path);
    const std::string parameters = ReadFile(path.parent_path() / "inference.pdiparams");
    const Graph graph = ReadModel(AsBytes(program), AsBytes(parameters));
    const Handle<PD_Predictor> predictor(PD_PredictorCreate(ConfigOf(program, parameters).get()));
    ASSERT_NE(predictor, nullptr) << PDX_GetLastErrorMessage();
    const Handle<PD_OneDimArrayCstr> names(PD_PredictorGetOutputNames(predictor.get()));
    ASSERT_EQ(names->size, graph.outputs().size());
    for (std::size_t i = 0; i < names->size; ++i) {
      EXPECT_EQ(names->data[i], graph.value(graph.outputs()[i]).name);
    }
  }
}

}  // namespace
}  // namespace pdx::testing
