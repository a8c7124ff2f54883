#include <QElapsedTimer>
#include <QScrollBar>

#include "native_widget.h"
#include "pane.h"

namespace qt_widgets {
namespace {

/** So long at a time rows are measured that nobody sees. */
constexpr int kMeasureSliceMs = 4;
/** Below the last row. */
constexpr int kFootPixels = 8;
/** Each round measures what the one before has brought into sight; the heights that are left are guesses. */
constexpr int kRoundCountLimit = 12;

}  // namespace

MessagePane::Anchor MessagePane::CaptureAnchor() {
  Anchor anchor;
  anchor.end = at_end_;
  const int bottom = viewport()->height() - Origin();
  for (int index = qMax(0, rows_.IndexAt(-Origin())); index < rows_.Count() && rows_[index].top < bottom; ++index) {
    anchor.seen.emplace_back(rows_[index].key, rows_[index].top + Origin());
  }
  return anchor;
}

void MessagePane::BeginChange() {
  if (anchor_ == nullptr) anchor_ = std::make_unique<Anchor>(CaptureAnchor());
}

/** However many changes there are in this turn, they are laid out once. */
void MessagePane::SettleSoon() {
  measure_next_ = rows_.Count() - 1;
  if (!settle_timer_.isActive()) settle_timer_.start(0);
  viewport()->update();
}

void MessagePane::Flush() {
  if (anchor_ == nullptr || settling_ != Settling::kNo) return;
  const auto anchor = std::move(anchor_);
  Settle(*anchor);
}

void MessagePane::Settle(const Anchor& anchor) {
  settle_timer_.stop();
  PlaceUntilSettled(anchor);
  if (measure_next_ >= 0 && isVisible()) measure_timer_.start(0);
  viewport()->update();
  ReportSoon();
}

void MessagePane::PlaceUntilSettled(const Anchor& anchor) {
  do {
    settling_ = Settling::kYes;
    Place(anchor);
    // Showing or hiding the scroll bar has changed the width.
  } while (settling_ == Settling::kAgain);
  settling_ = Settling::kNo;
}

void MessagePane::Place(const Anchor& anchor) {
  if (laid_out_width_ != viewport()->width()) ForgetHeights();
  int value = 0;
  for (int round = 0; round < kRoundCountLimit; ++round) {
    rows_.UpdateTops();
    value = ValueFor(anchor);
    if (!MeasureFrom(value)) break;
  }
  rows_.UpdateTops();
  value = ValueFor(anchor);
  QScrollBar* bar = verticalScrollBar();
  bar->setPageStep(viewport()->height());
  bar->setRange(0, LargestValue());
  bar->setValue(value);
  at_end_ = bar->value() >= LargestValue() - style_.body_height / 2;
}

int MessagePane::ValueFor(const Anchor& anchor) const {
  const int largest = LargestValue();
  if (!anchor.end) {
    for (const auto& [key, y] : anchor.seen) {
      if (const Row* row = rows_.Find(key)) return qBound(0, row->top - y, largest);
    }
  }
  return largest;
}

bool MessagePane::Measure(Row& row) {
  if (row.measured) return false;
  const int before = row.height;
  row.height = ViewOf(row).Height();
  row.measured = true;
  return row.height != before;
}

/** Measures what can be seen from there. @returns whether a height is another now. */
bool MessagePane::MeasureFrom(int value) {
  bool changed = false;
  const int first = rows_.IndexAt(value);
  for (int index = qMax(0, first); index < rows_.Count(); ++index) {
    Row& row = rows_[index];
    if (row.top >= value + viewport()->height()) break;
    changed = Measure(row) || changed;
  }
  return changed;
}

void MessagePane::MeasureSome() {
  if (settling_ != Settling::kNo || anchor_ != nullptr) return;
  const Anchor anchor = CaptureAnchor();
  bool changed = false;
  QElapsedTimer clock;
  clock.start();
  while (measure_next_ >= 0 && clock.elapsed() < kMeasureSliceMs) {
    if (measure_next_ < rows_.Count() && !rows_[measure_next_].measured) {
      Row& row = rows_[measure_next_];
      const int height = RowView(row, style_, viewport()->width()).Height();
      changed = changed || height != row.height;
      row.height = height;
      row.measured = true;
    }
    --measure_next_;
  }
  if (measure_next_ < 0) measure_timer_.stop();
  if (!changed) return;
  PlaceUntilSettled(anchor);
  // As a rule only the scroll bar has moved, and nothing has to be drawn.
  if (CaptureAnchor().seen != anchor.seen) viewport()->update();
  ReportSoon();
}

/** Good enough for the scroll bar, until the row is measured. */
int MessagePane::Guess(const Row& row) const {
  const int width = qBound(40, viewport()->width() - style_.text_left - style_.margin, style_.measure);
  const int lines = 1 + row.html.size() / qMax(10, width / qMax(1, style_.measure / 120));
  int height = lines * style_.body_height * style_.line_height_percent / 100 + 2 * style_.row_gap;
  if (row.heading != nullptr) height += style_.body_height + style_.group_gap;
  if (row.quote != nullptr) height += 2 * style_.body_height;
  if (!row.chips.empty()) height += 2 * style_.body_height;
  for (const FileCard& file : row.files) height += style_.body_height * (file.picture != nullptr ? 16 : 5);
  return height;
}

void MessagePane::ForgetHeights() {
  laid_out_width_ = viewport()->width();
  views_.clear();
  for (int index = 0; index < rows_.Count(); ++index) rows_[index].measured = false;
  measure_next_ = rows_.Count() - 1;
}

int MessagePane::Total() const { return rows_.Height() + kFootPixels; }

int MessagePane::LargestValue() const { return qMax(0, Total() - viewport()->height()); }

/** Where the first row begins, from the upper edge: few rows stand at the bottom. */
int MessagePane::Origin() const {
  const int spare = viewport()->height() - Total();
  return spare > 0 ? spare : -verticalScrollBar()->value();
}

RowView& MessagePane::ViewOf(Row& row) {
  RowView* view = views_.object(&row);
  if (view == nullptr || view->Width() != viewport()->width()) {
    view = new RowView(row, style_, viewport()->width());
    views_.insert(&row, view);
  }
  return *view;
}

void MessagePane::resizeEvent(QResizeEvent*) {
  if (settling_ != Settling::kNo) {
    settling_ = Settling::kAgain;
    return;
  }
  BeginChange();
  Flush();
}

void MessagePane::showEvent(QShowEvent* event) {
  QAbstractScrollArea::showEvent(event);
  BeginChange();
  SettleSoon();
}

/** The reader scrolls. Rows that come into sight are measured, and must not move what is seen already. */
void MessagePane::scrollContentsBy(int, int) {
  if (settling_ != Settling::kNo) return;
  at_end_ = verticalScrollBar()->value() >= LargestValue() - style_.body_height / 2;
  Anchor anchor = CaptureAnchor();
  const auto measured = std::find_if(anchor.seen.begin(), anchor.seen.end(),
                                     [this](const auto& seen) { return rows_.Find(seen.first)->measured; });
  if (measured != anchor.seen.end()) anchor.seen = {*measured};
  if (anchor_ != nullptr) anchor_ = std::make_unique<Anchor>(anchor);
  Settle(anchor);
}

/** Tells the program what is seen, once for all that happened in this turn. */
void MessagePane::Report() {
  Flush();
  if (!isVisible()) return;
  if (told_current_ != current_key_) {
    told_current_ = current_key_;
    CallKey("onCurrent", current_key_);
  }
  if (rows_.IsEmpty()) return;
  const QString first = rows_[rows_.IndexAt(-Origin())].key;
  const QString last = rows_[rows_.IndexAt(viewport()->height() - 1 - Origin())].key;
  if (first != told_first_ || last != told_last_ || at_end_ != told_at_end_) {
    told_first_ = first;
    told_last_ = last;
    told_at_end_ = at_end_;
    callbacks_->Call("onVisible", [&](Napi::Env env) -> std::vector<napi_value> {
      Napi::Object visible = Napi::Object::New(env);
      visible["firstKey"] = ToJs(env, first);
      visible["lastKey"] = ToJs(env, last);
      visible["atEnd"] = Napi::Boolean::New(env, at_end_);
      return {visible};
    });
  }
  // A screen before the edge, so that what is asked for is there when the reader is.
  const int value = verticalScrollBar()->value();
  const QString top = value < viewport()->height() ? rows_[0].key : QString();
  const QString bottom =
      value > LargestValue() - viewport()->height() ? rows_[rows_.Count() - 1].key : QString();
  const bool tell_top = std::exchange(told_top_, top) != top && !top.isEmpty();
  const bool tell_bottom = std::exchange(told_bottom_, bottom) != bottom && !bottom.isEmpty();
  if (tell_top) CallKey("onReach", QStringLiteral("top"));
  if (tell_bottom) CallKey("onReach", QStringLiteral("bottom"));
}

}  // namespace qt_widgets
