#pragma once

#include <QPoint>
#include <QRect>
#include <QString>
#include <memory>
#include <vector>

#include "document.h"
#include "row.h"
#include "style.h"

namespace qt_widgets {

/** What a row consists of, and what can be pointed at. */
enum class PartKind {
  kAvatar,
  kName,
  kTag,
  kTime,
  kQuote,
  kBody,
  kPicture,
  kFile,
  kFileAction,
  kChip,
  kRemarks,
  kDelivery,
  kDeliveryAction,
  kLabel,
  kMenu,
};

struct Part {
  PartKind kind;
  /** From the row's upper left corner. */
  QRect rect;
  /** Which of the row's tags, files or chips. */
  int index = -1;
  /** Which of its actions. */
  int action = -1;
  /** As it fits. */
  QString text = {};
};

/** A row laid out for a width. Costly, so the pane keeps only some. */
class RowView {
 public:
  RowView(const Row& row, const PaneStyle& style, int width);

  int Width() const { return width_; }
  int Height() const { return height_; }
  const std::vector<Part>& Parts() const { return parts_; }
  /** The one at this place that is the last to be drawn; nullptr for none. */
  const Part* PartAt(QPoint place) const;
  const Part* Find(PartKind kind) const;
  /** The text of a message, and of a notice and a delivery; nullptr where there is none. */
  Document* Body() const { return body_.get(); }
  Document* DeliveryText() const { return delivery_.get(); }

  /** A chip that fits has its sign and its count apart, since signs are drawn larger. */
  struct ChipText {
    QString sign, count;
    int sign_width, count_width;
  };
  static ChipText ChipTextOf(const QString& text, const PaneStyle& style);

 private:
  void LayOutLine(const Row& row);
  void LayOutMessage(const Row& row);
  int Heading(const Row& row, int y);
  int Quote(const Row& row, int y);
  int Body(const Row& row, int y);
  int File(const FileCard& file, int index, int y);
  int Chips(const Row& row, int y);
  int Delivery(const Row& row, int y);
  /** Buttons in a row that breaks where it is full. */
  int Buttons(const std::vector<Action>& actions, PartKind kind, int index, QRect within);

  const PaneStyle& style_;
  int width_;
  int height_ = 0;
  /** Of what stands beside the avatar. */
  int left_, content_width_;
  std::vector<Part> parts_;
  std::unique_ptr<Document> body_, delivery_;
};

}  // namespace qt_widgets
