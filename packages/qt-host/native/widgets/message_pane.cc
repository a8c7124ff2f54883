#include "message_pane.h"

#include <QListView>

#include "native_widget.h"

namespace qt_widgets {
namespace {

class MessagePane : public QListView {
 public:
  explicit MessagePane(std::unique_ptr<JsCallbacks> callbacks) : callbacks_(std::move(callbacks)) {}

 private:
  std::unique_ptr<JsCallbacks> callbacks_;
};

class MessagePaneHandle : public NativeWidget<MessagePaneHandle, MessagePane> {
 public:
  static Napi::Function Class(Napi::Env env) {
    return DefineClass(env, "MessagePane", {ExternalMethod()});
  }
  explicit MessagePaneHandle(const Napi::CallbackInfo& info) : NativeWidget(info) {
    Adopt(new MessagePane(HandlersOf(info, "MessagePane")));
  }
};

}  // namespace

void InitMessagePane(Napi::Env env, Napi::Object exports) {
  exports["MessagePane"] = MessagePaneHandle::Class(env);
}

}  // namespace qt_widgets
