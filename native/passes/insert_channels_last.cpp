#include "passes/insert_channels_last.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "kernels/epilogue.h"
#include "ops/conv2d.h"
#include "passes/epilogue_host.h"
#include "passes/graph_editor.h"

namespace pdx {

namespace {

bool IsOneOf(const std::string& op, std::initializer_list<std::string_view> names) {
  return std::ranges::find(names, op) != names.end();
}

const char* LayoutAttribute(const Node& node) {
  return IsOneOf(node.op, {"batch_norm", "nearest_interp_v2"}) ? "data_layout" : "data_format";
}

// Operators on pictures, which have a fast form in NHWC. Only a batch_norm takes tensors of other ranks as well.
bool IsImageOp(const Graph& graph, const Node& node) {
  return IsOneOf(node.op, {"conv2d", "depthwise_conv2d", "conv2d_transpose", "quantized_conv2d", "pool2d", "batch_norm",
                           "nearest_interp_v2"}) &&
         (node.op != "batch_norm" || graph.value(node.inputs[0]).shape.rank() == 4) &&
         IsOneOf(node.attributes.GetString(LayoutAttribute(node), "NCHW"), {"NCHW", "AnyLayout"});
}

// Operators that treat every element alike, whatever the layout.
bool IsUnary(const Node& node) {
  return node.op == "fake_quantize_dequantize_moving_average_abs_max" || node.op == "dropout" ||
         (node.op == "scale" && node.Input(1) == kNoValue) ||
         Epilogue::OfOperator(node.op, node.attributes).activation != Activation::kNone;
}

bool IsBinary(const Node& node) { return node.op.starts_with("elementwise_"); }

Shape ToChannelsLast(const Shape& nchw) { return {nchw[0], nchw[2], nchw[3], nchw[1]}; }

std::int64_t AxisInChannelsLast(std::size_t nchw_axis) {
  constexpr std::array<std::int64_t, 4> kAxes = {0, 3, 1, 2};
  return kAxes[nchw_axis];
}

class ChannelsLastRewriter {
 public:
  explicit ChannelsLastRewriter(Graph& graph) : editor_(graph) {}

  bool Run() {
    for (Node* node : editor_.Nodes()) Visit(*node);
    for (const ValueId output : std::vector<ValueId>(graph().outputs())) RestoreOutput(output);
    return !twins_.empty();
  }

 private:
  Graph& graph() { return editor_.graph(); }
  bool HasTwin(ValueId nchw) const { return twins_.contains(nchw); }

  void Visit(Node& node) {
    if (IsImageOp(graph(), node)) {
      ConvertImageOp(node);
    } else if (IsUnary(node) && HasTwin(node.Input(0))) {
      editor_.SetInput(node, 0, twins_.at(node.inputs[0]));
      MoveOutput(node);
    } else if (IsBinary(node) && ConvertBinary(node)) {
      MoveOutput(node);
    } else if (node.op == "concat" && ConvertConcat(node)) {
      MoveOutput(node);
    } else {
      for (std::size_t i = 0; i < node.inputs.size(); ++i) UseNchw(node, i);
    }
  }

  void ConvertImageOp(Node& node) {
    editor_.SetInput(node, 0, TwinOf(node.inputs[0], node));
    if (HasResidual(node)) {
      const std::size_t input = *ResidualInput(node);
      editor_.SetInput(node, input, TwinOf(node.inputs[input], node));
    }
    node.attributes.Set(LayoutAttribute(node), std::string("NHWC"));
    MoveOutput(node);
  }

  // Both sides pictures, or one of them a constant that is uniform within a channel or altogether.
  bool ConvertBinary(Node& node) {
    const std::int64_t axis = node.attributes.GetInt("axis", -1);
    std::array<ValueId, 2> converted{};
    bool any = false;
    for (std::size_t i = 0; i < 2; ++i) {
      const ValueId input = node.inputs[i];
      if (HasTwin(input)) {
        converted[i] = twins_.at(input);
        any = true;
      } else if (const Constant* constant = graph().ConstantOf(input)) {
        converted[i] = ConvertConstant(input, *constant, axis);
        if (converted[i] == kNoValue) return false;
      } else if (graph().value(input).shape.rank() == 4) {
        converted[i] = kNoValue;  // made below, once the node is known to be converted
      } else {
        return false;
      }
    }
    if (!any) return false;
    for (std::size_t i = 0; i < 2; ++i) {
      editor_.SetInput(node, i, converted[i] == kNoValue ? TwinOf(node.inputs[i], node) : converted[i]);
    }
    node.attributes.Set("axis", std::int64_t{-1});
    return true;
  }

