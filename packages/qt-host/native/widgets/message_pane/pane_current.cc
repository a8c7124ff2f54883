#include <QAccessibleEvent>
#include <QFocusEvent>
#include <QScrollBar>

#include "pane.h"

namespace qt_widgets {

void MessagePane::SetCurrent(const QString& key) {
  Row* row = rows_.Find(key);
  if (row == nullptr) return;
  current_key_ = key;
  if (QAccessible::isActive() && hasFocus()) {
    QAccessibleEvent event(QAccessible::accessibleInterface(AccessibleIdOf(*row)), QAccessible::Focus);
    QAccessible::updateAccessibility(&event);
  }
  viewport()->update();
  ReportSoon();
}

void MessagePane::MoveCurrent(int index, bool extend) {
  if (rows_.IsEmpty()) return;
  Flush();
  Row& row = rows_[qBound(0, index, rows_.Count() - 1)];
  const int direction = Current() == nullptr || Current()->index <= row.index ? 1 : -1;
  if (extend) {
    if (rows_anchor_.isEmpty()) ExtendRows(current_key_.isEmpty() ? row.key : current_key_);
    ExtendRows(row.key);
  } else {
    ClearSelection();
  }
  ShowRow(row, direction);
  SetCurrent(row.key);
}

void MessagePane::StepCurrent(int step, bool extend) {
  const Row* current = Current();
  if (current == nullptr) return MoveCurrent(LastSeenIndex(), extend);
  const QRect rect = RectOf(*current);
  const int height = viewport()->height();
  const bool is_seen = rect.bottom() > 0 && rect.top() < height;
  // A message that is higher than the pane is read to its end first.
  const bool goes_on = step > 0 ? rect.bottom() > height : rect.top() < 0;
  if (is_seen && goes_on && rect.height() > height) {
    QScrollBar* bar = verticalScrollBar();
    return bar->setValue(bar->value() + step * height * 4 / 5);
  }
  MoveCurrent(current->index + step, extend);
}

void MessagePane::PageCurrent(int direction, bool extend) {
  const Row* current = Current();
  if (current == nullptr) return MoveCurrent(LastSeenIndex(), extend);
  const int target = rows_.IndexAt(current->top + direction * viewport()->height());
  MoveCurrent(target == current->index ? target + direction : target, extend);
}

void MessagePane::ShowRow(const Row& shown, int direction) {
  Row& row = rows_[shown.index];
  Measure(row);
  rows_.UpdateTops();
  const int height = viewport()->height();
  const int y = row.top + Origin();
  if (y >= 0 && y + row.height <= height) {
    // It is the last one: then all of the end is shown.
    if (row.index == rows_.Count() - 1) ScrollToEnd();
    return;
  }
  const bool at_bottom = (row.height <= height) == (direction > 0);
  Settle({false, {{row.key, at_bottom ? height - row.height : 0}}});
}

int MessagePane::LastSeenIndex() const {
  const int index = rows_.IndexAt(viewport()->height() - 1 - Origin());
  return qMax(0, index);
}

void MessagePane::focusInEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusInEvent(event);
  if (event->reason() != Qt::MouseFocusReason) keyboard_used_ = true;
  if (rows_.IsEmpty()) return;
  Flush();
  SetCurrent(Current() == nullptr ? rows_[LastSeenIndex()].key : current_key_);
}

void MessagePane::focusOutEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusOutEvent(event);
  viewport()->update();
}

QRect MessagePane::RectOf(const Row& row) {
  Flush();
  return {0, row.top + Origin(), viewport()->width(), row.height};
}

int MessagePane::IndexAt(QPoint place) {
  Flush();
  const int y = place.y() - Origin();
  return y < 0 || y >= rows_.Height() ? -1 : rows_.IndexAt(y);
}

}  // namespace qt_widgets
