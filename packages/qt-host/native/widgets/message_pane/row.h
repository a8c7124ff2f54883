#pragma once

#include <QColor>
#include <QString>
#include <QStringList>
#include <memory>
#include <vector>

#include "picture.h"

namespace qt_widgets {

// A row of the pane as plain values: what src/widgets/message-pane.ts calls PaneRow, which says what they mean.

struct Action {
  QString id;
  QString text;
};

struct Avatar {
  QString text;
  QColor colour;
};

struct Heading {
  QString name;
  QColor colour;
  QStringList tags;
};

struct Quote {
  QString name;
  QString text;
  QString target;
};

struct FileCard {
  QString id;
  QString name;
  QString detail;
  /** From 0 to 1; negative: nothing is under way. */
  double progress = -1;
  std::vector<Action> actions;
  std::shared_ptr<Picture> picture;
};

struct Chip {
  QString id;
  QString text;
  QString accessible_text;
  bool on = false;
};

struct Delivery {
  enum class Kind { kWaiting, kStored, kFailed };
  Kind kind = Kind::kWaiting;
  QString text;
  std::vector<Action> actions;
};

struct Row {
  enum class Kind { kMessage, kContinued, kNotice, kDate, kUnread };

  QString key;
  Kind kind = Kind::kMessage;
  QString time;
  QString full_time;
  QString html;
  QString label;
  QString accessible_text;
  QString copy_text;
  QStringList remarks;
  bool serious = false;
  bool mentions_reader = false;
  std::unique_ptr<Avatar> avatar;
  std::unique_ptr<Heading> heading;
  std::unique_ptr<Quote> quote;
  std::unique_ptr<Delivery> delivery;
  std::vector<FileCard> files;
  std::vector<Chip> chips;

  // Kept by RowList and the pane.
  int index = 0;
  int top = 0;
  int height = 0;
  /** Whether `height` is what the row takes, and not only a guess. */
  bool measured = false;
};

}  // namespace qt_widgets
