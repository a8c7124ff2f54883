#include "palette_watch.h"

#include <QApplication>
#include <QEvent>

namespace qt_widgets {

PaletteWatch::PaletteWatch(std::function<void()> changed) : changed_(std::move(changed)) {
  qApp->installEventFilter(this);
}

bool PaletteWatch::eventFilter(QObject* receiver, QEvent* event) {
  // Once for the application; the windows get theirs after it.
  if (receiver == qApp && event->type() == QEvent::ApplicationPaletteChange) {
    QMetaObject::invokeMethod(this, changed_, Qt::QueuedConnection);
  }
  return false;
}

}  // namespace qt_widgets
