#pragma once

#include <QHash>
#include <QString>
#include <memory>
#include <vector>

#include "row.h"

namespace qt_widgets {

/** The rows, in order, one under the other. */
class RowList {
 public:
  using Rows = std::vector<std::unique_ptr<Row>>;

  int Count() const { return static_cast<int>(rows_.size()); }
  bool IsEmpty() const { return rows_.empty(); }
  Row& operator[](int index) const { return *rows_[static_cast<size_t>(index)]; }
  Row* Find(const QString& key) const { return by_key_.value(key, nullptr); }

  /** @returns the rows that were taken out. What is not in the list is not taken out. */
  Rows Splice(int index, int remove_count, Rows added);

  /** Where each row is, after rows or heights have changed. */
  void UpdateTops();
  int Height() const { return height_; }
  /** The row at this height, or the nearest one; -1 when there is none. */
  int IndexAt(int y) const;

 private:
  Rows rows_;
  QHash<QString, Row*> by_key_;
  int height_ = 0;
};

}  // namespace qt_widgets
