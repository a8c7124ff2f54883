#pragma once

#include <QColor>
#include <QString>
#include <QVector>

namespace qt_widgets {

/** What a ListPane shows in one row. All texts are plain. */
struct ListRow {
  enum class Kind { kItem, kHeading, kNote };
  enum class Presence { kUnsaid, kHere, kAway, kNone };
  enum class Tone { kMuted, kAccent };

  /** Stable as long as the row stands for the same thing; unique in the list. */
  QString key;
  Kind kind = Kind::kItem;
  /** Name of one of the list's icons, or a sign or two to be drawn as they are. */
  QString glyph;
  QString text;
  QString detail;
  QString badge;
  Tone badge_tone = Tone::kMuted;
  Presence presence = Presence::kUnsaid;
  /** A person's round sign, in the place of the glyph: its letters. Empty: none. */
  QString avatar;
  /** Which of the names' colours it has. */
  unsigned tone = 0;
  bool bold = false;
  bool dim = false;
  /** How many steps further in than the others. */
  int indent = 0;
  QString accessible_text;
  QString tooltip;
};

using ListRows = QVector<ListRow>;

struct ListColours {
  QColor background;
  QColor text;
  QColor muted;
  QColor accent;
  QColor accent_text;
  /** Behind the row under the pointer, and behind the current one. */
  QColor hover;
  QColor current;
  QColor border;
  /** Who is here, and who is away. */
  QColor here;
  QColor away;
  /** Of names and of round signs. */
  QVector<QColor> names;
};

}  // namespace qt_widgets
