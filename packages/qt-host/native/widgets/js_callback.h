#pragma once

#include <napi.h>

#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace qt_widgets {

/**
 * The handlers of one widget, by name. A handler that is not there is not called. They are called on the main thread,
 * as Node calls its own callbacks. The TypeScript side (src/widgets/native-widget.ts) sees to it that none of them throws:
 * what one throws goes to the program's onError.
 */
class JsCallbacks {
 public:
  /** @param handlers - an object whose properties are functions, or undefined. */
  JsCallbacks(Napi::Object handlers, const char* resource_name);

  using Arguments = std::function<std::vector<napi_value>(Napi::Env env)>;

  bool Has(const std::string& name) const;

  /** Calls the handler `name`, if there is one, and drops what it returns. */
  void Call(const std::string& name, const Arguments& arguments) const;

  /** As Call; what the handler returned as a truth value, and false where there is none. */
  bool Ask(const std::string& name, const Arguments& arguments) const;

 private:
  /** @returns an empty value when there is no handler, or it could not be run because the process is ending. */
  Napi::Value Invoke(const std::string& name, const Arguments& arguments) const;

  Napi::Env env_;
  std::unique_ptr<Napi::AsyncContext> context_;
  std::unordered_map<std::string, Napi::FunctionReference> handlers_;
};

}  // namespace qt_widgets
