#include "desktop_facts.h"

#include <QApplication>
#include <QClipboard>
#include <QFont>
#include <QIcon>
#include <QMimeData>
#include <QSplitter>
#include <QSystemTrayIcon>
#include <QWidget>

#include "announcement.h"
#include "application_watch.h"
#include "composer/pasted.h"
#include "native_widget.h"
#include "placeholder_colour.h"

namespace qt_widgets {
namespace {

/** The font that the desktop gave, before a person asked for another size. */
const QFont& DesktopFontBefore() {
  static const QFont font = [] {
    QFont given = QApplication::font();
    // What Qt has where no desktop names a font: 9 points, smaller than any desktop's own.
    if (given.family() == QLatin1String("Sans Serif") && given.pointSizeF() == 9) given.setPointSizeF(10);
    return given;
  }();
  return font;
}

/** A widget of NodeGui's, as it gives its QObjects away. */
template <class Widget>
Widget* WidgetOf(const Napi::Value& value) {
  if (value.IsExternal()) {
    if (auto* widget = qobject_cast<Widget*>(value.As<Napi::External<QObject>>().Data())) return widget;
  }
  throw Napi::TypeError::New(value.Env(), "This takes a widget of NodeGui's, of the right kind.");
}

Napi::Value TrayAvailable(const Napi::CallbackInfo& info) {
  return Napi::Boolean::New(info.Env(), QSystemTrayIcon::isSystemTrayAvailable());
}

/** Calls the handler `change` whenever that happens to the application. @returns what ends it. */
Napi::Value Watch(const Napi::CallbackInfo& info, QEvent::Type type) {
  const auto handlers = std::make_shared<JsCallbacks>(info[0].ToObject(), "ApplicationWatch");
  auto* watch = new ApplicationWatch(
      type, [handlers] { handlers->Call("change", [](Napi::Env) { return std::vector<napi_value>{}; }); });
  const QPointer<ApplicationWatch> kept(watch);
  return Napi::Function::New(info.Env(), [kept](const Napi::CallbackInfo&) { delete kept; });
}

Napi::Value OnPaletteChange(const Napi::CallbackInfo& info) { return Watch(info, QEvent::ApplicationPaletteChange); }

Napi::Value OnActiveChange(const Napi::CallbackInfo& info) { return Watch(info, QEvent::ApplicationStateChange); }

Napi::Value IsActive(const Napi::CallbackInfo& info) {
  return Napi::Boolean::New(info.Env(), QGuiApplication::applicationState() == Qt::ApplicationActive);
}

Napi::Value DesktopFont(const Napi::CallbackInfo& info) {
  const QFont& font = DesktopFontBefore();
  Napi::Object object = Napi::Object::New(info.Env());
  object["family"] = ToJs(info.Env(), font.family());
  object["pointSize"] = Napi::Number::New(info.Env(), QFontInfo(font).pointSizeF());
  return object;
}

void SetApplicationFont(const Napi::CallbackInfo& info) {
  const double factor = info[0].ToNumber().DoubleValue() / 100;
  QFont font = DesktopFontBefore();
  font.setPointSizeF(std::max(1.0, QFontInfo(DesktopFontBefore()).pointSizeF() * factor));
  QApplication::setFont(font);
}

void SetPlaceholderColour(const Napi::CallbackInfo& info) {
  const QColor colour(ToQString(info[0]));
  if (!colour.isValid()) throw Napi::TypeError::New(info.Env(), "This takes a colour such as \"#rrggbb\".");
  PlaceholderColour::Set(colour);
}

void SetIdentity(const Napi::CallbackInfo& info) {
  QGuiApplication::setDesktopFileName(ToQString(info[0]));
  QIcon icon;
  const auto files = info[1].As<Napi::Array>();
  for (uint32_t index = 0; index < files.Length(); ++index) icon.addFile(ToQString(files[index]));
  QGuiApplication::setWindowIcon(icon);
}

void Announce(const Napi::CallbackInfo& info) { Announcement::Say(WidgetOf<QWidget>(info[0]), ToQString(info[1])); }

void Alert(const Napi::CallbackInfo& info) { QApplication::alert(WidgetOf<QWidget>(info[0])); }

Napi::Value ClipboardImage(const Napi::CallbackInfo& info) {
  const QMimeData* content = QGuiApplication::clipboard()->mimeData();
  if (content == nullptr || !content->hasImage()) return info.Env().Undefined();
  const QByteArray png = PngOf(QGuiApplication::clipboard()->image());
  if (png.isEmpty()) return info.Env().Undefined();
  return Napi::Buffer<char>::Copy(info.Env(), png.constData(), png.size());
}

Napi::Value SplitterSizes(const Napi::CallbackInfo& info) {
  const QList<int> sizes = WidgetOf<QSplitter>(info[0])->sizes();
  Napi::Array array = Napi::Array::New(info.Env(), sizes.size());
  for (int index = 0; index < sizes.size(); ++index) array.Set(static_cast<uint32_t>(index), sizes[index]);
  return array;
}

void SetSplitterSizes(const Napi::CallbackInfo& info) {
  auto* splitter = WidgetOf<QSplitter>(info[0]);
  const Napi::Array array = info[1].As<Napi::Array>();
  QList<int> sizes;
  for (uint32_t index = 0; index < array.Length(); ++index) {
    sizes.append(Napi::Value(array[index]).ToNumber().Int32Value());
  }
  splitter->setSizes(sizes);
}

void SetSplitterStretch(const Napi::CallbackInfo& info) {
  WidgetOf<QSplitter>(info[0])->setStretchFactor(info[1].ToNumber(), info[2].ToNumber());
}

}  // namespace

void InitDesktopFacts(Napi::Env env, Napi::Object exports) {
  // Now, while it is still the desktop's.
  DesktopFontBefore();
  exports["trayAvailable"] = Napi::Function::New(env, TrayAvailable);
  exports["onPaletteChange"] = Napi::Function::New(env, OnPaletteChange);
  exports["onActiveChange"] = Napi::Function::New(env, OnActiveChange);
  exports["isActive"] = Napi::Function::New(env, IsActive);
  exports["desktopFont"] = Napi::Function::New(env, DesktopFont);
  exports["setApplicationFont"] = Napi::Function::New(env, SetApplicationFont);
  exports["setPlaceholderColour"] = Napi::Function::New(env, SetPlaceholderColour);
  exports["setIdentity"] = Napi::Function::New(env, SetIdentity);
  exports["announce"] = Napi::Function::New(env, Announce);
  exports["alert"] = Napi::Function::New(env, Alert);
  exports["clipboardImage"] = Napi::Function::New(env, ClipboardImage);
  exports["splitterSizes"] = Napi::Function::New(env, SplitterSizes);
  exports["setSplitterSizes"] = Napi::Function::New(env, SetSplitterSizes);
  exports["setSplitterStretch"] = Napi::Function::New(env, SetSplitterStretch);
}

}  // namespace qt_widgets
