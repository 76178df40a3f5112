// Program files of Paddle 3, JSON: read, made into a graph, and checked.
#include "fuzz_target.h"
#include "model/json_text.h"
#include "model/pir_graph_builder.h"
#include "model/pir_program.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pdx::fuzz::ExpectAnswer([&] {
    const pdx::JsonText text(std::as_bytes(std::span(data, size)), "the program file");
    const pdx::PirProgram program = pdx::ReadPirProgram(text);
    pdx::PirGraphBuilder builder(program);
    const std::vector<pdx::ParameterDesc> declared = builder.Parameters();
    builder.AddParameters(declared, pdx::fuzz::MakeParameters(declared));
    builder.AddOperators();
    builder.Finish().Validate();
  });
  return 0;
}
