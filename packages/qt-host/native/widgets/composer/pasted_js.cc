#include "pasted_js.h"

#include "native_widget.h"

namespace qt_widgets {

Napi::Object PastedToJs(Napi::Env env, const Pasted& pasted) {
  Napi::Object object = Napi::Object::New(env);
  object["text"] = ToJs(env, pasted.text);
  Napi::Array paths = Napi::Array::New(env, pasted.paths.size());
  for (int index = 0; index < pasted.paths.size(); ++index) {
    paths[static_cast<uint32_t>(index)] = ToJs(env, pasted.paths[index]);
  }
  object["paths"] = paths;
  if (!pasted.picture.isEmpty()) {
    object["picture"] = Napi::Buffer<char>::Copy(env, pasted.picture.constData(), pasted.picture.size());
  }
  return object;
}

}  // namespace qt_widgets
