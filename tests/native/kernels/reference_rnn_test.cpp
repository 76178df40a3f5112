#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "support/closeness.h"
#include "support/kernel_runner.h"

namespace pdx::test {

namespace {

constexpr std::size_t kFirstWeight = 3;

NodeCase Lstm(std::int64_t steps, std::int64_t batch, std::int64_t features, std::int64_t hidden, std::int64_t layers,
              bool bidirectional) {
  const std::int64_t directions = bidirectional ? 2 : 1;
  NodeCase node{.op = "rnn", .inputs = {TestTensor::Random({steps, batch, features}, 1)}};
  node.inputs.push_back(TestTensor::Random({layers * directions, batch, hidden}, 2));
  node.inputs.push_back(TestTensor::Random({layers * directions, batch, hidden}, 3));
  unsigned seed = 10;
  for (std::int64_t i = 0; i < layers * directions; ++i) {
    const std::int64_t width = i < directions ? features : directions * hidden;
    node.inputs.push_back(TestTensor::Random({4 * hidden, width}, seed++));
    node.inputs.push_back(TestTensor::Random({4 * hidden, hidden}, seed++));
  }
  for (std::int64_t i = 0; i < 2 * layers * directions; ++i) {
    node.inputs.push_back(TestTensor::Random({4 * hidden}, seed++));
  }
  node.attributes.Set("mode", std::string("LSTM"));
  node.attributes.Set("hidden_size", hidden);
  node.attributes.Set("num_layers", layers);
  node.attributes.Set("is_bidirec", bidirectional);
  return node;
}

using Matrix = std::vector<std::vector<double>>;

double Sigmoid(double x) { return 1 / (1 + std::exp(-x)); }

// All steps of one layer and direction for one sequence, given and returned in the order in which they are read.
Matrix RunCell(const Matrix& sequence, std::vector<double> h, std::vector<double> c, const std::vector<float>& w,
               const std::vector<float>& r, const std::vector<float>& bw, const std::vector<float>& br) {
  Matrix outputs;
  const std::size_t hidden = h.size();
  for (const std::vector<double>& x : sequence) {
    std::vector<double> gate(4 * hidden);
    for (std::size_t g = 0; g < gate.size(); ++g) {
      gate[g] = double{bw[g]} + br[g];
      for (std::size_t i = 0; i < x.size(); ++i) gate[g] += w[g * x.size() + i] * x[i];
      for (std::size_t i = 0; i < hidden; ++i) gate[g] += r[g * hidden + i] * h[i];
    }
    for (std::size_t k = 0; k < hidden; ++k) {
      const double input = Sigmoid(gate[k]);
      const double forget = Sigmoid(gate[hidden + k]);
      const double candidate = std::tanh(gate[2 * hidden + k]);
      const double output = Sigmoid(gate[3 * hidden + k]);
      c[k] = forget * c[k] + input * candidate;
      h[k] = output * std::tanh(c[k]);
    }
    outputs.push_back(h);
  }
  return outputs;
}

std::vector<double> Part(const TestTensor& tensor, std::int64_t row) {
  const auto width = static_cast<std::size_t>(tensor.shape.back());
  const std::vector<float> values = tensor.Floats();
  const auto first = values.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(row) * width);
  return {first, first + static_cast<std::ptrdiff_t>(width)};
}

// One sequence after the other; the second direction reads a reversed copy.
std::vector<double> Expected(const NodeCase& node, std::int64_t layers, std::int64_t directions) {
  const TestTensor& input = *node.inputs[0];
  const std::int64_t steps = input.shape[0];
  const std::int64_t batch = input.shape[1];
  const auto weights = [&](std::int64_t index) {
    return node.inputs[kFirstWeight + static_cast<std::size_t>(index)]->Floats();
  };
  std::vector<Matrix> results;
  for (std::int64_t b = 0; b < batch; ++b) {
    Matrix sequence;
    for (std::int64_t t = 0; t < steps; ++t) sequence.push_back(Part(input, t * batch + b));
    for (std::int64_t layer = 0; layer < layers; ++layer) {
      Matrix joined(sequence.size());
      for (std::int64_t d = 0; d < directions; ++d) {
        const std::int64_t cell = layer * directions + d;
        const std::int64_t bias = 2 * layers * directions + 2 * cell;
        Matrix ordered = sequence;
        if (d == 1) std::reverse(ordered.begin(), ordered.end());
        Matrix out = RunCell(ordered, Part(*node.inputs[1], cell * batch + b), Part(*node.inputs[2], cell * batch + b),
                             weights(2 * cell), weights(2 * cell + 1), weights(bias), weights(bias + 1));
        if (d == 1) std::reverse(out.begin(), out.end());
        for (std::size_t t = 0; t < out.size(); ++t) joined[t].insert(joined[t].end(), out[t].begin(), out[t].end());
      }
      sequence = joined;
    }
    results.push_back(sequence);
  }
  std::vector<double> flat;
  for (std::size_t t = 0; t < static_cast<std::size_t>(steps); ++t) {
    for (const Matrix& result : results) flat.insert(flat.end(), result[t].begin(), result[t].end());
  }
  return flat;
}

}  // namespace

TEST(ReferenceRnn, MatchesTheEquationsOfLstm) {
  for (const std::int64_t layers : {1, 2, 3}) {
    for (const bool bidirectional : {false, true}) {
      SCOPED_TRACE("layers " + std::to_string(layers) + (bidirectional ? ", both directions" : ", one direction"));
      const NodeCase node = Lstm(5, 2, 3, 4, layers, bidirectional);
      const TestTensor out = RunNode(ReferenceKernel("rnn"), node)[0];
      EXPECT_EQ(out.shape, (Shape{5, 2, bidirectional ? 8 : 4}));
      ExpectClose(out.Floats(), Expected(node, layers, bidirectional ? 2 : 1), {1e-6, 0});
    }
  }
}

TEST(ReferenceRnn, TakesAnEmptySequence) {
  EXPECT_TRUE(RunNode(ReferenceKernel("rnn"), Lstm(0, 2, 3, 4, 2, true))[0].bytes.empty());
}

}  // namespace pdx::test
