#include "x11.h"

#include <xcb/xcb.h>

namespace qt_host {

bool ReachesX11() {
  // Qt's X11 plugin makes this very call, so whatever it finds, a missing socket or a refused cookie, is
  // found here.
  xcb_connection_t* connection = xcb_connect(nullptr, nullptr);
  const bool reached = xcb_connection_has_error(connection) == 0;
  xcb_disconnect(connection);
  return reached;
}

}  // namespace qt_host
