#include "list_delegate.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "list_model.h"
#include "message_pane/style.h"

namespace qt_widgets {
namespace {

QFont Scaled(QFont font, double factor) {
  if (font.pointSizeF() > 0) {
    font.setPointSizeF(font.pointSizeF() * factor);
  } else {
    font.setPixelSize(std::max(1, qRound(font.pixelSize() * factor)));
  }
  return font;
}

QFont ItemFont(const ListRow& row, QFont font) {
  if (row.bold) font.setWeight(QFont::DemiBold);
  return font;
}

/** As it was written: capitals would shout a server's name, and make another one of it. */
QFont HeadingFont(const QFont& base) {
  QFont font = Scaled(base, 0.9);
  font.setWeight(QFont::DemiBold);
  return font;
}

QFont SmallFont(const QFont& base) { return Scaled(base, 0.85); }

/** The unit of all distances: 4 for the usual font. */
int Unit(const QFont& font) { return std::max(3, qRound(QFontMetrics(font).height() / 3.6)); }

/** Above and below the lines of an item. */
int Padding(const QFont& font) { return Unit(font) * 7 / 4; }

int SignSize(const QFont& font) { return QFontMetrics(font).ascent() + 4; }

int AvatarSize(const QFont& font) { return QFontMetrics(font).height() + Unit(font) * 2; }

QRect Inner(const QStyleOptionViewItem& option, const ListRow& row) {
  const int unit = Unit(option.font);
  return option.rect.adjusted(unit * 5 / 2 + row.indent * unit * 3, 0, -unit * 5 / 2, 0);
}

const ListRow& RowOf(const QModelIndex& index) {
  return static_cast<const ListModel*>(index.model())->RowAt(index.row());
}

/** Texts of others may hold line breaks, and a row has one line. */
QString OneLine(QString text) { return text.replace(QLatin1Char('\n'), QLatin1Char(' ')); }

/** Keeps to the side that the window reads from: a right-to-left name in a list stays under the others. */
void DrawLine(QPainter* painter, const QRect& where, const QString& text, Qt::TextElideMode mode,
              Qt::Alignment side = Qt::AlignLeft) {
  const QString shown = painter->fontMetrics().elidedText(OneLine(text), mode, where.width());
  painter->drawText(where, static_cast<int>(side | Qt::AlignVCenter | Qt::AlignAbsolute) | Qt::TextSingleLine, shown);
}

}  // namespace

void ListDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const ListRow& row = RowOf(index);
  switch (row.kind) {
    case ListRow::Kind::kHeading:
      PaintHeading(painter, row, option);
      break;
    case ListRow::Kind::kNote:
      PaintNote(painter, row, option);
      break;
    case ListRow::Kind::kItem:
      PaintItem(painter, row, option);
      break;
  }
  painter->restore();
}

