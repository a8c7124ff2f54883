#include "list_model.h"

#include <algorithm>

namespace qt_widgets {

void ListModel::Splice(int at, int removed_count, const ListRows& rows) {
  int first = 0;
  const int shared = std::min<int>(removed_count, rows.size());
  while (first < shared && rows_[at + first].key == rows[first].key) {
    Change(at + first, rows[first]);
    ++first;
  }
  int behind = 0;
  while (behind < shared - first &&
         rows_[at + removed_count - 1 - behind].key == rows[rows.size() - 1 - behind].key) {
    Change(at + removed_count - 1 - behind, rows[rows.size() - 1 - behind]);
    ++behind;
  }
  const int gone_count = removed_count - first - behind;
  if (gone_count > 0) {
    beginRemoveRows({}, at + first, at + first + gone_count - 1);
    rows_.remove(at + first, gone_count);
    endRemoveRows();
  }
  const int new_count = static_cast<int>(rows.size()) - first - behind;
  if (new_count > 0) {
    beginInsertRows({}, at + first, at + first + new_count - 1);
    for (int row = 0; row < new_count; ++row) rows_.insert(at + first + row, rows[first + row]);
    endInsertRows();
  }
}

void ListModel::Change(int row, const ListRow& value) {
  rows_[row] = value;
  Q_EMIT dataChanged(index(row), index(row));
}

int ListModel::RowOf(const QString& key) const {
  const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const ListRow& row) { return row.key == key; });
  return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
}

int ListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant ListModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rows_.size()) return {};
  const ListRow& row = rows_[index.row()];
  switch (role) {
    case Qt::DisplayRole:
      return row.text;
    case Qt::AccessibleTextRole:
      return row.accessible_text;
    case Qt::AccessibleDescriptionRole:
      return row.detail;
    default:
      return {};
  }
}

Qt::ItemFlags ListModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::NoItemFlags;
  return RowAt(index.row()).kind == ListRow::Kind::kItem ? Qt::ItemIsEnabled | Qt::ItemIsSelectable
                                                         : Qt::NoItemFlags;
}

}  // namespace qt_widgets
