// Writes what fuzzing of every target starts from when there is no corpus yet: make_seeds FOLDER.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>

#include "small_models.h"
#include "support/pir_writer.h"

namespace {

namespace fs = std::filesystem;
using pdx::testing::AttributeText;
using pdx::testing::ModelWriter;
using pdx::testing::PirWriter;

class SeedFolder {
 public:
  SeedFolder(const fs::path& parent, const char* target) : folder_(parent / target) { fs::create_directories(folder_); }

  void Add(const std::string& content) {
    std::ofstream file;
    file.exceptions(std::ios::failbit | std::ios::badbit);
    file.open(folder_ / ("seed" + std::to_string(count_++)), std::ios::binary);
    file << content;
    file.close();
  }

 private:
  fs::path folder_;
  int count_ = 0;
};

// One operator with attributes of every kind that the reader takes.
ModelWriter EveryAttribute() {
  const std::pair<const char*, int> heads[] = {{"floats", 4}, {"strings", 5},   {"bools", 7},   {"long", 9},
                                               {"longs", 11}, {"float64s", 12}, {"float64", 15}};
  std::vector<AttributeText> attributes = {AttributeText::Int("axis", -1), AttributeText::Float("f", 0.5F),
                                           AttributeText::String("s", "NHWC"), AttributeText::Ints("i", {1, -1}),
                                           AttributeText::Bool("b", true)};
  for (const auto& [name, type] : heads) attributes.push_back(AttributeText::Head(name, type));
  attributes[5].message.Float(7, 1.5F).Float(7, 2.5F);
  attributes[6].message.Text(8, "a");
  attributes[7].message.Int(11, 1);
  attributes[8].message.Int(13, 5);
  attributes[9].message.Int(15, -5);
  attributes[10].message.Double(16, 0.1);
  attributes[11].message.Double(19, 0.2);
  ModelWriter model;
  model.Variable("x", {1}).Variable("y", {1}).Feed("x");
  return model.Operator("relu", {{"X", {"x"}}}, {{"Out", {"y"}}}, attributes).Fetch("y");
}

PirWriter EveryPirAttribute() {
  PirWriter model;
  model.Feed(1, {2, -1});
  const std::vector<std::string> attributes = {
      PirWriter::Attribute("a", "0.a_f32", "0.5"),
      PirWriter::Attribute("b", "0.a_f64", "-1e-3"),
      PirWriter::Attribute("c", "0.a_bool", "true"),
      PirWriter::Attribute("d", "0.a_str", R"("\u00e9\n")"),
      PirWriter::Attribute("e", "0.a_index", "7"),
      PirWriter::Attribute("f", "1.a_intarray", "[1,2]"),
      PirWriter::Attribute("g", "1.a_dtype", R"("bool")"),
      PirWriter::Ints("h", {1, -2}),
      R"({"N":"i","AT":{"#":"0.a_f32","VD":"-INF"}})",
      PirWriter::Attribute("place", "1.a_place", R"([1,0,""])"),
      PirWriter::Attribute("j", "0.a_array", R"([{"#":"0.a_bool","D":false}])"),
  };
  return model.Operator("1.relu", {1}, {{2, {2, -1}}}, attributes).Fetch(2, 3);
}

std::string Noise(std::mt19937& random, std::size_t size) {
  std::string bytes(size, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "make_seeds FOLDER\n");
    return 2;
  }
  const fs::path root = argv[1];
  SeedFolder programs(root, "program");
  SeedFolder json_programs(root, "json_program");
  SeedFolder parameters(root, "parameters");
  const auto& models = pdx::fuzz::SmallModels();
  for (std::size_t i = 0; i < models.size(); ++i) {
    (models[i].program.front() == '{' ? json_programs : programs).Add(models[i].program);
    parameters.Add(static_cast<char>(i) + models[i].parameters);
  }
  programs.Add(EveryAttribute().Program());
  json_programs.Add(EveryPirAttribute().Program());

  std::mt19937 random(8);
  SeedFolder graphs(root, "graph");
  SeedFolder interfaces(root, "interface");
  for (std::size_t size = 16; size <= 512; size += 16) {
    graphs.Add(Noise(random, size));
    interfaces.Add(Noise(random, size));
    parameters.Add("\x40" + Noise(random, size / 4));
  }
  return 0;
}
