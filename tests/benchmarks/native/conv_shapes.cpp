// Times every convolution of a shape file on the runtime's kernels and, where it was built in, on oneDNN:
//   conv_shapes FILE [--threads N] [--rounds N] [--shapes]
// For each shape the minimum over the rounds, the contenders taking turns within a round; the sums count a shape as
// often as the file has it. Weights and images are random. All contenders use the same two buffers, as layers in an
// arena would.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <limits>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "contender.h"
#include "conv_problem.h"
#include "fma_peak.h"
#include "kernels/cpu_features.h"
#include "memory/buffer.h"

namespace {

struct Settings {
  std::string path;
  int threads = 1;
  int rounds = 4;
  bool print_shapes = false;
};

struct Entry {
  explicit Entry(const ConvProblem& p) : problem(p) {}

  ConvProblem problem;
  int count = 0;  // in the file
  std::vector<float> weights, bias;
  std::vector<std::unique_ptr<Contender>> contenders;
  std::vector<double> best_ms;
  std::vector<int> repeats;
};

using Factory = std::unique_ptr<Contender> (*)(const ConvProblem&, const ConvData&);

std::vector<std::pair<const char*, Factory>> Factories([[maybe_unused]] const Settings& settings) {
  std::vector<std::pair<const char*, Factory>> factories = {{"runtime", MakeRuntimeContender}};
#if defined(PDX_HAVE_DNNL)
  if (settings.threads == 1) factories.emplace_back("oneDNN", MakeOneDnnContender);
#endif
  return factories;
}

double RunMs(Contender& contender) {
  const auto start = std::chrono::steady_clock::now();
  contender.Run();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

class Benchmark {
 public:
  explicit Benchmark(const Settings& settings) : settings_(settings), factories_(Factories(settings)) {
    for (const ConvProblem& problem : ReadConvProblems(settings.path)) {
      auto found = std::ranges::find(entries_, problem, &Entry::problem);
      if (found == entries_.end()) found = entries_.insert(entries_.end(), Entry(problem));
      ++found->count;
    }
    AllocateImages();
    for (Entry& entry : entries_) Prepare(entry);
  }

  void Run() {
    for (int round = 0; round < settings_.rounds; ++round) {
      for (Entry& entry : entries_) {
        for (std::size_t i = 0; i < entry.contenders.size(); ++i) TimeOnce(entry, i);
      }
    }
  }

  void Print() const {
    std::map<std::string, std::vector<const Entry*>> kinds;
    for (const Entry& entry : entries_) {
      if (settings_.print_shapes) {
        std::printf("%2d x %-62s", entry.count, entry.problem.ToString().c_str());
        PrintTimes({&entry}, true);
      }
      kinds[entry.problem.Kind()].push_back(&entry);
      kinds["sum"].push_back(&entry);
    }
    for (const auto& [kind, entries] : kinds) {
      std::printf("%-15s", kind.c_str());
      PrintTimes(entries, false);
    }
  }

 private:
  void AllocateImages() {
    std::int64_t largest = 0;
    for (const Entry& entry : entries_) {
      largest = std::max({largest, entry.problem.SrcCount(), entry.problem.DstCount()});
    }
    for (pdx::Buffer& image : images_) {
      auto* data = reinterpret_cast<float*>(image.Reserve(static_cast<std::size_t>(largest) * sizeof(float)));
      for (std::int64_t i = 0; i < largest; ++i) data[i] = Random();
    }
  }

  void Prepare(Entry& entry) {
    entry.weights.resize(static_cast<std::size_t>(entry.problem.WeightCount()));
    entry.bias.resize(static_cast<std::size_t>(entry.problem.m));
    for (float& value : entry.weights) value = 0.1f * Random();
    for (float& value : entry.bias) value = Random();
    const std::size_t parity = static_cast<std::size_t>(&entry - entries_.data()) % 2;
    const ConvData data{reinterpret_cast<float*>(images_[parity].data()),
                        reinterpret_cast<float*>(images_[1 - parity].data()), entry.weights, entry.bias,
                        settings_.threads};
    std::vector<float> first;
    for (const auto& [name, factory] : factories_) {
      entry.contenders.push_back(factory(entry.problem, data));
      entry.contenders.back()->Run();
      CheckSame(entry, name, data, first);
    }
    entry.best_ms.assign(entry.contenders.size(), std::numeric_limits<double>::infinity());
    entry.repeats.assign(entry.contenders.size(), 0);
  }

  static void CheckSame(const Entry& entry, const char* name, const ConvData& data, std::vector<float>& first) {
    const auto count = static_cast<std::size_t>(entry.problem.DstCount());
    if (first.empty()) first.assign(data.dst, data.dst + count);
    float difference = 0;
    for (std::size_t i = 0; i < count; ++i) difference = std::max(difference, std::abs(first[i] - data.dst[i]));
    if (!(difference < 1e-4f)) {
      std::printf("%s differs by %g on %s\n", name, static_cast<double>(difference), entry.problem.ToString().c_str());
    }
  }

  static void TimeOnce(Entry& entry, std::size_t contender) {
    constexpr double kSliceMs = 2;
    int& repeats = entry.repeats[contender];
    if (repeats == 0) {
      const double ms = std::max(1e-4, RunMs(*entry.contenders[contender]));
      repeats = std::clamp(static_cast<int>(kSliceMs / ms), 2, 200);
    }
    for (int i = 0; i < repeats; ++i) {
      entry.best_ms[contender] = std::min(entry.best_ms[contender], RunMs(*entry.contenders[contender]));
    }
  }

  void PrintTimes(const std::vector<const Entry*>& entries, bool with_kernel) const {
    for (std::size_t i = 0; i < factories_.size(); ++i) {
      double ms = 0, gflop = 0;
      for (const Entry* entry : entries) {
        ms += entry->count * entry->best_ms[i];
        gflop += entry->count * entry->problem.Gflop();
      }
      std::printf("  %s %8.3f ms %6.1f GFLOP/s", factories_[i].first, ms, gflop / ms * 1e3);
      if (with_kernel) std::printf(" %-22s", entries.front()->contenders[i]->name().c_str());
    }
    std::printf("\n");
  }

  float Random() { return uniform_(generator_); }

  Settings settings_;
  std::vector<std::pair<const char*, Factory>> factories_;
  std::mt19937 generator_{20240601};
  std::uniform_real_distribution<float> uniform_{-0.5f, 0.5f};
  pdx::Buffer images_[2];
  std::vector<Entry> entries_;
};

bool Parse(int argc, char** argv, Settings& settings) {
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    int* const number = word == "--threads" ? &settings.threads : word == "--rounds" ? &settings.rounds : nullptr;
    if (number != nullptr && i + 1 < argc) {
      *number = std::atoi(argv[++i]);
    } else if (word == "--shapes") {
      settings.print_shapes = true;
    } else if (settings.path.empty() && word[0] != '-') {
      settings.path = word;
    } else {
      return false;
    }
  }
  return !settings.path.empty() && settings.threads >= 1 && settings.rounds >= 1;
}

}  // namespace

int main(int argc, char** argv) {
  Settings settings;
  if (!Parse(argc, argv, settings)) {
    std::fprintf(stderr, "usage: conv_shapes FILE [--threads N] [--rounds N] [--shapes]\n");
    return 2;
  }
  try {
    const double peak_before = MeasureFmaPeak();
    Benchmark benchmark(settings);
    benchmark.Run();
    const double peak_after = MeasureFmaPeak();
    std::printf("%s, %d threads, cpu level %s, one core reaches %.1f GFLOP/s\n", settings.path.c_str(),
                settings.threads, pdx::CpuFeatures::Detect().ToString().c_str(), std::max(peak_before, peak_after));
    benchmark.Print();
  } catch (const std::exception& error) {
    std::fprintf(stderr, "conv_shapes: %s\n", error.what());
    return 1;
  }
  return 0;
}
