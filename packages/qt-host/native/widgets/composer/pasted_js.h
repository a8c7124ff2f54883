#pragma once

#include <napi.h>

#include "pasted.h"

namespace qt_widgets {

/** As src/widgets/composer.ts has it: { text, paths, picture? }. */
Napi::Object PastedToJs(Napi::Env env, const Pasted& pasted);

}  // namespace qt_widgets
