#include "kernels/simd_comparison.h"

namespace pdx::test {
namespace {

struct LstmCase {
  std::int64_t steps = 7, batch = 1, features = 5, hidden = 8, layers = 1;
  bool bidirectional = true;
};

NodeCase MakeLstm(const LstmCase& lstm) {
  const std::int64_t directions = lstm.bidirectional ? 2 : 1;
  const std::int64_t gates = 4 * lstm.hidden;
  NodeCase node{.op = "rnn", .inputs = {TestTensor::Random({lstm.steps, lstm.batch, lstm.features}, 1)}};
  unsigned seed = 2;
  for (int i = 0; i < 2; ++i) {
    node.inputs.push_back(TestTensor::Random({lstm.layers * directions, lstm.batch, lstm.hidden}, seed++));
  }
  for (std::int64_t i = 0; i < lstm.layers * directions; ++i) {
    const std::int64_t width = i < directions ? lstm.features : directions * lstm.hidden;
    node.inputs.push_back(TestTensor::Random({gates, width}, seed++));
    node.inputs.push_back(TestTensor::Random({gates, lstm.hidden}, seed++));
  }
  for (std::int64_t i = 0; i < 2 * lstm.layers * directions; ++i) {
    node.inputs.push_back(TestTensor::Random({gates}, seed++));
  }
  for (std::size_t i = 3; i < node.inputs.size(); ++i) node.constants.insert(i);
  node.attributes.Set("mode", std::string("LSTM"));
  node.attributes.Set("hidden_size", lstm.hidden);
  node.attributes.Set("num_layers", lstm.layers);
  node.attributes.Set("is_bidirec", lstm.bidirectional);
  return node;
}

void ExpectLstmLikeReference(const LstmCase& lstm) {
  SCOPED_TRACE("steps " + std::to_string(lstm.steps) + ", batch " + std::to_string(lstm.batch) + ", features " +
               std::to_string(lstm.features) + ", hidden " + std::to_string(lstm.hidden) + ", layers " +
               std::to_string(lstm.layers) + (lstm.bidirectional ? ", both directions" : ", one direction"));
  ExpectLikeReference(MakeLstm(lstm), {.kernel = "simd", .tolerance = {5e-6, 0}});
}

TEST(SimdRnn, MatchesReferenceAtEveryHiddenSize) {
  for (const std::int64_t hidden : {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 48, 64, 96}) {
    ExpectLstmLikeReference({.hidden = hidden});
  }
}

TEST(SimdRnn, MatchesReferenceAtEveryNumberOfFeatures) {
  for (const std::int64_t features : {1, 3, 16, 33, 200}) ExpectLstmLikeReference({.features = features});
}

TEST(SimdRnn, MatchesReferenceInLayersAndDirections) {
  for (const std::int64_t layers : {1, 2, 3, 4}) {
    for (const bool bidirectional : {false, true}) {
      ExpectLstmLikeReference({.batch = 3, .layers = layers, .bidirectional = bidirectional});
    }
  }
}

TEST(SimdRnn, MatchesReferenceAtEveryLength) {
  for (const std::int64_t steps : {0, 1, 2, 3, 40, 101}) {
    for (const std::int64_t batch : {1, 2, 13}) {
      ExpectLstmLikeReference({.steps = steps, .batch = batch, .hidden = 12, .layers = 2});
    }
  }
  ExpectLstmLikeReference({.batch = 0});
}

TEST(SimdRnn, StandsLargeGates) {
  NodeCase node = MakeLstm({.hidden = 20});
  node.inputs[0] = TestTensor::Random({7, 1, 5}, 1, -1e4f, 1e4f);
  ExpectLikeReference(node, {.kernel = "simd", .tolerance = {5e-6, 0}});
}

TEST(SimdRnn, LeavesComputedAndMisshapenWeightsToTheReference) {
  const KernelEntry& entry = FindKernel("rnn", "simd");
  EXPECT_TRUE(Supports(entry, MakeLstm({.layers = 2})));
  for (std::size_t input = 3; input < 11; ++input) {
    NodeCase computed = MakeLstm({});
    computed.constants.erase(input);
    EXPECT_FALSE(Supports(entry, computed)) << input;
    NodeCase misshapen = MakeLstm({});
    misshapen.inputs[input] = TestTensor::Random({33, 7}, 1);
    EXPECT_FALSE(Supports(entry, misshapen)) << input;
  }
  NodeCase missing = MakeLstm({});
  missing.inputs.pop_back();
  EXPECT_FALSE(Supports(entry, missing));
  NodeCase other = MakeLstm({});
  other.attributes.Set("mode", std::string("GRU"));
  EXPECT_FALSE(Supports(entry, other));
}

}  // namespace
}  // namespace pdx::test
