#include "application_watch.h"

#include <QApplication>

namespace qt_widgets {

ApplicationWatch::ApplicationWatch(QEvent::Type type, std::function<void()> happened)
    : type_(type), happened_(std::move(happened)) {
  qApp->installEventFilter(this);
}

bool ApplicationWatch::eventFilter(QObject* receiver, QEvent* event) {
  // The filter comes before the event has done its work.
  if (receiver == qApp && event->type() == type_) {
    QMetaObject::invokeMethod(this, happened_, Qt::QueuedConnection);
  }
  return false;
}

}  // namespace qt_widgets
