#pragma once

#include <QObject>
#include <functional>

namespace qt_widgets {

/** Tells when the desktop has given the application other colours or another font. */
class PaletteWatch final : public QObject {
 public:
  explicit PaletteWatch(std::function<void()> changed);

 private:
  bool eventFilter(QObject* receiver, QEvent* event) override;

  std::function<void()> changed_;
};

}  // namespace qt_widgets
