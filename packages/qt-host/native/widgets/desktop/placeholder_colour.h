#pragma once

#include <QColor>
#include <QObject>

namespace qt_widgets {

/**
 * The colour of what empty fields say. Qt before 6.5 takes half of the text's opacity for it, whatever a stylesheet says, which is
 * too pale to be read by everybody.
 */
class PlaceholderColour final : public QObject {
 public:
  /** For all fields there are and will be, until it is called again. */
  static void Set(const QColor& colour);

 private:
  explicit PlaceholderColour();
  bool eventFilter(QObject* receiver, QEvent* event) override;

  QColor colour_;
};

}  // namespace qt_widgets
