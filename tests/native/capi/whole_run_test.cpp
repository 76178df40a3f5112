// Whole runs through the C interface, on the published models where they are at hand: loaded, cloned, run with several
// shapes on several threads, and destroyed in another order. Sanitizers watch for races, and for leaks at the end.
#include <filesystem>
#include <thread>

#include "capi/capi_fixture.h"
#include "support/shared_data.h"

namespace pdx::testing {
namespace {

class WholeRun : public CApiTest {};

using Dims = std::vector<int32_t>;

Handle<PD_Predictor> Load(const std::filesystem::path& folder, int threads) {
  const Handle<PD_Config> config(PD_ConfigCreate());
  PD_ConfigSetModel(config.get(), (folder / "inference.pdmodel").string().c_str(),
                    (folder / "inference.pdiparams").string().c_str());
  PD_ConfigSetCpuMathLibraryNumThreads(config.get(), threads);
  return Handle<PD_Predictor>(PD_PredictorCreate(config.get()));
}

// The first output for an input of a fixed pattern.
std::vector<float> Run(PD_Predictor* predictor, Dims dims) {
  const Handle<PD_Tensor> input(PD_PredictorGetInputHandle(predictor, "x"));
  PD_TensorReshape(input.get(), dims.size(), dims.data());
  std::size_t count = 1;
  for (const int32_t dim : dims) count *= static_cast<std::size_t>(dim);
  std::vector<float> values(count);
  for (std::size_t i = 0; i < count; ++i) values[i] = static_cast<float>(i * 37 % 101) / 50 - 1;
  PD_TensorCopyFromCpuFloat(input.get(), values.data());
  if (!PD_PredictorRun(predictor)) {
    ADD_FAILURE() << PDX_GetLastErrorMessage();
    return {};
  }
  const Handle<PD_OneDimArrayCstr> names(PD_PredictorGetOutputNames(predictor));
  const Handle<PD_Tensor> output(PD_PredictorGetOutputHandle(predictor, names->data[0]));
  PD_PlaceType place = PD_PLACE_UNK;
  int32_t size = 0;
  const float* data = PD_TensorDataFloat(output.get(), &place, &size);
  return {data, data + size};
}

// Three clones run at once while the predictor they came from is destroyed, each with all shapes.
void RunClones(Handle<PD_Predictor> predictor, const std::vector<Dims>& shapes) {
  std::vector<std::vector<float>> expected;
  for (const Dims& dims : shapes) expected.push_back(Run(predictor.get(), dims));
  std::vector<Handle<PD_Predictor>> clones;
  for (int i = 0; i < 3; ++i) clones.emplace_back(PD_PredictorClone(predictor.get()));
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < clones.size(); ++i) {
    threads.emplace_back([&, i] {
      const Handle<PD_Predictor> clone = std::move(clones[i]);
      for (std::size_t k = 0; k < shapes.size(); ++k) {
        const std::size_t chosen = (i + k) % shapes.size();
        EXPECT_EQ(Run(clone.get(), shapes[chosen]), expected[chosen]);
      }
      EXPECT_GT(PD_PredictorTryShrinkMemory(clone.get()), 0U);
      EXPECT_EQ(Run(clone.get(), shapes[0]), expected[0]);
    });
  }
  predictor.reset();
  for (std::thread& thread : threads) thread.join();
}

TEST_F(WholeRun, ClonesOfASmallModelRunAtOnce) {
  const ModelWriter model = AddRelu();
  for (int round = 0; round < 5; ++round) {
    const Handle<PD_Config> config = ConfigOf(model.Program(), model.Parameters());
    PD_ConfigSetCpuMathLibraryNumThreads(config.get(), 1 + round % 3);
    RunClones(Handle<PD_Predictor>(PD_PredictorCreate(config.get())), {{1, 2}, {7, 2}, {300, 2}});
  }
}

struct PublishedModel {
  const char* folder;
  std::vector<Dims> shapes;
};

TEST_F(WholeRun, ClonesOfThePublishedModelsRunAtOnce) {
  PDX_SKIP_WITHOUT_SHARED_DATA();
  const PublishedModel models[] = {
      {"ch_PP-OCRv4_det_infer", {{1, 3, 64, 96}, {2, 3, 32, 64}}},
      {"ch_PP-OCRv4_rec_infer", {{1, 3, 48, 64}, {2, 3, 48, 96}}},
      {"ch_ppocr_mobile_v2.0_cls_infer", {{1, 3, 48, 192}, {3, 3, 48, 192}}},
  };
  for (const PublishedModel& model : models) {
    const auto folder = SharedDirectory() / "default-models" / model.folder;
    if (!std::filesystem::is_directory(folder)) GTEST_SKIP() << folder << " is not there";
    SCOPED_TRACE(model.folder);
    RunClones(Load(folder, 2), model.shapes);
  }
}

}  // namespace
}  // namespace pdx::testing