QSize ListDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const ListRow& row = RowOf(index);
  const int unit = Unit(option.font);
  const int line = QFontMetrics(option.font).height();
  switch (row.kind) {
    case ListRow::Kind::kHeading:
      // The space above is what parts the groups; the list has its own at the top.
      return {0, QFontMetrics(HeadingFont(option.font)).height() + unit * (index.row() == 0 ? 3 : 6)};
    case ListRow::Kind::kNote: {
      const QRect area = Inner(option, row);
      const int width = std::max(unit * 4, area.width());
      const QFontMetrics metrics(SmallFont(option.font));
      return {0, metrics.boundingRect(QRect(0, 0, width, 10'000), Qt::TextWordWrap, row.text).height() + unit * 3};
    }
    case ListRow::Kind::kItem:
      break;
  }
  const bool has_second_line = detail_place == DetailPlace::kBelow && !row.detail.isEmpty();
  const int second = has_second_line ? QFontMetrics(SmallFont(option.font)).height() : 0;
  return {0, line + second + Padding(option.font) * 2};
}

void ListDelegate::PaintHeading(QPainter* painter, const ListRow& row, const QStyleOptionViewItem& option) const {
  const QFont font = HeadingFont(option.font);
  const int unit = Unit(option.font);
  QRect area = Inner(option, row);
  area.setTop(area.bottom() - QFontMetrics(font).height() - unit + 1);
  area.setBottom(area.bottom() - unit / 2);
  area.setRight(area.right() - PaintBadge(painter, row, SmallFont(option.font), area));
  painter->setFont(font);
  painter->setPen(colours.muted);
  DrawLine(painter, area, row.text, elide_mode);
}

void ListDelegate::PaintNote(QPainter* painter, const ListRow& row, const QStyleOptionViewItem& option) const {
  painter->setFont(SmallFont(option.font));
  painter->setPen(colours.muted);
  const int unit = Unit(option.font);
  painter->drawText(Inner(option, row).adjusted(0, unit, 0, -unit), Qt::TextWordWrap | Qt::AlignVCenter, row.text);
}

void ListDelegate::PaintItem(QPainter* painter, const ListRow& row, const QStyleOptionViewItem& option) const {
  PaintBackground(painter, option);
  const int unit = Unit(option.font);
  const QFont font = ItemFont(row, option.font);
  const QFontMetrics metrics(font);
  const bool has_second_line = detail_place == DetailPlace::kBelow && !row.detail.isEmpty();
  const QColor colour = row.dim ? colours.muted : colours.text;

  QRect line = Inner(option, row);
  if (has_second_line) {
    line.setTop(line.top() + Padding(option.font));
    line.setHeight(metrics.height());
  }
  if (!row.avatar.isEmpty()) {
    const int size = AvatarSize(option.font);
    const QRect sign(line.left(), option.rect.center().y() - size / 2, size, size);
    painter->setFont(option.font);
    PaintAvatar(painter, row, sign, Behind(option));
    line.setLeft(sign.right() + 1 + unit * 2);
  } else if (row.presence != ListRow::Presence::kUnsaid || !row.glyph.isEmpty()) {
    const int size = SignSize(option.font);
    const QRect sign(line.left() + unit / 2, line.center().y() - size / 2, size, size);
    painter->setFont(option.font);
    PaintSign(painter, row, sign, row.bold ? colours.text : colours.muted);
    line.setLeft(sign.right() + 1 + unit * 2);
  }
  const QRect second(line.left(), line.bottom() + 1, line.width(), QFontMetrics(SmallFont(option.font)).height());
  line.setRight(line.right() - PaintBadge(painter, row, SmallFont(option.font), line));
  if (!has_second_line && !row.detail.isEmpty()) {
    const QFont small = SmallFont(option.font);
    const int wanted = QFontMetrics(small).horizontalAdvance(OneLine(row.detail));
    const int room = std::max(line.width() / 3, line.width() - metrics.horizontalAdvance(row.text) - unit * 3);
    const int width = std::min(wanted, room);
    painter->setFont(small);
    painter->setPen(colours.muted);
    DrawLine(painter, QRect(line.right() - width, line.top(), width + 1, line.height()), row.detail, Qt::ElideRight,
             Qt::AlignRight);
    line.setRight(line.right() - width - unit * 2);
  }
  painter->setFont(font);
  painter->setPen(colour);
  DrawLine(painter, line, row.text, elide_mode);
  if (has_second_line) {
    painter->setFont(SmallFont(option.font));
    painter->setPen(colours.muted);
    DrawLine(painter, second, row.detail, Qt::ElideRight);
  }
}

/** What the row lies on as it is now. */
QColor ListDelegate::Behind(const QStyleOptionViewItem& option) const {
  if (option.state & QStyle::State_Selected) return colours.current;
  return option.state & QStyle::State_MouseOver ? colours.hover : colours.background;
}

void ListDelegate::PaintBackground(QPainter* painter, const QStyleOptionViewItem& option) const {
  const bool is_current = option.state & QStyle::State_Selected;
  const bool has_focus = option.state & QStyle::State_HasFocus;
  const bool is_under_pointer = option.state & QStyle::State_MouseOver;
  if (!is_current && !has_focus && !is_under_pointer) return;
  const int unit = Unit(option.font);
  const QRectF area = QRectF(option.rect).adjusted(unit * 0.75, 0.5, -unit * 0.75, -0.5);
  painter->setPen(Qt::NoPen);
  painter->setBrush(is_current ? colours.current : is_under_pointer ? colours.hover : QColor(Qt::transparent));
  painter->drawRoundedRect(area, unit, unit);
  if (is_current) {
    // The stroke says what the colour behind says, to whoever sees no difference between colours.
    painter->setBrush(colours.accent);
    painter->drawRoundedRect(QRectF(area.left(), area.top() + unit, unit * 0.6, area.height() - unit * 2), unit * 0.3,
                             unit * 0.3);
  }
  if (has_focus) {
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(colours.accent, 1.5));
    painter->drawRoundedRect(area.adjusted(0.75, 0.75, -0.75, -0.75), unit, unit);
  }
}

void ListDelegate::PaintSign(QPainter* painter, const ListRow& row, const QRect& where, const QColor& colour) const {
  if (row.presence != ListRow::Presence::kUnsaid) {
    PaintPresence(painter, row.presence, where, where.height() * 0.28);
    return;
  }
  if (const_cast<ListIcons&>(icons).Draw(painter, row.glyph, colour, where)) return;
  // In colours: a family of text may have a sign of its own, black and thin.
  QFont font = painter->font();
  font.setFamilies({QStringLiteral("Noto Color Emoji"), QStringLiteral("emoji"), font.family()});
  painter->setFont(font);
  painter->setPen(colour);
  painter->drawText(where, Qt::AlignCenter | Qt::TextDontClip, row.glyph);
}

void ListDelegate::PaintAvatar(QPainter* painter, const ListRow& row, const QRect& where, const QColor& behind) const {
  const QColor colour = colours.names.isEmpty() ? colours.accent : colours.names[row.tone % colours.names.size()];
  painter->setPen(Qt::NoPen);
  painter->setBrush(Blend(colours.background, colour, row.dim ? kAvatarTint / 2 : kAvatarTint));
  painter->drawEllipse(where);
  QFont font = painter->font();
  font.setWeight(QFont::DemiBold);
  font.setPixelSize(std::max(7, qRound(where.height() * 0.42)));
  painter->setFont(font);
  painter->setPen(row.dim ? colours.muted : colour);
  painter->drawText(where, Qt::AlignCenter | Qt::TextDontClip, row.avatar);
  if (row.presence == ListRow::Presence::kUnsaid) return;
  // At the lower edge, with a gap around it that has the colour of what is behind.
  const int side = std::max(8, qRound(where.height() * 0.42));
  const QRect dot(where.right() - side + side / 4 + 1, where.bottom() - side + side / 4 + 1, side, side);
  painter->setPen(Qt::NoPen);
  painter->setBrush(behind);
  painter->drawEllipse(dot);
  PaintPresence(painter, row.presence, dot, side * 0.34);
}

void ListDelegate::PaintPresence(QPainter* painter, ListRow::Presence presence, const QRect& where,
                                 qreal radius) const {
  const qreal stroke = std::max(1.2, radius * 0.4);
  const QPointF centre = QRectF(where).center();
  const QRectF circle(centre.x() - radius, centre.y() - radius, radius * 2, radius * 2);
  const QRectF ring = circle.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2);
  switch (presence) {
    case ListRow::Presence::kHere:
      painter->setPen(Qt::NoPen);
      painter->setBrush(colours.here);
      painter->drawEllipse(circle);
      break;
    case ListRow::Presence::kAway:
      painter->setPen(QPen(colours.away, stroke));
      painter->setBrush(Qt::NoBrush);
      painter->drawEllipse(ring);
      painter->setPen(Qt::NoPen);
      painter->setBrush(colours.away);
      painter->drawPie(circle, 90 * 16, 180 * 16);
      break;
    default:
      painter->setPen(QPen(colours.muted, stroke));
      painter->setBrush(Qt::NoBrush);
      painter->drawEllipse(ring);
  }
}

