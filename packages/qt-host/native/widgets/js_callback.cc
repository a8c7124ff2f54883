#include "js_callback.h"

namespace qt_widgets {

JsCallbacks::JsCallbacks(Napi::Object handlers, const char* resource_name)
    : env_(handlers.Env()), context_(std::make_unique<Napi::AsyncContext>(handlers.Env(), resource_name)) {
  const Napi::Array names = handlers.GetPropertyNames();
  for (uint32_t index = 0; index < names.Length(); ++index) {
    const Napi::Value name = names[index];
    const Napi::Value handler = handlers.Get(name);
    if (handler.IsFunction()) handlers_[name.ToString()] = Napi::Persistent(handler.As<Napi::Function>());
  }
}

bool JsCallbacks::Has(const std::string& name) const { return handlers_.count(name) > 0; }

void JsCallbacks::Call(const std::string& name, const Arguments& arguments) const {
  const Napi::HandleScope scope(env_);
  Invoke(name, arguments);
}

bool JsCallbacks::Ask(const std::string& name, const Arguments& arguments) const {
  const Napi::HandleScope scope(env_);
  const Napi::Value result = Invoke(name, arguments);
  return !result.IsEmpty() && result.ToBoolean();
}

Napi::Value JsCallbacks::Invoke(const std::string& name, const Arguments& arguments) const {
  const auto found = handlers_.find(name);
  if (found == handlers_.end()) return {};
  try {
    return found->second.MakeCallback(env_.Global(), arguments(env_), *context_);
  } catch (const Napi::Error& error) {
    // Nothing may be thrown through Qt.
    napi_fatal_exception(env_, error.Value());
    return {};
  }
}

}  // namespace qt_widgets
