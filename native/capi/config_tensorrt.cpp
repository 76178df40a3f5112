// TensorRT, which this library is built without.
#include "capi/arrays.h"
#include "capi/options.h"
#include "pd_config.h"

using pdx::Guard;
using pdx::Require;

void PD_ConfigEnableTensorRtEngine(PD_Config* pd_config, int64_t, int32_t, int32_t, PD_PrecisionType precision, PD_Bool,
                                   PD_Bool) {
  Guard(__func__, [&] {
    Require(pd_config);
    pdx::CheckPrecision(precision);
    pdx::RefuseAbsent("TensorRT");
  });
}

PD_Bool PD_ConfigTensorRtEngineEnabled(PD_Config* pd_config) { return pdx::ReadOff(__func__, pd_config); }

void PD_ConfigSetTrtDynamicShapeInfo(PD_Config* pd_config, size_t tensor_num, const char** tensor_name,
                                     size_t* shapes_num, int32_t** min_shape, int32_t** max_shape,
                                     int32_t** optim_shape, PD_Bool) {
  Guard(__func__, [&] {
    Require(pd_config);
    pdx::CheckTexts(tensor_num, tensor_name, "tensor_name");
    if (tensor_num == 0) return;
    Require(shapes_num, "shapes_num");
    Require(min_shape, "min_shape");
    Require(max_shape, "max_shape");
    Require(optim_shape, "optim_shape");
  });
}

PD_Bool PD_ConfigTensorRtDynamicShapeEnabled(PD_Config* pd_config) { return pdx::ReadOff(__func__, pd_config); }

void PD_ConfigEnableTunedTensorRtDynamicShape(PD_Config* pd_config, const char* shape_range_info_path, PD_Bool) {
  Guard(__func__, [&] {
    Require(pd_config);
    Require(shape_range_info_path, "shape_range_info_path");
  });
}

PD_Bool PD_ConfigTunedTensorRtDynamicShape(PD_Config* pd_config) { return pdx::ReadOff(__func__, pd_config); }

PD_Bool PD_ConfigTrtAllowBuildAtRuntime(PD_Config* pd_config) { return pdx::ReadOff(__func__, pd_config); }

void PD_ConfigCollectShapeRangeInfo(PD_Config* pd_config, const char* shape_range_info_path) {
  Guard(__func__, [&] {
    Require(pd_config);
    if (pdx::RequireText(shape_range_info_path, "shape_range_info_path").empty()) {
      throw pdx::Error(pdx::ErrorCode::kInvalidArgument, "shape_range_info_path is empty");
    }
  });
}

const char* PD_ConfigShapeRangeInfoPath(PD_Config* pd_config) {
  return Guard<const char*>(__func__, nullptr, [&] {
    Require(pd_config);
    return pdx::MallocText("");
  });
}

PD_Bool PD_ConfigShapeRangeInfoCollected(PD_Config* pd_config) { return pdx::ReadOff(__func__, pd_config); }

void PD_ConfigDisableTensorRtOPs(PD_Config* pd_config, size_t ops_num, const char** ops_name) {
  Guard(__func__, [&] {
    Require(pd_config);
    pdx::CheckTexts(ops_num, ops_name, "ops_name");
  });
}

void PD_ConfigEnableVarseqlen(PD_Config* pd_config) { pdx::LeaveOff(__func__, pd_config); }

PD_Bool PD_ConfigTensorRtOssEnabled(PD_Config* pd_config) { return pdx::ReadOff(__func__, pd_config); }

void PD_ConfigEnableTensorRtDla(PD_Config* pd_config, int32_t) { pdx::LeaveOff(__func__, pd_config); }

PD_Bool PD_ConfigTensorRtDlaEnabled(PD_Config* pd_config) { return pdx::ReadOff(__func__, pd_config); }
