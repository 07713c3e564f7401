#include "analyzer/cost/figure.h"

#include <gtest/gtest.h>

namespace jauge::cost {
namespace {

TEST(Figure, ASumIsAsWeakAsItsWeakestPart) {
  const Figure total =
      sum(exact(100, Unit::bytes, Origin::counted), interval(20, 10, 40, Unit::bytes, Origin::estimated));
  EXPECT_EQ(total.value, 120);
  EXPECT_EQ(total.low, 110);
  EXPECT_EQ(total.high, 140);
  EXPECT_EQ(total.origin, Origin::estimated);
}

TEST(Figure, WeakestIsSymmetric) {
  for (const Origin a : {Origin::counted, Origin::planned, Origin::estimated, Origin::modelled, Origin::measured})
    for (const Origin b : {Origin::counted, Origin::planned, Origin::estimated, Origin::modelled, Origin::measured})
      EXPECT_EQ(weakest(a, b), weakest(b, a));
  EXPECT_EQ(weakest(Origin::measured, Origin::modelled), Origin::modelled);
  EXPECT_EQ(weakest(Origin::planned, Origin::counted), Origin::planned);
}

}  // namespace
}  // namespace jauge::cost
