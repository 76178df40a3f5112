#include "runtime/model.h"

#include "model/model_reader.h"
#include "passes/pipeline.h"

namespace pdx {

namespace {

const KernelEntry& ChooseKernel(const KernelContext& context) {
  for (const KernelEntry& entry : KernelTable()) {
    if (context.node().op == entry.op && entry.supports(context)) return entry;
  }
  throw Error(ErrorCode::kUnsupportedOperator, "no kernel computes operator '" + context.node().op + "' in this form",
              context.node().op);
}

// Calls make(account) in the scope of a new account.
template <typename Make>
std::shared_ptr<const Model> WithinLimit(const ModelOptions& options, Make&& make) {
  const auto memory = std::make_shared<MemoryAccount>(options.memory_limit);
  const MemoryScope scope(memory);
  try {
    return make(memory);
  } catch (const MemoryLimitExceeded& exceeded) {
    throw Error(ErrorCode::kOutOfMemory, "loading the model " + exceeded.ToString());
  }
}

}  // namespace

bool HasBfloat16() { return CpuFeatures::Detect().avx512_bf16; }

bool HasInt8() { return CpuFeatures::Detect().avx512_vnni; }

std::shared_ptr<const Model> Model::Load(std::span<const std::byte> program, std::span<const std::byte> parameters,
                                         const ModelOptions& options) {
  return WithinLimit(options, [&](const std::shared_ptr<MemoryAccount>& memory) {
    const MemoryCharge files(program.size() + parameters.size());
    return Finish(memory, ReadModel(program, parameters), options);
  });
}

std::shared_ptr<const Model> Model::Build(Graph graph, const ModelOptions& options) {
  return WithinLimit(
      options, [&](const std::shared_ptr<MemoryAccount>& memory) { return Finish(memory, std::move(graph), options); });
}

std::shared_ptr<const Model> Model::Finish(const std::shared_ptr<MemoryAccount>& memory, Graph graph,
                                           const ModelOptions& options) {
  graph.Validate();
  if (options.optimize_graph) Optimize(graph, options.disabled_passes, options.int8 && HasInt8());
  std::shared_ptr<Model> model(new Model(memory, std::move(graph)));
  model->ChooseKernels(options);
  model->DropPackedConstants();
  return model;
}

void Model::ChooseKernels(const ModelOptions& options) {
  const CpuFeatures cpu = CpuFeatures::Detect();
  for (const auto& node : graph_.nodes()) {
    NodeKernel& step = steps_.emplace_back();
    step.schema = FindOp(node->op);
    if (step.schema == nullptr) {
      throw Error(ErrorCode::kUnsupportedOperator, "operator '" + node->op + "' is not supported", node->op);
    }
    if (step.schema->is_view) continue;
    try {
      const KernelContext context(graph_, *node, cpu, options.AllowsBfloat16(node->op));
      const KernelEntry& entry = ChooseKernel(context);
      step.kernel = entry.create(context);
      step.kernel_name = entry.name;
    } catch (const Error& error) {
      if (!error.op().empty()) throw;
      throw Error(error.code(), node->op + ": " + error.what(), node->op);  // a kernel's settings do not know the name
    }
  }
}

void Model::DropPackedConstants() {
  std::vector<bool> read(graph_.value_count(), false);
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    const Node& node = *graph_.nodes()[i];
    for (std::size_t k = 0; k < node.inputs.size(); ++k) {
      if (node.inputs[k] == kNoValue) continue;
      const bool reads = steps_[i].kernel == nullptr || steps_[i].kernel->ReadsInput(k);
      if (reads) read[static_cast<std::size_t>(node.inputs[k])] = true;
    }
  }
  for (const ValueId id : graph_.outputs()) read[static_cast<std::size_t>(id)] = true;
  for (std::size_t id = 0; id < read.size(); ++id) {
    Value& value = graph_.value(static_cast<ValueId>(id));
    if (value.constant == nullptr || read[id]) continue;
    value.type = value.constant->type();
    value.shape = value.constant->shape();
    value.constant.reset();
  }
}

}  // namespace pdx
