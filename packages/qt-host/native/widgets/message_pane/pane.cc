#include "pane.h"

#include <QAccessibleEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>

#include "native_widget.h"
#include "row_painter.h"

namespace qt_widgets {
namespace {

/** Laid out rows that are kept: a few screens of them. */
constexpr int kViewCountLimit = 250;
constexpr int kFlashMs = 1'600;
/** More of them at a time are history, of which nobody wants to be told row by row. */
constexpr size_t kAnnouncedRowCountLimit = 50;

}  // namespace

MessagePane::MessagePane(std::unique_ptr<JsCallbacks> callbacks)
    : callbacks_(std::move(callbacks)), pictures_([this] { viewport()->update(); }), views_(kViewCountLimit) {
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::StrongFocus);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  viewport()->setMouseTracking(true);
  settle_timer_.setSingleShot(true);
  report_timer_.setSingleShot(true);
  connect(&settle_timer_, &QTimer::timeout, this, [this] { Flush(); });
  connect(&measure_timer_, &QTimer::timeout, this, [this] { MeasureSome(); });
  connect(&report_timer_, &QTimer::timeout, this, [this] { Report(); });
  flash_.setStartValue(1.0);
  flash_.setEndValue(0.0);
  flash_.setDuration(kFlashMs);
  connect(&flash_, &QVariantAnimation::valueChanged, this, [this] {
    if (!style_.reduced_motion) viewport()->update();
  });
  connect(&flash_, &QVariantAnimation::finished, this, [this] {
    flash_key_.clear();
    viewport()->update();
  });
}

MessagePane::~MessagePane() {
  for (const QAccessible::Id id : accessible_ids_) QAccessible::deleteAccessibleInterface(id);
}

void MessagePane::Splice(int index, int remove_count, RowList::Rows added) {
  BeginChange();
  std::vector<QString> keys;
  for (const auto& row : added) {
    row->height = Guess(*row);
    keys.push_back(row->key);
  }
  const int current = Current() == nullptr ? -1 : Current()->index;
  const RowList::Rows removed = rows_.Splice(index, remove_count, std::move(added));
  KeepPictures(removed);
  ForgetSelectionIn(removed);
  for (const auto& row : removed) ForgetRow(*row);
  if (current >= 0 && Current() == nullptr) {
    current_key_ = rows_.IsEmpty() ? QString() : rows_[qMin(current, rows_.Count() - 1)].key;
  }
  rows_.UpdateTops();
  TellOfNewRows(keys);
  SettleSoon();
}

void MessagePane::SetStyle(const PaneStyle& style) {
  BeginChange();
  style_ = style;
  verticalScrollBar()->setSingleStep(style_.body_height * 2);
  ForgetHeights();
  SettleSoon();
}

void MessagePane::SetPlaceholder(const QString& text) {
  placeholder_ = text;
  viewport()->update();
}

void MessagePane::ScrollToEnd() {
  anchor_.reset();
  Settle({true, {}});
}

bool MessagePane::ScrollTo(const QString& key, bool flash) {
  Flush();
  Row* row = rows_.Find(key);
  if (row == nullptr) return false;
  Measure(*row);
  Settle({false, {{key, qMax(0, (viewport()->height() - row->height) / 2)}}});
  SetCurrent(key);
  if (flash) {
    flash_.stop();
    flash_key_ = key;
    flash_.start();
  }
  return true;
}

void MessagePane::ForgetRow(Row& row) {
  views_.remove(&row);
  const auto id = accessible_ids_.constFind(&row);
  if (id == accessible_ids_.constEnd()) return;
  if (QAccessibleInterface* interface = QAccessible::accessibleInterface(*id)) {
    QAccessibleEvent event(interface, QAccessible::ObjectDestroyed);
    QAccessible::updateAccessibility(&event);
  }
  QAccessible::deleteAccessibleInterface(*id);
  accessible_ids_.erase(id);
}

/** A row that takes the place of another, with the same picture in it, shows it without decoding it again. */
void MessagePane::KeepPictures(const RowList::Rows& removed) {
  for (const auto& before : removed) {
    Row* after = before->files.empty() ? nullptr : rows_.Find(before->key);
    if (after == nullptr) continue;
    for (const FileCard& old : before->files) {
      for (FileCard& file : after->files) {
        if (old.picture && file.picture && old.picture->IsSameAs(*file.picture)) file.picture = old.picture;
      }
    }
  }
}

