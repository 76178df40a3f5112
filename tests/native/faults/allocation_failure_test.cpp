// Every allocation fails once, in turn. The call in which it does answers with PDX_ERROR_OUT_OF_MEMORY or does without,
// the same call on the same objects then succeeds, the results are right and nothing is left behind.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>

#include "capi/capi_fixture.h"
#include "faults/allocation_faults.h"
#include "support/shared_data.h"
#include "support/temporary_folder.h"

namespace pdx::testing {
namespace {

constexpr int kThreads = 3;

// Calls again where there was no memory, which happens once.
template <typename Call>
auto Insist(const char* name, Call&& call) {
  const auto check = [&](bool first) {
    const PDX_ErrorCode code = PDX_GetLastErrorCode();
    if (code == PDX_ERROR_NONE) return true;
    EXPECT_TRUE(first) << name << " failed again: " << PDX_GetLastErrorMessage();
    EXPECT_EQ(code, PDX_ERROR_OUT_OF_MEMORY) << name << ": " << PDX_GetLastErrorMessage();
    EXPECT_STRNE(PDX_GetLastErrorMessage(), "") << name;
    return false;
  };
  const auto counted = [&] {
    const AllocationFaults::Section section;
    return call();
  };
  if constexpr (std::is_void_v<decltype(call())>) {
    counted();
    if (check(true)) return;
    counted();
    check(false);
  } else {
    auto result = counted();
    if (check(true)) return result;
    result = counted();
    check(false);
    return result;
  }
}

#define INSIST(...) Insist(#__VA_ARGS__, [&] { return __VA_ARGS__; })

struct ModelUse {
  std::string program;  // path
  std::string parameters;
  std::string input;
  std::vector<std::vector<int32_t>> shapes;
};

std::vector<float> Run(PD_Predictor* predictor, const ModelUse& use, const std::vector<int32_t>& shape) {
  std::vector<int32_t> dims = shape;
  const Handle<PD_Tensor> input(INSIST(PD_PredictorGetInputHandle(predictor, use.input.c_str())));
  INSIST(PD_TensorReshape(input.get(), dims.size(), dims.data()));
  std::size_t count = 1;
  for (const int32_t dim : dims) count *= static_cast<std::size_t>(dim);
  float* data = INSIST(PD_TensorMutableDataFloat(input.get(), PD_PLACE_CPU));
  if (data == nullptr) return {};
  for (std::size_t i = 0; i < count; ++i) data[i] = static_cast<float>(i % 17) / 17 - 0.5F;
  EXPECT_TRUE(INSIST(PD_PredictorRun(predictor)));

  const Handle<PD_OneDimArrayCstr> names(INSIST(PD_PredictorGetOutputNames(predictor)));
  const Handle<PD_Tensor> output(INSIST(PD_PredictorGetOutputHandle(predictor, names->data[0])));
  const Handle<PD_OneDimArrayInt32> output_shape(INSIST(PD_TensorGetShape(output.get())));
  PD_PlaceType place = PD_PLACE_UNK;
  int32_t size = 0;
  const float* result = INSIST(PD_TensorDataFloat(output.get(), &place, &size));
  return {result, result + size};
}

// The text of an error takes memory, too.
void ExpectARefusal(PD_Predictor* predictor) {
  const AllocationFaults::Section section;
  const Handle<PD_Tensor> none(PD_PredictorGetInputHandle(predictor, "no such input"));
  const PDX_ErrorCode code = PDX_GetLastErrorCode();
  EXPECT_TRUE(none == nullptr && (code == PDX_ERROR_INVALID_ARGUMENT || code == PDX_ERROR_OUT_OF_MEMORY));
  EXPECT_STRNE(PDX_GetLastErrorMessage(), "");
}

// What applications call, from the configuration to the results of a clone.
std::vector<std::vector<float>> Use(const ModelUse& use) {
  const Handle<PD_Config> config(INSIST(PD_ConfigCreate()));
  INSIST(PD_ConfigSetModel(config.get(), use.program.c_str(), use.parameters.c_str()));
  INSIST(PD_ConfigSetCpuMathLibraryNumThreads(config.get(), kThreads));
  const Handle<PD_Cstr> summary(INSIST(PD_ConfigSummary(config.get())));
  const Handle<PD_OneDimArrayCstr> passes(INSIST(PD_ConfigAllPasses(config.get())));
  const Handle<PD_Predictor> predictor(INSIST(PD_PredictorCreate(config.get())));
  const Handle<PD_IOInfos> inputs(INSIST(PD_PredictorGetInputInfos(predictor.get())));
  const Handle<PD_Predictor> clone(INSIST(PD_PredictorClone(predictor.get())));
  std::vector<std::vector<float>> results;
  for (PD_Predictor* each : {predictor.get(), clone.get()}) {
    for (const auto& shape : use.shapes) results.push_back(Run(each, use, shape));
    INSIST(PD_PredictorTryShrinkMemory(each));
    results.push_back(Run(each, use, use.shapes[0]));
  }
  ExpectARefusal(predictor.get());
  return results;
}

// On a thread of its own, with which also the last error of the thread goes.
std::vector<std::vector<float>> UseOnAThread(const ModelUse& use, std::uint64_t failing, bool* failed) {
  std::vector<std::vector<float>> results;
  std::thread([&] {
    AllocationFaults::FailAt(failing);
    results = Use(use);
    *failed = AllocationFaults::Stop();
  }).join();
  return results;
}

class AllocationFailure : public CApiTest {
 protected:
  // A network with each kind of kernel that packs weights, views, a shape chain and passes to fire.
  static ModelWriter SmallModel() {
    ModelWriter model;
    std::mt19937 random(1);
    std::uniform_real_distribution<float> uniform(-0.3F, 0.3F);
    const auto values = [&](std::size_t count) {
      std::vector<float> made(count);
      for (float& value : made) value = uniform(random);
      return made;
    };
    const auto conv = [&](const std::string& from, const std::string& to, int in, int out, int groups) {
      const std::string weights = to + "_w";
      model.Parameter(weights, {out, in / groups, 3, 3}, values(static_cast<std::size_t>(out * in / groups * 9)));
      model.Variable(to, {-1, out, -1, -1});
      model.Operator(groups == 1 ? "conv2d" : "depthwise_conv2d", {{"Input", {from}}, {"Filter", {weights}}},
                     {{"Output", {to}}},
                     {AttributeText::Ints("paddings", {1, 1}), AttributeText::Ints("strides", {1, 1}),
                      AttributeText::Ints("dilations", {1, 1}), AttributeText::Int("groups", groups)});
    };
    model.Variable("x", {-1, 3, -1, -1}).Feed("x");
    conv("x", "c1", 3, 16, 1);
    for (const char* name : {"scale", "shift", "mean"}) model.Parameter(name, {16}, values(16));
    model.Parameter("variance", {16}, std::vector<float>(16, 1.0F));
    model.Variable("n1", {-1, 16, -1, -1}).Variable("a1", {-1, 16, -1, -1});
    model.Operator(
        "batch_norm",
        {{"X", {"c1"}}, {"Scale", {"scale"}}, {"Bias", {"shift"}}, {"Mean", {"mean"}}, {"Variance", {"variance"}}},
        {{"Y", {"n1"}}}, {AttributeText::Float("epsilon", 1e-5F)});
    model.Operator("relu", {{"X", {"n1"}}}, {{"Out", {"a1"}}});
    conv("a1", "c2", 16, 16, 1);
    conv("c2", "c3", 16, 16, 16);
    model.Variable("s", {-1, 16, -1, -1}).Variable("p", {-1, 16, 1, 1}).Variable("f", {-1, 16}).Variable("m", {-1, 8});
    model.Variable("y", {-1, 8});
    model.Operator("elementwise_add", {{"X", {"a1"}}, {"Y", {"c3"}}}, {{"Out", {"s"}}},
                   {AttributeText::Int("axis", -1)});
    model.Operator("pool2d", {{"X", {"s"}}}, {{"Out", {"p"}}},
                   {AttributeText::String("pooling_type", "avg"), AttributeText::Ints("ksize", {1, 1}),
                    AttributeText::Bool("global_pooling", true)});
    model.Operator("reshape2", {{"X", {"p"}}}, {{"Out", {"f"}}}, {AttributeText::Ints("shape", {0, 16})});
    model.Parameter("w", {16, 8}, values(16 * 8));
    model.Operator("matmul_v2", {{"X", {"f"}}, {"Y", {"w"}}}, {{"Out", {"m"}}});
    model.Operator("softmax", {{"X", {"m"}}}, {{"Out", {"y"}}}, {AttributeText::Int("axis", -1)});
    return model.Fetch("y");
  }

