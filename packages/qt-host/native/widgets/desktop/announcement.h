#pragma once

#include <QString>
#include <QWidget>

namespace qt_widgets {

/**
 * What a screen reader is told without anybody going there. Qt has an event for that from 6.8 on. Before, an object with the role of
 * a notification that comes to be shown does it: Orca says its name. The widget is never seen; its window owns it.
 */
class Announcement final : public QWidget {
 public:
  /** Says it once, if anybody listens. */
  static void Say(QWidget* window, const QString& text);

  const QString& Text() const { return text_; }

 private:
  explicit Announcement(QWidget* window);

  QString text_;
};

}  // namespace qt_widgets
