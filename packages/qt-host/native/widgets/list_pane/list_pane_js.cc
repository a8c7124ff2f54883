#include "list_pane_js.h"

#include "list_pane.h"
#include "native_widget.h"

namespace qt_widgets {
namespace {

ListRow ListRowOf(const Napi::Object& object) {
  ListRow row;
  row.key = StringOf(object, "key");
  const QString kind = StringOf(object, "kind");
  row.kind = kind == QLatin1String("heading") ? ListRow::Kind::kHeading
             : kind == QLatin1String("note")  ? ListRow::Kind::kNote
                                              : ListRow::Kind::kItem;
  row.glyph = StringOf(object, "glyph");
  row.text = StringOf(object, "text");
  row.detail = StringOf(object, "detail");
  if (const Napi::Value badge = object.Get("badge"); badge.IsObject()) {
    row.badge = StringOf(badge.As<Napi::Object>(), "text");
    const bool is_accent = StringOf(badge.As<Napi::Object>(), "tone") == QLatin1String("accent");
    row.badge_tone = is_accent ? ListRow::Tone::kAccent : ListRow::Tone::kMuted;
  }
  const QString presence = StringOf(object, "presence");
  row.presence = presence == QLatin1String("here")   ? ListRow::Presence::kHere
                 : presence == QLatin1String("away") ? ListRow::Presence::kAway
                 : presence == QLatin1String("none") ? ListRow::Presence::kNone
                                                     : ListRow::Presence::kUnsaid;
  if (const Napi::Value avatar = object.Get("avatar"); avatar.IsObject()) {
    row.avatar = StringOf(avatar.As<Napi::Object>(), "text");
    row.tone = avatar.As<Napi::Object>().Get("tone").ToNumber().Uint32Value();
  }
  row.bold = object.Get("bold").ToBoolean();
  row.dim = object.Get("dim").ToBoolean();
  if (const Napi::Value indent = object.Get("indent"); indent.IsNumber()) {
    row.indent = indent.As<Napi::Number>().Int32Value();
  }
  row.accessible_text = StringOf(object, "accessibleText");
  row.tooltip = StringOf(object, "tooltip");
  return row;
}

class ListPaneJs final : public NativeWidget<ListPaneJs, ListPane> {
 public:
  static void Init(Napi::Env env, Napi::Object exports) {
    exports["ListPane"] = DefineClass(env, "ListPane",
                                      {ExternalMethod(),
                                       InstanceMethod("splice", &ListPaneJs::Splice),
                                       InstanceMethod("setCurrent", &ListPaneJs::SetCurrent),
                                       InstanceMethod("current", &ListPaneJs::Current),
                                       InstanceMethod("step", &ListPaneJs::Step),
                                       InstanceMethod("activateCurrent", &ListPaneJs::ActivateCurrent),
                                       InstanceMethod("contentHeight", &ListPaneJs::ContentHeight),
                                       InstanceMethod("configure", &ListPaneJs::Configure),
                                       InstanceMethod("setColours", &ListPaneJs::SetColours),
                                       InstanceMethod("addIcons", &ListPaneJs::AddIcons)});
  }

  explicit ListPaneJs(const Napi::CallbackInfo& info)
      : NativeWidget(info) {
    const std::shared_ptr<JsCallbacks> handlers = HandlersOf(info, "ListPane");
    const auto tell = [handlers](const char* name, const QString& key) {
      handlers->Call(name, [&](Napi::Env env) { return std::vector<napi_value>{ToJs(env, key)}; });
    };
    Adopt(new ListPane({
        [tell](const QString& key) { tell("activate", key); },
        [tell](const QString& key) { tell("current", key); },
        [handlers](const QString& key, const QPoint& where) {
          handlers->Call("menu", [&](Napi::Env env) {
            return std::vector<napi_value>{ToJs(env, key), Napi::Number::New(env, where.x()),
                                           Napi::Number::New(env, where.y())};
          });
        },
    }));
  }

 private:
  void Splice(const Napi::CallbackInfo& info) {
    ListPane* pane = Widget(info.Env());
    const int at = info[0].ToNumber();
    const int removed_count = info[1].ToNumber();
    if (at < 0 || removed_count < 0 || at + removed_count > pane->RowCount() || !info[2].IsArray()) {
      throw Napi::RangeError::New(info.Env(), "splice() takes a stretch of the rows that there are, and new rows.");
    }
    pane->Splice(at, removed_count, ListRowsOf(info[2].As<Napi::Array>()));
  }

  void SetCurrent(const Napi::CallbackInfo& info) {
    Widget(info.Env())->SetCurrent(info[0].IsString() ? ToQString(info[0]) : QString());
  }

  Napi::Value Current(const Napi::CallbackInfo& info) { return ToJs(info.Env(), Widget(info.Env())->Current()); }

  void Step(const Napi::CallbackInfo& info) { Widget(info.Env())->Step(info[0].ToNumber()); }

  void ActivateCurrent(const Napi::CallbackInfo& info) { Widget(info.Env())->ActivateCurrent(); }

  Napi::Value ContentHeight(const Napi::CallbackInfo& info) {
    return Napi::Number::New(info.Env(), Widget(info.Env())->ContentHeight());
  }

  void Configure(const Napi::CallbackInfo& info) {
    ListPane* pane = Widget(info.Env());
    const Napi::Object options = info[0].ToObject();
    pane->SetActivateOn(StringOf(options, "activateOn") == QLatin1String("enter") ? ListPane::ActivateOn::kEnter
                                                                                  : ListPane::ActivateOn::kClick);
    pane->SetDetailPlace(StringOf(options, "detail") == QLatin1String("beside") ? ListDelegate::DetailPlace::kBeside
                                                                                : ListDelegate::DetailPlace::kBelow);
    pane->SetElideMode(StringOf(options, "elide") == QLatin1String("middle") ? Qt::ElideMiddle : Qt::ElideRight);
  }

  void SetColours(const Napi::CallbackInfo& info) {
    Widget(info.Env())->SetColours(ListColoursOf(info[0].ToObject()));
  }

  void AddIcons(const Napi::CallbackInfo& info) {
    const Napi::Object icons = info[0].ToObject();
    const Napi::Array names = icons.GetPropertyNames();
    for (uint32_t index = 0; index < names.Length(); ++index) {
      const QString name = ToQString(names[index]);
      Widget(info.Env())->AddIcon(name, ToQString(icons.Get(Napi::Value(names[index]))).toUtf8());
    }
  }
};

}  // namespace

void InitListPane(Napi::Env env, Napi::Object exports) { ListPaneJs::Init(env, exports); }

ListRows ListRowsOf(const Napi::Array& rows) {
  ListRows result;
  result.reserve(rows.Length());
  for (uint32_t index = 0; index < rows.Length(); ++index) {
    result.append(ListRowOf(Napi::Value(rows[index]).ToObject()));
  }
  return result;
}

ListColours ListColoursOf(const Napi::Object& colours) {
  const auto colour = [&](const char* name) { return QColor(StringOf(colours, name)); };
  QVector<QColor> names;
  if (const Napi::Value given = colours.Get("names"); given.IsArray()) {
    const auto array = given.As<Napi::Array>();
    for (uint32_t index = 0; index < array.Length(); ++index) names.append(QColor(ToQString(array[index])));
  }
  return {colour("background"), colour("text"),    colour("muted"),  colour("accent"), colour("accentText"),
          colour("hover"),      colour("current"), colour("border"), colour("here"),   colour("away"),
          names};
}

}  // namespace qt_widgets
