#include "model/model_reader.h"

#include "model/graph_builder.h"
#include "model/parameter_file.h"
#include "model/program_desc.h"

namespace pdx {

Graph ReadModel(std::span<const std::byte> program, std::span<const std::byte> parameters) {
  const ProgramDesc desc = ReadProgram(program);
  GraphBuilder builder(desc);
  const std::vector<ParameterDesc> declared = builder.Parameters();
  builder.AddParameters(declared, ReadParameters(parameters, declared));
  builder.AddOperators();
  return builder.Finish();
}

}  // namespace pdx
