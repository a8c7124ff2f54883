#pragma once

#include <QEvent>
#include <QObject>
#include <functional>

namespace qt_widgets {

/** Tells when an event of that kind has come to the application as a whole: another palette, another state. */
class ApplicationWatch final : public QObject {
 public:
  ApplicationWatch(QEvent::Type type, std::function<void()> happened);

 private:
  bool eventFilter(QObject* receiver, QEvent* event) override;

  QEvent::Type type_;
  std::function<void()> happened_;
};

}  // namespace qt_widgets
