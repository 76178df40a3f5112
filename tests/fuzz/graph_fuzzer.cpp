// Graphs of all operators: shapes inferred, optimised, planned, and run twice, once as the runtime does and once with
// every tensor in memory of its own. Both must give the same bytes.
#include <algorithm>
#include <cstring>

#include "fuzz_target.h"
#include "graph_generator.h"
#include "memory/buffer.h"
#include "passes/pipeline.h"
#include "runtime/plan.h"
#include "separate_run.h"

namespace {

using pdx::fuzz::FuzzedData;

constexpr std::size_t kMaxArenaBytes = std::size_t{1} << 17;
constexpr std::size_t kHeaderBytes = 12;  // for how to run it; all further bytes make the graph

pdx::ModelOptions Options(FuzzedData& data) {
  pdx::ModelOptions options;
  options.memory_limit = std::uint64_t{1} << 24;
  options.optimize_graph = !data.OneIn(4);
  options.int8 = options.optimize_graph;
  if (!data.OneIn(4)) return options;
  const unsigned disabled = data.Byte() | data.Byte() << 8;
  unsigned bit = 0;
  for (const pdx::Pass& pass : pdx::Passes()) {
    if ((disabled >> bit++ & 1) != 0) options.disabled_passes.insert(pass.name);
  }
  return options;
}

// Other sizes where the model declares none.
std::vector<pdx::Shape> OtherShapes(FuzzedData& data, const pdx::Model& model, std::vector<pdx::Shape> shapes) {
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    const pdx::Shape& declared = model.input(i).shape;
    for (std::size_t dim = 0; dim < shapes[i].rank(); ++dim) {
      if (declared[dim] == pdx::Shape::kFree) shapes[i][dim] = data.Between(0, 6);
    }
  }
  return shapes;
}

void Run(FuzzedData& data, const pdx::Model& model, std::span<const pdx::Shape> shapes) {
  pdx::fuzz::SerialParts parallel(static_cast<int>(data.Between(1, 3)));
  const auto memory = std::make_shared<pdx::MemoryAccount>(model.memory_limit(), model.memory_used());
  const pdx::MemoryScope scope(memory);
  pdx::Plan plan(model, shapes, parallel.threads());
  if (plan.arena_bytes() > kMaxArenaBytes) return;

  std::vector<pdx::Buffer> buffers(shapes.size());
  std::vector<std::byte*> inputs;
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    const pdx::DataType type = model.input(i).type;
    const std::int64_t count = shapes[i].ElementCount();
    inputs.push_back(buffers[i].Reserve(static_cast<std::size_t>(count) * SizeOf(type)));
    pdx::fuzz::FillTensor(inputs[i], type, count, data.Byte());
  }
  const pdx::fuzz::SeparateRun expected(model, shapes, inputs, parallel);

  pdx::Buffer arena;
  plan.Bind(arena.Reserve(plan.arena_bytes()), inputs);
  plan.Run(parallel);
  for (std::size_t i = 0; i < model.output_count(); ++i) expected.Compare(i, plan.output(i));
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::size_t split = std::min(size, kHeaderBytes);
  FuzzedData header(bytes, split);
  FuzzedData body(bytes + split, size - split);
  pdx::fuzz::ExpectAnswer([&] {
    const pdx::ModelOptions options = Options(header);
    auto generated = pdx::fuzz::GraphGenerator(body).Generate();
    const auto model = pdx::Model::Build(std::move(generated.graph), options);
    Run(header, *model, generated.input_shapes);
    if (!header.OneIn(3)) return;
    const auto shapes = OtherShapes(header, *model, generated.input_shapes);
    if (!std::ranges::equal(shapes, generated.input_shapes)) Run(header, *model, shapes);
  });
  return 0;
}
