#include "list_pane.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

namespace qt_widgets {

ListPane::ListPane(Handlers handlers, QWidget* parent) : QListView(parent), handlers_(std::move(handlers)) {
  setModel(&model_);
  setItemDelegate(&delegate_);
  setFrameShape(QFrame::NoFrame);
  setEditTriggers(NoEditTriggers);
  setSelectionMode(SingleSelection);
  setResizeMode(Adjust);
  setVerticalScrollMode(ScrollPerPixel);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setMouseTracking(true);
  viewport()->setAttribute(Qt::WA_Hover);
  // Tab leaves the list; inside it one goes by the arrow keys.
  setTabKeyNavigation(false);
  connect(this, &QListView::clicked, this, [this](const QModelIndex& index) {
    if (activate_on_ == ActivateOn::kClick) Activate(index);
  });
  connect(this, &QListView::doubleClicked, this, [this](const QModelIndex& index) {
    if (activate_on_ == ActivateOn::kEnter) Activate(index);
  });
}

void ListPane::Splice(int at, int removed_count, const ListRows& rows) {
  const QString kept = current_key_;
  // Qt would make a neighbour the current row when the current one goes.
  As(Actor::kProgram, [&] { model_.Splice(at, removed_count, rows); });
  if (Current() != kept || !selectionModel()->isSelected(currentIndex())) SetCurrent(kept);
  viewport()->update();
}

void ListPane::SetCurrent(const QString& key) {
  current_key_ = key;
  const int row = key.isEmpty() ? -1 : model_.RowOf(key);
  As(Actor::kProgram, [&] {
    if (row < 0) {
      selectionModel()->clear();
      return;
    }
    selectionModel()->setCurrentIndex(model_.index(row), QItemSelectionModel::ClearAndSelect);
    scrollTo(model_.index(row));
  });
}

QString ListPane::Current() const {
  return currentIndex().isValid() ? model_.RowAt(currentIndex().row()).key : QString();
}

void ListPane::Step(int by) {
  const int count = model_.rowCount();
  const int direction = by > 0 ? 1 : -1;
  int row = currentIndex().isValid() ? currentIndex().row() : direction > 0 ? -1 : count;
  for (int left = std::abs(by); left > 0; --left) {
    int next = NextItem(row, direction);
    if (next < 0) next = NextItem(direction > 0 ? -1 : count, direction);
    if (next < 0) return;
    row = next;
  }
  GoTo(row);
}

void ListPane::ActivateCurrent() { Activate(currentIndex()); }

void ListPane::SetColours(const ListColours& colours) {
  delegate_.colours = colours;
  viewport()->update();
}

void ListPane::SetDetailPlace(ListDelegate::DetailPlace place) {
  delegate_.detail_place = place;
  scheduleDelayedItemsLayout();
}

void ListPane::SetElideMode(Qt::TextElideMode mode) {
  delegate_.elide_mode = mode;
  viewport()->update();
}

int ListPane::ContentHeight() const {
  int height = 0;
  for (int row = 0; row < model_.rowCount(); ++row) height += sizeHintForRow(row);
  return height;
}

QSize ListPane::minimumSizeHint() const {
  return {fontMetrics().averageCharWidth() * 10, fontMetrics().height() * 3};
}

void ListPane::keyPressEvent(QKeyEvent* event) {
  const bool is_plain = !(event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier));
  switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
      if (is_plain) ActivateCurrent();
      event->setAccepted(is_plain);
      return;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
      // Qt's own way gets stuck at rows that cannot be the current one.
      if (is_plain) {
        GoTo(TargetOf(event->key()));
        event->accept();
        return;
      }
      break;
    case Qt::Key_F10:
      // Qt itself opens menus with the Menu key alone.
      if (event->modifiers() == Qt::ShiftModifier) {
        OpenMenuOf(currentIndex());
        event->accept();
        return;
      }
      break;
    default:
      break;
  }
  // What else is typed is not for a list.
  event->ignore();
}