int ListDelegate::PaintBadge(QPainter* painter, const ListRow& row, const QFont& base, const QRect& area) const {
  if (row.badge.isEmpty()) return 0;
  QFont font = base;
  font.setWeight(QFont::DemiBold);
  const QFontMetrics metrics(font);
  const int unit = Unit(base);
  const int height = metrics.height() + unit;
  const int width = std::max(height, metrics.horizontalAdvance(row.badge) + unit * 3);
  const QRectF pill(area.right() - width + 1, area.center().y() - height / 2.0 + 0.5, width, height);
  const bool is_accent = row.badge_tone == ListRow::Tone::kAccent;
  painter->setPen(Qt::NoPen);
  painter->setBrush(is_accent ? colours.accent : Blend(colours.background, colours.text, 0.12));
  painter->drawRoundedRect(pill, height / 2.0, height / 2.0);
  painter->setFont(font);
  painter->setPen(is_accent ? colours.accent_text : colours.text);
  painter->drawText(pill, Qt::AlignCenter, row.badge);
  return width + unit * 2;
}

bool ListDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                             const QModelIndex& index) {
  if (event->type() != QEvent::ToolTip || !index.isValid()) return false;
  const ListRow& row = RowOf(index);
  const bool is_cut = QFontMetrics(ItemFont(row, option.font)).horizontalAdvance(row.text) > option.rect.width() * 0.7;
  const QString text = !row.tooltip.isEmpty() ? row.tooltip : is_cut ? row.text : QString();
  // Qt takes a tooltip that looks like HTML for HTML; this one is HTML, with nothing in it but the text.
  QToolTip::showText(event->globalPos(), text.isEmpty() ? text : QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped()),
                     view, option.rect);
  return true;
}

}  // namespace qt_widgets
