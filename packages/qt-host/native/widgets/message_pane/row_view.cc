#include "row_view.h"

#include <QFontMetrics>

namespace qt_widgets {

RowView::RowView(const Row& row, const PaneStyle& style, int width)
    : style_(style),
      width_(width),
      left_(style.text_left),
      content_width_(qMax(40, qMin(width - style.text_left - style.margin, style.measure))) {
  const bool is_message = row.kind == Row::Kind::kMessage || row.kind == Row::Kind::kContinued;
  if (is_message) {
    LayOutMessage(row);
  } else {
    LayOutLine(row);
  }
}

const Part* RowView::PartAt(QPoint place) const {
  for (auto part = parts_.rbegin(); part != parts_.rend(); ++part) {
    if (part->rect.contains(place)) return &*part;
  }
  return nullptr;
}

const Part* RowView::Find(PartKind kind) const {
  for (const Part& part : parts_) {
    if (part.kind == kind) return &part;
  }
  return nullptr;
}

void RowView::LayOutLine(const Row& row) {
  const bool is_notice = row.kind == Row::Kind::kNotice;
  const int gap = !is_notice ? style_.group_gap : row.serious ? style_.row_gap + 8 : style_.row_gap + 2;
  const int width = is_notice ? content_width_ : qMax(40, width_ - 2 * style_.margin - 96);
  const QFont& font = is_notice ? style_.small_font : style_.small_strong_font;
  body_ = Document::OfText(row.label, font, width, is_notice ? Qt::AlignLeft : Qt::AlignHCenter);
  const int left = is_notice ? left_ : (width_ - width) / 2;
  parts_.push_back({PartKind::kLabel, {left, gap, width, body_->Height()}});
  if (is_notice && !row.time.isEmpty()) {
    parts_.push_back({PartKind::kTime, {0, gap, left_ - 10, style_.small_height}, -1, -1, row.time});
  }
  height_ = body_->Height() + 2 * gap;
}

void RowView::LayOutMessage(const Row& row) {
  const bool begins_group = row.heading != nullptr;
  int y = begins_group ? style_.group_gap : style_.row_gap;
  if (row.avatar != nullptr) {
    parts_.push_back({PartKind::kAvatar, {style_.margin, y, style_.avatar, style_.avatar}, -1, -1, row.avatar->text});
  }
  if (begins_group) y = Heading(row, y);
  if (row.quote != nullptr) y = Quote(row, y);
  if (!row.html.isEmpty()) y = Body(row, y);
  if (!begins_group && !row.time.isEmpty()) {
    const int lower = qMax(0, style_.body_height - style_.small_height);
    parts_.push_back(
        {PartKind::kTime, {0, style_.row_gap + lower, left_ - 10, style_.small_height}, -1, -1, row.time});
  }
  for (size_t index = 0; index < row.files.size(); ++index) y = File(row.files[index], static_cast<int>(index), y);
  if (!row.chips.empty()) y = Chips(row, y);
  if (!row.remarks.isEmpty()) {
    const QString text = row.remarks.join(QStringLiteral(" · "));
    parts_.push_back({PartKind::kRemarks, {left_, y + 1, content_width_, style_.small_height}, -1, -1,
                      QFontMetrics(style_.small_font).elidedText(text, Qt::ElideRight, content_width_)});
    y += style_.small_height + 2;
  }
  if (row.delivery != nullptr) y = Delivery(row, y);
  height_ = y + style_.row_gap;
  if (begins_group) height_ = qMax(height_, style_.group_gap + style_.avatar + style_.row_gap);
  const int side = style_.body_height + 8;
  parts_.push_back({PartKind::kMenu, {width_ - style_.margin - side, qMin(2, height_ - side), side + 6, side}});
}

int RowView::Heading(const Row& row, int y) {
  const QFontMetrics strong(style_.strong_font), small(style_.small_font);
  const int height = qMax(strong.height(), style_.small_height + 4);
  const int time_width = row.time.isEmpty() ? 0 : small.horizontalAdvance(row.time) + 8;
  int tags_width = 0;
  for (const QString& tag : row.heading->tags) tags_width += small.horizontalAdvance(tag) + 12 + 6;
  const int room = qMax(content_width_ / 3, content_width_ - tags_width - time_width - 2 * style_.body_height);
  const QString name = strong.elidedText(row.heading->name, Qt::ElideRight, room);
  int x = left_;
  const int name_width = strong.horizontalAdvance(name) + 1;
  parts_.push_back({PartKind::kName, {x, y, name_width, height}, -1, -1, name});
  x += name_width + 8;
  for (int index = 0; index < row.heading->tags.size(); ++index) {
    const QString& tag = row.heading->tags[index];
    const int width = small.horizontalAdvance(tag) + 12;
    if (x + width > left_ + content_width_) break;
    const int tag_height = style_.small_height + 2;
    parts_.push_back({PartKind::kTag, {x, y + (height - tag_height) / 2, width, tag_height}, index, -1, tag});
    x += width + 6;
  }
  if (time_width > 0) parts_.push_back({PartKind::kTime, {x, y, time_width, height}, -1, -1, row.time});
  return y + height + 2;
}

int RowView::Quote(const Row& row, int y) {
  const QFontMetrics name(style_.small_strong_font), text(style_.small_font);
  const int inner = content_width_ - 3 - 9 - 10;
  const int wanted = qMax(name.horizontalAdvance(row.quote->name), text.horizontalAdvance(row.quote->text)) + 1;
  const int width = 3 + 9 + 10 + qMin(inner, wanted);
  const int height = name.height() + text.height() + 8;
  parts_.push_back({PartKind::kQuote, {left_, y + 2, width, height}});
  return y + height + 6;
}

int RowView::Body(const Row& row, int y) {
  body_ = Document::OfHtml(row.html, style_, content_width_);
  const int height = body_->Height();
  parts_.push_back({PartKind::kBody, {left_, y, content_width_, height}});
  return y + height + (body_->EndsInSurface() ? 4 : 0);
}

int RowView::File(const FileCard& file, int index, int y) {
  const int width = qMin(content_width_, style_.body_height * 24);
  y += 4;
  const size_t card = parts_.size();
  parts_.push_back({PartKind::kFile, {}, index});
  int inner = y + 10;
  if (file.picture != nullptr) {
    const QSize size = file.picture->ShownSize(width - 20);
    parts_.push_back({PartKind::kPicture, {QPoint(left_ + 10, inner), size}, index});
    inner += size.height() + 8;
  }
  const int lines = style_.body_height + style_.small_height + 2;
  inner += lines;
  if (file.progress >= 0) inner += 12;
  if (!file.actions.empty()) {
    inner = Buttons(file.actions, PartKind::kFileAction, index, {left_ + 10, inner + 8, width - 20, 0});
  }
  parts_[card].rect = {left_, y, width, inner + 10 - y};
  return inner + 10 + 4;
}

int RowView::Chips(const Row& row, int y) {
  const QFontMetrics metrics(style_.small_font);
  const int height = style_.body_height + 8;
  int x = left_;
  y += 4;
  for (size_t index = 0; index < row.chips.size(); ++index) {
    const ChipText parts = ChipTextOf(row.chips[index].text, style_);
    const int wanted = parts.sign_width + parts.count_width + 5 + 20;
    const bool is_cut = parts.sign.isEmpty() || wanted > content_width_;
    const QString text =
        is_cut ? metrics.elidedText(row.chips[index].text, Qt::ElideRight, content_width_ - 20) : row.chips[index].text;
    const int width = qMax(is_cut ? metrics.horizontalAdvance(text) + 20 : wanted, height + 8);
    if (x > left_ && x + width > left_ + content_width_) {
      x = left_;
      y += height + 4;
    }
    parts_.push_back({PartKind::kChip, {x, y, width, height}, static_cast<int>(index), -1, text});
    x += width + 6;
  }
  return y + height + 2;
}

RowView::ChipText RowView::ChipTextOf(const QString& text, const PaneStyle& style) {
  const auto space = text.lastIndexOf(QLatin1Char(' '));
  if (space <= 0) return {{}, text, 0, QFontMetrics(style.small_strong_font).horizontalAdvance(text)};
  const QString sign = text.left(space), count = text.mid(space + 1);
  return {sign, count, QFontMetrics(style.sign_font).horizontalAdvance(sign),
          QFontMetrics(style.small_strong_font).horizontalAdvance(count)};
}

int RowView::Delivery(const Row& row, int y) {
  const int icon = style_.small_height + 4;
  delivery_ = Document::OfText(row.delivery->text, style_.small_font, content_width_ - icon);
  parts_.push_back({PartKind::kDelivery, {left_, y + 2, content_width_, delivery_->Height()}});
  y += delivery_->Height() + 3;
  if (row.delivery->actions.empty()) return y;
  return Buttons(row.delivery->actions, PartKind::kDeliveryAction, -1, {left_, y + 3, content_width_, 0}) + 2;
}

int RowView::Buttons(const std::vector<Action>& actions, PartKind kind, int index, QRect within) {
  const QFontMetrics metrics(style_.small_strong_font);
  const int height = style_.small_height + 10;
  int x = within.left();
  int y = within.top();
  for (size_t action = 0; action < actions.size(); ++action) {
    const QString text = metrics.elidedText(actions[action].text, Qt::ElideRight, within.width() - 24);
    const int width = metrics.horizontalAdvance(text) + 24;
    if (x > within.left() && x + width > within.left() + within.width()) {
      x = within.left();
      y += height + 6;
    }
    parts_.push_back({kind, {x, y, width, height}, index, static_cast<int>(action), text});
    x += width + 6;
  }
  return y + height;
}

}  // namespace qt_widgets
