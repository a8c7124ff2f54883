#pragma once

#include <napi.h>

namespace qt_widgets {

/** Adds the class MessagePane to the addon. */
void InitMessagePane(Napi::Env env, Napi::Object exports);

}  // namespace qt_widgets
