#pragma once

#include <QListView>
#include <functional>

#include "list_delegate.h"
#include "list_model.h"

namespace qt_widgets {

/** A list of rows with one current row, by keys: rooms, people, hits of a search, completions. */
class ListPane final : public QListView {
 public:
  enum class ActivateOn { kClick, kEnter };

  struct Handlers {
    /** A row was clicked, or Enter pressed on it; by ActivateOn::kEnter a click has to be a double one. */
    std::function<void(const QString& key)> activate;
    /** A person made another row the current one. */
    std::function<void(const QString& key)> current;
    /** A menu is asked for; where, on the screen. The key is empty where no item is. */
    std::function<void(const QString& key, const QPoint& where)> menu;
  };

  explicit ListPane(Handlers handlers, QWidget* parent = nullptr);

  void Splice(int at, int removed_count, const ListRows& rows);
  int RowCount() const { return model_.rowCount(); }

  /** Makes it the current row and shows it; an empty or unknown key: none is current. Tells nobody. */
  void SetCurrent(const QString& key);
  QString Current() const;
  /** Goes on by so many items, past headings and round the ends. Tells as if a person had done it. */
  void Step(int by);
  void ActivateCurrent();

  void SetActivateOn(ActivateOn value) { activate_on_ = value; }
  void SetColours(const ListColours& colours);
  void SetDetailPlace(ListDelegate::DetailPlace place);
  void SetElideMode(Qt::TextElideMode mode);
  void AddIcon(const QString& name, const QByteArray& svg) { delegate_.icons.Add(name, svg); }

  /** How high all rows are together. */
  int ContentHeight() const;

  QSize minimumSizeHint() const override;
  void keyboardSearch(const QString&) override {}

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void OpenMenuOf(const QModelIndex& index);
  void OpenMenuAt(const QModelIndex& index, const QPoint& where);
  void changeEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
  void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;

 private:
  /** Who is changing what is current: until somebody else says so, a screen reader. */
  enum class Actor { kScreenReader, kPerson, kProgram };

  void As(Actor actor, const std::function<void()>& act);
  void Activate(const QModelIndex& index);
  int TargetOf(int key) const;
  int NextItem(int row, int direction) const;
  void GoTo(int row);

  Handlers handlers_;
  ListModel model_;
  ListDelegate delegate_;
  ActivateOn activate_on_ = ActivateOn::kClick;
  Actor actor_ = Actor::kScreenReader;
  /** Kept while the row is away, so that it is current again when it is back. */
  QString current_key_;
};

}  // namespace qt_widgets
