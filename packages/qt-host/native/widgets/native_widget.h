#pragma once

#include <napi.h>

#include <QPointer>
#include <QString>
#include <QWidget>

#include "js_callback.h"

namespace qt_widgets {

inline QString ToQString(const Napi::Value& text) {
  const std::u16string utf16 = text.ToString().Utf16Value();
  return QString::fromUtf16(utf16.data(), static_cast<qsizetype>(utf16.size()));
}

/** The text of the property, and an empty one where it is missing. */
inline QString StringOf(const Napi::Object& object, const char* name) {
  const Napi::Value value = object.Get(name);
  return value.IsString() ? ToQString(value) : QString();
}

inline Napi::String ToJs(Napi::Env env, const QString& text) {
  return Napi::String::New(env, reinterpret_cast<const char16_t*>(text.utf16()), static_cast<size_t>(text.size()));
}

/**
 * What JavaScript holds of one of our widgets. NodeGui's QWidget, to which it is given as `external()`, owns the widget, so it may
 * be gone before this is: methods of subclasses get it from Widget(), which throws a JavaScript error then.
 *
 * A subclass is made in JavaScript with the object of handlers, and its constructor calls Adopt.
 */
template <class Handle, class Widget_>
class NativeWidget : public Napi::ObjectWrap<Handle> {
 public:
  explicit NativeWidget(const Napi::CallbackInfo& info) : Napi::ObjectWrap<Handle>(info) {}

 protected:
  void Adopt(Widget_* widget) { widget_ = widget; }

  Widget_* Widget(Napi::Env env) const {
    if (widget_.isNull()) throw Napi::Error::New(env, "The widget is gone.");
    return widget_.data();
  }

  /** For DefineClass: the method `external`. */
  static auto ExternalMethod() {
    return Handle::InstanceMethod("external", static_cast<Napi::Value (Handle::*)(const Napi::CallbackInfo&)>(
                                                  &NativeWidget::External));
  }

 private:
  Napi::Value External(const Napi::CallbackInfo& info) {
    return Napi::External<QWidget>::New(info.Env(), Widget(info.Env()));
  }

  QPointer<Widget_> widget_;
};

/** The handlers that a widget was made with in JavaScript. */
inline std::unique_ptr<JsCallbacks> HandlersOf(const Napi::CallbackInfo& info, const char* resource_name) {
  if (!info[0].IsObject()) throw Napi::TypeError::New(info.Env(), "A widget is made with its handlers.");
  return std::make_unique<JsCallbacks>(info[0].As<Napi::Object>(), resource_name);
}

}  // namespace qt_widgets
