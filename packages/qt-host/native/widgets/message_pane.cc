#include "message_pane.h"

#include "message_pane/pane.h"
#include "message_pane/pane_accessible.h"
#include "message_pane/parse_row.h"
#include "native_widget.h"

namespace qt_widgets {
namespace {

class MessagePaneHandle : public NativeWidget<MessagePaneHandle, MessagePane> {
 public:
  static Napi::Function Class(Napi::Env env) {
    return DefineClass(env, "MessagePane",
                       {
                           ExternalMethod(),
                           InstanceMethod<&MessagePaneHandle::Splice>("splice"),
                           InstanceMethod<&MessagePaneHandle::SetTheme>("setTheme"),
                           InstanceMethod<&MessagePaneHandle::SetPlaceholder>("setPlaceholder"),
                           InstanceMethod<&MessagePaneHandle::SetDropHint>("setDropHint"),
                           InstanceMethod<&MessagePaneHandle::ScrollToEnd>("scrollToEnd"),
                           InstanceMethod<&MessagePaneHandle::ScrollTo>("scrollTo"),
                           InstanceMethod<&MessagePaneHandle::CurrentKey>("currentKey"),
                           InstanceMethod<&MessagePaneHandle::Copy>("copy"),
                       });
  }

  explicit MessagePaneHandle(const Napi::CallbackInfo& info) : NativeWidget(info) {
    InstallPaneAccessibility();
    Adopt(new MessagePane(HandlersOf(info, "MessagePane")));
  }

 private:
  void Splice(const Napi::CallbackInfo& info) {
    if (!info[0].IsNumber() || !info[1].IsNumber() || !info[2].IsArray()) {
      throw Napi::TypeError::New(info.Env(), "splice takes an index, a count and a list of rows.");
    }
    const auto list = info[2].As<Napi::Array>();
    // All of them are read before anything changes: a row that is none leaves the pane as it was.
    RowList::Rows rows;
    rows.reserve(list.Length());
    for (uint32_t index = 0; index < list.Length(); ++index) {
      const Napi::HandleScope scope(info.Env());
      rows.push_back(ParseRow(list[index]));
    }
    Widget(info.Env())->Splice(info[0].ToNumber(), info[1].ToNumber(), std::move(rows));
  }

  void SetTheme(const Napi::CallbackInfo& info) {
    if (!info[0].IsObject()) throw Napi::TypeError::New(info.Env(), "setTheme takes an object.");
    Widget(info.Env())->SetStyle(PaneStyle(info[0].As<Napi::Object>()));
  }

  void SetPlaceholder(const Napi::CallbackInfo& info) { Widget(info.Env())->SetPlaceholder(ToQString(info[0])); }

  void SetDropHint(const Napi::CallbackInfo& info) { Widget(info.Env())->SetDropHint(ToQString(info[0])); }

  void ScrollToEnd(const Napi::CallbackInfo& info) { Widget(info.Env())->ScrollToEnd(); }

  Napi::Value ScrollTo(const Napi::CallbackInfo& info) {
    return Napi::Boolean::New(info.Env(), Widget(info.Env())->ScrollTo(ToQString(info[0]), info[1].ToBoolean()));
  }

  Napi::Value CurrentKey(const Napi::CallbackInfo& info) {
    const QString& key = Widget(info.Env())->CurrentKey();
    return key.isEmpty() ? info.Env().Undefined() : ToJs(info.Env(), key);
  }

  void Copy(const Napi::CallbackInfo& info) { Widget(info.Env())->Copy(); }
};

}  // namespace

void InitMessagePane(Napi::Env env, Napi::Object exports) {
  exports["MessagePane"] = MessagePaneHandle::Class(env);
}

}  // namespace qt_widgets
