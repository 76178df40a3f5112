#include "model/parameter_file.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "graph/error.h"
#include "model/paddle_types.h"
#include "model/wire_reader.h"

namespace pdx {

namespace {

// Far above what the description of a tensor of Shape::kMaxRank dimensions takes.
constexpr std::int32_t kMaxDescriptionBytes = 4096;

class ParameterFile {
 public:
  ParameterFile(std::span<const std::byte> file, std::span<const ParameterDesc> declared)
      : file_(file), declared_(declared) {}

  std::vector<std::shared_ptr<const Constant>> Read() {
    std::vector<std::shared_ptr<const Constant>> constants;
    constants.reserve(declared_.size());
    for (index_ = 0; index_ < declared_.size(); ++index_) constants.push_back(ReadRecord());
    if (position_ != file_.size()) {
      throw Error(ErrorCode::kModelFormat, "the parameter file has " + std::to_string(file_.size()) +
                                               " bytes, the program's " + std::to_string(declared_.size()) +
                                               " parameters take " + std::to_string(position_) +
                                               ": pdmodel and pdiparams are of different models");
    }
    return constants;
  }

 private:
  const ParameterDesc& parameter() const { return declared_[index_]; }

  [[noreturn]] void Fail(const std::string& problem) const {
    throw Error(ErrorCode::kModelFormat, "the parameter file, parameter '" + parameter().name + "' (" +
                                             std::to_string(index_ + 1) + " of " + std::to_string(declared_.size()) +
                                             "), byte " + std::to_string(position_) + ": " + problem);
  }

  [[noreturn]] void FailDifferent(const std::string& declared, const std::string& found) const {
    Fail("the program declares " + declared + ", the file has " + found +
         ": pdmodel and pdiparams are of different models");
  }

  std::span<const std::byte> Take(std::uint64_t bytes, const char* what) {
    const std::size_t left = file_.size() - position_;
    if (bytes > left) {
      Fail(std::string(what) + " needs " + std::to_string(bytes) + " bytes, " + std::to_string(left) +
           " are left: the file is cut off or of another model");
    }
    const auto taken = file_.subspan(position_, static_cast<std::size_t>(bytes));
    position_ += taken.size();
    return taken;
  }

  template <typename Unsigned>
  Unsigned TakeNumber(const char* what) {
    const auto bytes = Take(sizeof(Unsigned), what);
    Unsigned value = 0;
    for (std::size_t i = sizeof(Unsigned); i-- > 0;) value = (value << 8) | std::to_integer<Unsigned>(bytes[i]);
    return value;
  }

  void ExpectVersion0(const char* what) {
    const std::size_t start = position_;
    const auto version = TakeNumber<std::uint32_t>(what);
    if (version == 0) return;
    position_ = start;
    Fail(std::string(what) + " is " + std::to_string(version) +
         " instead of 0: this is no parameter file, or one of another model");
  }

  void SkipLod() {
    const auto levels = TakeNumber<std::uint64_t>("the count of LoD levels");
    if (levels > Shape::kMaxRank) Fail(std::to_string(levels) + " LoD levels: the file is damaged or of another model");
    for (std::uint64_t level = 0; level < levels; ++level) {
      Take(TakeNumber<std::uint64_t>("the size of a LoD level"), "a LoD level");
    }
  }

  // Type and shape as the record states them.
  void CheckDescription() {
    const auto size = static_cast<std::int32_t>(TakeNumber<std::uint32_t>("the size of the description"));
    if (size < 0 || size > kMaxDescriptionBytes) {
      Fail("a description of " + std::to_string(size) + " bytes: the file is damaged or of another model");
    }
    const std::size_t start = position_;
    std::int32_t type = -1;
    std::vector<std::int64_t> dims;
    WireReader description(Take(static_cast<std::uint64_t>(size), "the description"), "the parameter file", start);
    while (description.Next()) {
      if (description.field() == 1) type = description.Int32();
      if (description.field() == 2) description.AppendInt64(dims);
    }
    position_ = start;
    if (ToDataType(type) != parameter().type) FailDifferent(NameOf(parameter().type), NameOfPaddleType(type));
    if (!std::ranges::equal(dims, parameter().shape)) FailDifferent(parameter().shape.ToString(), ToText(dims));
    position_ = start + static_cast<std::size_t>(size);
  }

  static std::string ToText(const std::vector<std::int64_t>& dims) {
    std::string text = "[";
    for (std::size_t i = 0; i < dims.size(); ++i) text += (i == 0 ? "" : ", ") + std::to_string(dims[i]);
    return text + "]";
  }

  std::shared_ptr<const Constant> ReadRecord() {
    ExpectVersion0("the version of the record");
    SkipLod();
    ExpectVersion0("the version of the tensor");
    CheckDescription();
    const std::uint64_t bytes = static_cast<std::uint64_t>(parameter().shape.ElementCount()) * SizeOf(parameter().type);
    const auto elements = Take(bytes, "its data");  // before the allocation, which a file thus bounds by its own size
    auto constant = std::make_shared<Constant>(parameter().type, parameter().shape);
    if (!elements.empty()) std::memcpy(constant->mutable_data(), elements.data(), elements.size());
    return constant;
  }

  std::span<const std::byte> file_;
  std::span<const ParameterDesc> declared_;
  std::size_t index_ = 0;
  std::size_t position_ = 0;
};

}  // namespace

std::vector<std::shared_ptr<const Constant>> ReadParameters(std::span<const std::byte> file,
                                                            std::span<const ParameterDesc> declared) {
  return ParameterFile(file, declared).Read();
}

}  // namespace pdx
