#include "model/pir_values.h"

#include <cmath>
#include <limits>
#include <utility>

#include "graph/error.h"

namespace pdx {

namespace {

std::optional<std::int64_t> WholeNumber(double value) {
  constexpr double kMaxExact = 9007199254740992.0;  // 2^53
  if (!(std::abs(value) <= kMaxExact) || value != std::trunc(value)) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

}  // namespace

bool PirPlace::Next() {
  position_ = position_ ? *position_ + 1 : 0;
  return *position_ < program_.operators.size();
}

std::string PirPlace::ToString() const {
  return position_ ? "operator " + std::to_string(*position_) + " (" + Type() + ")" : "its parameters";
}

std::string PirPlace::Type() const { return position_ ? std::string(op().type) : std::string(); }

void PirPlace::Fail(const std::string& problem) const {
  throw Error(ErrorCode::kModelFormat, "the program, " + ToString() + ": " + problem, Type());
}

void PirPlace::FailUnsupported(const std::string& problem) const {
  throw Error(ErrorCode::kUnsupportedOperator,
              "the program, " + ToString() + ": " + problem + ", which this runtime does not take", Type());
}

ValueId PirValues::Declare(const PirValueDesc& value, const std::string& name) {
  const PirTensorType tensor = ReadPirTensorType(value.type, name);
  return graph_.AddValue({name, tensor.type, tensor.shape, nullptr});
}

void PirValues::BindNumber(const PirValueDesc& result, Attributes fill) {
  Bind(result.id, Number{std::move(fill), result});
}

void PirValues::BindIntegers(const PirValueDesc& result, std::vector<std::int64_t> values) {
  Bind(result.id, Integers{std::move(values), result});
}

std::string PirValues::NameOf(std::int64_t id) {
  std::string name = "%";
  return name += std::to_string(id);
}

ValueId PirValues::Tensor(std::int64_t id) {
  Binding& binding = Bound(id);
  if (const auto* tensor = std::get_if<ValueId>(&binding)) return *tensor;
  if (auto* number = std::get_if<Number>(&binding)) return MakeTensor(*number);
  if (auto* integers = std::get_if<Integers>(&binding)) return MakeTensor(*integers);
  if (const auto* dropped = std::get_if<Dropped>(&binding)) {
    place_.Fail("reads value " + std::to_string(id) + ", " + dropped->what + ", which this runtime does not compute");
  }
  place_.Fail("reads value " + std::to_string(id) + ", a list, as a tensor");
}

std::vector<ValueId> PirValues::Tensors(std::int64_t list_id) {
  const auto* list = std::get_if<List>(&Bound(list_id));
  if (list == nullptr) place_.Fail("reads value " + std::to_string(list_id) + " as a list, which it is not");
  Spend(list->ids.size());
  std::vector<ValueId> tensors;
  for (const std::int64_t id : list->ids) tensors.push_back(Tensor(id));
  return tensors;
}

std::optional<Attribute> PirValues::Known(std::int64_t id, PirOperandKind kind) {
  Binding& binding = Bound(id);
  std::vector<std::int64_t> integers;
  if (const auto* list = std::get_if<Integers>(&binding)) {
    Spend(list->values.size());
    integers = list->values;
  } else if (const auto* number = std::get_if<Number>(&binding)) {
    if (Shape(number->fill.GetInts("shape")).ElementCount() != 1) return std::nullopt;
    const double value = number->fill.GetFloat("value", 0);
    if (kind == PirOperandKind::kNumber) return value;
    const auto whole = WholeNumber(value);
    if (!whole) return std::nullopt;
    integers = {*whole};
  } else {
    return std::nullopt;
  }
  if (kind == PirOperandKind::kIntegers) return integers;
  if (integers.size() != 1) return std::nullopt;
  return integers[0];
}

PirValues::Binding& PirValues::Bound(std::int64_t id) {
  const auto found = bindings_.find(id);
  if (found == bindings_.end()) {
    place_.Fail("reads value " + std::to_string(id) + ", which nothing has computed before");
  }
  return found->second;
}

void PirValues::Bind(std::int64_t id, Binding binding) {
  if (id < 1) place_.Fail("a result has the number " + std::to_string(id) + ", 1 or more is needed");
  if (bindings_.contains(id)) place_.Fail("computes value " + std::to_string(id) + " a second time");
  bindings_.emplace(id, std::move(binding));
}

ValueId PirValues::MakeTensor(Number& number) {
  if (number.tensor == kNoValue) {
    number.tensor = Declare(number.result, NameOf(number.result.id));
    graph_.AddNode("fill_constant", {kNoValue}, {number.tensor}, number.fill);  // no ShapeTensor
  }
  return number.tensor;
}

ValueId PirValues::MakeTensor(Integers& integers) {
  if (integers.tensor != kNoValue) return integers.tensor;
  const std::string name = NameOf(integers.result.id);
  const Shape shape{static_cast<std::int64_t>(integers.values.size())};
  const DataType type = ReadPirTensorType(integers.result.type, name).type;
  if (type == DataType::kInt64) {
    integers.tensor = graph_.AddConstant(name, Constant::From(shape, std::span<const std::int64_t>(integers.values)));
    return integers.tensor;
  }
  if (type != DataType::kInt32) place_.FailUnsupported("a list of whole numbers as " + std::string(pdx::NameOf(type)));
  std::vector<std::int32_t> narrow;
  for (const std::int64_t value : integers.values) {
    narrow.push_back(static_cast<std::int32_t>(value));
    if (narrow.back() != value) place_.Fail("the number " + std::to_string(value) + " does not fit 32 bits");
  }
  integers.tensor = graph_.AddConstant(name, Constant::From(shape, std::span<const std::int32_t>(narrow)));
  return integers.tensor;
}

void PirValues::Spend(std::size_t count) {
  if (count > budget_) place_.Fail("the lists of the program are read more often than its size allows");
  budget_ -= count;
}

}  // namespace pdx
