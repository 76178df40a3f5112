#include "model/pir_graph_builder.h"

#include <algorithm>
#include <array>
#include <utility>

#include "graph/error.h"
#include "model/program_rules.h"

namespace pdx {

namespace {

// Notes of the program's writer about where an operator came from and where it ran, of kinds that vary.
constexpr std::array<std::string_view, 5> kNotes = {"op_callstack", "op_device", "op_namescope", "op_role", "place"};

constexpr std::int64_t kInt64Number = 3;  // of the element type, in attributes

}  // namespace

PirGraphBuilder::PirGraphBuilder(const PirProgram& program)
    : program_(program), place_(program), values_(graph_, place_, program.byte_count) {
  CheckOperators();
}

PirGraphBuilder::Handler PirGraphBuilder::FindHandler(std::string_view type) {
  static const std::map<std::string_view, Handler> handlers = {
      {"feed", &PirGraphBuilder::AddFeed},
      {"data", &PirGraphBuilder::AddFeed},
      {"fetch", &PirGraphBuilder::AddFetch},
      {"full", &PirGraphBuilder::AddNumber},
      {"full_int_array", &PirGraphBuilder::AddIntegers},
      {"0.combine", &PirGraphBuilder::AddList},
      {"stack", &PirGraphBuilder::AddStack},
      {"shape64", &PirGraphBuilder::AddShape64},
  };
  const auto found = handlers.find(type);
  return found == handlers.end() ? nullptr : found->second;
}

void PirGraphBuilder::CheckOperators() const {
  MissingOperators missing;
  for (const PirOperatorDesc& op : program_.operators) {
    if (FindHandler(op.type) == nullptr && FindPirOperator(op.type) == nullptr) missing.Add(op.type);
  }
  missing.ThrowIfAny("the program (in JSON, format " + std::to_string(program_.version) + ")");
}

std::vector<ParameterDesc> PirGraphBuilder::Parameters() const {
  std::vector<ParameterDesc> parameters;
  for (const PirParameterDesc& parameter : program_.parameters) {
    std::string name(parameter.name);
    const PirTensorType tensor = ReadPirTensorType(parameter.value.type, name);
    if (!tensor.shape.IsStatic()) {
      throw Error(ErrorCode::kModelFormat, "the program declares parameter '" + name + "' with the shape " +
                                               tensor.shape.ToString() + ", which is not fully known");
    }
    parameters.push_back({std::move(name), tensor.type, tensor.shape});
  }
  std::ranges::sort(parameters, {}, &ParameterDesc::name);
  const auto twice = std::ranges::adjacent_find(parameters, {}, &ParameterDesc::name);
  if (twice != parameters.end()) {
    throw Error(ErrorCode::kModelFormat, "the program declares parameter '" + twice->name + "' twice");
  }
  return parameters;
}

void PirGraphBuilder::AddParameters(std::span<const ParameterDesc> declared,
                                    std::span<const std::shared_ptr<const Constant>> constants) {
  for (const PirParameterDesc& parameter : program_.parameters) {
    const auto found = std::ranges::lower_bound(declared, parameter.name, {}, &ParameterDesc::name);
    const auto index = static_cast<std::size_t>(found - declared.begin());
    const ValueId value = graph_.AddConstant(found->name, constants[index]);
    values_.BindTensor(parameter.value.id, value);
    named_.insert(value);
  }
}

void PirGraphBuilder::AddOperators() {
  while (place_.Next()) {
    const PirOperatorDesc& op = place_.op();
    if (const Handler handler = FindHandler(op.type)) {
      (this->*handler)(op);
    } else {
      AddNode(op, *FindPirOperator(op.type));
    }
  }
}

// Inputs have a column, or stand in order ("data").
void PirGraphBuilder::AddFeed(const PirOperatorDesc& op) {
  const PirValueDesc& result = OnlyResult(op);
  Attributes attributes;
  attributes.Set("name", Read(op, "name"));
  attributes.Set("col", op.Find("col") != nullptr ? Read(op, "col") : static_cast<std::int64_t>(feeds_.size()));
  const ValueId value = values_.Declare(result, attributes.GetString("name", ""));
  const std::int64_t column = attributes.GetInt("col", 0);
  if (!feeds_.emplace(column, value).second) place_.Fail("column " + std::to_string(column) + " was fed before");
  named_.insert(value);
  values_.BindTensor(result.id, value);
}

// The output has the name that the operator gives it. A value that goes by a name already gets a copy.
void PirGraphBuilder::AddFetch(const PirOperatorDesc& op) {
  Attributes attributes;
  attributes.Set("name", Read(op, "name"));
  attributes.Set("col", Read(op, "col"));
  ValueId value = values_.Tensor(OnlyOperand(op));
  const std::string name = attributes.GetString("name", "");
  if (named_.contains(value)) {
    const ValueId copy = values_.Declare(OnlyResult(op), name);
    graph_.AddNode("assign", {value}, {copy});
    value = copy;
  } else {
    graph_.value(value).name = name;
  }
  named_.insert(value);
  const std::int64_t column = attributes.GetInt("col", 0);
  if (!fetches_.emplace(column, value).second) place_.Fail("column " + std::to_string(column) + " was fetched before");
}

void PirGraphBuilder::AddNumber(const PirOperatorDesc& op) {
  Attributes fill;
  for (const char* name : {"shape", "value", "dtype"}) fill.Set(name, Read(op, name));
  values_.BindNumber(OnlyResult(op), std::move(fill));
}

void PirGraphBuilder::AddIntegers(const PirOperatorDesc& op) {
  Attributes attributes;
  attributes.Set("value", Read(op, "value"));
  values_.BindIntegers(OnlyResult(op), attributes.GetInts("value"));
}

void PirGraphBuilder::AddList(const PirOperatorDesc& op) { values_.BindList(OnlyResult(op).id, op.operands); }

// The elements, each with a new axis, are joined along it.
void PirGraphBuilder::AddStack(const PirOperatorDesc& op) {
  const PirValueDesc& result = OnlyResult(op);
  const std::string name = PirValues::NameOf(result.id);
  Attributes axis;
  axis.Set("axis", Read(op, "axis"));
  Attributes axes;
  axes.Set("axes", std::vector<std::int64_t>{axis.GetInt("axis", 0)});
  std::vector<ValueId> parts = {kNoValue};  // no AxisTensor
  for (const ValueId element : values_.Tensors(OnlyOperand(op))) {
    parts.push_back(graph_.AddValue({name + ", part", graph_.value(element).type, {}, nullptr}));
    graph_.AddNode("unsqueeze2", {element}, {parts.back()}, axes);
  }
  const ValueId joined = values_.Declare(result, name);
  graph_.AddNode("concat", std::move(parts), {joined}, std::move(axis));
  values_.BindTensor(result.id, joined);
}

void PirGraphBuilder::AddShape64(const PirOperatorDesc& op) {
  const PirValueDesc& result = OnlyResult(op);
  const ValueId shape64 = values_.Declare(result, PirValues::NameOf(result.id));
  Value narrow = graph_.value(shape64);
  narrow.name += ", narrow";
  narrow.type = DataType::kInt32;
  const ValueId shape = graph_.AddValue(std::move(narrow));
  Attributes attributes;
  attributes.Set("out_dtype", kInt64Number);
  graph_.AddNode("shape", {values_.Tensor(OnlyOperand(op))}, {shape});
  graph_.AddNode("cast", {shape}, {shape64}, std::move(attributes));
  values_.BindTensor(result.id, shape64);
}

void PirGraphBuilder::AddNode(const PirOperatorDesc& op, const PirOperatorRow& row) {
  Attributes attributes;
  for (const PirAttributeDesc& attribute : op.attributes) {
    if (std::ranges::find(kNotes, attribute.name) != kNotes.end()) continue;
    const auto renamed = std::ranges::find(row.attributes, attribute.name, &PirRename::from);
    const std::string name = renamed == row.attributes.end() ? std::string(attribute.name) : renamed->to;
    attributes.Set(name, ReadPirAttribute(attribute, std::string(op.type)));
  }
  Arguments arguments;
  for (std::size_t i = 0; i < op.operands.size(); ++i) {
    if (op.operands[i] == 0) continue;
    if (i >= row.operands.size()) place_.FailUnsupported("operand " + std::to_string(i) + " is given");
    TakeOperand(op.operands[i], row.operands[i], arguments, attributes);
  }
  const OpSchema& schema = *FindOp(row.type);
  std::vector<ValueId> inputs = InOrder(schema, arguments);
  graph_.AddNode(row.type, std::move(inputs), AddResults(op, schema), std::move(attributes));
}

void PirGraphBuilder::TakeOperand(std::int64_t id, const PirOperand& operand, Arguments& arguments,
                                  Attributes& attributes) {
  switch (operand.kind) {
    case PirOperandKind::kTensor:
      arguments[operand.name].push_back(values_.Tensor(id));
      break;
    case PirOperandKind::kTensors:
      arguments[operand.name] = values_.Tensors(id);
      break;
    case PirOperandKind::kIntegers:
    case PirOperandKind::kInteger:
    case PirOperandKind::kNumber:
      TakeSetting(id, operand, arguments, attributes);
      break;
    case PirOperandKind::kAbsent:
      place_.FailUnsupported(std::string(operand.name) + " is given");
    case PirOperandKind::kIgnored:
      break;
  }
}

void PirGraphBuilder::TakeSetting(std::int64_t id, const PirOperand& operand, Arguments& arguments,
                                  Attributes& attributes) {
  if (auto known = values_.Known(id, operand.kind)) {
    attributes.Set(operand.name, *std::move(known));
  } else if (operand.list_slot != nullptr && values_.IsList(id)) {
    arguments[operand.list_slot] = values_.Tensors(id);
  } else if (operand.slot != nullptr) {
    arguments[operand.slot].push_back(values_.Tensor(id));
  } else {
    place_.FailUnsupported(std::string(operand.name) + " is value " + std::to_string(id) +
                           ", no constant of the kind that is needed");
  }
}

// Slots of one name take that name's arguments one after another.
std::vector<ValueId> PirGraphBuilder::InOrder(const OpSchema& schema, const Arguments& arguments) const {
  static const std::vector<ValueId> kNone;
  std::map<std::string_view, std::size_t> used;
  std::vector<ValueId> inputs;
  for (const Slot& slot : schema.inputs) {
    const auto found = arguments.find(slot.name);
    const std::vector<ValueId>& given = found == arguments.end() ? kNone : found->second;
    std::size_t& next = used[slot.name];
    if (slot.kind == SlotKind::kList) {
      inputs.insert(inputs.end(), given.begin() + static_cast<std::ptrdiff_t>(next), given.end());
      next = given.size();
    } else if (next < given.size()) {
      inputs.push_back(given[next++]);
    } else if (slot.kind == SlotKind::kRequired) {
      place_.Fail("input '" + std::string(slot.name) + "' is missing");
    } else {
      inputs.push_back(kNoValue);
    }
  }
  for (const auto& [name, given] : arguments) {
    if (given.size() > used[name]) {
      place_.Fail("input '" + std::string(name) + "' has " + std::to_string(given.size()) +
                  " values, this runtime takes " + std::to_string(used[name]));
    }
  }
  return inputs;
}

std::vector<ValueId> PirGraphBuilder::AddResults(const PirOperatorDesc& op, const OpSchema& schema) {
  std::vector<ValueId> outputs;
  for (std::size_t i = 0; i < op.results.size(); ++i) {
    const PirValueDesc& result = op.results[i];
    if (result.id == 0) {
      if (i < schema.outputs.size()) place_.Fail("result " + std::to_string(i) + " is missing");
    } else if (i < schema.outputs.size()) {
      outputs.push_back(values_.Declare(result, PirValues::NameOf(result.id)));
      values_.BindTensor(result.id, outputs.back());
    } else {
      values_.BindDropped(result.id, "result " + std::to_string(i) + " of " + place_.ToString());
    }
  }
  if (outputs.size() < schema.outputs.size()) place_.Fail("result " + std::to_string(outputs.size()) + " is missing");
  return outputs;
}

Graph PirGraphBuilder::Finish() {
  graph_.inputs() = InColumnOrder(feeds_, "feed");
  graph_.outputs() = InColumnOrder(fetches_, "fetch");
  if (graph_.outputs().empty()) {
    throw Error(ErrorCode::kModelFormat, "the program has no output (fetch operator): it is not an inference model");
  }
  return std::move(graph_);
}

Attribute PirGraphBuilder::Read(const PirOperatorDesc& op, std::string_view name) const {
  const PirAttributeDesc* attribute = op.Find(name);
  if (attribute == nullptr) place_.Fail("attribute '" + std::string(name) + "' is missing");
  return ReadPirAttribute(*attribute, std::string(op.type));
}

const PirValueDesc& PirGraphBuilder::OnlyResult(const PirOperatorDesc& op) const {
  if (op.results.size() != 1) place_.Fail("there are " + std::to_string(op.results.size()) + " results, one is needed");
  return op.results.front();
}

std::int64_t PirGraphBuilder::OnlyOperand(const PirOperatorDesc& op) const {
  if (op.operands.size() != 1) {
    place_.Fail("there are " + std::to_string(op.operands.size()) + " operands, one is needed");
  }
  return op.operands.front();
}

}  // namespace pdx
