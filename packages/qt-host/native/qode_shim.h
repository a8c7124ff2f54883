#pragma once

#include <string>

namespace qt_host {

/**
 * Sets the name that Qt takes for the program (X11 window class, default application name). Must be called
 * before NodeGui is loaded, because NodeGui makes its QApplication while it loads.
 */
void SetProgramName(const std::string& name);

}  // namespace qt_host
