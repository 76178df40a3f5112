#include <dnnl.hpp>
#include <unordered_map>

#include "contender.h"

namespace {

using Format = dnnl::memory::format_tag;
constexpr auto kFloat = dnnl::memory::data_type::f32;

// Channels-last activations, weights in the layout oneDNN asks for, ReLU as a post-operation.
class OneDnnContender final : public Contender {
 public:
  OneDnnContender(const ConvProblem& p, const ConvData& data) : engine_(dnnl::engine::kind::cpu, 0), stream_(engine_) {
    const dnnl::memory::desc src({p.n, p.c, p.h, p.w}, kFloat, Format::nhwc);
    const dnnl::memory::desc dst({p.n, p.m, p.oh, p.ow}, kFloat, Format::nhwc);
    const dnnl::memory::desc bias({p.m}, kFloat, Format::a);
    const dnnl::memory::desc any = Weights(p, Format::any, Format::any, Format::any);
    const dnnl::memory::desc plain = Weights(p, Format::oihw, Format::iohw, Format::goihw);
    const dnnl::memory::dims strides = {p.sh, p.sw}, before = {p.top, p.left}, after = {p.bottom, p.right};
    if (p.transposed != 0) {
      const dnnl::deconvolution_forward::desc op(dnnl::prop_kind::forward_inference,
                                                 dnnl::algorithm::deconvolution_direct, src, any, bias, dst, strides,
                                                 before, after);
      Build<dnnl::deconvolution_forward>(dnnl::deconvolution_forward::primitive_desc(op, Relu(), engine_));
    } else {
      const dnnl::convolution_forward::desc op(dnnl::prop_kind::forward_inference, dnnl::algorithm::convolution_direct,
                                               src, any, bias, dst, strides, before, after);
      Build<dnnl::convolution_forward>(dnnl::convolution_forward::primitive_desc(op, Relu(), engine_));
    }
    arguments_.insert({DNNL_ARG_SRC, dnnl::memory(src, engine_, data.src)});
    arguments_.insert({DNNL_ARG_DST, dnnl::memory(dst, engine_, data.dst)});
    arguments_.insert({DNNL_ARG_BIAS, dnnl::memory(bias, engine_, const_cast<float*>(data.bias.data()))});
    dnnl::memory given(plain, engine_, const_cast<float*>(data.weights.data()));
    dnnl::reorder(given, arguments_.at(DNNL_ARG_WEIGHTS)).execute(stream_, given, arguments_.at(DNNL_ARG_WEIGHTS));
    stream_.wait();
  }

  std::string name() const override { return name_; }
  void Run() override {
    primitive_.execute(stream_, arguments_);
    stream_.wait();
  }

 private:
  // A transposed filter [C, M, kh, kw] is the tensor [M, C, kh, kw] with its first two dimensions exchanged.
  static dnnl::memory::desc Weights(const ConvProblem& p, Format plain, Format transposed, Format grouped) {
    if (p.groups > 1) return {{p.groups, p.m / p.groups, p.c / p.groups, p.kh, p.kw}, kFloat, grouped};
    return {{p.m, p.c, p.kh, p.kw}, kFloat, p.transposed != 0 ? transposed : plain};
  }

  static dnnl::primitive_attr Relu() {
    dnnl::post_ops operations;
    operations.append_eltwise(1.0f, dnnl::algorithm::eltwise_relu, 0.0f, 0.0f);
    dnnl::primitive_attr attributes;
    attributes.set_post_ops(operations);
    return attributes;
  }

  template <typename Primitive>
  void Build(const typename Primitive::primitive_desc& description) {
    primitive_ = Primitive(description);
    name_ = description.impl_info_str();
    arguments_.insert({DNNL_ARG_WEIGHTS, dnnl::memory(description.weights_desc(), engine_)});
  }

  dnnl::engine engine_;
  dnnl::stream stream_;
  dnnl::primitive primitive_;
  std::unordered_map<int, dnnl::memory> arguments_;
  std::string name_;
};

}  // namespace

std::unique_ptr<Contender> MakeOneDnnContender(const ConvProblem& problem, const ConvData& data) {
  return std::make_unique<OneDnnContender>(problem, data);
}