/** Text stays selected when its row changes in something else. */
void MessagePane::ForgetSelectionIn(const RowList::Rows& removed) {
  for (const auto& row : removed) {
    if (row->key != text_key_) continue;
    const Row* after = rows_.Find(row->key);
    if (after == nullptr || after->html != row->html) text_key_.clear();
  }
}

void MessagePane::TellOfNewRows(const std::vector<QString>& keys) {
  if (!QAccessible::isActive() || keys.size() > kAnnouncedRowCountLimit) return;
  for (const QString& key : keys) {
    Row* row = rows_.Find(key);
    if (row == nullptr) continue;
    QAccessibleEvent event(QAccessible::accessibleInterface(AccessibleIdOf(*row)), QAccessible::ObjectCreated);
    QAccessible::updateAccessibility(&event);
  }
}

/** What to do in a room where nobody has said anything yet, under a speech bubble. */
void MessagePane::DrawEmpty(QPainter& painter) {
  const int width = qMax(40, qMin(viewport()->width() - 2 * style_.margin, style_.measure / 2));
  const auto text = Document::OfText(placeholder_, style_.body_font, width, Qt::AlignHCenter);
  const int side = style_.body_height * 4;
  const int gap = style_.body_height;
  const bool has_room = viewport()->height() > side + gap + text->Height() + 2 * gap;
  const int top = qMax(0, (viewport()->height() - text->Height() - (has_room ? side + gap : 0)) / 2);
  if (has_room) {
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF sign((viewport()->width() - side) / 2.0, top, side, side);
    painter.setPen(Qt::NoPen);
    painter.setBrush(style_.chip_on);
    painter.drawEllipse(sign);
    const QRectF bubble = sign.adjusted(side * 0.26, side * 0.28, -side * 0.26, -side * 0.32);
    QPainterPath path;
    path.addRoundedRect(bubble, side * 0.1, side * 0.1);
    QPainterPath tip(QPointF(bubble.left() + side * 0.1, bubble.bottom() - 1));
    tip.lineTo(bubble.left() + side * 0.1, bubble.bottom() + side * 0.12);
    tip.lineTo(bubble.left() + side * 0.24, bubble.bottom() - 1);
    painter.setBrush(style_.accent);
    painter.drawPath(path.united(tip));
    painter.setBrush(style_.accent_text);
    for (const double x : {-0.11, 0.0, 0.11}) {
      painter.drawEllipse(bubble.center() + QPointF(x * side, 0), side * 0.028, side * 0.028);
    }
  }
  painter.save();
  painter.translate((viewport()->width() - width) / 2, top + (has_room ? side + gap : 0));
  text->Draw(painter, style_, style_.text_muted);
  painter.restore();
}

void MessagePane::paintEvent(QPaintEvent*) {
  Flush();
  QPainter painter(viewport());
  painter.fillRect(viewport()->rect(), style_.surface);
  if (rows_.IsEmpty()) {
    DrawEmpty(painter);
    return DrawDropState(painter);
  }
  const Hit hit = HitAt(pointer_);
  const int bottom = viewport()->height() - Origin();
  for (int index = rows_.IndexAt(-Origin()); index < rows_.Count() && rows_[index].top < bottom; ++index) {
    Draw(rows_[index], hit, painter);
  }
  DrawDropState(painter);
}

void MessagePane::Draw(Row& row, const Hit& hit, QPainter& painter) {
  const RowView& view = ViewOf(row);
  RowState state;
  state.hovered = hit.row == &row && drag_ != Drag::kSelecting;
  state.part = hit.part;
  state.selected = IsSelected(row);
  state.current = keyboard_used_ && hasFocus() && IsCurrent(row);
  if (row.key == flash_key_) state.flash = style_.reduced_motion ? 1.0 : flash_.currentValue().toDouble();
  if (row.key == text_key_ && rows_anchor_.isEmpty()) {
    state.anchor = text_anchor_;
    state.position = text_position_;
  }
  painter.save();
  painter.translate(0, row.top + Origin());
  RowPainter(painter, style_, pictures_, devicePixelRatioF()).Draw(row, view, state);
  painter.restore();
}

void MessagePane::changeEvent(QEvent* event) {
  QAbstractScrollArea::changeEvent(event);
  if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::FontChange) {
    BeginChange();
    style_.FollowFont();
    ForgetHeights();
    SettleSoon();
  }
}

void MessagePane::CallKey(const char* name, const QString& key) {
  callbacks_->Call(name, [&](Napi::Env env) -> std::vector<napi_value> { return {ToJs(env, key)}; });
}

}  // namespace qt_widgets
