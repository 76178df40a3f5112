#include "conv_problem.h"

#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

double ConvProblem::Gflop() const {
  const double pixels = static_cast<double>(transposed != 0 ? h * w : oh * ow);
  return 2e-9 * static_cast<double>(n) * pixels * static_cast<double>(m * (c / groups) * kh * kw);
}

std::string ConvProblem::Kind() const {
  if (transposed != 0) return "transposed";
  if (groups > 1) return "depthwise";
  if (kh * kw > 1) return "dense";
  return oh * ow == 1 ? "1x1 of 1 pixel" : "1x1";
}

std::string ConvProblem::ToString() const {
  std::ostringstream text;
  text << Kind() << ' ' << c << "->" << m << " at " << h << 'x' << w << " window " << kh << 'x' << kw << " stride "
       << sh << ',' << sw;
  return text.str();
}

std::vector<ConvProblem> ReadConvProblems(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  constexpr std::int64_t kLargest = 1 << 14;
  std::vector<ConvProblem> problems;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    ConvProblem p;
    std::int64_t* const fields[] = {&p.transposed, &p.n,  &p.groups, &p.c,  &p.h,   &p.w,    &p.m,      &p.oh,   &p.ow,
                                    &p.kh,         &p.kw, &p.sh,     &p.sw, &p.top, &p.left, &p.bottom, &p.right};
    std::istringstream words(line);
    constexpr std::size_t kFirstPadding = 13;
    for (std::size_t i = 0; i < std::size(fields); ++i) {
      const std::int64_t lowest = i == 0 || i >= kFirstPadding ? 0 : 1;
      if (!(words >> *fields[i]) || *fields[i] < lowest || *fields[i] > kLargest) {
        throw std::runtime_error(path + ", line " + std::to_string(number) + ": 17 numbers up to " +
                                 std::to_string(kLargest) + " are needed, got '" + line + "'");
      }
    }
    problems.push_back(p);
  }
  return problems;
}
