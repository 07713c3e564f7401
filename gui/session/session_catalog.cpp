// SPDX-License-Identifier: GPL-3.0-or-later
// The chip database of the session: the program's own, the user's chips, and the user's prices over both.
#include "gui/session/session.h"
#include "mcu_db/overlay.h"

namespace jauge::gui {
namespace {

constexpr auto catalog_source = "mcu_db", prices_source = "prices";

}  // namespace

void Session::load_catalog() {
  jobs_.run<LoadedCatalog>(
      tr("Load the chip database"),
      [load = engine_.load_catalog, files = settings_.price_files()](const Progress&) {
        LoadedCatalog loaded{load(), {}, {}};
        if (!loaded.catalog) return loaded;
        for (const QString& file : files) {
          const auto overlay = mcu_db::read_overlay(file.toStdString());
          if (!overlay) {
            loaded.unread_prices.push_back(overlay.error());
            continue;
          }
          const auto unknown = loaded.catalog->lay_over(*overlay);
          for (const auto& list : {overlay->rejected, unknown})
            loaded.rejected_prices.insert(loaded.rejected_prices.end(), list.begin(), list.end());
        }
        return loaded;
      },
      [this](LoadedCatalog loaded, int job) { take_catalog(std::move(loaded), job); });
}

void Session::take_catalog(LoadedCatalog loaded, int job) {
  problems_.remove_source(catalog_source);
  problems_.remove_source(prices_source);
  if (!loaded.catalog) {
    jobs_.fail(job, QString::fromStdString(loaded.catalog.error().what));
    problems_.add(catalog_source, loaded.catalog.error());
    return;
  }
  catalog_ = std::make_shared<const mcu_db::Catalog>(*std::move(loaded.catalog));
  const auto warn = [this](const char* source, const char* code, const mcu_db::Rejected& rejected,
                           const QString& hint) {
    problems_.add(source, {.code = code,
                           .severity = "warning",
                           .where = rejected.file + ": " + rejected.record,
                           .what = rejected.reason,
                           .hint = hint.toStdString()});
  };
  for (const auto& rejected : catalog_->rejected())
    warn(catalog_source, "bad_record", rejected, tr("the record is set aside, the others are used"));
  for (const auto& rejected : loaded.rejected_prices)
    warn(prices_source, "overlay_row", rejected, tr("the row is set aside and changes nothing"));
  for (const Error& error : loaded.unread_prices) problems_.add(prices_source, error);
  emit targetChanged();
  recompute();
}

void Session::set_price_files(const QStringList& files) {
  settings_.set_price_files(files);
  load_catalog();
}

void Session::reload_prices() {
  load_catalog();
}

Result<std::filesystem::path> Session::add_part(const mcu_db::OwnPart& part) {
  if (!engine_.add_part) return Error{ErrorKind::usage, part.part, "no folder for own parts is known", ""};
  auto file = engine_.add_part(part);
  if (file) load_catalog();
  return file;
}

}  // namespace jauge::gui
