/* The model as MLPerf Tiny sees it: inputs as its data sets have them, results as real numbers. */
#pragma once

#include "firmware_probe/probe/model.h"
#include "firmware_probe/probe/text_writer.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The name in the package ("ic01"), or "none". */
void probe_write_model_name(const jauge_probe* probe, probe_writer* writer);

/* Whether an input of so many bytes can be brought into the model's: as it is; pixels of a byte into int8 or float32;
 * float32 into int8. */
bool probe_text_input_fits(const jauge_probe* probe, uint32_t bytes);

/* Converts the input and runs the model once. */
bool probe_text_infer(jauge_probe* probe, const uint8_t* input);

/* Whether the model is one of MLPerf Tiny's streaming ones, by its name. */
bool probe_text_model_streams(const jauge_probe* probe);

/* The first output of the last inference, a real number; detected: no other is as large, or, alone, it is above 0.5. */
float probe_text_target(const jauge_probe* probe, bool* detected);

/* "m-results-[...]": outputs as real numbers; for an autoencoder (ad01) the mean squared error of its input. */
void probe_say_results(jauge_probe* probe, const uint8_t* input);

/* "x-model ID": picks the stored model of that name; without a name: lists them. */
void probe_take_model_choice(jauge_probe* probe, const char* name);

#ifdef __cplusplus
}
#endif
