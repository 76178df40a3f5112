#include "model/model_reader.h"

#include <string_view>

#include "model/graph_builder.h"
#include "model/parameter_file.h"
#include "model/pir_graph_builder.h"
#include "model/program_desc.h"

namespace pdx {

namespace {

// A protobuf program never begins with a brace, whatever its file is called.
bool IsJson(std::span<const std::byte> program) {
  const std::string_view text(reinterpret_cast<const char*>(program.data()), program.size());
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && text[first] == '{';
}

template <typename Builder, typename Program>
Graph Build(const Program& program, std::span<const std::byte> parameters) {
  Builder builder(program);
  const std::vector<ParameterDesc> declared = builder.Parameters();
  builder.AddParameters(declared, ReadParameters(parameters, declared));
  builder.AddOperators();
  return builder.Finish();
}

}  // namespace

Graph ReadModel(std::span<const std::byte> program, std::span<const std::byte> parameters) {
  if (IsJson(program)) {
    const JsonText text(program, "the program file");
    return Build<PirGraphBuilder>(ReadPirProgram(text), parameters);
  }
  return Build<GraphBuilder>(ReadProgram(program), parameters);
}

}  // namespace pdx
