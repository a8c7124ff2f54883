#pragma once

#include <QFrame>
#include <functional>

#include "list_pane/list_pane.h"

namespace qt_widgets {

/**
 * The choices that belong to a composer, above it. It is a part of the window and no window of its own, and
 * never has the focus: keys go to the composer, which hands them on.
 */
class ChoicePopup final : public QFrame {
 public:
  /** @param chosen - gets the row that was clicked. */
  ChoicePopup(QWidget* window, std::function<void(int row)> chosen);

  void SetChoices(const ListRows& rows, int current);
  void SetColours(const ListColours& colours);
  /** Stands above `beside`, which is in coordinates of the window, or below where there is more room. */
  void Place(const QRect& beside);

  int Current() const;
  void Step(int by) { list_->Step(by); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ListPane* list_;
  ListColours colours_;
  ListRows rows_;
};

}  // namespace qt_widgets
