#pragma once

#include <QPlainTextEdit>
#include <QPointer>
#include <functional>

#include "choice_popup.h"
#include "pasted.h"

namespace qt_widgets {

/** Where a message is written: plain text, from one line high to eight. Offsets are in UTF-16 units. */
class Composer final : public QPlainTextEdit {
 public:
  enum class SendKey { kEnter, kCtrlEnter };

  struct Handlers {
    /** A person changed the text, or went elsewhere in it. */
    std::function<void(const QString& text, int cursor)> edit;
    std::function<void()> submit;
    /** Asked before the key does what it does by itself. True: it was taken. */
    std::function<bool(const QString& name)> key;
    /** Asked before anything is put into the text. True: it was taken. */
    std::function<bool(const Pasted& pasted)> paste;
    std::function<bool(const Pasted& pasted)> drop;
    std::function<void(int index)> choice;
    /** The choices went away without one being made. */
    std::function<void()> dismiss;
  };

  explicit Composer(Handlers handlers);
  ~Composer() override;

  QString Text() const;
  /** Begins anew with this text, without a way back to the one before. Tells nobody. */
  void SetText(const QString& text, int cursor);
  int CursorOffset() const { return textCursor().position(); }
  void SetCursorOffset(int offset);
  /** One step for undo; the cursor is behind it. Tells nobody. */
  void Replace(int from, int to, const QString& text);
  /** On the screen. */
  QRect CursorOnScreen() const;
  /** Whether there is a line, as they are shown, above that of the cursor. */
  bool HasLineAbove() const;
  bool HasLineBelow() const;

  /** On one line, cut at its end where it is longer: Qt would break it into lines that nobody sees. */
  void SetPlaceholder(const QString& text);
  void SetSendKey(SendKey value) { send_key_ = value; }
  /** What the composer says while files are held over it. */
  void SetDropHint(const QString& hint) { drop_hint_ = hint; }
  void SetColours(const ListColours& colours);

  void ShowChoices(const ListRows& rows, int current);
  void HideChoices();

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragMoveEvent(QDragMoveEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  bool canInsertFromMimeData(const QMimeData* source) const override;
  void insertFromMimeData(const QMimeData* source) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  enum class DropState { kNone, kFilesAbove };

  bool AsksFor(QKeyEvent* event);
  bool PressEnter(QKeyEvent* event);
  bool PressInChoices(int key);
  void TellEdit();
  void SetDropState(DropState state);
  void PlaceChoices();
  QRect PlaceOfChoices() const;
  void TellFrame(const char* keyboard);
  void FitPlaceholder();
  int Chrome() const;
  int LinesHeight() const;
  void Grow();

  Handlers handlers_;
  SendKey send_key_ = SendKey::kEnter;
  DropState drop_state_ = DropState::kNone;
  QString drop_hint_;
  QString placeholder_;
  ListColours colours_;
  QPointer<ChoicePopup> choices_;
  /** What was told last, so that a key that changes text and cursor tells once. */
  int told_revision_ = 0;
  int told_cursor_ = 0;
  int told_height_ = 0;
};

}  // namespace qt_widgets
