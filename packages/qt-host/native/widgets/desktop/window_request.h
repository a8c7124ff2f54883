#pragma once

class QWidget;

namespace qt_widgets {

/**
 * Asks the window manager, in the person's name, to make a window the active one. For what a person has just done outside of
 * the program's windows: a click on a notification, or starting the program again. Qt asks in the program's own name, and window
 * managers that keep programs from taking the keyboard then only mark the window in the taskbar. Nothing outside of X11: there
 * the compositor decides by a token.
 */
void RequestActivation(const QWidget& window);

}  // namespace qt_widgets
