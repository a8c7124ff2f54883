#pragma once

#include <QAbstractItemDelegate>
#include <QFont>

#include "list_icons.h"
#include "list_row.h"

namespace qt_widgets {

/** Draws the rows of a ListPane. All distances follow the font. */
class ListDelegate final : public QAbstractItemDelegate {
 public:
  /** Where the detail is: in a smaller line under the text, or at the right of it. */
  enum class DetailPlace { kBelow, kBeside };

  ListColours colours;
  DetailPlace detail_place = DetailPlace::kBelow;
  Qt::TextElideMode elide_mode = Qt::ElideRight;
  ListIcons icons;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                 const QModelIndex& index) override;

 private:
  void PaintHeading(QPainter* painter, const ListRow& row, const QStyleOptionViewItem& option) const;
  void PaintNote(QPainter* painter, const ListRow& row, const QStyleOptionViewItem& option) const;
  void PaintItem(QPainter* painter, const ListRow& row, const QStyleOptionViewItem& option) const;
  void PaintBackground(QPainter* painter, const QStyleOptionViewItem& option) const;
  QColor Behind(const QStyleOptionViewItem& option) const;
  void PaintSign(QPainter* painter, const ListRow& row, const QRect& where, const QColor& colour) const;
  void PaintAvatar(QPainter* painter, const ListRow& row, const QRect& where, const QColor& behind) const;
  void PaintPresence(QPainter* painter, ListRow::Presence presence, const QRect& where, qreal radius) const;
  /** How wide the badge is, drawn at the right end of `area`. */
  int PaintBadge(QPainter* painter, const ListRow& row, const QFont& font, const QRect& area) const;
};

}  // namespace qt_widgets
