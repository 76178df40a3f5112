#include "runtime/session.h"

#include <algorithm>
#include <string>

namespace pdx {

Session::Session(std::shared_ptr<const Model> model, int threads)
    : model_(std::move(model)),
      memory_(std::make_shared<MemoryAccount>(model_->memory_limit(), model_->memory_used())),
      pool_(std::max(threads, 1)),
      inputs_(model_->input_count()) {
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    inputs_[i].shape = model_->input(i).shape;
    inputs_[i].type = model_->input(i).type;
  }
  shapes_.resize(inputs_.size());
  input_pointers_.resize(inputs_.size());
  plans_.reserve(kMaxPlans + 1);
}

void Session::ReshapeInput(std::size_t index, const Shape& shape) {
  Input& input = inputs_[index];
  if (!(input.shape == shape)) input.written = false;
  input.shape = shape;
}

std::byte* Session::MutableInput(std::size_t index, DataType type) {
  Input& input = inputs_[index];
  if (!input.shape.IsStatic()) {
    throw Error(ErrorCode::kInvalidArgument, "input '" + model_->input(index).name + "' has the free shape " +
                                                 input.shape.ToString() + "; set its shape before writing data");
  }
  input.written = false;  // also where there is no memory
  // An output without memory of its own is written over, or moves.
  if (current_ != nullptr && current_->HasOutputIn(index)) current_ = nullptr;
  const MemoryScope scope(memory_);
  try {
    std::byte* data = input.data.Reserve(static_cast<std::size_t>(input.shape.ElementCount()) * SizeOf(type));
    input.type = type;
    input.written = true;
    return data;
  } catch (const MemoryLimitExceeded& exceeded) {
    throw Error(ErrorCode::kOutOfMemory, "input '" + model_->input(index).name + "' of shape " +
                                             input.shape.ToString() + ", with the rest, " + exceeded.ToString());
  }
}

const std::byte* Session::InputData(std::size_t index) const {
  return inputs_[index].written ? inputs_[index].data.data() : nullptr;
}

void Session::CheckInputs() const {
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    const Value& declared = model_->input(i);
    if (!inputs_[i].written) {
      throw Error(ErrorCode::kInvalidArgument, "input '" + declared.name + "' has no data for its shape " +
                                                   inputs_[i].shape.ToString() + "; write it before each run");
    }
    if (inputs_[i].type != declared.type) {
      throw Error(ErrorCode::kInvalidArgument, "input '" + declared.name + "' holds " + NameOf(inputs_[i].type) +
                                                   " but the model takes " + NameOf(declared.type));
    }
  }
}

Plan& Session::PlanForInputs() {
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    shapes_[i] = inputs_[i].shape;
    input_pointers_[i] = inputs_[i].data.data();
  }
  const auto found = std::ranges::find_if(plans_, [&](const auto& plan) { return plan->Matches(shapes_); });
  if (found != plans_.end()) {
    std::rotate(plans_.begin(), found, found + 1);
    return *plans_.front();
  }
  plans_.insert(plans_.begin(), std::make_unique<Plan>(*model_, shapes_, threads()));
  if (plans_.size() > kMaxPlans) plans_.pop_back();
  return *plans_.front();
}

Plan& Session::BoundPlan() {
  Plan& plan = PlanForInputs();
  plan.Bind(arena_.Reserve(plan.arena_bytes()), input_pointers_);
  return plan;
}

Plan& Session::Prepare() {
  try {
    return BoundPlan();
  } catch (const MemoryLimitExceeded&) {
    plans_.clear();  // what is kept for other shapes gives way
    arena_.Release();
  }
  try {
    return BoundPlan();
  } catch (const MemoryLimitExceeded& exceeded) {
    throw Error(ErrorCode::kOutOfMemory, "a run with " + InputShapes() + " " + exceeded.ToString());
  }
}

std::string Session::InputShapes() const {
  std::string text;
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    text += (i == 0 ? "" : ", ") + ("'" + model_->input(i).name + "' of shape ") + inputs_[i].shape.ToString();
  }
  return text;
}

void Session::Run(const Cancellation* cancellation) {
  current_ = nullptr;
  CheckInputs();
  if (cancellation != nullptr && cancellation->IsRequested()) {
    throw Error(ErrorCode::kCancelled, "the run was cancelled before it began");
  }
  const MemoryScope scope(memory_);
  Plan& plan = Prepare();
  plan.Run(pool_, cancellation);
  current_ = &plan;
}

const Shape& Session::OutputShape(std::size_t index) const {
  return current_ == nullptr ? model_->output(index).shape : *current_->output(index).shape;
}

DataType Session::OutputType(std::size_t index) const {
  return current_ == nullptr ? model_->output(index).type : current_->output(index).type;
}

const std::byte* Session::OutputData(std::size_t index) const {
  return current_ == nullptr ? nullptr : current_->output(index).data;
}

void Session::Clear() {
  current_ = nullptr;
  for (Input& input : inputs_) input.written = false;
}

std::uint64_t Session::Shrink() {
  Clear();
  plans_.clear();
  std::uint64_t released = arena_.Release();
  for (Input& input : inputs_) released += input.data.Release();
  return released;
}

}  // namespace pdx
