#include "graph_generator.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "graph/error.h"
#include "ops/image_dims.h"

namespace pdx::fuzz {

namespace {

// The first eight fit 32 bits.
constexpr std::int64_t kWildValues[] = {0, -1, 9,         -65536,    INT32_MAX, INT32_MIN,
                                        1, 3,  INT64_MAX, INT64_MIN, 1LL << 31, 1LL << 62};

constexpr std::int64_t kMaxConstantElements = 8192;
constexpr std::int64_t kFilterSizes[] = {1, 3, 3, 2, 5};

std::int64_t ChannelsOf(const Node& node, const Shape& image) {
  if (image.rank() < 2) return 1;
  return IsChannelsLast(node.attributes) ? image.back() : image[1];
}

}  // namespace

void FillTensor(std::byte* bytes, DataType type, std::int64_t count, std::uint8_t kind) {
  constexpr float kSpecial[] = {0,
                                -0.0F,
                                1e38F,
                                -1e38F,
                                1e-40F,
                                std::numeric_limits<float>::infinity(),
                                std::numeric_limits<float>::quiet_NaN(),
                                4e9F};
  const auto step = static_cast<std::uint32_t>(kind % 64);
  for (std::int64_t i = 0; i < count; ++i) {
    const std::uint32_t pattern = (static_cast<std::uint32_t>(i) * 7 + step) * 2654435761U >> 27;  // 0 to 31
    const float special = kSpecial[kind >= 240 ? pattern % 8 : kind % 8];
    if (type == DataType::kFloat32) {
      reinterpret_cast<float*>(bytes)[i] = kind >= 224 ? special : (static_cast<float>(pattern) - 12) / 8;
    } else if (type == DataType::kInt64) {
      reinterpret_cast<std::int64_t*>(bytes)[i] =
          kind >= 224 ? kWildValues[pattern % 12] : static_cast<std::int64_t>(pattern % 8) - 1;
    } else if (type == DataType::kInt32) {
      reinterpret_cast<std::int32_t*>(bytes)[i] =
          static_cast<std::int32_t>(kind >= 224 ? kWildValues[pattern % 8] : static_cast<std::int64_t>(pattern % 8));
    } else {
      bytes[i] = static_cast<std::byte>(type == DataType::kBool ? pattern % 2 : pattern * 9);
    }
  }
}

GeneratedGraph GraphGenerator::Generate() {
  const std::int64_t inputs = data_.Between(1, 2);
  for (std::int64_t i = 0; i < inputs; ++i) AddInput();
  bool is_known = true;
  while (is_known && !data_.empty() && graph_.nodes().size() < kMaxNodes) is_known = AddNode();
  graph_.outputs().push_back(static_cast<ValueId>(graph_.value_count() - 1));
  if (!graph_.nodes().empty()) graph_.outputs().back() = graph_.nodes().back()->outputs[0];
  while (!data_.empty() && graph_.outputs().size() < 3) graph_.outputs().push_back(data_.Pick(at_hand_));
  return {std::move(graph_), std::move(input_shapes_)};
}

// Declared dimensions are the real ones, or free.
void GraphGenerator::AddInput() {
  constexpr DataType kTypes[] = {DataType::kFloat32, DataType::kFloat32, DataType::kFloat32, DataType::kFloat32,
                                 DataType::kFloat32, DataType::kInt64,   DataType::kInt32,   DataType::kUint8};
  constexpr std::size_t kRanks[] = {4, 4, 4, 2, 3, 1, 0, 5};
  const DataType type = data_.Pick(kTypes);
  const std::size_t rank = data_.Pick(kRanks);
  const std::uint8_t free = data_.Byte();
  Shape shape;
  Shape declared;
  for (std::size_t dim = 0; dim < rank; ++dim) {
    const std::int64_t left = kMaxElements / std::max<std::int64_t>(shape.ElementCount(), 1);
    const std::int64_t size = rank == 4 && dim == 0 ? data_.Between(1, 2) : data_.Between(1, 20) % 20;
    shape.Append(std::min(size, left));
    declared.Append((free >> dim & 1) != 0 ? Shape::kFree : shape[dim]);
  }
  const ValueId id = graph_.AddValue({"input" + std::to_string(input_shapes_.size()), type, declared, nullptr});
  graph_.inputs().push_back(id);
  input_shapes_.push_back(shape);
  infos_.push_back({type, shape, std::nullopt});
  at_hand_.push_back(id);
}

bool GraphGenerator::AddNode() {
  const OperatorRule& rule = data_.Pick(OperatorRules());
  const OpSchema& schema = *FindOp(rule.op);
  Node node = MakeNode(rule);
  const unsigned spoil = data_.Byte();
  if (spoil >= 240 && !rule.attributes.empty()) {
    node.attributes.Set(rule.attributes[spoil % rule.attributes.size()].name, SpoiledAttribute());
  } else if (spoil >= 224 && !node.inputs.empty()) {
    SpoilInput(node, spoil % node.inputs.size(), schema);
  }
  return Keep(std::move(node), schema);
}

// With whatever a reader of programs lets through.
void GraphGenerator::SpoilInput(Node& node, std::size_t index, const OpSchema& schema) {
  const bool is_required = index < schema.inputs.size() && schema.inputs[index].kind == SlotKind::kRequired;
  const Shape shape = data_.OneIn(2) ? Shape{data_.Between(0, 5)} : Shape{data_.Between(0, 3), data_.Between(1, 5)};
  switch (data_.Between(0, 3)) {
    case 0:
      node.inputs[index] = Constant(DataType::kFloat32, shape);
      break;
    case 1:
      node.inputs[index] = Constant(static_cast<DataType>(data_.Between(1, 5)), shape);
      break;
    default:
      node.inputs[index] = is_required || data_.OneIn(2) ? data_.Pick(at_hand_) : kNoValue;
  }
}

Node GraphGenerator::MakeNode(const OperatorRule& rule) {
  Node node{rule.op, {}, {}, {}};
  AddInputs(node, rule.inputs[0]);
  const std::uint32_t left_out = rule.attributes.empty() ? 0U : (data_.Byte() & data_.Byte());
  for (std::size_t i = 0; i < rule.attributes.size(); ++i) {
    const AttributeSpec& spec = rule.attributes[i];
    if (!spec.always && (left_out >> (i % 8) & 1) != 0) continue;
    node.attributes.Set(spec.name, MakeAttribute(spec.rule, node));
  }
  for (std::size_t i = 1; i < rule.inputs.size(); ++i) AddInputs(node, rule.inputs[i]);
  return node;
}

// Whether the graph goes on behind the node: what does not fit is left out, or ends the graph.
bool GraphGenerator::Keep(Node node, const OpSchema& schema) {
  const std::uint8_t keep = data_.Byte();
  std::vector<TensorInfo> outputs(1);
  const auto inputs = InfosOf(node.inputs);
  bool fits = true;
  try {
    InferContext context(node, inputs, outputs);
    schema.infer(context);
    if (outputs[0].shape.ElementCount() > kMaxElements) fits = false;
  } catch (const Error&) {
    fits = false;
  }
  if (!fits && keep < 240) return true;
  const ValueId id = graph_.AddValue({node.op, outputs[0].type, outputs[0].shape, nullptr});
  node.outputs = {id};
  graph_.AddNode(std::move(node.op), std::move(node.inputs), std::move(node.outputs), std::move(node.attributes));
  infos_.push_back(std::move(outputs[0]));
  at_hand_.push_back(id);
  return fits;
}

void GraphGenerator::AddInputs(Node& node, InputRule rule) {
  switch (rule) {
    case InputRule::kAny:
    case InputRule::kFloat:
    case InputRule::kNumber:
    case InputRule::kImage:
    case InputRule::kSequence:
      node.inputs.push_back(ChooseValue(rule));
      break;
    case InputRule::kIntegers:
      node.inputs.push_back(data_.OneIn(4) ? Integers(static_cast<std::size_t>(data_.Between(0, 5))) : kNoValue);
      break;
    case InputRule::kInteger:
      node.inputs.push_back(data_.OneIn(4) ? Integers(1) : kNoValue);
      break;
    case InputRule::kIntegerList:
      if (data_.OneIn(4)) {
        for (std::int64_t count = data_.Between(0, 4); count > 0; --count) node.inputs.push_back(Integers(1));
      }
      break;
    case InputRule::kAlike:
      for (const ValueId id : AlikeValues()) node.inputs.push_back(id);
      break;
    case InputRule::kLstmWeights:
      for (const ValueId id : LstmWeights(node)) node.inputs.push_back(id);
      break;
    case InputRule::kFilterBias:
    case InputRule::kColumns:
    case InputRule::kNormalised:
      node.inputs.push_back(data_.OneIn(2) ? Constant(DataType::kFloat32, ShapeFor(rule, node)) : kNoValue);
      break;
    case InputRule::kResidual: {
      const auto shape = data_.OneIn(8) ? OutputShape(node) : std::nullopt;
      node.inputs.push_back(shape ? Constant(DataType::kFloat32, *shape) : kNoValue);
      break;
    }
    case InputRule::kBroadcast:
      node.inputs.push_back(
          data_.OneIn(3) ? ChooseValue(InputRule::kNumber)
                         : Constant(infos_[static_cast<std::size_t>(node.inputs[0])].type, ShapeFor(rule, node)));
      break;
    case InputRule::kMatrix:
      node.inputs.push_back(data_.OneIn(6) ? ChooseValue(InputRule::kFloat)
                                           : Constant(DataType::kFloat32, ShapeFor(rule, node)));
      break;
    case InputRule::kWholeFilter:
      node.inputs.push_back(Constant(DataType::kInt8, ShapeFor(rule, node)));
      break;
    default:
      node.inputs.push_back(Constant(DataType::kFloat32, ShapeFor(rule, node)));
  }
}

// The latest value that fits, seen from one of the last ones, or a new constant.
ValueId GraphGenerator::ChooseValue(InputRule rule) {
  const std::size_t from = at_hand_.size() - data_.Byte() % std::min<std::size_t>(at_hand_.size(), 8);
  for (std::size_t i = from; i-- > 0;) {
    const TensorInfo& info = infos_[static_cast<std::size_t>(at_hand_[i])];
    const bool is_float = info.type == DataType::kFloat32;
    const bool is_number = is_float || info.type == DataType::kInt32 || info.type == DataType::kInt64;
    if (rule == InputRule::kFloat && !is_float) continue;
    if (rule == InputRule::kNumber && !is_number) continue;
    if (rule == InputRule::kImage && (!is_float || info.shape.rank() != 4)) continue;
    if (rule == InputRule::kSequence && (!is_float || info.shape.rank() != 3)) continue;
    return at_hand_[i];
  }
  const std::int64_t a = data_.Between(1, 9);
  const std::int64_t b = data_.Between(1, 9);
  return Constant(DataType::kFloat32, rule == InputRule::kImage      ? Shape{1, a, b, 4}
                                      : rule == InputRule::kSequence ? Shape{a, 2, b}
                                                                     : Shape{a, b});
}

std::vector<ValueId> GraphGenerator::AlikeValues() {
  std::vector<ValueId> values = {ChooseValue(InputRule::kAny)};
  const TensorInfo first = infos_[static_cast<std::size_t>(values[0])];
  for (std::int64_t count = data_.Between(0, 3); count > 0; --count) {
    const ValueId other = ChooseValue(InputRule::kAny);
    Shape shape = first.shape;
    if (shape.rank() > 0) shape[data_.Byte() % shape.rank()] = data_.Between(0, 9);
    const bool is_alike = infos_[static_cast<std::size_t>(other)].shape.rank() == shape.rank();
    values.push_back(is_alike || shape.ElementCount() > kMaxElements ? other : Constant(first.type, shape));
  }
  return values;
}

std::vector<ValueId> GraphGenerator::LstmWeights(const Node& node) {
  const std::int64_t hidden = node.attributes.GetInt("hidden_size", 1);
  const std::int64_t layers = node.attributes.GetInt("num_layers", 1);
  const std::int64_t directions = node.attributes.GetBool("is_bidirec", false) ? 2 : 1;
  std::vector<ValueId> weights;
  for (std::int64_t i = 0; i < layers * directions; ++i) {
    const std::int64_t features = i < directions ? FirstShape(node).back() : directions * hidden;
    weights.push_back(Constant(DataType::kFloat32, {4 * hidden, features}));
    weights.push_back(Constant(DataType::kFloat32, {4 * hidden, hidden}));
  }
  for (std::int64_t i = 0; i < 2 * layers * directions; ++i) {
    weights.push_back(Constant(DataType::kFloat32, {4 * hidden}));
  }
  return weights;
}

Shape GraphGenerator::ShapeFor(InputRule rule, const Node& node) {
  const Shape& first = FirstShape(node);
  switch (rule) {
    case InputRule::kBroadcast: {
      const std::size_t kept = data_.Byte() % (first.rank() + 1);
      Shape shape(first.dims().last(kept));
      const std::uint8_t ones = data_.Byte();
      for (std::size_t dim = 0; dim < kept; ++dim) shape[dim] = (ones >> dim & 1) != 0 ? 1 : shape[dim];
      return shape;
    }
    case InputRule::kChannels:
      return {ChannelsOf(node, first)};
    case InputRule::kFilter:
    case InputRule::kWholeFilter: {
      const std::int64_t groups = std::clamp<std::int64_t>(node.attributes.GetInt("groups", 1), 1, 64);
      const std::int64_t taken = ChannelsOf(node, first) / groups;
      const std::int64_t filters = groups * data_.Between(1, groups > 1 ? 2 : 20);
      return {filters, taken, data_.Pick(kFilterSizes), data_.Pick(kFilterSizes)};
    }
    case InputRule::kFlippedFilter:
      return {ChannelsOf(node, first), data_.Between(1, 9), data_.Between(1, 3), data_.Between(1, 3)};
    case InputRule::kFilterBias:
    case InputRule::kFilterScales: {
      const Shape& filter = infos_[static_cast<std::size_t>(node.inputs[1])].shape;
      const bool is_flipped = node.op == "conv2d_transpose";
      return {is_flipped ? filter[1] * node.attributes.GetInt("groups", 1) : filter[0]};
    }
    case InputRule::kMatrix: {
      const bool transposed = node.attributes.GetBool("trans_x", node.attributes.GetBool("transpose_X", false));
      const bool flipped = node.attributes.GetBool("trans_y", node.attributes.GetBool("transpose_Y", false));
      if (first.rank() == 0) return {};
      const std::int64_t rows = transposed && first.rank() > 1 ? first[first.rank() - 2] : first.back();
      const std::int64_t columns = data_.Between(1, 20);
      return flipped ? Shape{columns, rows} : Shape{rows, columns};
    }
    case InputRule::kColumns: {
      const auto shape = OutputShape(node);
      return shape && shape->rank() > 0 ? Shape{shape->back()} : Shape{1};
    }
    case InputRule::kNormalised: {
      const auto axis =
          static_cast<std::size_t>(std::max<std::int64_t>(node.attributes.GetInt("begin_norm_axis", 1), 0));
      return {axis < first.rank() ? first.Count(axis, first.rank()) : 1};
    }
    case InputRule::kLstmState:
      return {node.attributes.GetInt("num_layers", 1) * (node.attributes.GetBool("is_bidirec", false) ? 2 : 1),
              first[1], node.attributes.GetInt("hidden_size", 1)};
    default:
      return {1};
  }
}

std::optional<Shape> GraphGenerator::OutputShape(const Node& node) const {
  std::vector<TensorInfo> outputs(1);
  const auto inputs = InfosOf(node.inputs);
  try {
    InferContext context(node, inputs, outputs);
    FindOp(node.op)->infer(context);
  } catch (const Error&) {
    return std::nullopt;
  }
  return outputs[0].shape.ElementCount() <= kMaxElements ? std::optional(outputs[0].shape) : std::nullopt;
}

ValueId GraphGenerator::Constant(DataType type, const Shape& shape) {
  const bool is_small = shape.IsStatic() && shape.ElementCount() <= kMaxConstantElements;
  auto constant = std::make_shared<pdx::Constant>(type, is_small ? shape : Shape{1});
  FillTensor(constant->mutable_data(), type, constant->shape().ElementCount(), data_.Byte());
  infos_.push_back({type, constant->shape(), KnownElements(*constant)});
  return graph_.AddConstant("constant" + std::to_string(graph_.value_count()), std::move(constant));
}

ValueId GraphGenerator::Integers(std::size_t count) {
  const bool is_wide = data_.OneIn(2);
  auto constant = std::make_shared<pdx::Constant>(is_wide ? DataType::kInt64 : DataType::kInt32,
                                                  Shape{static_cast<std::int64_t>(count)});
  for (std::size_t i = 0; i < count; ++i) {
    const std::int64_t value = data_.OneIn(16) ? WildInteger() : data_.Between(-1, 8);
    if (is_wide) {
      constant->MutableAs<std::int64_t>()[i] = value;
    } else {
      constant->MutableAs<std::int32_t>()[i] = static_cast<std::int32_t>(value);
    }
  }
  infos_.push_back({constant->type(), constant->shape(), KnownElements(*constant)});
  return graph_.AddConstant("integers" + std::to_string(graph_.value_count()), std::move(constant));
}

const Shape& GraphGenerator::FirstShape(const Node& node) const {
  static const Shape kScalar;
  const ValueId id = node.Input(0);
  return id == kNoValue ? kScalar : infos_[static_cast<std::size_t>(id)].shape;
}

std::vector<const TensorInfo*> GraphGenerator::InfosOf(const std::vector<ValueId>& values) const {
  std::vector<const TensorInfo*> infos;
  for (const ValueId id : values) infos.push_back(id == kNoValue ? nullptr : &infos_[static_cast<std::size_t>(id)]);
  return infos;
}

}  // namespace pdx::fuzz
