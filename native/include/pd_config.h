// How to load and run a model. A configuration makes one predictor only and cannot be used for a second one.
// Switches for something that the library was built without log a line and stay off: read the getter to know.
// Text passed in is NUL-terminated UTF-8 and copied during the call.
#ifndef PD_CONFIG_H_
#define PD_CONFIG_H_

#include "pd_types.h"

#ifdef __cplusplus
extern "C" {
#endif

// Life and model source

/// Makes a configuration with default settings; freed by PD_ConfigDestroy. @since 2.1
PADDLE_CAPI_EXPORT __pd_give PD_Config* PD_ConfigCreate(void);

/// Frees a configuration; NULL is tolerated from 2.5 on. @since 2.1
PADDLE_CAPI_EXPORT void PD_ConfigDestroy(__pd_take PD_Config* pd_config);

/// Names the program file and the file with all weights; existence is checked when a predictor is created. @since 2.1
PADDLE_CAPI_EXPORT void PD_ConfigSetModel(__pd_keep PD_Config* pd_config, const char* prog_file_path,
                                          const char* params_file_path);

/// Names the program file only. @since 2.1
PADDLE_CAPI_EXPORT void PD_ConfigSetProgFile(__pd_keep PD_Config* pd_config, const char* prog_file_path);

/// Names the weights file only. @since 2.1
PADDLE_CAPI_EXPORT void PD_ConfigSetParamsFile(__pd_keep PD_Config* pd_config, const char* params_file_path);

/// Names a directory in the old format: a program file __model__ and one file for each weight. @since 2.1
PADDLE_CAPI_EXPORT void PD_ConfigSetModelDir(__pd_keep PD_Config* pd_config, const char* model_dir);

/// Names the directory for optimisation caches. @since 2.1
PADDLE_CAPI_EXPORT void PD_ConfigSetOptimCacheDir(__pd_keep PD_Config* pd_config, const char* opt_cache_dir);

/// Reads the model directory; valid until the next set or destroy. @since 2.1
PADDLE_CAPI_EXPORT __pd_keep const char* PD_ConfigGetModelDir(__pd_keep PD_Config* pd_config);

/// Reads the program path, or the program bytes after PD_ConfigSetModelBuffer; valid until the next set or destroy.
/// @since 2.1
PADDLE_CAPI_EXPORT __pd_keep const char* PD_ConfigGetProgFile(__pd_keep PD_Config* pd_config);

/// Reads the weights path, or the weights bytes after PD_ConfigSetModelBuffer; valid until the next set or destroy.
/// @since 2.1
PADDLE_CAPI_EXPORT __pd_keep const char* PD_ConfigGetParamsFile(__pd_keep PD_Config* pd_config);

/// Gives the model from memory; both buffers are copied at once. @since 2.1
PADDLE_CAPI_EXPORT void PD_ConfigSetModelBuffer(__pd_keep PD_Config* pd_config, const char* prog_buffer,
                                                size_t prog_buffer_size, const char* params_buffer,
                                                size_t params_buffer_size);

/// Tells whether PD_ConfigSetModelBuffer was used. @since 2.1
PADDLE_CAPI_EXPORT PD_Bool PD_ConfigModelFromMemory(__pd_keep PD_Config* pd_config);

/// Marks the configuration as used up. @since 2.1
PADDLE_CAPI_EXPORT void PD_ConfigSetInvalid(__pd_keep PD_Config* pd_config);

/// Tells whether the configuration can still make its one predictor. @since 2.1
PADDLE_CAPI_EXPORT PD_Bool PD_ConfigIsValid(__pd_keep PD_Config* pd_config);

/// Writes all settings as a text table, with the whole model in it after PD_ConfigSetModelBuffer; freed by
/// PD_CstrDestroy. @since 2.2.2
PADDLE_CAPI_EXPORT __pd_give PD_Cstr* PD_ConfigSummary(__pd_keep PD_Config* pd_config);

// Devices

/// Uses CUDA with a memory pool in MB; the precision parameter exists since 2.5. @since 2.1
PADDLE_CAPI_EXPORT void PD_ConfigEnableUseGpu(__pd_keep PD_Config* pd_config, uint64_t memory_pool_init_size_mb,
                                              int32_t device_id, PD_PrecisionType precision_mode);

/// Goes back to the CPU. @since 2.1
PADDLE_CAPI_EXPORT void PD_ConfigDisableGpu(__pd_keep PD_Config* pd_config);

/// Tells whether the GPU is used. @since 2.1
PADDLE_CAPI_EXPORT PD_Bool PD_ConfigUseGpu(__pd_keep PD_Config* pd_config);

/// Reads the index of the GPU. @since 2.1
PADDLE_CAPI_EXPORT int32_t PD_ConfigGpuDeviceId(__pd_keep PD_Config* pd_config);

/// Reads the first size of the GPU memory pool in MB. @since 2.1
PADDLE_CAPI_EXPORT int32_t PD_ConfigMemoryPoolInitSizeMb(__pd_keep PD_Config* pd_config);

/// Reads the share of device memory the pool takes, 0 without a GPU. @since 2.1
PADDLE_CAPI_EXPORT float PD_ConfigFractionOfGpuMemoryForPool(__pd_keep PD_Config* pd_config);

/// Uses cuDNN, where the GPU is already on. @since 2.1
PADDLE_CAPI_EXPORT void PD_ConfigEnableCudnn(__pd_keep PD_Config* pd_config);

/// Tells whether cuDNN is used. @since 2.1
PADDLE_CAPI_EXPORT PD_Bool PD_ConfigCudnnEnabled(__pd_keep PD_Config* pd_config);

/// Uses a CUDA stream for each thread. @since 2.1
PADDLE_CAPI_EXPORT void PD_ConfigEnableGpuMultiStream(__pd_keep PD_Config* pd_config);

/// Tells whether each thread has a CUDA stream. @since 2.1
PADDLE_CAPI_EXPORT PD_Bool PD_ConfigThreadLocalStreamEnabled(__pd_keep PD_Config* pd_config);

/// Runs on the caller's CUDA stream, which must not be NULL. @since 2.5
PADDLE_CAPI_EXPORT void PD_ConfigSetExecStream(__pd_keep PD_Config* pd_config, void* stream);

/// Uses a Kunlun XPU; the last parameter exists since 2.5. @since 2.1
PADDLE_CAPI_EXPORT void PD_ConfigEnableXpu(__pd_keep PD_Config* pd_config, int32_t l3_workspace_size, PD_Bool locked,
                                           PD_Bool autotune, const char* autotune_file, const char* precision,
                                           PD_Bool adaptive_seqlen, PD_Bool enable_multi_stream);

/// Tells whether the XPU is used. @since 2.1
PADDLE_CAPI_EXPORT PD_Bool PD_ConfigUseXpu(__pd_keep PD_Config* pd_config);

/// Reads the index of the XPU. @since 2.1
PADDLE_CAPI_EXPORT int32_t PD_ConfigXpuDeviceId(__pd_keep PD_Config* pd_config);

/// Uses a plug-in device; the precision parameter exists since 2.6. @since 2.5
PADDLE_CAPI_EXPORT void PD_ConfigEnableCustomDevice(__pd_keep PD_Config* pd_config, char* device_type,
                                                    int32_t device_id, PD_PrecisionType precision);

/// Tells whether a plug-in device is used. @since 2.5
PADDLE_CAPI_EXPORT PD_Bool PD_ConfigUseCustomDevice(__pd_keep PD_Config* pd_config);

/// Reads the index of the plug-in device. @since 2.5
PADDLE_CAPI_EXPORT int32_t PD_ConfigCustomDeviceId(__pd_keep PD_Config* pd_config);

/// Reads the type name of the plug-in device; freed by free() of the library's own C runtime. @since 2.5
PADDLE_CAPI_EXPORT __pd_give char* PD_ConfigCustomDeviceType(__pd_keep PD_Config* pd_config);

// CPU, oneDNN, ONNX Runtime, Lite

/// Sets how many threads a run may use on the CPU. @since 2.1
PADDLE_CAPI_EXPORT void PD_ConfigSetCpuMathLibraryNumThreads(__pd_keep PD_Config* pd_config,
                                                             int32_t cpu_math_library_num_threads);

/// Reads how many threads a run may use on the CPU. @since 2.1
PADDLE_CAPI_EXPORT int32_t PD_ConfigGetCpuMathLibraryNumThreads(__pd_keep PD_Config* pd_config);

/// Uses oneDNN kernels; there is no switch back. @since 2.1
PADDLE_CAPI_EXPORT void PD_ConfigEnableMKLDNN(__pd_keep PD_Config* pd_config);

/// Tells whether oneDNN kernels are used. @since 2.1
PADDLE_CAPI_EXPORT PD_Bool PD_ConfigMkldnnEnabled(__pd_keep PD_Config* pd_config);

/// Sets for how many input shapes oneDNN keeps its primitives. @since 2.1
PADDLE_CAPI_EXPORT void PD_ConfigSetMkldnnCacheCapacity(__pd_keep PD_Config* pd_config, int32_t capacity);

/// Restricts oneDNN to these operator types. @since 2.1
PADDLE_CAPI_EXPORT void PD_ConfigSetMkldnnOp(__pd_keep PD_Config* pd_config, size_t ops_num, const char** op_list);

/// Uses bfloat16 in oneDNN, where the CPU has AVX-512. @since 2.1
PADDLE_CAPI_EXPORT void PD_ConfigEnableMkldnnBfloat16(__pd_keep PD_Config* pd_config);

/// Tells whether bfloat16 is used. @since 2.1
PADDLE_CAPI_EXPORT PD_Bool PD_ConfigMkldnnBfloat16Enabled(__pd_keep PD_Config* pd_config);

/// Restricts bfloat16 to these operator types. @since 2.1
PADDLE_CAPI_EXPORT void PD_ConfigSetBfloat16Op(__pd_keep PD_Config* pd_config, size_t ops_num, const char** op_list);

/// Runs quantised models in int8, where IR optimisation and oneDNN are on and the CPU can. @since 2.5
PADDLE_CAPI_EXPORT void PD_ConfigEnableMkldnnInt8(__pd_keep PD_Config* pd_config);

/// Tells whether int8 is used. @since 2.5
PADDLE_CAPI_EXPORT PD_Bool PD_ConfigMkldnnInt8Enabled(__pd_keep PD_Config* pd_config);

/// Uses the post-training quantiser of oneDNN. @since 2.1 to 2.6
PADDLE_CAPI_EXPORT void PD_ConfigEnableMkldnnQuantizer(__pd_keep PD_Config* pd_config);

/// Tells whether that quantiser is used. @since 2.1 to 2.6
PADDLE_CAPI_EXPORT PD_Bool PD_ConfigMkldnnQuantizerEnabled(__pd_keep PD_Config* pd_config);

/// Switches padding in fully connected layers off. @since 2.1
PADDLE_CAPI_EXPORT void PD_ConfigDisableFCPadding(__pd_keep PD_Config* pd_config);

/// Tells whether fully connected layers are padded. @since 2.1
PADDLE_CAPI_EXPORT PD_Bool PD_ConfigUseFcPadding(__pd_keep PD_Config* pd_config);

/// Runs the model through ONNX Runtime. @since 2.3
PADDLE_CAPI_EXPORT void PD_ConfigEnableONNXRuntime(__pd_keep PD_Config* pd_config);

/// Goes back from ONNX Runtime. @since 2.3
PADDLE_CAPI_EXPORT void PD_ConfigDisableONNXRuntime(__pd_keep PD_Config* pd_config);

/// Tells whether ONNX Runtime is used. @since 2.3
PADDLE_CAPI_EXPORT PD_Bool PD_ConfigONNXRuntimeEnabled(__pd_keep PD_Config* pd_config);

/// Lets ONNX Runtime optimise the graph. @since 2.3
PADDLE_CAPI_EXPORT void PD_ConfigEnableORTOptimization(__pd_keep PD_Config* pd_config);

/// Runs parts of the graph in Paddle Lite, without the named passes and operators. @since 2.1 to 2.6
PADDLE_CAPI_EXPORT void PD_ConfigEnableLiteEngine(__pd_keep PD_Config* pd_config, PD_PrecisionType precision,
                                                  PD_Bool zero_copy, size_t passes_filter_num,
                                                  const char** passes_filter, size_t ops_filter_num,
                                                  const char** ops_filter);

/// Tells whether Paddle Lite is used. @since 2.1 to 2.6
PADDLE_CAPI_EXPORT PD_Bool PD_ConfigLiteEngineEnabled(__pd_keep PD_Config* pd_config);

// Graph, memory, logs, passes

/// Switches graph optimisation. @since 2.1
PADDLE_CAPI_EXPORT void PD_ConfigSwitchIrOptim(__pd_keep PD_Config* pd_config, PD_Bool x);

/// Tells whether the graph is optimised. @since 2.1
PADDLE_CAPI_EXPORT PD_Bool PD_ConfigIrOptim(__pd_keep PD_Config* pd_config);

/// Writes the graph to a file after each pass. @since 2.1
PADDLE_CAPI_EXPORT void PD_ConfigSwitchIrDebug(__pd_keep PD_Config* pd_config, PD_Bool x);

/// Switches the reuse of activation memory; the parameter exists since 2.2.1. @since 2.1
PADDLE_CAPI_EXPORT void PD_ConfigEnableMemoryOptim(__pd_keep PD_Config* pd_config, PD_Bool x);

/// Tells whether activation memory is reused. @since 2.1
PADDLE_CAPI_EXPORT PD_Bool PD_ConfigMemoryOptimEnabled(__pd_keep PD_Config* pd_config);

/// Writes profile.log to the current directory when the predictor is destroyed. @since 2.1
PADDLE_CAPI_EXPORT void PD_ConfigEnableProfile(__pd_keep PD_Config* pd_config);

/// Tells whether a profile is written. @since 2.1
PADDLE_CAPI_EXPORT PD_Bool PD_ConfigProfileEnabled(__pd_keep PD_Config* pd_config);

/// Mutes information and warnings for the whole process, for good. @since 2.1
PADDLE_CAPI_EXPORT void PD_ConfigDisableGlogInfo(__pd_keep PD_Config* pd_config);

/// Tells whether this configuration mutes the log. @since 2.1
PADDLE_CAPI_EXPORT PD_Bool PD_ConfigGlogInfoDisabled(__pd_keep PD_Config* pd_config);

/// Releases what the configuration no longer needs. @since 2.1 to 2.6
PADDLE_CAPI_EXPORT void PD_ConfigPartiallyRelease(__pd_keep PD_Config* pd_config);

/// Removes a pass by name. @since 2.2
PADDLE_CAPI_EXPORT void PD_ConfigDeletePass(__pd_keep PD_Config* pd_config, const char* pass);

/// Inserts a pass at an index. @since 2.2
PADDLE_CAPI_EXPORT void PD_ConfigInsertPass(__pd_keep PD_Config* pd_config, size_t idx, const char* pass);

/// Appends a pass. @since 2.2
PADDLE_CAPI_EXPORT void PD_ConfigAppendPass(__pd_keep PD_Config* pd_config, const char* pass);

/// Lists the names of all passes; freed by PD_OneDimArrayCstrDestroy. @since 2.2
PADDLE_CAPI_EXPORT __pd_give PD_OneDimArrayCstr* PD_ConfigAllPasses(__pd_keep PD_Config* pd_config);

/// Switches the new executor. @since 3.1
PADDLE_CAPI_EXPORT void PD_ConfigEnableNewExecutor(__pd_keep PD_Config* pd_config, PD_Bool x);

/// Tells whether the new executor is used. @since 3.1
PADDLE_CAPI_EXPORT PD_Bool PD_ConfigNewExecutorEnabled(__pd_keep PD_Config* pd_config);

/// Switches the new intermediate representation (PIR). @since 3.1
PADDLE_CAPI_EXPORT void PD_ConfigEnableNewIR(__pd_keep PD_Config* pd_config, PD_Bool x);

/// Tells whether the new intermediate representation is used. @since 3.1
PADDLE_CAPI_EXPORT PD_Bool PD_ConfigNewIREnabled(__pd_keep PD_Config* pd_config);

/// Loads a model that was saved after optimisation. @since 3.1
PADDLE_CAPI_EXPORT void PD_ConfigUseOptimizedModel(__pd_keep PD_Config* pd_config, PD_Bool x);

// TensorRT

/// Runs subgraphs in TensorRT with a workspace in bytes, where the GPU is already on; the workspace is 32-bit
/// before 2.4. @since 2.1
PADDLE_CAPI_EXPORT void PD_ConfigEnableTensorRtEngine(__pd_keep PD_Config* pd_config, int64_t workspace_size,
                                                      int32_t max_batch_size, int32_t min_subgraph_size,
                                                      PD_PrecisionType precision, PD_Bool use_static,
                                                      PD_Bool use_calib_mode);

/// Tells whether TensorRT is used. @since 2.1
PADDLE_CAPI_EXPORT PD_Bool PD_ConfigTensorRtEngineEnabled(__pd_keep PD_Config* pd_config);

/// Sets smallest, largest and best shape of each input; shapes_num holds the ranks; everything is copied. @since 2.1
PADDLE_CAPI_EXPORT void PD_ConfigSetTrtDynamicShapeInfo(__pd_keep PD_Config* pd_config, size_t tensor_num,
                                                        const char** tensor_name, size_t* shapes_num,
                                                        int32_t** min_shape, int32_t** max_shape, int32_t** optim_shape,
                                                        PD_Bool disable_trt_plugin_fp16);

/// Tells whether such shapes are set. @since 2.2.1
PADDLE_CAPI_EXPORT PD_Bool PD_ConfigTensorRtDynamicShapeEnabled(__pd_keep PD_Config* pd_config);

/// Takes the shapes from a recorded file. @since 2.2.1
PADDLE_CAPI_EXPORT void PD_ConfigEnableTunedTensorRtDynamicShape(__pd_keep PD_Config* pd_config,
                                                                 const char* shape_range_info_path,
                                                                 PD_Bool allow_build_at_runtime);

/// Tells whether the shapes come from a file. @since 2.2.1
PADDLE_CAPI_EXPORT PD_Bool PD_ConfigTunedTensorRtDynamicShape(__pd_keep PD_Config* pd_config);

/// Tells whether engines may be rebuilt while running. @since 2.2.1
PADDLE_CAPI_EXPORT PD_Bool PD_ConfigTrtAllowBuildAtRuntime(__pd_keep PD_Config* pd_config);

/// Records shapes and writes them when the predictor is destroyed; the path must not be empty. @since 2.2.1
PADDLE_CAPI_EXPORT void PD_ConfigCollectShapeRangeInfo(__pd_keep PD_Config* pd_config,
                                                       const char* shape_range_info_path);

/// Reads the path of the recorded shapes; freed by free() of the library's own C runtime. @since 2.2.1
PADDLE_CAPI_EXPORT __pd_give const char* PD_ConfigShapeRangeInfoPath(__pd_keep PD_Config* pd_config);

/// Tells whether shapes are recorded. @since 2.2.1
PADDLE_CAPI_EXPORT PD_Bool PD_ConfigShapeRangeInfoCollected(__pd_keep PD_Config* pd_config);

/// Keeps these operator types out of TensorRT. @since 2.1
PADDLE_CAPI_EXPORT void PD_ConfigDisableTensorRtOPs(__pd_keep PD_Config* pd_config, size_t ops_num,
                                                    const char** ops_name);

/// Uses the TensorRT plug-ins for variable lengths. @since 2.4
PADDLE_CAPI_EXPORT void PD_ConfigEnableVarseqlen(__pd_keep PD_Config* pd_config);

/// Tells whether the plug-ins for variable lengths are used. @since 2.1
PADDLE_CAPI_EXPORT PD_Bool PD_ConfigTensorRtOssEnabled(__pd_keep PD_Config* pd_config);

/// Uses a DLA core. @since 2.1
PADDLE_CAPI_EXPORT void PD_ConfigEnableTensorRtDla(__pd_keep PD_Config* pd_config, int32_t dla_core);

/// Tells whether a DLA core is used. @since 2.1
PADDLE_CAPI_EXPORT PD_Bool PD_ConfigTensorRtDlaEnabled(__pd_keep PD_Config* pd_config);

#ifdef __cplusplus
}  // extern "C"
#endif

#endif  // PD_CONFIG_H_
