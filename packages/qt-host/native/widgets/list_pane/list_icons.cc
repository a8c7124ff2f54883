#include "list_icons.h"

#include <QSvgRenderer>

namespace qt_widgets {

void ListIcons::Add(const QString& name, const QByteArray& svg) { sources_[name] = svg; }

bool ListIcons::Draw(QPainter* painter, const QString& name, const QColor& colour, const QRect& where) {
  const auto source = sources_.constFind(name);
  if (source == sources_.constEnd()) return false;
  const qreal ratio = painter->device()->devicePixelRatioF();
  const QSize pixels = (QSizeF(where.size()) * ratio).toSize();
  const QString key = QStringLiteral("%1 %2 %3").arg(name, colour.name()).arg(pixels.width());
  auto drawn = drawn_.find(key);
  if (drawn == drawn_.end()) {
    QByteArray coloured = *source;
    QSvgRenderer renderer(coloured.replace("currentColor", colour.name().toLatin1()));
    QPixmap pixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter pen(&pixmap);
    renderer.render(&pen);
    pen.end();
    pixmap.setDevicePixelRatio(ratio);
    drawn = drawn_.insert(key, pixmap);
  }
  painter->drawPixmap(where.topLeft(), *drawn);
  return true;
}

}  // namespace qt_widgets