/** The row that the key leads to; -1: to none. */
int ListPane::TargetOf(int key) const {
  const int count = model_.rowCount();
  const bool has_current = currentIndex().isValid();
  const int current = currentIndex().row();
  switch (key) {
    case Qt::Key_Up:
      return NextItem(has_current ? current : count, -1);
    case Qt::Key_Down:
      return NextItem(has_current ? current : -1, 1);
    case Qt::Key_Home:
      return NextItem(-1, 1);
    case Qt::Key_End:
      return NextItem(count, -1);
    default:
      break;
  }
  const int direction = key == Qt::Key_PageDown ? 1 : -1;
  int target = -1;
  int height = 0;
  for (int row = has_current ? current : 0; height < viewport()->height();) {
    row = NextItem(row, direction);
    if (row < 0) break;
    target = row;
    height += sizeHintForRow(row);
  }
  return target;
}

/** The first item behind `row`, or before it; -1: there is none. */
int ListPane::NextItem(int row, int direction) const {
  for (row += direction; row >= 0 && row < model_.rowCount(); row += direction) {
    if (model_.flags(model_.index(row)) & Qt::ItemIsSelectable) return row;
  }
  return -1;
}

/** As a person does it. */
void ListPane::GoTo(int row) {
  if (row < 0) return;
  // What stands above the first item is of more use than nothing.
  if (NextItem(row, -1) < 0) scrollToTop();
  As(Actor::kPerson, [&] { setCurrentIndex(model_.index(row)); });
}

void ListPane::mousePressEvent(QMouseEvent* event) {
  // The right button asks for the menu of a row that it does not have to open first.
  if (event->button() != Qt::LeftButton) return;
  As(Actor::kPerson, [&] { QListView::mousePressEvent(event); });
}

void ListPane::focusInEvent(QFocusEvent* event) {
  As(Actor::kProgram, [&] { QListView::focusInEvent(event); });
}

void ListPane::contextMenuEvent(QContextMenuEvent* event) {
  if (event->reason() == QContextMenuEvent::Keyboard) {
    OpenMenuOf(currentIndex());
    return;
  }
  OpenMenuAt(indexAt(event->pos()), event->globalPos());
}

/** Where the row is; by a key no pointer says where. */
void ListPane::OpenMenuOf(const QModelIndex& index) {
  OpenMenuAt(index, viewport()->mapToGlobal(visualRect(index).center()));
}

void ListPane::OpenMenuAt(const QModelIndex& index, const QPoint& where) {
  if (handlers_.menu) handlers_.menu(index.isValid() ? model_.RowAt(index.row()).key : QString(), where);
}

void ListPane::changeEvent(QEvent* event) {
  QListView::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) scheduleDelayedItemsLayout();
}

void ListPane::paintEvent(QPaintEvent* event) {
  QPainter(viewport()).fillRect(event->rect(), delegate_.colours.background);
  QListView::paintEvent(event);
}

void ListPane::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QListView::currentChanged(current, previous);
  if (actor_ != Actor::kPerson) return;
  current_key_ = Current();
  if (handlers_.current) handlers_.current(current_key_);
}

void ListPane::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) {
  QListView::selectionChanged(selected, deselected);
  if (actor_ != Actor::kScreenReader || selected.indexes().isEmpty()) return;
  // A screen reader selects a row and has no click: it means the same by it.
  const QModelIndex index = selected.indexes().first();
  As(Actor::kPerson, [&] { selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate); });
  if (activate_on_ == ActivateOn::kClick) Activate(index);
}

void ListPane::As(Actor actor, const std::function<void()>& act) {
  const Actor before = actor_;
  actor_ = actor;
  act();
  actor_ = before;
}

void ListPane::Activate(const QModelIndex& index) {
  if (!index.isValid() || model_.RowAt(index.row()).kind != ListRow::Kind::kItem) return;
  const QString key = model_.RowAt(index.row()).key;
  if (handlers_.activate) handlers_.activate(key);
}

}  // namespace qt_widgets
