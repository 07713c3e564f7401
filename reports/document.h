// A report before it has a form: language, title and sections of blocks. Every text in it is final and plain (no
// markup, numbers already written in the document's language); every picture is data with its labels. Renderers lay out
// and escape, they compute and translate nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "analyzer/base/language.h"
#include "analyzer/ops/operator.h"

namespace jauge::reports {

// How a text stands out. fits, tight, no and unknown belong to verdicts.
enum class Tone { plain, pale, strong, fits, tight, no, unknown };

struct Cell {
  std::string text;
  Tone tone = Tone::plain;
  std::optional<double> bar = {};  // 0 ... 1, drawn beside the text
  std::optional<ops::Family> family =
      {};  // a small square in the family's colour before the text, and the bar's colour
};

struct Column {
  std::string title;
  bool figures = false;  // right-aligned, monospaced
};

struct Table {
  std::string title;
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;  // each as long as columns
  bool last_row_is_total = false;
  std::string note = {};  // below the table: origins, what was left out
};

// Two tables that are read against each other.
struct TablePair {
  Table left, right;
};

struct KeyFigure {
  std::string name, value;
  std::string detail;  // interval or limit
  std::string origin;  // never empty
};

struct KeyFigures {
  std::vector<KeyFigure> figures;
};

struct VerdictLine {
  Tone tone = Tone::unknown;
  std::string subject;  // "STM32L4R9AI on STM32L4R9I-DISCO"
  std::string word;     // "Does not fit"
  std::string sentence;
};

struct Heading {
  std::string text;
};
struct Paragraph {
  std::string text;
};
struct Note {  // a remark the reader should not miss
  std::string text;
};
struct Bullets {
  std::vector<std::string> items;
};
struct Verbatim {  // a command line
  std::string text;
};
// Free text of the user: paragraphs separated by empty lines.
struct UserText {
  std::string text;
};
// Something that nobody knows yet, and what would fill it.
struct Gap {
  std::string what;     // "To be filled: accuracy on the test images."
  std::string filler;   // "Give a data set: ..."
  std::string command;  // may be empty
};

struct Tick {
  double value = 0;
  std::string text;
};
struct Axis {
  double maximum = 1;  // > 0; the axis starts at 0
  std::vector<Tick> ticks;
};
struct LegendEntry {
  ops::Family family = ops::Family::data_movement;
  std::string text;
};

struct Bar {
  std::string label;
  double value = 0;
  std::string value_text;
  ops::Family family = ops::Family::data_movement;
};
// One horizontal bar for each layer, in execution order.
struct BarChart {
  std::string title, description;
  Axis axis;
  std::vector<Bar> bars;
  std::vector<LegendEntry> legend;
};

struct LimitLine {
  double value = 0;
  std::string text;
};
// Live bytes while the network runs, a column a step.
struct StepChart {
  std::string title, description, step_axis_title;
  Axis bytes;
  Axis steps;
  std::vector<double> values;  // one for each column
  std::size_t peak = 0;        // index in values
  std::string peak_text;       // "conv2d_1: 256 KiB"
  std::optional<LimitLine> limit;
};

struct ArenaRectangle {
  double first_step = 0, end_step = 0;  // [first_step, end_step)
  double offset = 0, size = 0;          // bytes
  std::string label, detail;            // detail: "conv2d_1: 131,072 B at offset 0, steps 2 to 4"
  ops::Family family = ops::Family::data_movement;
  bool ring = false;  // only some of its rows are kept
};
// Bytes copied before a step runs.
struct ArenaMove {
  double step = 0, from = 0, to = 0;  // from, to: the middle of both places, bytes
};
// Steps that run together, row by row: [first_step, end_step).
struct ArenaGroup {
  double first_step = 0, end_step = 0;
};
// Where every tensor lies in the arena (upwards) while it lives (to the right).
struct ArenaMap {
  std::string title, description, step_axis_title;
  Axis bytes;
  Axis steps;
  std::vector<ArenaRectangle> rectangles;
  std::vector<LegendEntry> legend;
  std::vector<ArenaMove> moves = {};
  std::vector<ArenaGroup> groups = {};
  std::string group_word = {};  // "row by row"
};

using Block = std::variant<Heading, Paragraph, Note, Bullets, Verbatim, UserText, Gap, Table, TablePair, KeyFigures,
                           VerdictLine, BarChart, StepChart, ArenaMap>;

struct Section {
  std::string id;            // "embeddability"
  std::string title;         // "3 Embeddability of the initial model"
  bool starts_page = false;  // on paper
  std::vector<Block> blocks;
};

struct Document {
  Language language = Language::english;
  std::string title;
  std::vector<std::string> authors;
  std::string date;
  std::string made_by;         // "Jauge 0.1.0"
  std::string contents_title;  // "Contents"
  std::string page_word;       // "Page"
  std::vector<Section> sections;
};

}  // namespace jauge::reports
