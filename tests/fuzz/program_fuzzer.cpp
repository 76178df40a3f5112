// Program files in their older form, protobuf: read, made into a graph, and checked.
#include "fuzz_target.h"
#include "model/graph_builder.h"
#include "model/program_desc.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pdx::fuzz::ExpectAnswer([&] {
    const pdx::ProgramDesc program = pdx::ReadProgram(std::as_bytes(std::span(data, size)));
    pdx::GraphBuilder builder(program);
    const std::vector<pdx::ParameterDesc> declared = builder.Parameters();
    builder.AddParameters(declared, pdx::fuzz::MakeParameters(declared));
    builder.AddOperators();
    builder.Finish().Validate();
  });
  return 0;
}
