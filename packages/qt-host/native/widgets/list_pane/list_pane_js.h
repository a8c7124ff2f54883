#pragma once

#include <napi.h>

#include "list_row.h"

namespace qt_widgets {

/** Adds the class ListPane to the addon; src/widgets/list-pane.ts says what it can do. */
void InitListPane(Napi::Env env, Napi::Object exports);

ListRows ListRowsOf(const Napi::Array& rows);
ListColours ListColoursOf(const Napi::Object& colours);

}  // namespace qt_widgets
