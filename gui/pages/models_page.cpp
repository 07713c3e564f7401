// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/models_page.h"

#include <QDateTime>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "analyzer/base/program_paths.h"
#include "gui/models/text.h"
#include "gui/session/session.h"
#include "gui/views/table_view.h"

namespace jauge::gui {
namespace {

enum RecentRole { PathRole = Qt::UserRole, MissingRole };

}  // namespace

std::filesystem::path example_model() {
  return data_folder() / "examples" / "seed_vgg" / "seed_vgg.onnx";
}

ModelsPage::ModelsPage(Session& session, QWidget* parent)
    : Page(session, parent),
      table_(new TableView),
      drop_title_(new QLabel),
      drop_text_(new QLabel),
      recent_title_(new QLabel),
      open_(new QPushButton),
      sample_(new QPushButton),
      recent_(new QListWidget) {
  table_->setModel(&rows_);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  drop_ = make_start();
  table_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(tool_strip_widget());
  column->addWidget(table_, 1);
  column->addWidget(drop_, 0);
  connect(table_, &TableView::rowSelected, this, [this](int row) {
    if (const int id = rows_.id_at(row)) session_.set_current_model(id);
  });
  connect(open_, &QPushButton::clicked, this, &ModelsPage::openRequested);
  connect(sample_, &QPushButton::clicked, this, [this] { session_.open_models({example_model()}); });
  connect(recent_, &QListWidget::itemActivated, this, &ModelsPage::open_recent);
  connect(&session, &Session::modelsChanged, this, &ModelsPage::refresh);
  connect(&session, &Session::currentModelChanged, this, &ModelsPage::refresh);
  table_->installEventFilter(this);
  recent_->installEventFilter(this);
  retranslate();
}

QWidget* ModelsPage::make_start() {
  auto* start = new QWidget;
  auto* frame = new QFrame;
  frame->setProperty("role", "drop");
  drop_title_->setProperty("role", "title");
  drop_text_->setProperty("role", "muted");
  drop_text_->setWordWrap(true);
  recent_title_->setProperty("role", "heading");
  open_->setProperty("role", "primary");
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(open_);
  buttons->addWidget(sample_);
  buttons->addStretch();
  auto* words = new QVBoxLayout(frame);
  words->setContentsMargins(24, 20, 24, 20);
  words->setSpacing(10);
  words->addWidget(drop_title_);
  words->addWidget(drop_text_);
  words->addLayout(buttons);
  words->addStretch();
  auto* recent = new QVBoxLayout;
  recent->addWidget(recent_title_);
  recent->addWidget(recent_, 1);
  auto* row = new QHBoxLayout(start);
  row->setContentsMargins(18, 16, 18, 16);
  row->setSpacing(18);
  row->addWidget(frame, 1);
  row->addLayout(recent, 1);
  return start;
}

QString ModelsPage::title() const {
  return tr("Models");
}

QString ModelsPage::help() const {
  return tr(
      "Drop model files anywhere on the window or open them with Ctrl+O. Each open model has a row; the selected "
      "row is the model that every other page shows. What a file is, its content decides, not its ending.");
}

void ModelsPage::retranslate() {
  drop_title_->setText(tr("Drop a model here"));
  drop_text_->setText(tr(
      "Models (.onnx, .tflite, .h5, .keras) and Jauge projects (.jauge.json), several at once if you like. Files are "
      "read in a sandbox and never run."));
  open_->setText(tr("Open…"));
  sample_->setText(tr("Open the example"));
  sample_->setToolTip(tr("A network for the CIFAR-10 pictures, 1.3 million parameters"));
  recent_title_->setText(tr("Recent"));
  recent_->setAccessibleName(tr("Recent files"));
  table_->setAccessibleName(tr("Open models"));
  rows_.retranslate();
  refresh();
}

void ModelsPage::refresh() {
  rows_.show(session_.models());
  const bool any = !session_.models().empty();
  table_->setVisible(any);
  drop_->setMaximumHeight(any ? 220 : QWIDGETSIZE_MAX);
  table_->fit_columns(ModelTable::Inputs);
  if (const OpenModel* model = session_.current_model()) table_->select_row(rows_.row_of(model->id));
  show_header(title(), any ? tr("%n open", nullptr, static_cast<int>(session_.models().size()))
                           : tr("open a model to see what it costs"));
  std::error_code code;
  sample_->setVisible(std::filesystem::exists(example_model(), code));
  fill_recent();
}

void ModelsPage::fill_recent() {
  recent_->clear();
  for (const QString& path : session_.settings().recent_files()) {
    const QFileInfo file(path);
    const QString age = file.exists() ? QLocale().toString(file.lastModified(), QLocale::ShortFormat) : tr("missing");
    auto* item = new QListWidgetItem(shown(file.fileName().toStdString()) + QStringLiteral("   ") + age, recent_);
    item->setData(PathRole, path);
    item->setData(MissingRole, !file.exists());
    item->setToolTip(
        tooltip(file.exists() ? path : tr("%1 is gone: press Delete to remove it from this list").arg(path)));
    if (!file.exists()) item->setForeground(palette().color(QPalette::Disabled, QPalette::Text));
  }
}

void ModelsPage::open_recent(const QListWidgetItem* item) {
  if (item->data(MissingRole).toBool()) return;
  const std::filesystem::path path = item->data(PathRole).toString().toStdString();
  if (path.extension() == ".json")
    session_.open_project(path);
  else
    session_.open_models({path});
}

bool ModelsPage::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::KeyPress || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Delete)
    return Page::eventFilter(watched, event);
  if (watched == table_ && table_->selected_row() >= 0) {
    session_.close_model(rows_.id_at(table_->selected_row()));
  } else if (watched == recent_ && recent_->currentItem()) {
    session_.settings().remove_recent_file(recent_->currentItem()->data(PathRole).toString());
    fill_recent();
  }
  return true;
}

}  // namespace jauge::gui
