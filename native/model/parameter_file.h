#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "graph/constant.h"

namespace pdx {

// A parameter as its program declares it.
struct ParameterDesc {
  std::string name;
  DataType type = DataType::kFloat32;
  Shape shape;
};

// Reads a combined parameter file: one record for each parameter, in the order of `declared`, which is that of the
// names' bytes. The file itself holds no names, so shape and type of every record are compared with the declaration.
// A record, little-endian: u32 0, u64 count of LoD levels and with each a u64 size and that many bytes, u32 0, i32 size
// of a TensorDesc message, the message, and the elements.
// Throws kModelFormat, naming parameter, byte and both values, for a file that is cut off, longer, or of another model.
std::vector<std::shared_ptr<const Constant>> ReadParameters(std::span<const std::byte> file,
                                                            std::span<const ParameterDesc> declared);

}  // namespace pdx
