// TensorFlow before 2.5 writes a dilated convolution as three operators: the input is cut into interleaved pictures
// (SPACE_TO_BATCH_ND), each is convolved, and the results are woven together (BATCH_TO_SPACE_ND). They become one
// again.
#pragma once

#include "analyzer/import/tflite/schema.h"

namespace jauge::import::tflite {

// Leaves everything else as it is; the operators around a merged convolution end up without readers.
void merge_dilated_convolutions(Model& model);

}  // namespace jauge::import::tflite
