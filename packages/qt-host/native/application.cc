#include "application.h"

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QEvent>
#include <QWidget>
#include <QWindow>
#include <stdexcept>

namespace qt_host {
namespace {

/** Whether `widget` is a window that keeps the program running, unlike a menu or the dialog of a window. */
bool IsPrimary(const QWidget* widget) {
  return widget->isVisible() && widget->testAttribute(Qt::WA_QuitOnClose) && !widget->parentWidget();
}

const QWidget* WidgetOf(const QObject* window) {
  for (const QWidget* widget : QApplication::topLevelWidgets()) {
    if (widget->windowHandle() == window) return widget;
  }
  return nullptr;
}

void EmitIfLastWindowClosed() {
  for (const QWidget* widget : QApplication::topLevelWidgets()) {
    if (IsPrimary(widget)) return;
  }
  QMetaObject::invokeMethod(qApp, "lastWindowClosed");
}

}  // namespace

Application::Application() {
  const auto* dispatcher = QAbstractEventDispatcher::instance();
  if (qApp == nullptr || dispatcher == nullptr) throw std::runtime_error("No QApplication is running.");
  if (!dispatcher->inherits("QEventDispatcherGlib")) {
    throw std::runtime_error("This Qt does not run on GLib's event loop, on which qt-host builds.");
  }
  qApp->installEventFilter(this);
}

void Application::AfterTurn() {
  // Qt keeps what deleteLater() was called on from outside any of its event handlers, as code in Node's
  // callbacks does, until the next exec() begins. Asked for by name, it deletes it now.
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void Application::HideWindows() {
  for (QWidget* widget : QApplication::topLevelWidgets()) widget->hide();
  QGuiApplication::sync();
}

bool Application::eventFilter(QObject* receiver, QEvent* event) {
  // Outside exec() Qt never says that the last window was closed. The window may yet refuse to close, and a
  // handler may open another one: hence a look at what is left once the event has run its course.
  if (event->type() == QEvent::Close && receiver->isWindowType()) {
    const QWidget* closing = WidgetOf(receiver);
    if (closing != nullptr && IsPrimary(closing)) {
      QMetaObject::invokeMethod(this, &EmitIfLastWindowClosed, Qt::QueuedConnection);
    }
  }
  return false;
}

}  // namespace qt_host
