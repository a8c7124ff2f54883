// The addon of our own widgets. Each of them adds itself, in files of its own. The TypeScript side of each is in
// src/widgets, under the same name.
#include <napi.h>

#include "composer/composer_js.h"
#include "desktop/desktop_facts.h"
#include "list_pane/list_pane_js.h"
#include "message_pane.h"

namespace qt_widgets {
namespace {

Napi::Object Init(Napi::Env env, Napi::Object exports) {
  InitComposer(env, exports);
  InitDesktopFacts(env, exports);
  InitListPane(env, exports);
  InitMessagePane(env, exports);
  return exports;
}

NODE_API_MODULE(qt_widgets, Init)

}  // namespace
}  // namespace qt_widgets