  ModelUse Small() const {
    const ModelWriter model = SmallModel();
    return {folder_.Write(u8"small.pdmodel", model.Program()),
            folder_.Write(u8"small.pdiparams", model.Parameters()),
            "x",
            {{1, 3, 8, 8}, {2, 3, 9, 7}}};
  }

  TemporaryFolder folder_;
};

// In a new process, where also what the library makes once may fail.
TEST_F(AllocationFailure, AtEachPlaceForTheFirstTime) {
  const ModelUse use = Small();
  std::vector<std::vector<std::vector<float>>> all;
  bool failed = true;
  for (std::uint64_t n = 1; failed; ++n) {
    SCOPED_TRACE("allocation " + std::to_string(n));
    all.push_back(UseOnAThread(use, n, &failed));
    ASSERT_EQ(PDX_GetLiveObjectCount(), 0U);
    if (HasFailure()) return;
  }
  EXPECT_GT(all.size(), 500U);
  RecordProperty("allocations", static_cast<int>(all.size() - 1));
  for (const auto& results : all) ASSERT_EQ(results, all.back());
}

TEST_F(AllocationFailure, LeavesNothingBehind) {
  const ModelUse use = Small();
  bool failed = false;
  const auto expected = UseOnAThread(use, 0, &failed);
  ASSERT_FALSE(failed);
  ASSERT_EQ(expected.size(), 2 * (use.shapes.size() + 1));
  failed = true;
  for (std::uint64_t n = 1; failed; ++n) {
    SCOPED_TRACE("allocation " + std::to_string(n));
    const std::int64_t before = AllocationFaults::Live();
    const bool is_right = UseOnAThread(use, n, &failed) == expected;
    ASSERT_TRUE(is_right);
    ASSERT_EQ(AllocationFaults::Live(), before);
    if (HasFailure()) return;
  }
}

// Published models make tens of thousands of allocations: some places of each, spread over all.
TEST_F(AllocationFailure, InPublishedModels) {
  PDX_SKIP_WITHOUT_SHARED_DATA();
  constexpr std::uint64_t kPlaces = 12;
  for (const auto& path : SharedFiles("default-models", "inference.pdmodel")) {
    const std::string name = path.parent_path().filename().string();
    SCOPED_TRACE(name);
    const int32_t height = name.find("det") == std::string::npos ? 48 : 64;  // detectors halve it five times
    const ModelUse use{path.string(), (path.parent_path() / "inference.pdiparams").string(), "x", {{1, 3, height, 96}}};
    bool failed = false;
    const std::uint64_t start = AllocationFaults::Count();
    const auto expected = UseOnAThread(use, 0, &failed);
    const std::uint64_t total = AllocationFaults::Count() - start;
    RecordProperty(name, static_cast<int>(total));
    ASSERT_FALSE(expected.empty());
    for (std::uint64_t place = 0; place < kPlaces; ++place) {
      const std::uint64_t n = 1 + total * place / kPlaces + place;
      SCOPED_TRACE("allocation " + std::to_string(n) + " of " + std::to_string(total));
      const bool is_right = UseOnAThread(use, n, &failed) == expected;
      ASSERT_TRUE(is_right);
      ASSERT_EQ(PDX_GetLiveObjectCount(), 0U);
      if (HasFailure()) return;
    }
  }
}

}  // namespace
}  // namespace pdx::testing
