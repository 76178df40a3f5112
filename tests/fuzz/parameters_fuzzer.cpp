// Parameter files: those of small models, and those of parameters that the input declares itself.
#include "fuzz_target.h"
#include "fuzzed_data.h"
#include "model/model_reader.h"
#include "small_models.h"

namespace {

using pdx::fuzz::FuzzedData;

constexpr std::int64_t kLargeDims[] = {-1, 0, 255, 65536, 2147483647, std::int64_t{1} << 47, INT64_MAX};

std::vector<pdx::ParameterDesc> Declare(FuzzedData& data) {
  std::vector<pdx::ParameterDesc> declared(static_cast<std::size_t>(data.Between(0, 3)));
  for (pdx::ParameterDesc& parameter : declared) {
    parameter.name = "w";
    parameter.type = static_cast<pdx::DataType>(data.Between(0, 5));
    const std::int64_t rank = data.Between(0, 8);
    for (std::int64_t i = 0; i < rank; ++i) {
      parameter.shape.Append(data.OneIn(8) ? data.Pick(kLargeDims) : data.Between(0, 4));
    }
  }
  return declared;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  FuzzedData data(bytes, size);
  const auto& models = pdx::fuzz::SmallModels();
  const std::size_t choice = data.Byte();
  pdx::fuzz::ExpectAnswer([&] {
    if (choice < models.size()) {
      pdx::ReadModel(std::as_bytes(std::span(models[choice].program)), data.Rest()).Validate();
    } else {
      const auto declared = Declare(data);
      pdx::ReadParameters(data.Rest(), declared);
    }
  });
  return 0;
}
