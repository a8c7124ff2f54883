#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTextCursor>
#include <QToolTip>

#include "native_widget.h"
#include "pane.h"

namespace qt_widgets {
namespace {

constexpr int kDragScrollMs = 40;

}  // namespace

MessagePane::Hit MessagePane::HitAt(QPoint place) {
  Hit hit;
  const int index = viewport()->rect().contains(place) ? IndexAt(place) : -1;
  if (index < 0) return hit;
  hit.row = &rows_[index];
  hit.place = place - QPoint(0, hit.row->top + Origin());
  const RowView& view = ViewOf(*hit.row);
  hit.part = view.PartAt(hit.place);
  if (hit.part != nullptr && hit.part->kind == PartKind::kBody) {
    hit.link = view.Body()->documentLayout()->anchorAt(hit.place - hit.part->rect.topLeft());
  }
  return hit;
}

void MessagePane::Point(QPoint place) {
  pointer_ = place;
  const Hit hit = HitAt(place);
  Qt::CursorShape shape = Qt::ArrowCursor;
  if (!hit.link.isEmpty()) {
    shape = Qt::PointingHandCursor;
  } else if (hit.part != nullptr) {
    switch (hit.part->kind) {
      case PartKind::kBody:
        shape = Qt::IBeamCursor;
        break;
      case PartKind::kQuote:
      case PartKind::kPicture:
      case PartKind::kFileAction:
      case PartKind::kChip:
      case PartKind::kDeliveryAction:
      case PartKind::kMenu:
        shape = Qt::PointingHandCursor;
        break;
      default:
        break;
    }
  }
  viewport()->setCursor(shape);
  viewport()->update();
}

void MessagePane::mousePressEvent(QMouseEvent* event) {
  const QPoint place = event->position().toPoint();
  Point(place);
  if (event->button() != Qt::LeftButton) return;
  keyboard_used_ = false;
  const Hit hit = HitAt(place);
  if (hit.row == nullptr) return ClearSelection();
  const QString key = hit.row->key;
  if ((event->modifiers() & Qt::ShiftModifier) != 0 && !current_key_.isEmpty()) {
    if (rows_anchor_.isEmpty()) ExtendRows(current_key_);
    ExtendRows(key);
  } else {
    ClearSelection();
    drag_ = Drag::kPressed;
    press_place_ = place;
    pressed_key_ = key;
    if (hit.part != nullptr && hit.part->kind == PartKind::kBody) {
      text_key_ = key;
      text_anchor_ = ViewOf(*hit.row).Body()->documentLayout()->hitTest(hit.place - hit.part->rect.topLeft(),
                                                                      Qt::FuzzyHit);
      text_position_ = text_anchor_;
    }
  }
  SetCurrent(key);
}

void MessagePane::mouseMoveEvent(QMouseEvent* event) {
  const QPoint place = event->position().toPoint();
  if ((event->buttons() & Qt::LeftButton) != 0 && drag_ != Drag::kNone) {
    if ((place - press_place_).manhattanLength() >= QApplication::startDragDistance()) drag_ = Drag::kSelecting;
    if (drag_ == Drag::kSelecting) {
      SelectTo(place);
      const bool outside = place.y() < 0 || place.y() >= viewport()->height();
      if (outside && !drag_timer_.isActive()) drag_timer_.start(kDragScrollMs, this);
      if (!outside) drag_timer_.stop();
    }
  }
  Point(place);
}

void MessagePane::timerEvent(QTimerEvent* event) {
  if (event->timerId() != drag_timer_.timerId()) return QAbstractScrollArea::timerEvent(event);
  const int beyond = pointer_.y() < 0 ? pointer_.y() : pointer_.y() - viewport()->height();
  verticalScrollBar()->setValue(verticalScrollBar()->value() + beyond / 2);
  SelectTo(pointer_);
}

void MessagePane::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  drag_timer_.stop();
  const Drag drag = std::exchange(drag_, Drag::kNone);
  const QPoint place = event->position().toPoint();
  Point(place);
  if (drag == Drag::kSelecting) {
    // What is marked can be pasted with the middle button, as everywhere on X11.
    QClipboard* clipboard = QApplication::clipboard();
    if (clipboard->supportsSelection()) clipboard->setText(SelectedText(), QClipboard::Selection);
    return;
  }
  const Hit hit = HitAt(place);
  if (drag == Drag::kPressed && hit.row != nullptr && hit.row->key == pressed_key_) {
    Click(hit, event->globalPosition().toPoint());
  }
}

