// The attributes of generated nodes.
#include <algorithm>
#include <limits>

#include "graph_generator.h"

namespace pdx::fuzz {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

constexpr std::int64_t kWildIntegers[] = {
    0,
    -1,
    9,
    64,
    65536,
    INT32_MAX,
    INT32_MIN,
    INT64_MAX,
    INT64_MIN,
    std::int64_t{1} << 31,
    std::int64_t{1} << 32,
    std::int64_t{1} << 47,
    (std::int64_t{1} << 47) + 1,
    std::int64_t{1} << 62,
    -(std::int64_t{1} << 40),
    3,
};

constexpr double kNumbers[] = {0,     1,     2,     -1,        0.5,        6,
                               3,     -0.25, 0.125, -3,        1e-30,      1e30,
                               1e300, -1e10, 4e18,  kInfinity, -kInfinity, std::numeric_limits<double>::quiet_NaN()};

constexpr std::int64_t kTypeNumbers[] = {5, 3, 2, 0, 20, 21, 5, 6};  // the last is none of this runtime

Attribute Pair(std::int64_t first, std::int64_t second) { return std::vector<std::int64_t>{first, second}; }

std::size_t CountOf(const Node& node, const char* attribute) { return node.attributes.GetInts(attribute).size(); }

}  // namespace

Attribute GraphGenerator::MakeAttribute(AttributeRule rule, const Node& node) {
  const Shape& first = FirstShape(node);
  const auto rank = static_cast<std::int64_t>(first.rank());
  switch (rule) {
    case AttributeRule::kAxes:
      return Axes(first.rank());
    case AttributeRule::kAxis:
      return data_.Between(-rank, std::max<std::int64_t>(rank - 1, 0));
    case AttributeRule::kAxisOrNone:
      return data_.OneIn(3) ? data_.Between(-rank, std::max<std::int64_t>(rank - 1, 0)) : std::int64_t{-1};
    case AttributeRule::kBool:
      return data_.OneIn(2);
    case AttributeRule::kStarts:
    case AttributeRule::kEnds: {
      std::vector<std::int64_t> places(CountOf(node, "axes"));
      for (std::int64_t& place : places) {
        place = data_.OneIn(16) ? WildInteger() : data_.Between(rule == AttributeRule::kStarts ? -2 : -1, 9);
      }
      return places;
    }
    case AttributeRule::kFloat:
      return Number();
    case AttributeRule::kGroups: {
      if (data_.OneIn(2) || rank != 4) return std::int64_t{1};
      const std::int64_t channels = data_.OneIn(4) ? first.back() : first[1];
      return data_.OneIn(4) ? data_.Between(1, 4) : std::clamp<std::int64_t>(channels, 1, 64);
    }
    case AttributeRule::kKernel:
    case AttributeRule::kStrides:
      return Pair(data_.Between(1, 3), data_.Between(1, 3));
    case AttributeRule::kLayout:
      return std::string(data_.OneIn(3) ? "NHWC" : "NCHW");
    case AttributeRule::kPaddingAlgorithm:
      return std::string(data_.OneIn(4) ? "SAME" : data_.OneIn(4) ? "VALID" : "EXPLICIT");
    case AttributeRule::kPaddings: {
      std::vector<std::int64_t> paddings(data_.OneIn(3) ? 4 : 2);
      for (std::int64_t& padding : paddings) padding = data_.Between(0, 3);
      return paddings;
    }
    case AttributeRule::kPermutation:
      return Permutation(first.rank());
    case AttributeRule::kPoolingType:
      return std::string(data_.OneIn(2) ? "max" : "avg");
    case AttributeRule::kShape: {
      std::vector<std::int64_t> dims(static_cast<std::size_t>(data_.Between(0, 4)));
      for (std::int64_t& dim : dims) dim = data_.OneIn(16) ? WildInteger() : data_.Between(0, 9);
      return dims;
    }
    case AttributeRule::kSize:
      return data_.Between(1, 16);
    case AttributeRule::kTarget:
      return Target(first);
    case AttributeRule::kTypeNumber:
      return data_.Pick(kTypeNumbers);
    case AttributeRule::kUnit:
      return static_cast<double>(data_.Byte()) / 255;
    case AttributeRule::kZeroOrOne:
      return data_.Between(0, 1);
    case AttributeRule::kDropout:
      return std::string(data_.OneIn(2) ? "upscale_in_train" : "downgrade_in_infer");
    case AttributeRule::kLstm:
      return std::string("LSTM");
  }
  return false;
}

Attribute GraphGenerator::SpoiledAttribute() {
  switch (data_.Between(0, 6)) {
    case 0:
      return WildInteger();
    case 1:
      return Pair(WildInteger(), data_.Between(0, 3));
    case 2:
      return Pair(data_.Between(0, 3), WildInteger());
    case 3:
      return Number();
    case 4:
      return std::vector<double>{Number(), Number()};
    case 5:
      return std::string("ten");
    default: {
      std::vector<std::int64_t> values(static_cast<std::size_t>(data_.Between(0, 10)));
      for (std::int64_t& value : values) value = WildInteger();
      return values;
    }
  }
}

std::vector<std::int64_t> GraphGenerator::Axes(std::size_t rank) {
  const std::uint8_t chosen = data_.Byte();
  std::vector<std::int64_t> axes;
  for (std::size_t dim = 0; dim < std::max<std::size_t>(rank, 1); ++dim) {
    if ((chosen >> dim & 1) != 0) axes.push_back(static_cast<std::int64_t>(dim));
  }
  if ((chosen & 0x80) != 0 && !axes.empty()) axes.back() -= static_cast<std::int64_t>(rank);
  return axes;
}

std::vector<std::int64_t> GraphGenerator::Permutation(std::size_t rank) {
  std::vector<std::int64_t> axes;
  for (std::size_t dim = 0; dim < rank; ++dim) {
    axes.insert(axes.begin() + static_cast<std::ptrdiff_t>(data_.Byte() % (dim + 1)), static_cast<std::int64_t>(dim));
  }
  return axes;
}

// Dimensions of the shape, two of them joined, one of them copied by a 0 or inferred from the others.
std::vector<std::int64_t> GraphGenerator::Target(const Shape& shape) {
  std::vector<std::int64_t> target(shape.begin(), shape.end());
  const std::uint8_t how = data_.Byte();
  if ((how & 1) != 0 && target.size() > 1) {
    const std::size_t joined = how / 2 % (target.size() - 1);
    target[joined] *= target[joined + 1];
    target.erase(target.begin() + static_cast<std::ptrdiff_t>(joined) + 1);
  }
  if (!target.empty() && how % 3 == 0) target[how % target.size()] = -1;
  if (!target.empty() && how % 7 == 0) target[0] = 0;
  if (how % 5 == 0) target.push_back(1);
  return target;
}

double GraphGenerator::Number() { return data_.Pick(kNumbers); }

std::int64_t GraphGenerator::WildInteger() { return data_.Pick(kWildIntegers); }

}  // namespace pdx::fuzz
