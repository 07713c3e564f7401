// SPDX-License-Identifier: GPL-3.0-or-later
// The user's prices and parts over the database.
#include <gtest/gtest.h>

#include <fstream>

#include "gui/session/session.h"
#include "tests/gui/fixed_session.h"

namespace jauge::gui {
namespace {

using testing::FixedSession;

std::filesystem::path csv(const FixedSession& fixed, const std::string& rows) {
  const auto path = fixed.folder.path() / "prices.csv";
  std::ofstream(path) << "part,price,currency,quantity,date,stock,notes\n" << rows;
  return path;
}

TEST(Prices, LieOverTheDatabaseUntilTheyAreForgotten) {
  FixedSession fixed;
  Session& session = fixed.session;
  const auto file = csv(fixed, "STM32L4R9AI,14.92,EUR,1,2026-11-20,318,\nNOSUCHPART,1,EUR,1,2026-11-20,,\n");
  session.set_price_files({QString::fromStdString(file.string())});
  fixed.settle();
  auto chip = session.catalog()->find("STM32L4R9AI");
  ASSERT_TRUE(chip && chip->offer);
  EXPECT_DOUBLE_EQ(chip->offer->price, 14.92);
  EXPECT_EQ(chip->offer->date, "2026-11-20");
  const auto& problems = session.problems().problems();
  EXPECT_TRUE(std::ranges::any_of(problems, [](const auto& each) { return each.problem.code == "overlay_row"; }))
      << "the row of no known part is said";

  csv(fixed, "STM32L4R9AI,9.50,EUR,1,2026-11-21,,\n");
  session.reload_prices();
  fixed.settle();
  chip = session.catalog()->find("STM32L4R9AI");
  ASSERT_TRUE(chip && chip->offer);
  EXPECT_DOUBLE_EQ(chip->offer->price, 9.5);

  session.set_price_files({});
  fixed.settle();
  EXPECT_FALSE(session.catalog()->find("STM32L4R9AI")->offer);
}

TEST(Prices, AMissingFileIsAProblemAndTheDatabaseStays) {
  FixedSession fixed;
  fixed.session.set_price_files({"/nowhere/prices.csv"});
  fixed.settle();
  ASSERT_TRUE(fixed.session.catalog());
  EXPECT_FALSE(fixed.session.problems().problems().empty());
}

}  // namespace
}  // namespace jauge::gui