  ValueId ConvertConstant(ValueId id, const Constant& constant, std::int64_t axis) {
    const Shape& shape = constant.shape();
    if (shape.ElementCount() == 1 && shape.rank() <= 1) return id;
    const bool lies_on_channels = (axis == 1 && shape.rank() == 1) ||
                                  (axis <= 1 && axis != 0 && shape.rank() == 3 && shape[1] == 1 && shape[2] == 1) ||
                                  (axis <= 0 && shape.rank() == 4 && shape[0] == 1 && shape[2] == 1 && shape[3] == 1);
    if (!lies_on_channels || constant.type() != DataType::kFloat32) return kNoValue;
    const Shape channels{shape.ElementCount()};
    return editor_.NewConstant(graph().value(id).name, Constant::From<float>(channels, constant.As<float>()));
  }

  bool ConvertConcat(Node& node) {
    if (!std::ranges::all_of(node.inputs, [&](ValueId id) { return id == kNoValue || HasTwin(id); })) return false;
    const std::size_t axis = Shape{0, 0, 0, 0}.Axis(node.attributes.GetInt("axis", 0), "concat axis");
    for (std::size_t i = 0; i < node.inputs.size(); ++i) {
      if (node.inputs[i] != kNoValue) editor_.SetInput(node, i, twins_.at(node.inputs[i]));
    }
    node.attributes.Set("axis", AxisInChannelsLast(axis));
    return true;
  }

  // The node computes the channels-last form of what was its output.
  void MoveOutput(Node& node) {
    const ValueId nchw = node.outputs[0];
    const ValueId twin = NewTwin(nchw);
    editor_.SetOutput(node, 0, twin);
    is_computed_nchw_[nchw] = false;
  }

  ValueId NewTwin(ValueId nchw) {
    Value value;
    value.name = graph().value(nchw).name + ".nhwc";
    value.type = graph().value(nchw).type;
    const Shape& shape = graph().value(nchw).shape;
    value.shape = shape.rank() == 4 ? ToChannelsLast(shape) : Shape{-1, -1, -1, -1};
    const ValueId twin = editor_.NewValue(std::move(value));
    twins_[nchw] = twin;
    return twin;
  }

  ValueId TwinOf(ValueId nchw, const Node& before) {
    if (const auto found = twins_.find(nchw); found != twins_.end()) return found->second;
    const ValueId twin = NewTwin(nchw);
    editor_.InsertBefore(before, MakeTranspose(nchw, twin, {0, 2, 3, 1}));
    return twin;
  }

  // Brings the NCHW form of a converted value back for a node that needs it.
  void UseNchw(const Node& node, std::size_t index) {
    const ValueId id = node.inputs[index];
    const auto found = is_computed_nchw_.find(id);
    if (found == is_computed_nchw_.end() || found->second) return;
    editor_.InsertBefore(node, MakeTranspose(twins_.at(id), id, {0, 3, 1, 2}));
    found->second = true;
  }

  void RestoreOutput(ValueId id) {
    const auto found = is_computed_nchw_.find(id);
    if (found == is_computed_nchw_.end() || found->second) return;
    editor_.Append(MakeTranspose(twins_.at(id), id, {0, 3, 1, 2}));
    found->second = true;
  }

  static Node MakeTranspose(ValueId from, ValueId to, std::vector<std::int64_t> axes) {
    Node node{"transpose2", {from}, {to}, {}};
    node.attributes.Set("axis", std::move(axes));
    return node;
  }

  GraphEditor editor_;
  std::map<ValueId, ValueId> twins_;          // NCHW value to its channels-last form
  std::map<ValueId, bool> is_computed_nchw_;  // of converted outputs: whether a transposition back exists
};

}  // namespace

bool InsertChannelsLast(Graph& graph) { return ChannelsLastRewriter(graph).Run(); }

}  // namespace pdx
