#include <QDragEnterEvent>
#include <QPainter>

#include "composer/pasted.h"
#include "composer/pasted_js.h"
#include "pane.h"

namespace qt_widgets {

void MessagePane::SetDropHint(const QString& hint) {
  drop_hint_ = hint;
  setAcceptDrops(!hint.isEmpty());
  if (hint.isEmpty()) SetDropState(DropState::kNone);
}

void MessagePane::dragEnterEvent(QDragEnterEvent* event) {
  if (!HasFiles(event->mimeData())) return event->ignore();
  SetDropState(DropState::kFilesAbove);
  event->setDropAction(Qt::CopyAction);
  event->accept();
}

void MessagePane::dragMoveEvent(QDragMoveEvent* event) {
  if (drop_state_ == DropState::kNone) return event->ignore();
  event->setDropAction(Qt::CopyAction);
  event->accept();
}

void MessagePane::dragLeaveEvent(QDragLeaveEvent*) { SetDropState(DropState::kNone); }

void MessagePane::dropEvent(QDropEvent* event) {
  if (drop_state_ == DropState::kNone) return event->ignore();
  SetDropState(DropState::kNone);
  event->setDropAction(Qt::CopyAction);
  event->accept();
  const Pasted pasted = Pasted::From(event->mimeData());
  if (pasted.paths.isEmpty() && pasted.picture.isEmpty()) return;
  callbacks_->Call("onDrop",
                   [&](Napi::Env env) -> std::vector<napi_value> { return {PastedToJs(env, pasted)}; });
}

void MessagePane::SetDropState(DropState state) {
  if (state == drop_state_) return;
  drop_state_ = state;
  viewport()->update();
}

/** A frame around the pane, and in its middle what letting go would do; the messages can still be seen. */
void MessagePane::DrawDropState(QPainter& painter) {
  if (drop_state_ == DropState::kNone) return;
  const QRectF all = viewport()->rect();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(all, QColor(style_.surface.red(), style_.surface.green(), style_.surface.blue(), 170));
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(style_.accent, 2, Qt::DashLine));
  painter.drawRoundedRect(all.adjusted(6, 6, -6, -6), 6, 6);
  painter.setFont(style_.strong_font);
  const QRectF room = all.adjusted(24, 24, -24, -24);
  const QRectF text = painter.boundingRect(room, Qt::AlignCenter | Qt::TextWordWrap, drop_hint_);
  painter.setPen(Qt::NoPen);
  painter.setBrush(style_.accent);
  painter.drawRoundedRect(text.adjusted(-16, -10, 16, 10), 8, 8);
  painter.setPen(style_.accent_text);
  painter.drawText(room, Qt::AlignCenter | Qt::TextWordWrap, drop_hint_);
}

}  // namespace qt_widgets
