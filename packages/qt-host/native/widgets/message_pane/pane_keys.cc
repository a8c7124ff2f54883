#include <QContextMenuEvent>
#include <QKeyEvent>

#include "native_widget.h"
#include "pane.h"

namespace qt_widgets {
namespace {

/** Whether the key writes something: that is meant for the composer. */
bool Writes(const QKeyEvent& event) {
  const bool plain = (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) == 0;
  return plain && !event.text().isEmpty() && event.text().at(0).isPrint();
}

}  // namespace

void MessagePane::keyPressEvent(QKeyEvent* event) {
  const bool extend = (event->modifiers() & Qt::ShiftModifier) != 0;
  const bool others = (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) != 0;
  event->accept();
  if (event->matches(QKeySequence::Copy)) return Copy();
  if (event->matches(QKeySequence::SelectAll) && !rows_.IsEmpty()) {
    ClearSelection();
    ExtendRows(rows_[0].key);
    return ExtendRows(rows_[rows_.Count() - 1].key);
  }
  if (event->key() == Qt::Key_Escape && HasSelection()) return ClearSelection();
  if (Writes(*event)) {
    const QString text = event->text();
    return callbacks_->Call("onText",
                            [&](Napi::Env env) -> std::vector<napi_value> { return {ToJs(env, text)}; });
  }
  if (others) return event->ignore();
  keyboard_used_ = true;
  switch (event->key()) {
    case Qt::Key_Up:
      return StepCurrent(-1, extend);
    case Qt::Key_Down:
      return StepCurrent(1, extend);
    case Qt::Key_PageUp:
      return PageCurrent(-1, extend);
    case Qt::Key_PageDown:
      return PageCurrent(1, extend);
    case Qt::Key_Home:
      return MoveCurrent(0, extend);
    case Qt::Key_End:
      return MoveCurrent(rows_.Count() - 1, extend);
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (Current() != nullptr) Activate(*Current());
      return;
    default:
      event->ignore();
  }
}

void MessagePane::Activate(const Row& row) { CallKey("onActivate", row.key); }

void MessagePane::OpenMenu(const Row& row) {
  const QRect rect = RectOf(row);
  const int y = qBound(0, rect.top() + style_.body_height, viewport()->height());
  const QPoint global = viewport()->mapToGlobal(QPoint(style_.text_left, y));
  const QString key = row.key;
  callbacks_->Call("onMenu", [&](Napi::Env env) -> std::vector<napi_value> {
    return {ToJs(env, key), Napi::Number::New(env, global.x()), Napi::Number::New(env, global.y())};
  });
}

}  // namespace qt_widgets
