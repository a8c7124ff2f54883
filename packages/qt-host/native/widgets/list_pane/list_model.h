#pragma once

#include <QAbstractListModel>

#include "list_row.h"

namespace qt_widgets {

/** The rows of a ListPane. */
class ListModel final : public QAbstractListModel {
 public:
  /**
   * Puts `rows` in the place of the `removed_count` rows from `at` on. Rows that keep their key at either end of
   * that stretch are changed where they are, so that the view keeps what it knows of them.
   */
  void Splice(int at, int removed_count, const ListRows& rows);

  const ListRow& RowAt(int row) const { return rows_[row]; }
  /** Where the row with this key is; -1: there is none. */
  int RowOf(const QString& key) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  void Change(int row, const ListRow& value);

  ListRows rows_;
};

}  // namespace qt_widgets
