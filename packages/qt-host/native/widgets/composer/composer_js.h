#pragma once

#include <napi.h>

namespace qt_widgets {

/** Adds the class Composer to the addon; src/widgets/composer.ts says what it can do. */
void InitComposer(Napi::Env env, Napi::Object exports);

}  // namespace qt_widgets
