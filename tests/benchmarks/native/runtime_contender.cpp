#include <stdexcept>
#include <vector>

#include "contender.h"
#include "graph/graph.h"
#include "kernels/kernel.h"
#include "memory/buffer.h"
#include "runtime/thread_pool.h"

namespace {

class RuntimeContender final : public Contender {
 public:
  RuntimeContender(const ConvProblem& problem, const ConvData& data)
      : pool_(data.threads),
        src_shape_{problem.n, problem.h, problem.w, problem.c},
        dst_shape_{problem.n, problem.oh, problem.ow, problem.m} {
    const pdx::Node& node = AddNode(problem, data);
    const pdx::CpuFeatures cpu = pdx::CpuFeatures::Detect();
    const pdx::KernelContext context(graph_, node, cpu);
    Choose(node, context);
    inputs_ = {{reinterpret_cast<std::byte*>(data.src), &src_shape_}, {}, {}};
    outputs_ = {{reinterpret_cast<std::byte*>(data.dst), &dst_shape_}};
    // Weights that are read as they are lie in the graph.
    for (std::size_t i = 1; i < 3; ++i) {
      const pdx::Constant& constant = *graph_.ConstantOf(node.inputs[i]);
      inputs_[i] = {const_cast<std::byte*>(constant.data()), &constant.shape()};
    }
    const std::size_t bytes = kernel_->ScratchBytes({inputs_, outputs_, data.threads});
    run_ = {inputs_, outputs_, scratch_.Reserve(bytes), &pool_};
  }

  std::string name() const override { return name_; }
  void Run() override { kernel_->Run(run_); }

 private:
  const pdx::Node& AddNode(const ConvProblem& problem, const ConvData& data) {
    const pdx::Shape filter_shape = problem.transposed != 0
                                        ? pdx::Shape{problem.c, problem.m, problem.kh, problem.kw}
                                        : pdx::Shape{problem.m, problem.c / problem.groups, problem.kh, problem.kw};
    const pdx::ValueId src = graph_.AddValue({"src", pdx::DataType::kFloat32, src_shape_, nullptr});
    const pdx::ValueId filter = graph_.AddConstant("filter", pdx::Constant::From<float>(filter_shape, data.weights));
    const pdx::ValueId bias = graph_.AddConstant("bias", pdx::Constant::From<float>({problem.m}, data.bias));
    const pdx::ValueId dst = graph_.AddValue({"dst", pdx::DataType::kFloat32, dst_shape_, nullptr});
    pdx::Attributes attributes;
    attributes.Set("data_format", std::string("NHWC"));
    attributes.Set("groups", problem.groups);
    attributes.Set("strides", std::vector<std::int64_t>{problem.sh, problem.sw});
    attributes.Set("paddings", std::vector<std::int64_t>{problem.top, problem.bottom, problem.left, problem.right});
    attributes.Set("fused_activation", std::string("relu"));
    return graph_.AddNode(OpOf(problem), {src, filter, bias}, {dst}, attributes);
  }

  static const char* OpOf(const ConvProblem& problem) {
    if (problem.transposed != 0) return "conv2d_transpose";
    return problem.groups > 1 ? "depthwise_conv2d" : "conv2d";
  }

  void Choose(const pdx::Node& node, const pdx::KernelContext& context) {
    for (const pdx::KernelEntry& entry : pdx::KernelTable()) {
      if (node.op != entry.op || !entry.supports(context)) continue;
      name_ = entry.name;
      kernel_ = entry.create(context);
      return;
    }
    throw std::runtime_error("no kernel for " + node.op);
  }

  pdx::ThreadPool pool_;
  pdx::Graph graph_;
  pdx::Shape src_shape_, dst_shape_;
  std::string name_;
  std::unique_ptr<pdx::Kernel> kernel_;
  std::vector<pdx::TensorRef> inputs_, outputs_;
  pdx::Buffer scratch_;
  pdx::RunContext run_;
};

}  // namespace

std::unique_ptr<Contender> MakeRuntimeContender(const ConvProblem& problem, const ConvData& data) {
  return std::make_unique<RuntimeContender>(problem, data);
}
