#include "capi/predictor.h"

#include "capi/config.h"
#include "capi/guard.h"
#include "capi/tensor.h"
#include "pd_predictor.h"

using pdx::Guard;
using pdx::Require;

namespace {

pdx::Session& SessionOf(PD_Predictor* predictor) { return Require(predictor, "pd_predictor").state->session; }

const pdx::Graph& GraphOf(PD_Predictor* predictor) { return SessionOf(predictor).model()->graph(); }

std::vector<std::string> Names(const pdx::Graph& graph, std::span<const pdx::ValueId> values) {
  std::vector<std::string> names;
  for (const pdx::ValueId value : values) names.push_back(graph.value(value).name);
  return names;
}

PD_Predictor* Create(PD_Config& config) {
  if (!config.valid) {
    throw pdx::Error(pdx::ErrorCode::kInvalidArgument,
                     "the configuration has made its one predictor or was set invalid; make another configuration, or "
                     "clone the predictor");
  }
  auto state = std::make_shared<pdx::PredictorState>(pdx::LoadModel(config), config.threads);
  auto* predictor = new PD_Predictor(std::move(state));
  config.valid = false;
  return predictor;
}

PD_Tensor* View(PD_Predictor* predictor, const char* name, pdx::TensorRole role) {
  const pdx::Graph& graph = GraphOf(predictor);
  const std::string wanted = pdx::RequireText(name, "name");
  const bool is_input = role == pdx::TensorRole::kInput;
  const std::vector<std::string> names = Names(graph, is_input ? graph.inputs() : graph.outputs());
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == wanted) return new PD_Tensor(predictor->state, role, i, wanted);
  }
  const std::string kind = is_input ? "input" : "output";
  std::string known;
  for (const std::string& each : names) known += (known.empty() ? "'" : ", '") + each + "'";
  throw pdx::Error(pdx::ErrorCode::kInvalidArgument,
                   "the model has no " + kind + " '" + wanted + "'; it has " + (known.empty() ? "none" : known));
}

}  // namespace

PD_Predictor* PD_PredictorCreate(PD_Config* pd_config) {
  return Guard<PD_Predictor*>(__func__, nullptr, [&] { return Create(Require(pd_config, "pd_config")); });
}

PD_Predictor* PD_PredictorClone(PD_Predictor* pd_predictor) {
  return Guard<PD_Predictor*>(__func__, nullptr, [&] {
    const pdx::Session& source = SessionOf(pd_predictor);
    return new PD_Predictor(std::make_shared<pdx::PredictorState>(source.model(), source.threads()));
  });
}

PD_OneDimArrayCstr* PD_PredictorGetInputNames(PD_Predictor* pd_predictor) {
  return Guard<PD_OneDimArrayCstr*>(__func__, nullptr, [&] {
    const pdx::Graph& graph = GraphOf(pd_predictor);
    return pdx::MakeTextArray(Names(graph, graph.inputs())).release();
  });
}

PD_OneDimArrayCstr* PD_PredictorGetOutputNames(PD_Predictor* pd_predictor) {
  return Guard<PD_OneDimArrayCstr*>(__func__, nullptr, [&] {
    const pdx::Graph& graph = GraphOf(pd_predictor);
    return pdx::MakeTextArray(Names(graph, graph.outputs())).release();
  });
}

PD_IOInfos* PD_PredictorGetInputInfos(PD_Predictor* pd_predictor) {
  return Guard<PD_IOInfos*>(__func__, nullptr, [&] {
    const pdx::Graph& graph = GraphOf(pd_predictor);
    return pdx::MakeInfos(graph, graph.inputs()).release();
  });
}

PD_IOInfos* PD_PredictorGetOutputInfos(PD_Predictor* pd_predictor) {
  return Guard<PD_IOInfos*>(__func__, nullptr, [&] {
    const pdx::Graph& graph = GraphOf(pd_predictor);
    return pdx::MakeInfos(graph, graph.outputs()).release();
  });
}

size_t PD_PredictorGetInputNum(PD_Predictor* pd_predictor) {
  return Guard<size_t>(__func__, 0, [&] { return GraphOf(pd_predictor).inputs().size(); });
}

size_t PD_PredictorGetOutputNum(PD_Predictor* pd_predictor) {
  return Guard<size_t>(__func__, 0, [&] { return GraphOf(pd_predictor).outputs().size(); });
}

PD_Tensor* PD_PredictorGetInputHandle(PD_Predictor* pd_predictor, const char* name) {
  return Guard<PD_Tensor*>(__func__, nullptr, [&] { return View(pd_predictor, name, pdx::TensorRole::kInput); });
}

PD_Tensor* PD_PredictorGetOutputHandle(PD_Predictor* pd_predictor, const char* name) {
  return Guard<PD_Tensor*>(__func__, nullptr, [&] { return View(pd_predictor, name, pdx::TensorRole::kOutput); });
}

PD_Bool PD_PredictorRun(PD_Predictor* pd_predictor) {
  return Guard<PD_Bool>(__func__, FALSE, [&] { return SessionOf(pd_predictor).Run(), PD_Bool{TRUE}; });
}

void PD_PredictorClearIntermediateTensor(PD_Predictor* pd_predictor) {
  Guard(__func__, [&] { SessionOf(pd_predictor).Clear(); });
}

uint64_t PD_PredictorTryShrinkMemory(PD_Predictor* pd_predictor) {
  return Guard<uint64_t>(__func__, 0, [&] { return SessionOf(pd_predictor).Shrink(); });
}

void PD_PredictorDestroy(PD_Predictor* pd_predictor) {
  Guard(__func__, [&] { delete pd_predictor; });
}

// The version says which functions are here: those of 3.0.0, and some of before and after it.
const char* PD_GetVersion(void) {
  return Guard<const char*>(__func__, nullptr, [] {
    return "version: 3.0.0\ncommit: embedded\nbranch: PaddleInferenceNet " PDX_PROJECT_VERSION "\n";
  });
}
