// The C interface, called in any order. At the end every object it made is gone.
#include "fuzz_target.h"
#include "interface_caller.h"
#include "pdx_diagnostics.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  pdx::fuzz::FuzzedData data(bytes, size);
  pdx::fuzz::InterfaceCaller(data).CallAll();
  if (PDX_GetLiveObjectCount() != 0) pdx::fuzz::Report("objects are left");
  return 0;
}
