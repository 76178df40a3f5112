// Times every step of a model: step_profile FOLDER 1,3,640,640 [THREADS] [ROUNDS] [--tab-separated]
//
// Prints, for each step, operator, kernel, shape of the output, least time over the rounds, and speed where the work is
// known; then the sum by kernel. The sum of the steps is a little more than a run, since each one is timed. Separated
// by tabs it is for programs: a line for each step, one for the run, and one for the speed of multiply-adds in
// registers.
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

#include "fma_peak.h"
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

struct Step {
  std::string op;
  std::string kernel;
  std::string output;   // shape
  std::string weights;  // shape, empty where there are none
  double work = 0;
  double least_ms = 1e30;
};

struct Profile {
  std::vector<Step> steps;
  double least_run_ms = 1e30;
  std::size_t arena_bytes = 0;
};

template <typename Action>
double MillisecondsOf(const Action& action) {
  const auto start = Clock::now();
  action();
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

Step Describe(const pdx::Model& model, const pdx::Plan& plan, std::size_t step) {
  const std::size_t index = plan.step_node(step);
  const pdx::Node& node = *model.graph().nodes()[index];
  const pdx::Shape& output = plan.shape(node.outputs[0]);
  const bool has_weights = node.inputs.size() > 1 && node.inputs[1] != pdx::kNoValue;
  return {node.op, model.kernel_name(index), output.ToString(),
          has_weights ? model.graph().value(node.inputs[1]).shape.ToString() : "", Work(model.graph(), node, output)};
}

Profile Measure(const std::string& folder, const pdx::Shape& shape, int threads, int rounds) {
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
  Profile profile;
  profile.arena_bytes = plan.arena_bytes();
  for (std::size_t step = 0; step < plan.step_count(); ++step) profile.steps.push_back(Describe(*model, plan, step));
  for (int round = 0; round < rounds; ++round) {
    profile.least_run_ms = std::min(profile.least_run_ms, MillisecondsOf([&] { session.Run(); }));
    for (std::size_t step = 0; step < plan.step_count(); ++step) {
      double& least = profile.steps[step].least_ms;
      least = std::min(least, MillisecondsOf([&] { plan.RunStep(step, pool); }));
    }
  }
  return profile;
}

void PrintTabSeparated(const Profile& profile, double peak) {
  for (const Step& step : profile.steps) {
    std::printf("step\t%s\t%s\t%s\t%s\t%.6f\t%.0f\n", step.op.c_str(), step.kernel.c_str(), step.output.c_str(),
                step.weights.c_str(), step.least_ms, step.work);
  }
  std::printf("run\t%.6f\t%zu\n", profile.least_run_ms, profile.arena_bytes);
  std::printf("peak\t%.3f\n", peak);
}

void Print(const Profile& profile, double peak) {
  std::map<std::string, double> by_kernel;
  double sum = 0;
  for (const Step& step : profile.steps) {
    std::printf("%8.4f ms %6.1f GFLOP/s  %-20s %-24s %-22s %s\n", step.least_ms, step.work / step.least_ms * 1e-6,
                step.op.c_str(), step.kernel.c_str(), step.output.c_str(), step.weights.c_str());
    by_kernel[step.op + " " + step.kernel] += step.least_ms;
    sum += step.least_ms;
  }
  std::vector<std::pair<double, std::string>> sorted;
  for (const auto& [name, time] : by_kernel) sorted.emplace_back(time, name);
  std::sort(sorted.rbegin(), sorted.rend());
  std::printf("\n");
  for (const auto& [time, name] : sorted) std::printf("%8.3f ms  %s\n", time, name.c_str());
  std::printf("%8.3f ms  sum of steps, %.3f ms a run, %zu bytes arena, %.1f GFLOP/s peak of one core\n", sum,
              profile.least_run_ms, profile.arena_bytes, peak);
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  const bool is_tab_separated = std::erase(arguments, "--tab-separated") > 0;
  if (arguments.size() < 2) {
    std::fprintf(stderr, "usage: step_profile FOLDER SHAPE [THREADS] [ROUNDS] [--tab-separated]\n");
    return 2;
  }
  try {
    const int threads = arguments.size() > 2 ? std::atoi(arguments[2].c_str()) : 1;
    const int rounds = arguments.size() > 3 ? std::atoi(arguments[3].c_str()) : 20;
    // Before and after, as a machine that others use too is not equally fast all the time.
    const double before = MeasureFmaPeak();
    const Profile profile = Measure(arguments[0], ParseShape(arguments[1].c_str()), threads, rounds);
    const double peak = std::max(before, MeasureFmaPeak());
    is_tab_separated ? PrintTabSeparated(profile, peak) : Print(profile, peak);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "step_profile: %s\n", error.what());
    return 1;
  }
  return 0;
}
