#include "model/program_desc.h"

#include <algorithm>

#include "graph/error.h"
#include "model/program_rules.h"

namespace pdx {

namespace {

constexpr char kFileName[] = "the program file";

// A published program has a few thousand of each. The bound keeps a file of empty messages from costing hundreds of
// times its size in memory.
constexpr std::size_t kMaxItems = std::size_t{1} << 20;

template <typename Item>
void AppendBounded(std::vector<Item>& items, Item item, const char* what, const WireReader& at,
                   std::size_t most = kMaxItems) {
  if (items.size() == most) at.Fail("more than " + std::to_string(most) + " " + what);
  items.push_back(std::move(item));
}

void ReadTensor(WireReader tensor, VariableDesc& variable) {
  while (tensor.Next()) {
    if (tensor.field() == 1) variable.data_type = tensor.Int32();
    if (tensor.field() == 2) tensor.AppendInt64(variable.dims);
  }
}

void ReadVariableType(WireReader type, VariableDesc& variable) {
  while (type.Next()) {
    if (type.field() == 1) variable.kind = type.Int32();
    if (type.field() != 3) continue;
    WireReader lod_tensor = type.Message();
    while (lod_tensor.Next()) {
      if (lod_tensor.field() == 1) ReadTensor(lod_tensor.Message(), variable);
    }
  }
}

VariableDesc ReadVariable(WireReader message) {
  VariableDesc variable;
  while (message.Next()) {
    if (message.field() == 1) variable.name = message.Text();
    if (message.field() == 2) ReadVariableType(message.Message(), variable);
    if (message.field() == 3) variable.persistable = message.Bool();
  }
  if (variable.name.empty()) message.Fail("a variable has no name");
  return variable;
}

SlotDesc ReadSlot(WireReader message) {
  SlotDesc slot;
  while (message.Next()) {
    if (message.field() == 1) slot.name = message.Text();
    if (message.field() == 2) AppendBounded(slot.arguments, message.Text(), "arguments in one slot", message);
  }
  return slot;
}

AttributeDesc ReadAttributeHead(WireReader message) {
  AttributeDesc attribute{{}, -1, message};
  while (message.Next()) {
    if (message.field() == 1) attribute.name = message.Text();
    if (message.field() == 2) attribute.type = message.Int32();
  }
  if (attribute.name.empty()) message.Fail("an attribute has no name");
  return attribute;
}

OperatorDesc ReadOperator(WireReader message) {
  OperatorDesc op;
  while (message.Next()) {
    switch (message.field()) {
      case 1:
        AppendBounded(op.inputs, ReadSlot(message.Message()), "input slots", message);
        break;
      case 2:
        AppendBounded(op.outputs, ReadSlot(message.Message()), "output slots", message);
        break;
      case 3:
        op.type = message.Text();
        break;
      case 4:
        AppendBounded(op.attributes, ReadAttributeHead(message.Message()), "attributes", message);
        break;
      default:
        break;
    }
  }
  if (op.type.empty()) message.Fail("an operator has no type");
  return op;
}

void ReadBlock(WireReader block, ProgramDesc& program) {
  while (block.Next()) {
    if (block.field() == 3) AppendBounded(program.variables, ReadVariable(block.Message()), "variables", block);
    if (block.field() == 4) {
      AppendBounded(program.operators, ReadOperator(block.Message()), "operators", block, kMaxOperators);
    }
  }
}

std::int64_t ReadVersion(WireReader version) {
  std::int64_t number = 0;
  while (version.Next()) {
    if (version.field() == 1) number = version.Int64();
  }
  return number;
}

constexpr std::size_t kBeginningBytes = 16;

bool IsPrintable(std::byte byte) { return byte >= std::byte{0x20} && byte < std::byte{0x7F}; }

// The first bytes of a file, printable ones as they are.
std::string Beginning(std::span<const std::byte> bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (const std::byte byte : bytes.first(std::min(bytes.size(), kBeginningBytes))) {
    const auto code = std::to_integer<unsigned>(byte);
    if (IsPrintable(byte) && byte != std::byte{'\\'}) {
      text += static_cast<char>(code);
    } else {
      text += std::string("\\x") + kDigits[code >> 4] + kDigits[code & 15];
    }
  }
  return text;
}

void CheckBeginning(std::span<const std::byte> bytes) {
  if (bytes.empty()) throw Error(ErrorCode::kModelFormat, std::string(kFileName) + " is empty");
  const auto is_space = [](std::byte byte) {
    return byte == std::byte{' '} || byte == std::byte{'\t'} || byte == std::byte{'\r'} || byte == std::byte{'\n'};
  };
  // A program consists of fields 1, 4 and 5, all messages, so only three bytes can begin one. They are printable or a
  // line feed; the numbers that follow in a program are not.
  const auto tag = std::to_integer<unsigned>(bytes.front());
  const auto start = bytes.first(std::min(bytes.size(), kBeginningBytes));
  const bool is_text = std::ranges::all_of(start, [&](std::byte byte) { return is_space(byte) || IsPrintable(byte); });
  if (is_text || (tag != 0x0A && tag != 0x22 && tag != 0x2A)) {
    throw Error(ErrorCode::kModelFormat,
                std::string(kFileName) + " is not a Paddle program: it begins with '" + Beginning(bytes) + "'");
  }
}

}  // namespace

ProgramDesc ReadProgram(std::span<const std::byte> bytes) {
  CheckBeginning(bytes);
  ProgramDesc program;
  bool has_block = false;
  WireReader message(bytes, kFileName);
  while (message.Next()) {
    // Further blocks are the bodies of control flow; the attributes that refer to them are refused.
    if (message.field() == 1 && !has_block) {
      has_block = true;
      ReadBlock(message.Message(), program);
    }
    if (message.field() == 4) program.version = ReadVersion(message.Message());
  }
  if (!has_block) {
    throw Error(ErrorCode::kModelFormat, std::string(kFileName) + " is not a Paddle program: it has no block");
  }
  return program;
}

}  // namespace pdx
