#pragma once

#include <QColor>
#include <QHash>
#include <QPainter>
#include <QPixmap>
#include <QString>

namespace qt_widgets {

/** Small pictures that are drawn in whatever colour the text beside them has. */
class ListIcons {
 public:
  /** `svg` says `currentColor` where the colour of the text is to be. */
  void Add(const QString& name, const QByteArray& svg);

  /** False: there is no icon of that name. */
  bool Draw(QPainter* painter, const QString& name, const QColor& colour, const QRect& where);

 private:
  QHash<QString, QByteArray> sources_;
  /** By name, colour and size in pixels of the screen. */
  QHash<QString, QPixmap> drawn_;
};

}  // namespace qt_widgets
