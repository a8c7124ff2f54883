#include "row_list.h"

#include <algorithm>
#include <iterator>

namespace qt_widgets {

RowList::Rows RowList::Splice(int index, int remove_count, Rows added) {
  const int first = std::clamp(index, 0, Count());
  const int last = std::clamp(first + std::max(remove_count, 0), first, Count());
  Rows removed(std::make_move_iterator(rows_.begin() + first), std::make_move_iterator(rows_.begin() + last));
  rows_.erase(rows_.begin() + first, rows_.begin() + last);
  for (const auto& row : removed) {
    if (by_key_.value(row->key) == row.get()) by_key_.remove(row->key);
  }
  for (const auto& row : added) by_key_.insert(row->key, row.get());
  rows_.insert(rows_.begin() + first, std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
  for (int position = first; position < Count(); ++position) (*this)[position].index = position;
  return removed;
}

void RowList::UpdateTops() {
  height_ = 0;
  for (const auto& row : rows_) {
    row->top = height_;
    height_ += row->height;
  }
}

int RowList::IndexAt(int y) const {
  const auto after = std::upper_bound(rows_.begin(), rows_.end(), y,
                                      [](int value, const std::unique_ptr<Row>& row) { return value < row->top; });
  return rows_.empty() ? -1 : std::max(0, static_cast<int>(std::distance(rows_.begin(), after)) - 1);
}

}  // namespace qt_widgets
