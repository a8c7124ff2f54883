#pragma once

#include <QAccessible>

#include "row.h"

namespace qt_widgets {

class MessagePane;

/** From now on screen readers know panes as lists, and their rows as items. */
void InstallPaneAccessibility();

/** An item for the row. It belongs to QAccessible once it is registered. */
QAccessibleInterface* MakeRowAccessible(MessagePane* pane, const Row& row);

}  // namespace qt_widgets
