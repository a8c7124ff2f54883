#include "parse_row.h"

#include "native_widget.h"

namespace qt_widgets {
namespace {

Row::Kind KindOf(const Napi::Object& object) {
  const QString kind = StringOf(object, "kind");
  if (kind == "message") return Row::Kind::kMessage;
  if (kind == "continued") return Row::Kind::kContinued;
  if (kind == "notice") return Row::Kind::kNotice;
  if (kind == "date") return Row::Kind::kDate;
  if (kind == "unread") return Row::Kind::kUnread;
  throw Napi::TypeError::New(object.Env(), "A row's kind is one that is not known: " + kind.toStdString());
}

Delivery::Kind DeliveryKindOf(const Napi::Object& object) {
  const QString kind = StringOf(object, "kind");
  if (kind == "failed") return Delivery::Kind::kFailed;
  return kind == "stored" ? Delivery::Kind::kStored : Delivery::Kind::kWaiting;
}

/** What `make` makes of each element of the list; nothing where there is no list. */
template <class Made, class Make>
std::vector<Made> ListOf(const Napi::Object& object, const char* name, Make make) {
  std::vector<Made> made;
  const Napi::Value value = object.Get(name);
  if (!value.IsArray()) return made;
  const Napi::Array list = value.As<Napi::Array>();
  made.reserve(list.Length());
  for (uint32_t index = 0; index < list.Length(); ++index) {
    made.push_back(make(Napi::Value(list[index])));
  }
  return made;
}

QStringList StringsOf(const Napi::Object& object, const char* name) {
  const auto strings = ListOf<QString>(object, name, [](const Napi::Value& value) { return ToQString(value); });
  return QStringList(strings.begin(), strings.end());
}

Action ActionOf(const Napi::Value& value) {
  const auto object = value.As<Napi::Object>();
  return {StringOf(object, "id"), StringOf(object, "text")};
}

FileCard FileOf(const Napi::Value& value) {
  const auto object = value.As<Napi::Object>();
  FileCard file;
  file.id = StringOf(object, "id");
  file.name = StringOf(object, "name");
  file.detail = StringOf(object, "detail");
  const Napi::Value progress = object.Get("progress");
  if (progress.IsNumber()) file.progress = qBound(0.0, progress.As<Napi::Number>().DoubleValue(), 1.0);
  file.actions = ListOf<Action>(object, "actions", ActionOf);
  const Napi::Value picture = object.Get("picture");
  if (picture.IsTypedArray() && picture.As<Napi::TypedArray>().TypedArrayType() == napi_uint8_array) {
    file.picture = Picture::Of(picture.As<Napi::Uint8Array>());
  }
  return file;
}

Chip ChipOf(const Napi::Value& value) {
  const auto object = value.As<Napi::Object>();
  return {StringOf(object, "id"), StringOf(object, "text"), StringOf(object, "accessibleText"),
          StringOf(object, "on") == "yes"};
}

}  // namespace

std::unique_ptr<Row> ParseRow(const Napi::Value& value) {
  if (!value.IsObject()) throw Napi::TypeError::New(value.Env(), "A row is an object.");
  const auto object = value.As<Napi::Object>();
  auto row = std::make_unique<Row>();
  row->key = StringOf(object, "key");
  if (row->key.isEmpty()) throw Napi::TypeError::New(value.Env(), "A row has a key.");
  row->kind = KindOf(object);
  row->time = StringOf(object, "time");
  row->full_time = StringOf(object, "fullTime");
  row->html = StringOf(object, "html");
  row->label = StringOf(object, "label");
  row->accessible_text = StringOf(object, "accessibleText");
  row->copy_text = StringOf(object, "copyText");
  row->remarks = StringsOf(object, "remarks");
  row->serious = StringOf(object, "tone") == "serious";
  row->mentions_reader = StringOf(object, "emphasis") == "mention";
  if (const Napi::Value avatar = object.Get("avatar"); avatar.IsObject()) {
    const auto from = avatar.As<Napi::Object>();
    row->avatar.reset(new Avatar{StringOf(from, "text"), QColor(StringOf(from, "colour"))});
  }
  if (const Napi::Value heading = object.Get("heading"); heading.IsObject()) {
    const auto from = heading.As<Napi::Object>();
    row->heading.reset(
        new Heading{StringOf(from, "name"), QColor(StringOf(from, "colour")), StringsOf(from, "tags")});
  }
  if (const Napi::Value quote = object.Get("quote"); quote.IsObject()) {
    const auto from = quote.As<Napi::Object>();
    row->quote.reset(new Quote{StringOf(from, "name"), StringOf(from, "text"), StringOf(from, "target")});
  }
  if (const Napi::Value delivery = object.Get("delivery"); delivery.IsObject()) {
    const auto from = delivery.As<Napi::Object>();
    row->delivery.reset(new Delivery{DeliveryKindOf(from), StringOf(from, "text"),
                                     ListOf<Action>(from, "actions", ActionOf)});
  }
  row->files = ListOf<FileCard>(object, "files", FileOf);
  row->chips = ListOf<Chip>(object, "chips", ChipOf);
  return row;
}

}  // namespace qt_widgets
