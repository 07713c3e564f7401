// The shapes of a graph's inputs. Files leave dimensions open; Jauge counts for one sample and asks for the rest.
#pragma once

#include <map>
#include <optional>

#include "analyzer/import/import.h"
#include "analyzer/import/onnx/place.h"

namespace jauge::import::onnx {

class InputShapes {
 public:
  // `shapes`: what the user gave by input name; goes before the file where the file leaves room.
  InputShapes(const std::map<std::string, std::vector<std::int64_t>>& shapes, std::string file)
      : shapes_(shapes), file_(std::move(file)) {}

  // Call for every input before the first type_of: a symbol that stands for the batch, or that a given shape fixes,
  // does so in every input.
  Result<void> learn_symbols(const proto::ValueInfoProto& input);

  // Batch symbols and an unnamed first dimension become 1, with a note. Errors: shape_needed naming input, dimension
  // and the option that answers; usage when a given shape contradicts the file; damaged_file for negative dimensions.
  Result<ir::TensorType> type_of(const proto::ValueInfoProto& input);

  // What was assumed, one note for each input.
  std::vector<Note> take_notes() { return std::move(notes_); }

 private:
  Result<ir::Shape> given_shape(const proto::ValueInfoProto& input) const;
  Result<ir::Shape> shape_in_file(const proto::ValueInfoProto& input);
  Result<std::int64_t> size_of(const proto::ValueInfoProto& input, int axis) const;
  std::optional<std::int64_t> known_size(const proto::TensorShapeProto_Dimension& dimension, int axis) const;
  Error ask_for(const proto::ValueInfoProto& input, int axis) const;
  std::string place_of(const proto::ValueInfoProto& input) const;

  const std::map<std::string, std::vector<std::int64_t>>& shapes_;
  std::string file_;
  std::map<std::string, std::int64_t> symbols_;
  std::vector<Note> notes_;
};

}  // namespace jauge::import::onnx
