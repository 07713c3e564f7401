#include "firmware_probe/runtime/reals.h"

#include <math.h>

static int8_t rounded(float steps, int32_t zero_point, uint8_t rounding) {
  const float far = 1048576.0f;
  if (steps != steps) steps = 0;
  steps = steps < -far ? -far : steps > far ? far : steps;
  const int32_t whole = rounding == JAUGE_TFLITE ? jauge_round_half_away(steps) : jauge_round_half_even(steps);
  return (int8_t)jauge_clamp(whole + zero_point, -128, 127);
}

int8_t jauge_encoded(float real, const jauge_view* view, uint8_t rounding) {
  return rounded(real / view->scale, view->zero_point, rounding);
}

int8_t jauge_encoded_with_zero(float real, const jauge_view* view, uint8_t rounding) {
  return rounded(real / view->scale + (float)(view->zero_point + 128), -128, rounding);
}

static float clamped(float x, float low, float high) {
  return x < low ? low : x > high ? high : x;
}

/* The functions whose operator computes in double. */
static double wide_function(const jauge_activation* activation, double x) {
  const double alpha = (double)activation->alpha;
  switch (activation->function) {
    case JAUGE_HARD_SWISH:
      return x * fmax(0, fmin(1, x / 6 + 0.5));
    case JAUGE_HARD_SIGMOID:
      return fmax(0, fmin(1, alpha * x + (double)activation->low));
    case JAUGE_ELU:
      return x > 0 ? x : alpha * expm1(x);
    case JAUGE_SELU:
      return (double)activation->high * (x > 0 ? x : alpha * expm1(x));
    case JAUGE_SOFTPLUS:
      return fmax(x, 0.0) + log1p(exp(-fabs(x)));
    case JAUGE_SOFTSIGN:
      return x / (1 + fabs(x));
    case JAUGE_GELU:
      return 0.5 * x * (1 + erf(x / 1.4142135623730951));
    default:
      return x;
  }
}

float jauge_activated(const jauge_activation* activation, float x) {
  switch (activation->function) {
    case JAUGE_IDENTITY:
      return x;
    case JAUGE_CLAMP:
      return clamped(x, activation->low, activation->high);
    case JAUGE_RELU:
      return x < 0 ? 0 : x;
    case JAUGE_LEAKY:
      return x < 0 ? x * activation->alpha : x;
    case JAUGE_TANH:
      return tanhf(x);
    case JAUGE_SIGMOID:
      return 1 / (1 + expf(-x));
    case JAUGE_EXP:
      return expf(x);
    case JAUGE_ABSOLUTE:
      return fabsf(x);
    case JAUGE_NEGATIVE:
      return -x;
    case JAUGE_SQUARE_ROOT:
      return sqrtf(x);
    case JAUGE_RECIPROCAL:
      return 1 / x;
    default:
      return (float)wide_function(activation, (double)x);
  }
}

void jauge_activate(const jauge_activation* activation, float* values, int32_t count) {
  switch (activation->function) {
    case JAUGE_IDENTITY:
      break;
    case JAUGE_RELU: /* this and the next are frequent, and a call for each number costs more than the number */
      for (int32_t i = 0; i < count; ++i)
        if (values[i] < 0) values[i] = 0;
      break;
    case JAUGE_CLAMP:
      for (int32_t i = 0; i < count; ++i) values[i] = clamped(values[i], activation->low, activation->high);
      break;
    default:
      for (int32_t i = 0; i < count; ++i) values[i] = jauge_activated(activation, values[i]);
  }
}

int jauge_activation_fits(const jauge_activation* activation) {
  return activation->function >= JAUGE_IDENTITY && activation->function <= JAUGE_RELU;
}

void jauge_distribute(const float* from, float* to, int32_t count, int logarithm) {
  float largest = from[0];
  double sum = 0;
  for (int32_t c = 1; c < count; ++c) largest = from[c] > largest ? from[c] : largest;
  for (int32_t c = 0; c < count; ++c) sum += exp((double)(from[c] - largest));
  const double log_of_sum = logarithm ? log(sum) : 0;
  for (int32_t c = 0; c < count; ++c) {
    const double x = (double)(from[c] - largest);
    to[c] = (float)(logarithm ? x - log_of_sum : exp(x) / sum);
  }
}

float jauge_combined(int32_t function, float a, float b) {
  switch (function) {
    case JAUGE_SUB:
      return a - b;
    case JAUGE_MUL:
      return a * b;
    case JAUGE_DIV:
      return a / b;
    case JAUGE_MAX:
      return a < b ? b : a;
    case JAUGE_MIN:
      return b < a ? b : a;
    case JAUGE_POW:
      return (float)pow((double)a, (double)b);
    case JAUGE_PRELU:
      return a < 0 ? a * b : a;
    default:
      return a + b;
  }
}
