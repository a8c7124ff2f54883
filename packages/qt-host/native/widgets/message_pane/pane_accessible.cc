#include "pane_accessible.h"

#include <QAccessibleWidget>
#include <QPointer>
#include <QWindow>

#include "pane.h"

namespace qt_widgets {
namespace {

/** Named by its text, so that a reader who goes from row to row hears each message. */
class RowAccessible : public QAccessibleInterface, public QAccessibleActionInterface {
 public:
  RowAccessible(MessagePane* pane, const QString& key) : pane_(pane), key_(key) {}

  const QString& Key() const { return key_; }
  bool isValid() const override { return RowNow() != nullptr; }
  QObject* object() const override { return nullptr; }
  QWindow* window() const override { return pane_.isNull() ? nullptr : pane_->window()->windowHandle(); }
  QAccessible::Role role() const override { return QAccessible::ListItem; }
  QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(pane_); }
  QAccessibleInterface* child(int) const override { return nullptr; }
  QAccessibleInterface* childAt(int, int) const override { return nullptr; }
  int childCount() const override { return 0; }
  int indexOfChild(const QAccessibleInterface*) const override { return -1; }

  QString text(QAccessible::Text kind) const override {
    const Row* row = RowNow();
    return row != nullptr && kind == QAccessible::Name ? row->accessible_text : QString();
  }
  void setText(QAccessible::Text, const QString&) override {}

  QRect rect() const override {
    const Row* row = RowNow();
    if (row == nullptr) return {};
    const QRect rect = pane_->RectOf(*row);
    return {pane_->viewport()->mapToGlobal(rect.topLeft()), rect.size()};
  }

  QAccessible::State state() const override {
    QAccessible::State state;
    const Row* row = RowNow();
    if (row == nullptr) {
      state.invalid = true;
      return state;
    }
    state.focusable = true;
    state.selectable = true;
    state.multiSelectable = true;
    state.active = pane_->IsCurrent(*row);
    state.focused = state.active && pane_->hasFocus();
    state.selected = pane_->IsSelected(*row);
    const bool is_seen = pane_->isVisible() && pane_->viewport()->rect().intersects(pane_->RectOf(*row));
    state.invisible = !is_seen;
    state.offscreen = !is_seen;
    return state;
  }

  void* interface_cast(QAccessible::InterfaceType type) override {
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
  }
  QStringList actionNames() const override { return {pressAction(), showMenuAction(), setFocusAction()}; }
  QStringList keyBindingsForAction(const QString&) const override { return {}; }
  void doAction(const QString& name) override {
    const Row* row = RowNow();
    if (row == nullptr) return;
    pane_->SetCurrent(key_);
    if (name == setFocusAction()) pane_->setFocus(Qt::OtherFocusReason);
    if (name == pressAction()) pane_->Activate(*row);
    if (name == showMenuAction()) pane_->OpenMenu(*row);
  }

 private:
  const Row* RowNow() const { return pane_.isNull() ? nullptr : pane_->Rows().Find(key_); }

  QPointer<MessagePane> pane_;
  QString key_;
};

class PaneAccessible : public QAccessibleWidget {
 public:
  explicit PaneAccessible(MessagePane* pane) : QAccessibleWidget(pane, QAccessible::List) {}

  int childCount() const override { return Pane().Rows().Count(); }
  QAccessibleInterface* child(int index) const override {
    if (index < 0 || index >= childCount()) return nullptr;
    return Of(Pane().Rows()[index]);
  }
  QAccessibleInterface* childAt(int x, int y) const override {
    return child(Pane().IndexAt(Pane().viewport()->mapFromGlobal(QPoint(x, y))));
  }
  QAccessibleInterface* focusChild() const override {
    const Row* row = Pane().hasFocus() ? Pane().Rows().Find(Pane().CurrentKey()) : nullptr;
    return row == nullptr ? nullptr : child(row->index);
  }
  int indexOfChild(const QAccessibleInterface* wanted) const override {
    const auto* item = dynamic_cast<const RowAccessible*>(wanted);
    const Row* row = item == nullptr ? nullptr : Pane().Rows().Find(item->Key());
    return row == nullptr ? -1 : row->index;
  }
  QAccessible::State state() const override {
    QAccessible::State state = QAccessibleWidget::state();
    // The row has it, as with other lists.
    if (focusChild() != nullptr) state.focused = false;
    state.extSelectable = true;
    return state;
  }

 private:
  MessagePane& Pane() const { return *static_cast<MessagePane*>(widget()); }
  QAccessibleInterface* Of(Row& row) const { return QAccessible::accessibleInterface(Pane().AccessibleIdOf(row)); }
};

QAccessibleInterface* Make(const QString&, QObject* object) {
  auto* pane = dynamic_cast<MessagePane*>(object);
  return pane == nullptr ? nullptr : new PaneAccessible(pane);
}

}  // namespace

void InstallPaneAccessibility() {
  static bool installed = false;
  if (!installed) QAccessible::installFactory(Make);
  installed = true;
}

QAccessibleInterface* MakeRowAccessible(MessagePane* pane, const Row& row) { return new RowAccessible(pane, row.key); }

QAccessible::Id MessagePane::AccessibleIdOf(Row& row) {
  auto id = accessible_ids_.constFind(&row);
  if (id == accessible_ids_.constEnd()) {
    id = accessible_ids_.insert(&row, QAccessible::registerAccessibleInterface(MakeRowAccessible(this, row)));
  }
  return *id;
}

}  // namespace qt_widgets
