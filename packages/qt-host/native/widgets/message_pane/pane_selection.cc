#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QClipboard>
#include <QTextCursor>
#include <QTextDocumentFragment>

#include "pane.h"

namespace qt_widgets {

bool MessagePane::IsSelected(const Row& row) const {
  const Row* one = rows_.Find(rows_anchor_);
  const Row* other = rows_.Find(rows_end_);
  if (one == nullptr || other == nullptr) return false;
  return row.index >= qMin(one->index, other->index) && row.index <= qMax(one->index, other->index);
}

bool MessagePane::HasSelection() const {
  return rows_.Find(rows_anchor_) != nullptr || (rows_.Find(text_key_) != nullptr && text_anchor_ != text_position_);
}

void MessagePane::ClearSelection() {
  text_key_.clear();
  rows_anchor_.clear();
  rows_end_.clear();
  viewport()->update();
}

void MessagePane::ExtendRows(const QString& key) {
  if (rows_anchor_.isEmpty()) rows_anchor_ = key;
  rows_end_ = key;
  viewport()->update();
}

/** Inside the message in which it began the pointer selects text; beyond it, whole messages. */
void MessagePane::SelectTo(QPoint place) {
  const QPoint inside(qBound(0, place.x(), viewport()->width() - 1), qBound(0, place.y(), viewport()->height() - 1));
  const int index = rows_.IndexAt(inside.y() - Origin());
  if (index < 0) return;
  Row& row = rows_[index];
  if (row.key == text_key_) {
    rows_anchor_.clear();
    const RowView& view = ViewOf(row);
    const Part* body = view.Find(PartKind::kBody);
    if (body == nullptr) return;
    const QPoint from_body = inside - QPoint(0, row.top + Origin()) - body->rect.topLeft();
    text_position_ = view.Body()->documentLayout()->hitTest(from_body, Qt::FuzzyHit);
  } else {
    rows_anchor_ = pressed_key_;
    ExtendRows(row.key);
  }
  viewport()->update();
}

QString MessagePane::SelectedText() {
  if (rows_.Find(rows_anchor_) != nullptr) {
    QStringList texts;
    for (int index = 0; index < rows_.Count(); ++index) {
      const Row& row = rows_[index];
      if (IsSelected(row) && !row.copy_text.isEmpty()) texts.append(row.copy_text);
    }
    return texts.join('\n');
  }
  Row* row = rows_.Find(text_key_);
  if (row == nullptr || text_anchor_ == text_position_ || ViewOf(*row).Body() == nullptr) return {};
  QTextCursor cursor(ViewOf(*row).Body());
  cursor.setPosition(text_anchor_);
  cursor.setPosition(text_position_, QTextCursor::KeepAnchor);
  return cursor.selection().toPlainText();
}

void MessagePane::Copy() {
  const QString selected = SelectedText();
  if (!selected.isEmpty()) return QApplication::clipboard()->setText(selected);
  if (const Row* row = Current()) QApplication::clipboard()->setText(row->copy_text);
}

}  // namespace qt_widgets
