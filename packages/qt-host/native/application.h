#pragma once

#include <QObject>

namespace qt_host {

/** Does for the running QApplication what only its own exec() would do, which is never called here. */
class Application final : public QObject {
 public:
  /** Throws std::runtime_error when no QApplication runs, or when it does not run on GLib. */
  Application();

  /** To be called after each turn of Qt's loop. */
  void AfterTurn();

  /** Takes every window off the screen. */
  void HideWindows();

 private:
  bool eventFilter(QObject* receiver, QEvent* event) override;
};

}  // namespace qt_host
