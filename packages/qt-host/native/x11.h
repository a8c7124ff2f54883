#pragma once

namespace qt_host {

/** Whether the X server that DISPLAY names lets this process in. Blocks as long as connecting takes. */
bool ReachesX11();

}  // namespace qt_host
