// Times every step of a model: step_profile FOLDER 1,3,640,640 [THREADS] [ROUNDS]
//
// Prints, for each step, operator, kernel, shape of the output, least time over the rounds, and speed where the work is
// known; then the sum by kernel. The sum of the steps is a little more than a run, since each one is timed.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "runtime/session.h"

namespace {

using Clock = std::chrono::steady_clock;

std::vector<std::byte> ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw pdx::Error(pdx::ErrorCode::kFileUnreadable, "cannot read '" + path + "'");
  const std::vector<char> text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  std::vector<std::byte> bytes(text.size());
  std::memcpy(bytes.data(), text.data(), text.size());
  return bytes;
}

pdx::Shape ParseShape(const char* text) {
  pdx::Shape shape;
  for (const char* at = text; *at != '\0';) {
    char* end = nullptr;
    shape.Append(std::strtoll(at, &end, 10));
    at = *end == ',' ? end + 1 : end;
    if (end == text) throw pdx::Error(pdx::ErrorCode::kInvalidArgument, std::string("not a shape: ") + text);
  }
  return shape;
}

// Multiplications and additions of a convolution or matrix product; 0 for everything else.
double Work(const pdx::Graph& graph, const pdx::Node& node, const pdx::Shape& output) {
  if (node.Input(1) == pdx::kNoValue) return 0;
  const pdx::Shape& weights = graph.value(node.inputs[1]).shape;
  const auto elements = static_cast<double>(output.ElementCount());
  if (node.op == "conv2d" || node.op == "depthwise_conv2d") {
    return 2 * elements * static_cast<double>(weights.Count(1, weights.rank()));
  }
  if (node.op == "conv2d_transpose") return 2 * elements * static_cast<double>(weights[0]);
  if (node.op == "matmul_v2" && weights.rank() == 2) return 2 * elements * static_cast<double>(weights[0]);
  return 0;
}

void Profile(const std::string& folder, const pdx::Shape& shape, int threads, int rounds) {
  const auto model =
      pdx::Model::Load(ReadFile(folder + "/inference.pdmodel"), ReadFile(folder + "/inference.pdiparams"));
  pdx::Session session(model, threads);
  session.ReshapeInput(0, shape);
  auto* input = reinterpret_cast<float*>(session.MutableInput(0, pdx::DataType::kFloat32));
  for (std::int64_t i = 0; i < shape.ElementCount(); ++i) {
    input[i] = static_cast<float>(static_cast<std::uint32_t>(i) * 2654435761u) / 4294967296.0f * 2 - 1;
  }
  session.Run();
  const pdx::Plan& plan = *session.current_plan();
  pdx::ThreadPool pool(threads);
  std::vector<double> least(plan.step_count(), 1e30);
  double least_run = 1e30;
  for (int round = 0; round < rounds; ++round) {
    const auto run_start = Clock::now();
    session.Run();
    least_run = std::min(least_run, std::chrono::duration<double, std::milli>(Clock::now() - run_start).count());
    for (std::size_t step = 0; step < plan.step_count(); ++step) {
      const auto start = Clock::now();
      plan.RunStep(step, pool);
      least[step] = std::min(least[step], std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
  }

  std::map<std::string, double> by_kernel;
  double sum = 0;
  for (std::size_t step = 0; step < plan.step_count(); ++step) {
    const std::size_t index = plan.step_node(step);
    const pdx::Node& node = *model->graph().nodes()[index];
    const pdx::Shape& output = plan.shape(node.outputs[0]);
    const double work = Work(model->graph(), node, output);
    std::printf("%8.4f ms %6.1f GFLOP/s  %-20s %-24s %-22s %s\n", least[step], work / least[step] * 1e-6,
                node.op.c_str(), model->kernel_name(index), output.ToString().c_str(),
                node.inputs.size() > 1 && node.inputs[1] != pdx::kNoValue
                    ? model->graph().value(node.inputs[1]).shape.ToString().c_str()
                    : "");
    by_kernel[node.op + " " + model->kernel_name(index)] += least[step];
    sum += least[step];
  }
  std::vector<std::pair<double, std::string>> sorted;
  for (const auto& [name, time] : by_kernel) sorted.emplace_back(time, name);
  std::sort(sorted.rbegin(), sorted.rend());
  std::printf("\n");
  for (const auto& [time, name] : sorted) std::printf("%8.3f ms  %s\n", time, name.c_str());
  std::printf("%8.3f ms  sum of steps, %.3f ms a run, %zu bytes arena\n", sum, least_run, plan.arena_bytes());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: step_profile FOLDER SHAPE [THREADS] [ROUNDS]\n");
    return 2;
  }
  try {
    Profile(argv[1], ParseShape(argv[2]), argc > 3 ? std::atoi(argv[3]) : 1, argc > 4 ? std::atoi(argv[4]) : 20);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "step_profile: %s\n", error.what());
    return 1;
  }
  return 0;
}
