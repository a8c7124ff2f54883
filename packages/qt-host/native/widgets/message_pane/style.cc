#include "style.h"

#include <QApplication>
#include <QFontMetrics>

#include "native_widget.h"

namespace qt_widgets {
namespace {

QColor ColourOf(const Napi::Object& theme, const char* name) {
  const QColor colour(StringOf(theme, name));
  if (!colour.isValid()) throw Napi::TypeError::New(theme.Env(), std::string("No colour of the theme: ") + name);
  return colour;
}

QFont Scaled(QFont font, double factor) {
  if (font.pointSizeF() > 0) {
    font.setPointSizeF(font.pointSizeF() * factor);
  } else {
    font.setPixelSize(qMax(1, qRound(font.pixelSize() * factor)));
  }
  return font;
}

QFont Strong(QFont font) {
  font.setWeight(QFont::DemiBold);
  return font;
}

}  // namespace

PaneStyle::PaneStyle()
    : surface("#ffffff"),
      text("#1c2430"),
      text_muted("#596273"),
      border("#c4c9d1"),
      accent("#2457b3"),
      accent_text("#ffffff"),
      good("#1c6b3c"),
      alarm_text("#8c1414"),
      alarm_surface("#fdeaea") {
  Derive();
}

PaneStyle::PaneStyle(const Napi::Object& theme)
    : surface(ColourOf(theme, "surface")),
      text(ColourOf(theme, "text")),
      text_muted(ColourOf(theme, "textMuted")),
      border(ColourOf(theme, "border")),
      accent(ColourOf(theme, "accent")),
      accent_text(ColourOf(theme, "accentText")),
      good(ColourOf(theme, "good")),
      alarm_text(ColourOf(theme, "alarmText")),
      alarm_surface(ColourOf(theme, "alarmSurface")),
      compact(StringOf(theme, "density") == "compact"),
      reduced_motion(StringOf(theme, "motion") == "reduced") {
  const Napi::Value percent = theme.Get("fontPercent");
  if (percent.IsNumber()) font_percent = qBound(50, percent.As<Napi::Number>().Int32Value(), 400);
  Derive();
}

void PaneStyle::Derive() {
  hover = Blend(surface, text, 0.035);
  mention = Blend(surface, accent, 0.10);
  selected = Blend(surface, accent, 0.20);
  card = Blend(surface, text, 0.03);
  chip_on = Blend(surface, accent, 0.16);
  ring = accent;

  body_font = Scaled(QApplication::font(), font_percent / 100.0);
  strong_font = Strong(body_font);
  small_font = Scaled(body_font, 0.85);
  small_strong_font = Strong(small_font);
  // In colours: a family of text may have a sign of its own, black and thin.
  sign_font = body_font;
  sign_font.setFamilies({QStringLiteral("Noto Color Emoji"), QStringLiteral("emoji"), body_font.family()});
  const QFontMetrics metrics(body_font);
  body_height = metrics.height();
  small_height = QFontMetrics(small_font).height();
  // Fonts whose lines stand close are given room: 1.3 times the size is what reads well.
  const double size = QFontInfo(body_font).pixelSize();
  line_height_percent = qMax(100, qRound(130 * size / body_height));

  margin = 16;
  avatar = qRound(body_height * (compact ? 1.6 : 2.2));
  text_left = margin + avatar + 12;
  row_gap = compact ? 1 : 3;
  group_gap = compact ? 5 : 10;
  // Longer lines are hard to read on wide screens.
  measure = metrics.averageCharWidth() * 120;
}

QColor Blend(const QColor& under, const QColor& top, double amount) {
  const auto mixed = [amount](int below, int above) { return qRound(below + (above - below) * amount); };
  return {mixed(under.red(), top.red()), mixed(under.green(), top.green()), mixed(under.blue(), top.blue())};
}

}  // namespace qt_widgets