void MessagePane::mouseDoubleClickEvent(QMouseEvent* event) {
  const Hit hit = HitAt(event->position().toPoint());
  if (hit.part == nullptr || hit.part->kind != PartKind::kBody || event->button() != Qt::LeftButton) return;
  Document* body = ViewOf(*hit.row).Body();
  QTextCursor cursor(body);
  cursor.setPosition(body->documentLayout()->hitTest(hit.place - hit.part->rect.topLeft(), Qt::FuzzyHit));
  cursor.select(QTextCursor::WordUnderCursor);
  text_key_ = hit.row->key;
  text_anchor_ = cursor.anchor();
  text_position_ = cursor.position();
  viewport()->update();
}

void MessagePane::Click(const Hit& hit, QPoint global) {
  if (hit.part == nullptr) return;
  const Row& row = *hit.row;
  const auto call = [&](const char* name, const QString& first, const QString& second, const QString& third) {
    callbacks_->Call(name, [&](Napi::Env env) -> std::vector<napi_value> {
      std::vector<napi_value> arguments{ToJs(env, first)};
      if (!second.isNull()) arguments.push_back(ToJs(env, second));
      if (!third.isNull()) arguments.push_back(ToJs(env, third));
      return arguments;
    });
  };
  const auto index = static_cast<size_t>(hit.part->index);
  const auto action = static_cast<size_t>(hit.part->action);
  switch (hit.part->kind) {
    case PartKind::kBody:
      if (!hit.link.isEmpty()) call("onLink", hit.link, row.key, {});
      return;
    case PartKind::kQuote:
      return call("onQuote", row.quote->target, {}, {});
    case PartKind::kChip:
      return call("onChip", row.key, row.chips[index].id, {});
    case PartKind::kPicture:
      if (row.files[index].actions.empty()) return;
      return call("onFileAction", row.key, row.files[index].id, row.files[index].actions.front().id);
    case PartKind::kFileAction:
      return call("onFileAction", row.key, row.files[index].id, row.files[index].actions[action].id);
    case PartKind::kDeliveryAction:
      return call("onDeliveryAction", row.key, row.delivery->actions[action].id, {});
    case PartKind::kMenu:
      callbacks_->Call("onMenu", [&](Napi::Env env) -> std::vector<napi_value> {
        return {ToJs(env, row.key), Napi::Number::New(env, global.x()), Napi::Number::New(env, global.y())};
      });
      return;
    default:
      return;
  }
}

void MessagePane::contextMenuEvent(QContextMenuEvent* event) {
  event->accept();
  if (event->reason() != QContextMenuEvent::Mouse) {
    if (Current() != nullptr) OpenMenu(*Current());
    return;
  }
  const Hit hit = HitAt(event->pos());
  if (hit.row == nullptr) return;
  SetCurrent(hit.row->key);
  const QString key = hit.row->key;
  const QPoint global = event->globalPos();
  callbacks_->Call("onMenu", [&](Napi::Env env) -> std::vector<napi_value> {
    return {ToJs(env, key), Napi::Number::New(env, global.x()), Napi::Number::New(env, global.y())};
  });
}

QString MessagePane::TipFor(const Hit& hit) const {
  if (!hit.link.isEmpty()) return hit.link;
  if (hit.part == nullptr) return {};
  const auto index = static_cast<size_t>(hit.part->index);
  switch (hit.part->kind) {
    case PartKind::kTime:
      return hit.row->full_time;
    case PartKind::kName:
      return hit.part->text == hit.row->heading->name ? QString() : hit.row->heading->name;
    case PartKind::kFile:
      return hit.row->files[index].name;
    case PartKind::kChip:
      return hit.row->chips[index].accessible_text;
    default:
      return {};
  }
}

bool MessagePane::viewportEvent(QEvent* event) {
  switch (event->type()) {
    case QEvent::ToolTip: {
      const auto* help = static_cast<QHelpEvent*>(event);
      // Qt would guess whether it is HTML. Escaped, and said to be, it shows what was written.
      const QString tip = TipFor(HitAt(help->pos()));
      const QString html = QStringLiteral("<p style='white-space: pre-wrap'>%1</p>").arg(tip.toHtmlEscaped());
      QToolTip::showText(help->globalPos(), tip.isEmpty() ? QString() : html, viewport());
      return true;
    }
    case QEvent::Leave:
      pointer_ = {-1, -1};
      viewport()->update();
      break;
    default:
      break;
  }
  return QAbstractScrollArea::viewportEvent(event);
}

}  // namespace qt_widgets
