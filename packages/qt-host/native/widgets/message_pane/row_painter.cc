#include "row_painter.h"

#include <QPainterPath>

namespace qt_widgets {

void RowPainter::Draw(const Row& row, const RowView& view, const RowState& state) {
  painter_.setRenderHint(QPainter::Antialiasing);
  painter_.setRenderHint(QPainter::SmoothPixmapTransform);
  Background(row, view, state);
  for (const Part& part : view.Parts()) DrawPart(row, view, part, state);
}

void RowPainter::Background(const Row& row, const RowView& view, const RowState& state) {
  const QRect all(0, 0, view.Width(), view.Height());
  QColor colour = style_.surface;
  if (row.mentions_reader) colour = style_.mention;
  if (state.hovered) colour = Blend(colour, style_.text, 0.035);
  if (state.selected) colour = style_.selected;
  if (state.flash > 0) colour = Blend(colour, style_.accent, 0.25 * state.flash);
  if (colour != style_.surface) painter_.fillRect(all, colour);
  if (row.mentions_reader) painter_.fillRect(QRect(0, 0, 3, view.Height()), style_.accent);
  if (!state.current) return;
  painter_.setBrush(Qt::NoBrush);
  painter_.setPen(QPen(style_.ring, 2));
  painter_.drawRoundedRect(QRectF(all).adjusted(4, 1, -4, -1), 6, 6);
}

void RowPainter::DrawPart(const Row& row, const RowView& view, const Part& part, const RowState& state) {
  const bool hovered = state.part == &part;
  const auto file = [&]() -> const FileCard& { return row.files[static_cast<size_t>(part.index)]; };
  switch (part.kind) {
    case PartKind::kAvatar:
      return Avatar(row, part);
    case PartKind::kName:
      return Text(style_.strong_font, row.heading->colour, part.rect, Qt::AlignLeft | Qt::AlignVCenter, part.text);
    case PartKind::kTag:
      Round(part.rect, part.rect.height() / 2.0, style_.card, style_.border);
      return Text(style_.small_font, style_.text_muted, part.rect, Qt::AlignCenter, part.text);
    case PartKind::kTime:
      if (row.heading != nullptr) {
        return Text(style_.small_font, style_.text_muted, part.rect, Qt::AlignLeft | Qt::AlignVCenter, part.text);
      }
      if (!state.hovered && !state.current) return;
      return Text(style_.small_font, style_.text_muted, part.rect, Qt::AlignRight | Qt::AlignVCenter, part.text);
    case PartKind::kQuote:
      return Quote(row, part, hovered);
    case PartKind::kBody:
      painter_.save();
      painter_.translate(part.rect.topLeft());
      view.Body()->Draw(painter_, style_, style_.text, state.anchor, state.position);
      return painter_.restore();
    case PartKind::kFile:
      return File(file(), part, view);
    case PartKind::kPicture:
      return DrawPicture(file(), part);
    case PartKind::kFileAction:
    case PartKind::kDeliveryAction:
      return Button(part, hovered);
    case PartKind::kChip:
      return Chip(row, part, hovered);
    case PartKind::kRemarks:
      return Text(style_.small_font, style_.text_muted, part.rect, Qt::AlignLeft | Qt::AlignVCenter, part.text);
    case PartKind::kDelivery:
      return Delivery(row, view, part);
    case PartKind::kLabel:
      return Line(row, view, part);
    case PartKind::kMenu:
      if (state.hovered) MenuButton(part, hovered);
      return;
  }
}

void RowPainter::Avatar(const Row& row, const Part& part) {
  const QColor& colour = row.avatar->colour;
  Round(part.rect, part.rect.width() / 2.0, Blend(style_.surface, colour, kAvatarTint));
  QFont font = style_.strong_font;
  font.setPixelSize(qMax(8, qRound(part.rect.height() * 0.4)));
  Text(font, colour, part.rect, Qt::AlignCenter, row.avatar->text);
}

void RowPainter::Quote(const Row& row, const Part& part, bool hovered) {
  QPainterPath shape;
  shape.addRoundedRect(part.rect, 6, 6);
  painter_.save();
  painter_.setClipPath(shape, Qt::IntersectClip);
  painter_.fillRect(part.rect, hovered ? Blend(style_.card, style_.text, 0.06) : style_.card);
  painter_.fillRect(QRect(part.rect.topLeft(), QSize(3, part.rect.height())), style_.accent);
  painter_.restore();
  const QRect inner = part.rect.adjusted(3 + 9, 4, -10, -4);
  const QFontMetrics name(style_.small_strong_font), text(style_.small_font);
  Text(style_.small_strong_font, style_.accent, {inner.topLeft(), QSize(inner.width(), name.height())}, Qt::AlignLeft,
       name.elidedText(row.quote->name, Qt::ElideRight, inner.width()));
  Text(style_.small_font, style_.text_muted, inner.adjusted(0, name.height(), 0, 0), Qt::AlignLeft,
       text.elidedText(row.quote->text, Qt::ElideRight, inner.width()));
}

void RowPainter::File(const FileCard& file, const Part& part, const RowView& view) {
  Round(part.rect, 10, style_.card, style_.border);
  QRect inner = part.rect.adjusted(10, 10, -10, -10);
  for (const Part& other : view.Parts()) {
    if (other.kind == PartKind::kPicture && other.index == part.index) inner.setTop(other.rect.bottom() + 9);
  }
  const int lines = style_.body_height + style_.small_height + 2;
  // A sheet of paper with a corner turned down, on a square.
  const QRect square(inner.topLeft(), QSize(lines, lines));
  Round(square, 6, style_.chip_on);
  const QRectF sheet = QRectF(square).adjusted(lines * 0.29, lines * 0.2, -lines * 0.29, -lines * 0.2);
  const double corner = sheet.width() * 0.4;
  QPainterPath path(sheet.topLeft());
  path.lineTo(sheet.right() - corner, sheet.top());
  path.lineTo(sheet.right(), sheet.top() + corner);
  path.lineTo(sheet.bottomRight());
  path.lineTo(sheet.bottomLeft());
  path.closeSubpath();
  path.moveTo(sheet.right() - corner, sheet.top());
  path.lineTo(sheet.right() - corner, sheet.top() + corner);
  path.lineTo(sheet.right(), sheet.top() + corner);
  painter_.setBrush(Qt::NoBrush);
  painter_.setPen(QPen(style_.accent, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter_.drawPath(path);

  const QRect texts = inner.adjusted(lines + 10, 0, 0, 0);
  const QFontMetrics name(style_.body_font), detail(style_.small_font);
  Text(style_.body_font, style_.text, {texts.topLeft(), QSize(texts.width(), style_.body_height)},
       Qt::AlignLeft | Qt::AlignVCenter, name.elidedText(file.name, Qt::ElideMiddle, texts.width()));
  Text(style_.small_font, style_.text_muted,
       {texts.left(), texts.top() + style_.body_height + 2, texts.width(), style_.small_height},
       Qt::AlignLeft | Qt::AlignVCenter, detail.elidedText(file.detail, Qt::ElideRight, texts.width()));
  if (file.progress < 0) return;
  const QRect bar(inner.left(), inner.top() + lines + 7, inner.width(), 5);
  Round(bar, 2.5, Blend(style_.surface, style_.text, 0.14));
  QRect done = bar;
  done.setWidth(qMax(5, qRound(bar.width() * file.progress)));
  Round(done, 2.5, style_.accent);
}

void RowPainter::DrawPicture(const FileCard& file, const Part& part) {
  QPainterPath shape;
  shape.addRoundedRect(part.rect, 6, 6);
  const QPixmap* pixmap = pictures_.Get(file.picture, part.rect.size(), device_pixel_ratio_);
  if (pixmap == nullptr) return painter_.fillPath(shape, Blend(style_.surface, style_.text, 0.08));
  painter_.save();
  painter_.setClipPath(shape, Qt::IntersectClip);
  painter_.drawPixmap(part.rect, *pixmap);
  painter_.restore();
}

void RowPainter::Button(const Part& part, bool hovered) {
  Round(part.rect, 6, hovered ? Blend(style_.surface, style_.accent, 0.12) : style_.surface,
        hovered ? style_.accent : style_.border);
  Text(style_.small_strong_font, style_.accent, part.rect, Qt::AlignCenter, part.text);
}

void RowPainter::Chip(const Row& row, const Part& part, bool hovered) {
  const bool on = row.chips[static_cast<size_t>(part.index)].on;
  const QColor fill = on ? style_.chip_on : style_.card;
  Round(part.rect, part.rect.height() / 2.0, hovered ? Blend(fill, style_.text, 0.06) : fill,
        on || hovered ? style_.accent : style_.border);
  const QFont& font = on ? style_.small_strong_font : style_.small_font;
  const QColor& colour = on ? style_.accent : style_.text;
  const RowView::ChipText parts = RowView::ChipTextOf(part.text, style_);
  const int wanted = parts.sign_width + 5 + parts.count_width;
  if (parts.sign.isEmpty() || wanted > part.rect.width()) return Text(font, colour, part.rect, Qt::AlignCenter, part.text);
  const QRect inner(part.rect.center().x() - wanted / 2, part.rect.top(), wanted, part.rect.height());
  Text(style_.sign_font, colour, inner, Qt::AlignLeft | Qt::AlignVCenter, parts.sign);
  Text(font, colour, inner, Qt::AlignRight | Qt::AlignVCenter, parts.count);
}

void RowPainter::Delivery(const Row& row, const RowView& view, const Part& part) {
  const auto kind = row.delivery->kind;
  const bool failed = kind == qt_widgets::Delivery::Kind::kFailed;
  const QColor colour = failed ? style_.alarm_text : style_.text_muted;
  const double side = style_.small_height - 4;
  const QRectF icon(part.rect.left() + 0.5, part.rect.top() + 2, side, side);
  painter_.setBrush(Qt::NoBrush);
  painter_.setPen(QPen(colour, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  const QPointF centre = icon.center();
  if (kind == qt_widgets::Delivery::Kind::kStored) {
    const QPointF check[] = {{icon.left() + side * 0.1, centre.y()},
                             {icon.left() + side * 0.4, icon.bottom() - side * 0.2},
                             {icon.right(), icon.top() + side * 0.2}};
    painter_.drawPolyline(check, 3);
  } else {
    painter_.drawEllipse(icon);
    if (failed) {
      painter_.drawLine(QPointF(centre.x(), icon.top() + side * 0.25), QPointF(centre.x(), icon.top() + side * 0.55));
      painter_.drawPoint(QPointF(centre.x(), icon.bottom() - side * 0.22));
    } else {
      painter_.drawLine(centre, QPointF(centre.x(), icon.top() + side * 0.22));
      painter_.drawLine(centre, QPointF(icon.right() - side * 0.25, centre.y()));
    }
  }
  painter_.save();
  painter_.translate(part.rect.left() + style_.small_height + 4, part.rect.top());
  view.DeliveryText()->Draw(painter_, style_, colour);
  painter_.restore();
}

void RowPainter::Line(const Row& row, const RowView& view, const Part& part) {
  const bool is_notice = row.kind == Row::Kind::kNotice;
  const bool is_unread = row.kind == Row::Kind::kUnread;
  QColor colour = is_unread ? style_.accent : style_.text_muted;
  if (row.serious) {
    colour = style_.alarm_text;
    QRect around = part.rect;
    around.setWidth(qMin(around.width(), qRound(view.Body()->idealWidth()) + 1));
    Round(around.adjusted(-8, -5, 8, 5), 5, style_.alarm_surface);
  }
  if (!is_notice) {
    const double text_width = view.Body()->idealWidth();
    const double middle = part.rect.center().y() + 0.5;
    const double centre = view.Width() / 2.0;
    painter_.setPen(QPen(is_unread ? style_.accent : style_.border, 1));
    painter_.drawLine(QPointF(style_.margin, middle), QPointF(centre - text_width / 2 - 12, middle));
    painter_.drawLine(QPointF(centre + text_width / 2 + 12, middle), QPointF(view.Width() - style_.margin, middle));
  }
  painter_.save();
  painter_.translate(part.rect.topLeft());
  view.Body()->Draw(painter_, style_, colour);
  painter_.restore();
}

void RowPainter::MenuButton(const Part& part, bool hovered) {
  Round(part.rect, 6, hovered ? Blend(style_.surface, style_.accent, 0.12) : style_.surface,
        hovered ? style_.accent : style_.border);
  painter_.setPen(Qt::NoPen);
  painter_.setBrush(hovered ? style_.accent : style_.text_muted);
  const QPointF centre = QRectF(part.rect).center();
  for (const double x : {-5.0, 0.0, 5.0}) painter_.drawEllipse(centre + QPointF(x, 0), 1.4, 1.4);
}

void RowPainter::Text(const QFont& font, const QColor& colour, const QRect& rect, int flags, const QString& text) {
  painter_.setFont(font);
  painter_.setPen(colour);
  painter_.drawText(rect, flags | Qt::TextSingleLine, text);
}

void RowPainter::Round(const QRect& rect, double radius, const QColor& fill, const QColor& edge) {
  painter_.setBrush(fill);
  painter_.setPen(edge.alpha() == 0 ? QPen(Qt::NoPen) : QPen(edge, 1));
  const double inset = edge.alpha() == 0 ? 0 : 0.5;
  painter_.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius);
}

}  // namespace qt_widgets
