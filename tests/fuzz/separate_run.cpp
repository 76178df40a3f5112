#include "separate_run.h"

#include <algorithm>
#include <cstring>

#include "fuzz_target.h"

namespace pdx::fuzz {

void SerialParts::For(std::int64_t count, std::int64_t grain, RangeTask task) {
  const std::int64_t grains = (count + grain - 1) / grain;
  const std::int64_t chunk = (grains + threads_ - 1) / threads_ * grain;
  for (int worker = 0; worker * chunk < count; ++worker) {
    task(worker * chunk, std::min((worker + 1) * chunk, count), worker);
  }
}

SeparateRun::SeparateRun(const Model& model, std::span<const Shape> shapes, std::span<std::byte* const> inputs,
                         Parallel& parallel)
    : model_(model), infos_(model.graph().value_count()), data_(infos_.size(), nullptr), buffers_(infos_.size()) {
  DescribeInputs(shapes, inputs);
  for (std::size_t i = 0; i < model.graph().nodes().size(); ++i) {
    Infer(i);
    if (IsComputable(i)) Compute(i, parallel);
  }
}

void SeparateRun::DescribeInputs(std::span<const Shape> shapes, std::span<std::byte* const> inputs) {
  const Graph& graph = model_.graph();
  for (std::size_t value = 0; value < infos_.size(); ++value) {
    const Value& described = graph.value(static_cast<ValueId>(value));
    infos_[value] = {described.type, described.shape, std::nullopt};
    if (described.constant == nullptr) continue;
    const Constant& constant = *described.constant;
    infos_[value] = {constant.type(), constant.shape(), KnownElements(constant)};
    data_[value] = const_cast<std::byte*>(constant.data());  // kernels only read their inputs
  }
  for (std::size_t i = 0; i < graph.inputs().size(); ++i) {
    const auto value = static_cast<std::size_t>(graph.inputs()[i]);
    infos_[value].shape = shapes[i];
    data_[value] = inputs[i];
  }
}

void SeparateRun::Infer(std::size_t node_index) {
  const Node& node = *model_.graph().nodes()[node_index];
  std::vector<const TensorInfo*> inputs;
  for (const ValueId id : node.inputs) {
    inputs.push_back(id == kNoValue ? nullptr : &infos_[static_cast<std::size_t>(id)]);
  }
  std::vector<TensorInfo> outputs(node.outputs.size());
  InferContext context(node, inputs, outputs);
  model_.schema(node_index).infer(context);
  for (std::size_t k = 0; k < outputs.size(); ++k) {
    if (node.outputs[k] != kNoValue) infos_[static_cast<std::size_t>(node.outputs[k])] = std::move(outputs[k]);
  }
}

// A tensor of absurd size, and what follows from it, is not computed; a plan whose outputs need it is not run either.
bool SeparateRun::IsComputable(std::size_t node_index) const {
  constexpr std::size_t kMaxBytes = std::size_t{1} << 17;
  const Node& node = *model_.graph().nodes()[node_index];
  const bool is_view = model_.schema(node_index).is_view;
  for (std::size_t k = 0; k < node.inputs.size(); ++k) {
    if (node.inputs[k] == kNoValue) continue;
    const bool is_read = is_view ? k == 0 : model_.kernel(node_index).ReadsInput(k);
    if (is_read && data_[static_cast<std::size_t>(node.inputs[k])] == nullptr) return false;
  }
  return std::ranges::all_of(
      node.outputs, [&](ValueId id) { return id == kNoValue || Bytes(static_cast<std::size_t>(id)) <= kMaxBytes; });
}

void SeparateRun::Compute(std::size_t node_index, Parallel& parallel) {
  const Node& node = *model_.graph().nodes()[node_index];
  std::vector<TensorRef> tensors;
  for (const ValueId id : node.inputs) tensors.push_back(Ref(id));
  for (const ValueId id : node.outputs) {
    if (id != kNoValue) {
      const auto value = static_cast<std::size_t>(id);
      data_[value] = buffers_[value].Reserve(Bytes(value));
    }
    tensors.push_back(Ref(id));
  }
  const auto inputs = std::span<const TensorRef>(tensors).first(node.inputs.size());
  const auto outputs = std::span<const TensorRef>(tensors).subspan(node.inputs.size());
  if (model_.schema(node_index).is_view) {
    std::memcpy(outputs[0].data, inputs[0].data, Bytes(static_cast<std::size_t>(node.outputs[0])));
  } else if (HaveElements(outputs)) {
    const Kernel& kernel = model_.kernel(node_index);
    const std::size_t scratch_bytes = kernel.ScratchBytes({inputs, outputs, parallel.threads()});
    Buffer scratch;
    kernel.Run({inputs, outputs, scratch_bytes == 0 ? nullptr : scratch.Reserve(scratch_bytes), &parallel});
  }
  for (const ValueId id : node.outputs) {
    if (id != kNoValue) CheckKnown(static_cast<std::size_t>(id));
  }
}

void SeparateRun::CheckKnown(std::size_t value) const {
  const TensorInfo& info = infos_[value];
  if (!info.known) return;
  for (std::size_t i = 0; i < info.known->size(); ++i) {
    const std::int64_t computed = info.type == DataType::kInt64
                                      ? reinterpret_cast<const std::int64_t*>(data_[value])[i]
                                      : reinterpret_cast<const std::int32_t*>(data_[value])[i];
    if (computed != (*info.known)[i]) Report("a kernel computes another value than shape inference");
  }
}

TensorRef SeparateRun::Ref(ValueId id) const {
  if (id == kNoValue) return {};
  const auto value = static_cast<std::size_t>(id);
  return {data_[value], &infos_[value].shape, infos_[value].type};
}

std::size_t SeparateRun::Bytes(std::size_t value) const {
  return static_cast<std::size_t>(infos_[value].shape.ElementCount()) * SizeOf(infos_[value].type);
}

void SeparateRun::Compare(std::size_t index, const TensorRef& actual) const {
  const auto value = static_cast<std::size_t>(model_.graph().outputs()[index]);
  if (data_[value] == nullptr) return;
  if (actual.type != infos_[value].type || *actual.shape != infos_[value].shape) Report("an output has another shape");
  if (std::memcmp(actual.data, data_[value], Bytes(value)) != 0) {
    Report("an output differs between the arena and separate memory");
  }
}

}  // namespace pdx::fuzz
