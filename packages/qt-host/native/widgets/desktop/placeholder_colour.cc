#include "placeholder_colour.h"

#include <QApplication>
#include <QEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace qt_widgets {
namespace {

/** A palette that has the colour already is left alone, since setting one comes back here as an event. */
void Give(QWidget* field, const QColor& colour) {
  QPalette palette = field->palette();
  bool is_there = true;
  for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
    is_there = is_there && palette.color(group, QPalette::PlaceholderText) == colour;
    palette.setColor(group, QPalette::PlaceholderText, colour);
  }
  if (!is_there) field->setPalette(palette);
}

bool IsField(QObject* object) {
  return qobject_cast<QLineEdit*>(object) != nullptr || qobject_cast<QPlainTextEdit*>(object) != nullptr;
}

}  // namespace

void PlaceholderColour::Set(const QColor& colour) {
  static auto* const only = new PlaceholderColour;
  only->colour_ = colour;
  for (QWidget* widget : QApplication::allWidgets()) {
    if (IsField(widget)) Give(widget, colour);
  }
}

PlaceholderColour::PlaceholderColour() : QObject(qApp) { qApp->installEventFilter(this); }

bool PlaceholderColour::eventFilter(QObject* receiver, QEvent* event) {
  switch (event->type()) {
    // Whenever a stylesheet has given its own palette to a field: before it is shown, and after each change.
    case QEvent::Show:
    case QEvent::PaletteChange:
    case QEvent::StyleChange:
      if (IsField(receiver)) Give(static_cast<QWidget*>(receiver), colour_);
      break;
    default:
      break;
  }
  return false;
}

}  // namespace qt_widgets
