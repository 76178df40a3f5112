#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pdx {

// Bytes of the character at the beginning of `text`, 1 to 4; 0 where it is not UTF-8 (RFC 3629): cut off, longer than
// needed, half of a surrogate pair, or above U+10FFFF.
std::size_t Utf8SequenceLength(std::string_view text);

// Adds a code point, which is in the range of Unicode.
void AppendUtf8(std::string& text, std::uint32_t code_point);

}  // namespace pdx
