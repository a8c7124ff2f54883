#include "choice_popup.h"

#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

namespace qt_widgets {
namespace {

constexpr int kEdge = 5;
constexpr int kVisibleRowsMax = 8;

}  // namespace

ChoicePopup::ChoicePopup(QWidget* window, std::function<void(int row)> chosen) : QFrame(window) {
  setFocusPolicy(Qt::NoFocus);
  const auto choose = [this, chosen](const QString&) { chosen(Current()); };
  list_ = new ListPane({choose, {}, {}}, this);
  list_->setFocusPolicy(Qt::NoFocus);
  list_->setAccessibleName(QStringLiteral("Suggestions"));
  // The frame is this popup's; the application's style would give the list another one inside it.
  list_->setStyleSheet(QStringLiteral("QListView { border: 0; border-radius: 0; padding: 0; }"));
  list_->SetDetailPlace(ListDelegate::DetailPlace::kBeside);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(kEdge, kEdge, kEdge, kEdge);
  layout->addWidget(list_);
  hide();
}

void ChoicePopup::SetChoices(const ListRows& rows, int current) {
  list_->Splice(0, static_cast<int>(rows_.size()), rows);
  rows_ = rows;
  list_->SetCurrent(current >= 0 && current < rows.size() ? rows[current].key : QString());
}

void ChoicePopup::SetColours(const ListColours& colours) {
  colours_ = colours;
  list_->SetColours(colours);
  update();
}

void ChoicePopup::Place(const QRect& beside) {
  const QFontMetrics metrics(list_->font());
  int widest = 0;
  for (const ListRow& row : std::as_const(rows_)) {
    widest = std::max(widest, metrics.horizontalAdvance(row.text) + metrics.horizontalAdvance(row.detail));
  }
  const QSize all = parentWidget()->size();
  const int shown = std::min<int>(kVisibleRowsMax, rows_.size());
  const int wanted = list_->ContentHeight() * shown / std::max<int>(1, rows_.size()) + kEdge * 2;
  const int above = beside.top() - kEdge;
  const int below = all.height() - beside.bottom() - kEdge;
  const bool is_above = above >= wanted || above >= below;
  const int height = std::min(wanted, std::max(metrics.height() * 2, is_above ? above : below));
  const int width = std::min(all.width() - kEdge * 2, std::max(metrics.averageCharWidth() * 30, widest + metrics.height() * 4));
  const int left = std::clamp(beside.left() - kEdge * 2, kEdge, std::max(kEdge, all.width() - kEdge - width));
  setGeometry(left, is_above ? beside.top() - kEdge - height : beside.bottom() + kEdge, width, height);
}

int ChoicePopup::Current() const {
  const QString key = list_->Current();
  const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const ListRow& row) { return row.key == key; });
  return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
}

void ChoicePopup::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(colours_.border);
  painter.setBrush(colours_.background);
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);
}

}  // namespace qt_widgets
