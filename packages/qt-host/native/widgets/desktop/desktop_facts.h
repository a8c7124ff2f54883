#pragma once

#include <napi.h>

namespace qt_widgets {

/** Adds to the addon what Qt knows of the desktop, and NodeGui does not ask: src/widgets/desktop.ts has the list. */
void InitDesktopFacts(Napi::Env env, Napi::Object exports);

}  // namespace qt_widgets
