#include "runtime/plan.h"

#include <algorithm>
#include <limits>

#include "memory/buffer.h"

namespace pdx {

Plan::Plan(const Model& model, std::span<const Shape> input_shapes, int threads)
    : tables_(TableBytes(model.graph())),
      input_shapes_(input_shapes.begin(), input_shapes.end()),
      infos_(model.graph().value_count()),
      tensors_(model.graph().value_count()),
      storage_(model.graph().value_count()),
      constants_(model.graph().value_count()),
      bound_inputs_(model.graph().inputs().size()) {
  const Graph& graph = model.graph();
  DescribeKnownValues(model);
  InferShapes(model);
  FindLiveNodes(model);
  FindLastReads(model);
  places_in_concats_ = FindPlacesInConcats(model, infos_, live_);
  for (std::size_t i = 0; i < graph.nodes().size(); ++i) MakeStep(model, i, threads);
  for (const ValueId id : graph.outputs()) {
    const auto value = static_cast<std::size_t>(id);
    if (storage_[value].kind == Storage::Kind::kUnset) Materialise(value);
    outputs_.push_back(value);
  }
  arena_ = PlanArena(blocks_, Buffer::kAlignment);
  for (const std::size_t value : step_values_) step_tensors_.push_back(value == kNone ? TensorRef{} : tensors_[value]);
}

std::uint64_t Plan::TableBytes(const Graph& graph) {
  constexpr std::uint64_t kPerValue = sizeof(TensorInfo) + sizeof(TensorRef) + sizeof(Storage) + sizeof(ValueUse) +
                                      sizeof(PlaceInConcat) + sizeof(std::shared_ptr<const Constant>) +
                                      2 * sizeof(std::size_t) + sizeof(int);
  constexpr std::uint64_t kPerNode = sizeof(Step) + sizeof(ValueUse) + sizeof(std::size_t);  // a block of scratch
  constexpr std::uint64_t kPerUse = sizeof(std::size_t) + sizeof(TensorRef);
  std::uint64_t uses = 0;
  for (const auto& node : graph.nodes()) uses += node->inputs.size() + node->outputs.size();
  return graph.value_count() * kPerValue + graph.nodes().size() * kPerNode + uses * kPerUse;
}

bool Plan::Matches(std::span<const Shape> input_shapes) const {
  return std::equal(input_shapes.begin(), input_shapes.end(), input_shapes_.begin(), input_shapes_.end());
}

bool Plan::HasOutputIn(std::size_t input) const {
  return std::ranges::any_of(outputs_, [&](std::size_t value) {
    return storage_[value].kind == Storage::Kind::kInput && storage_[value].index == input;
  });
}

void Plan::DescribeKnownValues(const Model& model) {
  const Graph& graph = model.graph();
  for (std::size_t value = 0; value < graph.value_count(); ++value) {
    const Value& described = graph.value(static_cast<ValueId>(value));
    infos_[value] = {described.type, described.shape, std::nullopt};
    if (described.constant == nullptr) continue;
    const Constant& constant = *described.constant;
    infos_[value] = {constant.type(), constant.shape(), KnownElements(constant)};
    tensors_[value].data = const_cast<std::byte*>(constant.data());  // kernels read constants only as inputs
    storage_[value].kind = Storage::Kind::kConstant;
  }
  for (std::size_t i = 0; i < graph.inputs().size(); ++i) {
    const auto value = static_cast<std::size_t>(graph.inputs()[i]);
    infos_[value].shape = input_shapes_[i];
    storage_[value] = {Storage::Kind::kInput, i};
  }
}

void Plan::InferShapes(const Model& model) {
  const Graph& graph = model.graph();
  std::vector<const TensorInfo*> inputs;
  std::vector<TensorInfo> outputs;
  for (std::size_t i = 0; i < graph.nodes().size(); ++i) {
    const Node& node = *graph.nodes()[i];
    inputs.clear();
    for (const ValueId id : node.inputs) {
      inputs.push_back(id == kNoValue ? nullptr : &infos_[static_cast<std::size_t>(id)]);
    }
    outputs.assign(node.outputs.size(), TensorInfo{});
    InferContext context(node, inputs, outputs);
    model.schema(i).infer(context);
    for (std::size_t k = 0; k < outputs.size(); ++k) {
      if (node.outputs[k] != kNoValue) infos_[static_cast<std::size_t>(node.outputs[k])] = std::move(outputs[k]);
    }
  }
  std::uint64_t known = 0;
  for (std::size_t value = 0; value < infos_.size(); ++value) {
    tensors_[value].shape = &infos_[value].shape;
    tensors_[value].type = infos_[value].type;
    if (infos_[value].known) known += infos_[value].known->size() * sizeof(std::int64_t);
  }
  known_values_ = MemoryCharge(known);
}

bool Plan::IsComputed(const Node& node) const {
  return std::any_of(node.outputs.begin(), node.outputs.end(), [&](ValueId id) {
    return id != kNoValue && !infos_[static_cast<std::size_t>(id)].known.has_value();
  });
}

bool Plan::ReadsInput(const Model& model, std::size_t node_index, std::size_t input) const {
  return model.schema(node_index).is_view ? input == 0 : model.kernel(node_index).ReadsInput(input);
}

// What only served to compute a shape has done its work by now: such nodes need not run.
void Plan::FindLiveNodes(const Model& model) {
  const Graph& graph = model.graph();
  std::vector<bool> needed(infos_.size(), false);
  for (const ValueId id : graph.outputs()) needed[static_cast<std::size_t>(id)] = true;
  live_.assign(graph.nodes().size(), false);
  for (std::size_t i = live_.size(); i-- > 0;) {
    const Node& node = *graph.nodes()[i];
    const bool is_needed = std::ranges::any_of(
        node.outputs, [&](ValueId id) { return id != kNoValue && needed[static_cast<std::size_t>(id)]; });
    live_[i] = is_needed && IsComputed(node);
    if (!live_[i]) continue;
    for (std::size_t k = 0; k < node.inputs.size(); ++k) {
      if (node.inputs[k] != kNoValue && ReadsInput(model, i, k))
        needed[static_cast<std::size_t>(node.inputs[k])] = true;
    }
  }
}

void Plan::FindLastReads(const Model& model) {
  const Graph& graph = model.graph();
  root_.resize(infos_.size());
  for (std::size_t value = 0; value < root_.size(); ++value) root_[value] = value;
  last_read_.assign(infos_.size(), -1);
  for (std::size_t i = 0; i < graph.nodes().size(); ++i) {
    const Node& node = *graph.nodes()[i];
    if (!live_[i]) continue;
    if (model.schema(i).is_view) {
      root_[static_cast<std::size_t>(node.outputs[0])] = root_[static_cast<std::size_t>(node.inputs[0])];
      continue;
    }
    for (const ValueId id : node.inputs) {
      if (id != kNoValue) last_read_[root_[static_cast<std::size_t>(id)]] = static_cast<int>(i);
    }
  }
  for (const ValueId id : graph.outputs()) {
    last_read_[root_[static_cast<std::size_t>(id)]] = std::numeric_limits<int>::max();
  }
}

void Plan::MakeStep(const Model& model, std::size_t node_index, int threads) {
  const Node& node = *model.graph().nodes()[node_index];
  if (!live_[node_index]) return;
  for (std::size_t k = 0; k < node.inputs.size(); ++k) {
    const ValueId id = node.inputs[k];
    if (id == kNoValue || storage_[static_cast<std::size_t>(id)].kind != Storage::Kind::kUnset) continue;
    // What is not read may be a packed weight whose original is gone.
    if (ReadsInput(model, node_index, k)) Materialise(static_cast<std::size_t>(id));
  }
  if (model.schema(node_index).is_view) {
    const auto source = static_cast<std::size_t>(node.inputs[0]);
    const auto view = static_cast<std::size_t>(node.outputs[0]);
    storage_[view] = storage_[source];
    tensors_[view].data = tensors_[source].data;
    return;
  }
  Step step;
  step.kernel = &model.kernel(node_index);
  step.node = node_index;
  step.first_tensor = step_values_.size();
  step.input_count = node.inputs.size();
  step.output_count = node.outputs.size();
  const Storage in_place = PlaceInPlace(node, *step.kernel, node_index);
  for (const ValueId id : node.inputs) step_values_.push_back(id == kNoValue ? kNone : static_cast<std::size_t>(id));
  for (std::size_t k = 0; k < node.outputs.size(); ++k) {
    const ValueId id = node.outputs[k];
    step_values_.push_back(id == kNoValue ? kNone : static_cast<std::size_t>(id));
    if (id != kNoValue) PlaceOutput(static_cast<std::size_t>(id), k == 0 ? in_place : Storage{}, node_index);
  }
  std::vector<TensorRef> tensors;
  for (std::size_t i = step.first_tensor; i < step_values_.size(); ++i) {
    tensors.push_back(step_values_[i] == kNone ? TensorRef{} : tensors_[step_values_[i]]);
  }
  const std::span<const TensorRef> all(tensors);
  if (!HaveElements(all.subspan(step.input_count))) return;
  const ShapeContext shapes{all.first(step.input_count), all.subspan(step.input_count), threads};
  if (const std::size_t scratch = step.kernel->ScratchBytes(shapes); scratch > 0) {
    RequireRoom(scratch);
    step.scratch_block = blocks_.size();
    blocks_.push_back({scratch, static_cast<int>(node_index), static_cast<int>(node_index)});
  }
  steps_.push_back(step);
}

Plan::Storage Plan::PlaceInPlace(const Node& node, const Kernel& kernel, std::size_t node_index) {
  const int index = kernel.InPlaceInput();
  if (index < 0 || node.outputs[0] == kNoValue) return {};
  const ValueId id = node.Input(static_cast<std::size_t>(index));
  if (id == kNoValue) return {};
  const std::size_t root = root_[static_cast<std::size_t>(id)];
  const Storage& storage = storage_[root];
  if (storage.kind != Storage::Kind::kArena || last_read_[root] != static_cast<int>(node_index)) return {};
  if (Bytes(root) != Bytes(static_cast<std::size_t>(node.outputs[0]))) return {};
  for (std::size_t other = 0; other < node.inputs.size(); ++other) {
    const ValueId other_id = node.inputs[other];
    if (other == static_cast<std::size_t>(index) || other_id == kNoValue) continue;
    const Storage& used = storage_[static_cast<std::size_t>(other_id)];
    if (used.kind == Storage::Kind::kArena && used.index == storage.index) return {};
  }
  return storage;
}

void Plan::PlaceOutput(std::size_t value, const Storage& in_place, std::size_t node_index) {
  if (const PlaceInConcat& place = places_in_concats_[value]; place.output != PlaceInConcat::kNone) {
    PlaceInBlock(place.output, node_index);
    storage_[value] = {Storage::Kind::kArena, storage_[place.output].index, place.offset};
    tensors_[value].row_step = place.row_step;
    return;
  }
  if (in_place.kind == Storage::Kind::kArena) {
    storage_[value] = in_place;
    blocks_[in_place.index].last_step = std::max(static_cast<int>(node_index), last_read_[value]);
    return;
  }
  PlaceInBlock(value, node_index);
}

// The output of a concat has its block already where an earlier step wrote a part of it.
void Plan::PlaceInBlock(std::size_t value, std::size_t node_index) {
  if (storage_[value].kind == Storage::Kind::kArena) return;
  const int written = static_cast<int>(node_index);
  RequireRoom(Bytes(value));
  storage_[value] = {Storage::Kind::kArena, blocks_.size()};
  blocks_.push_back({Bytes(value), written, std::max(written, last_read_[value])});
}

// Refuses what cannot fit by itself before kernels reckon with its size.
void Plan::RequireRoom(std::size_t bytes) { const MemoryCharge probe(bytes); }

void Plan::Materialise(std::size_t value) {
  const TensorInfo& info = infos_[value];
  if (!info.known.has_value()) throw Error(ErrorCode::kInternal, "a tensor is read that no step computes");
  auto constant = std::make_shared<Constant>(info.type, info.shape);
  if (info.type == DataType::kInt64) {
    std::copy(info.known->begin(), info.known->end(), constant->MutableAs<std::int64_t>().begin());
  } else {
    std::transform(info.known->begin(), info.known->end(), constant->MutableAs<std::int32_t>().begin(),
                   [](std::int64_t element) { return static_cast<std::int32_t>(element); });
  }
  tensors_[value].data = constant->mutable_data();
  storage_[value].kind = Storage::Kind::kConstant;
  constants_[value] = std::move(constant);
}

std::size_t Plan::Bytes(std::size_t value) const {
  return static_cast<std::size_t>(infos_[value].shape.ElementCount()) * SizeOf(infos_[value].type);
}

void Plan::Bind(std::byte* arena, std::span<std::byte* const> inputs) {
  if (arena == bound_arena_ && std::ranges::equal(inputs, bound_inputs_)) return;
  for (std::size_t value = 0; value < tensors_.size(); ++value) {
    const Storage& storage = storage_[value];
    if (storage.kind == Storage::Kind::kInput) tensors_[value].data = inputs[storage.index];
    if (storage.kind == Storage::Kind::kArena) {
      tensors_[value].data = arena + arena_.offsets[storage.index] + storage.offset;
    }
  }
  for (std::size_t i = 0; i < step_values_.size(); ++i) {
    if (step_values_[i] != kNone) step_tensors_[i].data = tensors_[step_values_[i]].data;
  }
  bound_arena_ = arena;
  bound_inputs_.assign(inputs.begin(), inputs.end());
}

void Plan::Run(Parallel& parallel, const Cancellation* cancellation) const {
  for (std::size_t step = 0; step < steps_.size(); ++step) {
    if (cancellation != nullptr && cancellation->IsRequested()) {
      throw Error(ErrorCode::kCancelled, "the run was cancelled after " + std::to_string(step) + " of " +
                                             std::to_string(steps_.size()) + " steps");
    }
    RunStep(step, parallel);
  }
}

void Plan::RunStep(std::size_t index, Parallel& parallel) const {
  const Step& step = steps_[index];
  const std::span<const TensorRef> tensors(step_tensors_.data() + step.first_tensor,
                                           step.input_count + step.output_count);
  RunContext context;
  context.inputs = tensors.first(step.input_count);
  context.outputs = tensors.subspan(step.input_count);
  context.parallel = &parallel;
  if (step.scratch_block != kNone) context.scratch = bound_arena_ + arena_.offsets[step.scratch_block];
  step.kernel->Run(context);
}

}  // namespace pdx
