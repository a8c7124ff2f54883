#include "composer_js.h"

#include "composer.h"
#include "list_pane/list_pane_js.h"
#include "native_widget.h"
#include "pasted_js.h"

namespace qt_widgets {
namespace {

/** The handlers that JavaScript gave, as the composer calls them. */
Composer::Handlers ToHandlers(const std::shared_ptr<JsCallbacks>& handlers) {
  const auto ask_about = [handlers](const char* name) {
    return [handlers, name](const Pasted& pasted) {
      return handlers->Ask(name, [&](Napi::Env env) { return std::vector<napi_value>{PastedToJs(env, pasted)}; });
    };
  };
  const auto call = [handlers](const char* name) {
    return [handlers, name] { handlers->Call(name, [](Napi::Env) { return std::vector<napi_value>{}; }); };
  };
  return {
      [handlers](const QString& text, int cursor) {
        handlers->Call("edit", [&](Napi::Env env) {
          return std::vector<napi_value>{ToJs(env, text), Napi::Number::New(env, cursor)};
        });
      },
      call("submit"),
      [handlers](const QString& name) {
        return handlers->Ask("key", [&](Napi::Env env) { return std::vector<napi_value>{ToJs(env, name)}; });
      },
      ask_about("paste"),
      ask_about("drop"),
      [handlers](int index) {
        handlers->Call("choice", [&](Napi::Env env) { return std::vector<napi_value>{Napi::Number::New(env, index)}; });
      },
      call("dismiss"),
  };
}

class ComposerJs final : public NativeWidget<ComposerJs, Composer> {
 public:
  static void Init(Napi::Env env, Napi::Object exports) {
    exports["Composer"] = DefineClass(env, "Composer",
                                      {ExternalMethod(),
                                       InstanceMethod("text", &ComposerJs::Text),
                                       InstanceMethod("setText", &ComposerJs::SetText),
                                       InstanceMethod("cursor", &ComposerJs::Cursor),
                                       InstanceMethod("setCursor", &ComposerJs::SetCursor),
                                       InstanceMethod("selection", &ComposerJs::Selection),
                                       InstanceMethod("replace", &ComposerJs::Replace),
                                       InstanceMethod("cursorRect", &ComposerJs::CursorRect),
                                       InstanceMethod("hasLineAbove", &ComposerJs::HasLineAbove),
                                       InstanceMethod("hasLineBelow", &ComposerJs::HasLineBelow),
                                       InstanceMethod("setPlaceholder", &ComposerJs::SetPlaceholder),
                                       InstanceMethod("setReadOnly", &ComposerJs::SetReadOnly),
                                       InstanceMethod("setSendKey", &ComposerJs::SetSendKey),
                                       InstanceMethod("setDropHint", &ComposerJs::SetDropHint),
                                       InstanceMethod("setColours", &ComposerJs::SetColours),
                                       InstanceMethod("showChoices", &ComposerJs::ShowChoices),
                                       InstanceMethod("hideChoices", &ComposerJs::HideChoices)});
  }

  explicit ComposerJs(const Napi::CallbackInfo& info) : NativeWidget(info) {
    Adopt(new Composer(ToHandlers(HandlersOf(info, "Composer"))));
  }

 private:
  Napi::Value Text(const Napi::CallbackInfo& info) { return ToJs(info.Env(), Widget(info.Env())->Text()); }

  void SetText(const Napi::CallbackInfo& info) {
    const QString text = ToQString(info[0]);
    const int cursor = info[1].IsNumber() ? info[1].ToNumber().Int32Value() : static_cast<int>(text.size());
    Widget(info.Env())->SetText(text, cursor);
  }

  Napi::Value Cursor(const Napi::CallbackInfo& info) {
    return Napi::Number::New(info.Env(), Widget(info.Env())->CursorOffset());
  }

  void SetCursor(const Napi::CallbackInfo& info) { Widget(info.Env())->SetCursorOffset(info[0].ToNumber()); }

  Napi::Value Selection(const Napi::CallbackInfo& info) {
    const QTextCursor cursor = Widget(info.Env())->textCursor();
    Napi::Object object = Napi::Object::New(info.Env());
    object.Set("from", cursor.selectionStart());
    object.Set("to", cursor.selectionEnd());
    return object;
  }

  void Replace(const Napi::CallbackInfo& info) {
    Widget(info.Env())->Replace(info[0].ToNumber(), info[1].ToNumber(), ToQString(info[2]));
  }

  Napi::Value CursorRect(const Napi::CallbackInfo& info) {
    const QRect rect = Widget(info.Env())->CursorOnScreen();
    Napi::Object object = Napi::Object::New(info.Env());
    object.Set("x", rect.x());
    object.Set("y", rect.y());
    object.Set("width", rect.width());
    object.Set("height", rect.height());
    return object;
  }

  Napi::Value HasLineAbove(const Napi::CallbackInfo& info) {
    return Napi::Boolean::New(info.Env(), Widget(info.Env())->HasLineAbove());
  }

  Napi::Value HasLineBelow(const Napi::CallbackInfo& info) {
    return Napi::Boolean::New(info.Env(), Widget(info.Env())->HasLineBelow());
  }

  void SetPlaceholder(const Napi::CallbackInfo& info) {
    Widget(info.Env())->SetPlaceholder(ToQString(info[0]));
  }

  void SetReadOnly(const Napi::CallbackInfo& info) { Widget(info.Env())->setReadOnly(info[0].ToBoolean()); }

  void SetSendKey(const Napi::CallbackInfo& info) {
    const bool with_control = ToQString(info[0]) == QLatin1String("ctrl-enter");
    Widget(info.Env())->SetSendKey(with_control ? Composer::SendKey::kCtrlEnter : Composer::SendKey::kEnter);
  }

  void SetDropHint(const Napi::CallbackInfo& info) { Widget(info.Env())->SetDropHint(ToQString(info[0])); }

  void SetColours(const Napi::CallbackInfo& info) {
    Widget(info.Env())->SetColours(ListColoursOf(info[0].ToObject()));
  }

  void ShowChoices(const Napi::CallbackInfo& info) {
    if (!info[0].IsArray()) throw Napi::TypeError::New(info.Env(), "showChoices() takes an array of rows.");
    Widget(info.Env())->ShowChoices(ListRowsOf(info[0].As<Napi::Array>()), info[1].ToNumber());
  }

  void HideChoices(const Napi::CallbackInfo& info) { Widget(info.Env())->HideChoices(); }
};

}  // namespace

void InitComposer(Napi::Env env, Napi::Object exports) { ComposerJs::Init(env, exports); }

}  // namespace qt_widgets
