#pragma once

#include <napi.h>

#include <QColor>
#include <QFont>

namespace qt_widgets {

/** Colours, fonts and distances of the pane. Those that JavaScript does not give follow from those that it gives. */
struct PaneStyle {
  /** The desktop's font and plain colours, until JavaScript says otherwise. */
  PaneStyle();
  /** @param theme - src/widgets/message-pane.ts, PaneTheme. Throws a TypeError that names a colour that is none. */
  explicit PaneStyle(const Napi::Object& theme);

  /** The desktop's font is another one now. */
  void FollowFont() { Derive(); }

  QColor surface, text, text_muted, border, accent, accent_text, good, alarm_text, alarm_surface;
  QColor hover, mention, selected, card, chip_on, ring;
  bool compact = false;
  bool reduced_motion = false;
  int font_percent = 100;

  QFont body_font, strong_font, small_font, small_strong_font;
  /** Of the signs on chips. */
  QFont sign_font;
  int body_height, small_height;
  /** Percent of a font's own line height. */
  int line_height_percent;

  int avatar, margin, text_left, row_gap, group_gap, measure;

 private:
  void Derive();
};

/** How much of a person's colour is behind the letters of the round sign, which have all of it. */
constexpr double kAvatarTint = 0.16;

/** `top` over `under`, with so much of it to see, from 0 to 1. */
QColor Blend(const QColor& under, const QColor& top, double amount);

}  // namespace qt_widgets
