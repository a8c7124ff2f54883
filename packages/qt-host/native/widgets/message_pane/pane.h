#pragma once

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QBasicTimer>
#include <QCache>
#include <QHash>
#include <QTimer>
#include <QVariantAnimation>
#include <memory>
#include <utility>
#include <vector>

#include "js_callback.h"
#include "picture.h"
#include "row_list.h"
#include "row_view.h"
#include "style.h"

namespace qt_widgets {

/**
 * The pane of a conversation. Only rows that are seen are laid out: the heights of the others are guessed at first and measured
 * when there is nothing else to do, while what is seen stays where it is.
 *
 * pane.cc has its rows and its drawing, pane_layout.cc where they are, pane_current.cc the row that the keyboard is at,
 * pane_mouse.cc, pane_keys.cc and pane_drop.cc the events, pane_selection.cc what is selected and copied.
 */
class MessagePane : public QAbstractScrollArea {
 public:
  explicit MessagePane(std::unique_ptr<JsCallbacks> callbacks);
  ~MessagePane() override;

  void Splice(int index, int remove_count, RowList::Rows added);
  void SetStyle(const PaneStyle& style);
  void SetPlaceholder(const QString& text);
  /** What is said while files are held over the pane; empty: it takes none. */
  void SetDropHint(const QString& hint);
  void ScrollToEnd();
  /** Brings the row into the middle. @returns false when there is no such row. */
  bool ScrollTo(const QString& key, bool flash);
  const QString& CurrentKey() const { return current_key_; }
  /** Puts what is selected, or the current row, on the clipboard. */
  void Copy();

  // For screen readers.
  const RowList& Rows() const { return rows_; }
  QRect RectOf(const Row& row);
  bool IsCurrent(const Row& row) const { return row.key == current_key_; }
  bool IsSelected(const Row& row) const;
  int IndexAt(QPoint place);
  void SetCurrent(const QString& key);
  void Activate(const Row& row);
  void OpenMenu(const Row& row);
  QAccessible::Id AccessibleIdOf(Row& row);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  bool viewportEvent(QEvent* event) override;
  void timerEvent(QTimerEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragMoveEvent(QDragMoveEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  /** What has to be seen at the same place afterwards: the end, or the rows that are seen now, and how high. */
  struct Anchor {
    bool end = false;
    std::vector<std::pair<QString, int>> seen;
  };
  /** What is under the pointer. The part is the view's, and not to be kept. */
  struct Hit {
    Row* row = nullptr;
    const Part* part = nullptr;
    /** From the row's corner. */
    QPoint place;
    QString link;
  };

  enum class DropState { kNone, kFilesAbove };

  // pane_layout.cc
  Anchor CaptureAnchor();
  void BeginChange();
  void SettleSoon();
  void Flush();
  void Settle(const Anchor& anchor);
  void PlaceUntilSettled(const Anchor& anchor);
  void Place(const Anchor& anchor);
  int ValueFor(const Anchor& anchor) const;
  bool Measure(Row& row);
  bool MeasureFrom(int value);
  void MeasureSome();
  int Guess(const Row& row) const;
  void ForgetHeights();
  int Total() const;
  int Origin() const;
  int LargestValue() const;
  RowView& ViewOf(Row& row);
  /** Started again, it would wait for a turn in which nothing is measured. */
  void ReportSoon() {
    if (!report_timer_.isActive()) report_timer_.start(0);
  }
  void Report();

  // pane.cc
  void ForgetRow(Row& row);
  void KeepPictures(const RowList::Rows& removed);
  void ForgetSelectionIn(const RowList::Rows& removed);
  void TellOfNewRows(const std::vector<QString>& keys);
  void Draw(Row& row, const Hit& hit, QPainter& painter);

  // pane_current.cc
  Row* Current() const { return rows_.Find(current_key_); }
  void MoveCurrent(int index, bool extend);
  void StepCurrent(int step, bool extend);
  void PageCurrent(int direction, bool extend);
  void ShowRow(const Row& row, int direction);
  int LastSeenIndex() const;

  // pane_mouse.cc
  Hit HitAt(QPoint place);
  void Point(QPoint place);
  void Click(const Hit& hit, QPoint global);
  QString TipFor(const Hit& hit) const;

  // pane_drop.cc
  void SetDropState(DropState state);
  void DrawEmpty(QPainter& painter);
  void DrawDropState(QPainter& painter);

  // pane_selection.cc
  void ClearSelection();
  bool HasSelection() const;
  void SelectTo(QPoint place);
  void ExtendRows(const QString& key);
  QString SelectedText();

  void CallKey(const char* name, const QString& key);

  std::unique_ptr<JsCallbacks> callbacks_;
  PaneStyle style_;
  RowList rows_;
  QString placeholder_;
  QString drop_hint_;
  DropState drop_state_ = DropState::kNone;
  Pictures pictures_;
  QCache<const Row*, RowView> views_;
  QHash<const Row*, QAccessible::Id> accessible_ids_;

  QTimer settle_timer_, measure_timer_, report_timer_;
  /** Taken before the first of the changes that are not laid out yet. */
  std::unique_ptr<Anchor> anchor_;
  bool at_end_ = true;
  enum class Settling { kNo, kYes, kAgain } settling_ = Settling::kNo;
  int measure_next_ = -1;
  int laid_out_width_ = 0;

  // What the program has been told.
  QString told_first_, told_last_, told_current_;
  bool told_at_end_ = false;
  /** The rows at the edges that the reader was near. */
  QString told_top_, told_bottom_;

  QString current_key_;
  bool keyboard_used_ = false;
  QString flash_key_;
  QVariantAnimation flash_;

  QPoint pointer_{-1, -1};
  QString pressed_key_;
  enum class Drag { kNone, kPressed, kSelecting } drag_ = Drag::kNone;
  QPoint press_place_;
  QBasicTimer drag_timer_;

  QString text_key_;
  int text_anchor_ = 0, text_position_ = 0;
  QString rows_anchor_, rows_end_;
};

}  // namespace qt_widgets
