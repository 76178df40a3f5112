#include "capi/options.h"

namespace pdx {

void RefuseAbsent(const char* feature) {
  throw Error(ErrorCode::kInvalidArgument, std::string("this library is built without ") + feature);
}

void CheckPrecision(PD_PrecisionType precision) {
  if (precision < PD_PRECISION_FLOAT32 || precision > PD_PRECISION_HALF) {
    throw Error(ErrorCode::kInvalidArgument, "precision " + std::to_string(precision) + " does not exist");
  }
}

void CheckTexts(std::size_t count, const char** texts, const char* name) {
  if (count != 0) Require(texts, name);
  for (std::size_t i = 0; i < count; ++i) {
    if (texts[i] == nullptr) {
      throw Error(ErrorCode::kInvalidArgument, std::string(name) + "[" + std::to_string(i) + "] is NULL");
    }
  }
}

}  // namespace pdx
