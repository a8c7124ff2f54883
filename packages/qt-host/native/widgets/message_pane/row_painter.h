#pragma once

#include <QPainter>

#include "picture.h"
#include "row.h"
#include "row_view.h"
#include "style.h"

namespace qt_widgets {

/** What is going on with a row while it is drawn. */
struct RowState {
  bool hovered = false;
  bool selected = false;
  /** The row that the keyboard is at, while the pane has it. */
  bool current = false;
  /** How much of the flash is left that follows a jump, from 0 to 1. */
  double flash = 0;
  /** The part under the pointer, and the address of the link. */
  const Part* part = nullptr;
  /** Selected text of the body. */
  int anchor = 0, position = 0;
};

/** Draws a row with its upper left corner at the painter's origin. */
class RowPainter {
 public:
  RowPainter(QPainter& painter, const PaneStyle& style, Pictures& pictures, qreal device_pixel_ratio)
      : painter_(painter), style_(style), pictures_(pictures), device_pixel_ratio_(device_pixel_ratio) {}

  void Draw(const Row& row, const RowView& view, const RowState& state);

 private:
  void Background(const Row& row, const RowView& view, const RowState& state);
  void DrawPart(const Row& row, const RowView& view, const Part& part, const RowState& state);
  void Avatar(const Row& row, const Part& part);
  void Quote(const Row& row, const Part& part, bool hovered);
  void File(const FileCard& file, const Part& part, const RowView& view);
  void DrawPicture(const FileCard& file, const Part& part);
  void Button(const Part& part, bool hovered);
  void Chip(const Row& row, const Part& part, bool hovered);
  void Delivery(const Row& row, const RowView& view, const Part& part);
  void Line(const Row& row, const RowView& view, const Part& part);
  void MenuButton(const Part& part, bool hovered);
  void Text(const QFont& font, const QColor& colour, const QRect& rect, int flags, const QString& text);
  void Round(const QRect& rect, double radius, const QColor& fill, const QColor& edge = Qt::transparent);

  QPainter& painter_;
  const PaneStyle& style_;
  Pictures& pictures_;
  qreal device_pixel_ratio_;
};

}  // namespace qt_widgets
