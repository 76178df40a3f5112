#include "passes/quantize_convolutions.h"

#include <gtest/gtest.h>

#include <cmath>

#include "ops/conv2d.h"
#include "ops/quantized_conv2d.h"
#include "passes/pass_test.h"

namespace pdx::test {
namespace {

constexpr const char* kRounding = "fake_quantize_dequantize_moving_average_abs_max";

// x -> rounding -> conv2d [-> batch_norm], with rounded filters where `weights` is given their name.
struct Net {
  std::int64_t bits = 8;
  std::int64_t groups = 1;
  std::int64_t dilation = 1;
  float input_scale = 1.5f;
  bool rounds_weights = true;
  bool rounds_image = true;
  bool has_norm = false;
  bool shows_rounded = false;  // as a second output of the graph

  Graph Make() const {
    GraphMaker maker;
    const Shape picture{-1, 4, -1, -1};
    const ValueId x = maker.Input("x", picture);
    Attributes rounding = GraphMaker::With("bit_length", bits);
    const ValueId image =
        rounds_image ? maker.Op(kRounding, {x, maker.Constant({1}, std::vector<float>{input_scale})}, picture, rounding)
                     : x;
    ValueId filter = maker.Constant(Shape{6, 4 / groups, 3, 3});
    if (rounds_weights) {
      filter = maker.Op("fake_channel_wise_quantize_dequantize_abs_max", {filter}, {6, 4 / groups, 3, 3});
    }
    Attributes attributes = GraphMaker::With("paddings", std::vector<std::int64_t>{1, 1});
    attributes.Set("groups", groups);
    attributes.Set("dilations", std::vector<std::int64_t>{dilation, dilation});
    ValueId y = maker.Op("conv2d", {image, filter}, {-1, 6, -1, -1}, attributes);
    if (has_norm) y = maker.BatchNorm(y, 6);
    maker.Output(y);
    if (shows_rounded) maker.Output(image);
    return maker.Take();
  }

  // After folding and the pass itself, on any processor.
  Graph Optimized() const {
    Graph graph = Make();
    Optimize(graph, AllPassesBut({"fold_constants", "fold_batch_norm", "quantize_convolutions"}), true);
    return graph;
  }
};

void ExpectFires(const Net& net, bool fires) {
  const Graph graph = net.Optimized();
  EXPECT_EQ(CountOps(graph, "quantized_conv2d"), fires ? 1u : 0u);
  EXPECT_EQ(CountOps(graph, "conv2d"), fires ? 0u : 1u);
}

TEST(QuantizeConvolutions, TakesARoundedImageAndFilter) {
  const Graph graph = Net{}.Optimized();
  ASSERT_EQ(graph.nodes().size(), 1u);
  const Node& node = *graph.nodes()[0];
  EXPECT_EQ(node.op, "quantized_conv2d");
  EXPECT_EQ(node.attributes.GetFloat("input_scale", 0), 1.5);
  const auto filter = graph.ConstantOf(node.Input(kConvFilter))->As<std::int8_t>();
  const auto largest = [&](std::size_t m) {
    int value = 0;
    for (const int weight : filter.subspan(m * 36, 36)) value = std::max(value, std::abs(weight));
    return value;
  };
  for (std::size_t m = 0; m < 6; ++m) EXPECT_EQ(largest(m), 127);
}

TEST(QuantizeConvolutions, TakesAFilterAfterItsNormIsFolded) {
  const Graph graph = Net{.has_norm = true}.Optimized();
  ASSERT_EQ(graph.nodes().size(), 1u);
  EXPECT_EQ(graph.nodes()[0]->op, "quantized_conv2d");
  EXPECT_NE(graph.nodes()[0]->Input(kConvBias), kNoValue);
}

TEST(QuantizeConvolutions, LeavesTheRoundedImageToOtherReaders) {
  const Graph graph = Net{.shows_rounded = true}.Optimized();
  EXPECT_EQ(CountOps(graph, "quantized_conv2d"), 1u);
  EXPECT_EQ(CountOps(graph, kRounding), 1u);
}

TEST(QuantizeConvolutions, LeavesWhatIsNoNetworkOfEightBits) {
  ExpectFires({}, true);
  ExpectFires({.bits = 7}, false);
  ExpectFires({.groups = 2}, false);
  ExpectFires({.dilation = 2}, false);
  ExpectFires({.input_scale = 0}, false);
  ExpectFires({.input_scale = -1}, false);
  ExpectFires({.input_scale = NAN}, false);
  ExpectFires({.input_scale = INFINITY}, false);
  ExpectFires({.rounds_weights = false}, false);
  ExpectFires({.rounds_image = false}, false);
}

TEST(QuantizeConvolutions, RunsOnlyWhereInt8IsAskedFor) {
  Graph graph = Net{}.Make();
  Optimize(graph, {});
  EXPECT_EQ(CountOps(graph, "quantized_conv2d"), 0u);
  Graph other = Net{}.Make();
  Optimize(other, {"quantize_convolutions"}, true);
  EXPECT_EQ(CountOps(other, "quantized_conv2d"), 0u);
}

std::vector<float> RunWith(const Net& net, const ModelOptions& options) {
  Session session(Model::Build(net.Make(), options), 2);
  return RunOnNoise(session, {2, 4, 9, 7});
}

TEST(QuantizeConvolutions, GivesTheResultOfTheSimulation) {
  for (const bool has_norm : {false, true}) {
    const Net net{.has_norm = has_norm};
    const std::vector<float> expected = RunWith(net, {.optimize_graph = false});
    const std::vector<float> simulated = RunWith(net, {});
    const std::vector<float> actual = RunWith(net, {.int8 = true});
    ASSERT_EQ(actual.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      ASSERT_NEAR(actual[i], expected[i], 2e-6 * (1 + std::abs(expected[i])));
    }
    EXPECT_EQ(actual != simulated, HasInt8());  // some rounding is another one
  }
}

}  // namespace
}  // namespace pdx::test
