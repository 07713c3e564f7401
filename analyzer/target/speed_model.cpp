#include "analyzer/target/speed_model.h"

#include <algorithm>
#include <utility>

namespace jauge::target {
namespace {

constexpr std::pair<KernelClass, std::string_view> kernel_words[] = {
    {KernelClass::convolution, "convolution"},
    {KernelClass::pointwise, "pointwise"},
    {KernelClass::depthwise, "depthwise"},
    {KernelClass::dense, "dense"},
    {KernelClass::recurrent, "recurrent"},
    {KernelClass::pooling, "pooling"},
    {KernelClass::elementwise, "elementwise"},
    {KernelClass::softmax, "softmax"},
    {KernelClass::copy, "copy"},
};

constexpr std::pair<WorkKind, std::string_view> work_words[] = {
    {WorkKind::call, "call"},     {WorkKind::layer, "layer"},   {WorkKind::mac, "mac"},       {WorkKind::tap, "tap"},
    {WorkKind::gather, "gather"}, {WorkKind::output, "output"}, {WorkKind::weight, "weight"},
};

template <class Value, std::size_t n>
std::string_view word_of(const std::pair<Value, std::string_view> (&words)[n], Value value) {
  for (const auto& [known, word] : words)
    if (known == value) return word;
  return "";
}

template <class Value, std::size_t n>
std::optional<Value> value_of(const std::pair<Value, std::string_view> (&words)[n], std::string_view typed) {
  for (const auto& [value, word] : words)
    if (word == typed) return value;
  return std::nullopt;
}

}  // namespace

std::string_view name_of(KernelClass kernel) {
  return word_of(kernel_words, kernel);
}

std::optional<KernelClass> kernel_class(std::string_view word) {
  return value_of(kernel_words, word);
}

std::string_view name_of(WorkKind work) {
  return word_of(work_words, work);
}

std::optional<WorkKind> work_kind(std::string_view word) {
  return value_of(work_words, word);
}

}  // namespace jauge::target
