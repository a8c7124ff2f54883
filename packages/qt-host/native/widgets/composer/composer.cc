#include "composer.h"

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QStyle>
#include <QTextBlock>
#include <QTextLayout>
#include <algorithm>

namespace qt_widgets {
namespace {

constexpr int kLinesMax = 8;

/** The keys that a program may want for itself, by the names that it knows them by. */
QString NameOf(int key) {
  switch (key) {
    case Qt::Key_Up:
      return QStringLiteral("Up");
    case Qt::Key_Down:
      return QStringLiteral("Down");
    case Qt::Key_Tab:
      return QStringLiteral("Tab");
    case Qt::Key_Escape:
      return QStringLiteral("Escape");
    case Qt::Key_PageUp:
      return QStringLiteral("PageUp");
    case Qt::Key_PageDown:
      return QStringLiteral("PageDown");
    default:
      return {};
  }
}

bool IsEnter(int key) { return key == Qt::Key_Return || key == Qt::Key_Enter; }

}  // namespace

Composer::Composer(Handlers handlers) : handlers_(std::move(handlers)) {
  setTabChangesFocus(true);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  told_revision_ = document()->revision();
  connect(this, &QPlainTextEdit::textChanged, this, [this] { TellEdit(); });
  connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] { TellEdit(); });
  // The document's signals, since this widget's own are blocked while the program changes the text.
  connect(document(), &QTextDocument::contentsChanged, this, [this] { Grow(); });
  connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this, [this] { Grow(); });
}

Composer::~Composer() { delete choices_; }

QString Composer::Text() const {
  // toPlainText() would make usual spaces of those that do not break.
  return document()->toRawText().replace(QChar::ParagraphSeparator, u'\n').replace(QChar::LineSeparator, u'\n');
}

void Composer::SetText(const QString& text, int cursor) {
  const QSignalBlocker quiet(this);
  setPlainText(text);
  SetCursorOffset(cursor);
  // Qt 6.4 would leave parts of a placeholder where there is text now.
  viewport()->update();
}

void Composer::SetPlaceholder(const QString& text) {
  placeholder_ = text;
  FitPlaceholder();
}

void Composer::SetCursorOffset(int offset) {
  const QSignalBlocker quiet(this);
  QTextCursor cursor = textCursor();
  cursor.setPosition(std::clamp(offset, 0, document()->characterCount() - 1));
  setTextCursor(cursor);
  told_revision_ = document()->revision();
  told_cursor_ = CursorOffset();
}

void Composer::Replace(int from, int to, const QString& text) {
  const QSignalBlocker quiet(this);
  const int end = document()->characterCount() - 1;
  QTextCursor cursor = textCursor();
  cursor.beginEditBlock();
  cursor.setPosition(std::clamp(from, 0, end));
  cursor.setPosition(std::clamp(to, 0, end), QTextCursor::KeepAnchor);
  cursor.insertText(text);
  cursor.endEditBlock();
  setTextCursor(cursor);
  told_revision_ = document()->revision();
  told_cursor_ = CursorOffset();
}

QRect Composer::CursorOnScreen() const {
  const QRect local = cursorRect();
  return {viewport()->mapToGlobal(local.topLeft()), local.size()};
}

bool Composer::HasLineAbove() const {
  QTextCursor cursor = textCursor();
  return cursor.movePosition(QTextCursor::Up);
}

bool Composer::HasLineBelow() const {
  QTextCursor cursor = textCursor();
  return cursor.movePosition(QTextCursor::Down);
}

void Composer::SetColours(const ListColours& colours) {
  colours_ = colours;
  if (choices_) choices_->SetColours(colours);
  viewport()->update();
}

void Composer::ShowChoices(const ListRows& rows, int current) {
  if (rows.isEmpty()) return HideChoices();
  if (!choices_ || choices_->parentWidget() != window()) {
    delete choices_;
    choices_ = new ChoicePopup(window(), [this](int row) {
      HideChoices();
      if (row >= 0 && handlers_.choice) handlers_.choice(row);
    });
    choices_->SetColours(colours_);
    window()->installEventFilter(this);
  }
  choices_->SetChoices(rows, current);
  PlaceChoices();
  choices_->show();
  choices_->raise();
}

void Composer::HideChoices() {
  if (choices_) choices_->hide();
}

QSize Composer::sizeHint() const { return {fontMetrics().averageCharWidth() * 40, LinesHeight() + Chrome()}; }

QSize Composer::minimumSizeHint() const {
  return {fontMetrics().averageCharWidth() * 10, LinesHeight() + Chrome()};
}

bool Composer::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride) {
    // By this a text field keeps keys from the window's shortcuts. This one is of no use in a message.
    if (static_cast<QKeyEvent*>(event)->matches(QKeySequence::DeleteEndOfLine)) return false;
    // And without this a window's shortcut on Escape would come before the composer is asked.
    if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
      event->accept();
      return true;
    }
  }
  if (event->type() == QEvent::KeyPress) {
    // Tab never comes to keyPressEvent: it moves the focus before.
    auto* press = static_cast<QKeyEvent*>(event);
    if (press->key() == Qt::Key_Tab && !press->modifiers() && (AsksFor(press) || PressInChoices(press->key()))) {
      return true;
    }
  }
  return QPlainTextEdit::event(event);
}

void Composer::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Tab) return event->ignore();
  const bool is_plain = !(event->modifiers() & ~Qt::KeypadModifier);
  if (is_plain && (AsksFor(event) || PressInChoices(event->key()))) return;
  if (IsEnter(event->key()) && PressEnter(event)) return;
  if (event->matches(QKeySequence::DeleteEndOfLine)) return event->ignore();
  QPlainTextEdit::keyPressEvent(event);
  if (event->key() == Qt::Key_Escape) event->ignore();
}

/** Whether the program has taken the key. */
bool Composer::AsksFor(QKeyEvent* event) {
  const QString name = NameOf(event->key());
  return !name.isEmpty() && handlers_.key && handlers_.key(name);
}

/** What the keys are for while there are choices. */
bool Composer::PressInChoices(int key) {
  if (!choices_ || !choices_->isVisible()) return false;
  switch (key) {
    case Qt::Key_Up:
      choices_->Step(-1);
      return true;
    case Qt::Key_Down:
      choices_->Step(1);
      return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab: {
      const int row = choices_->Current();
      if (row < 0) return false;
      HideChoices();
      if (handlers_.choice) handlers_.choice(row);
      return true;
    }
    case Qt::Key_Escape:
      HideChoices();
      if (handlers_.dismiss) handlers_.dismiss();
      return true;
    default:
      return false;
  }
}

/** Sends, or begins a new line. */
bool Composer::PressEnter(QKeyEvent* event) {
  const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
  const bool has_control = modifiers == Qt::ControlModifier;
  if (modifiers != Qt::NoModifier && modifiers != Qt::ShiftModifier && !has_control) return false;
  const bool sends = modifiers != Qt::ShiftModifier && has_control == (send_key_ == SendKey::kCtrlEnter);
  if (sends) {
    if (handlers_.submit) handlers_.submit();
  } else {
    textCursor().insertBlock();
    ensureCursorVisible();
  }
  return true;
}

void Composer::TellEdit() {
  if (document()->revision() == told_revision_ && CursorOffset() == told_cursor_) return;
  told_revision_ = document()->revision();
  told_cursor_ = CursorOffset();
  if (handlers_.edit) handlers_.edit(Text(), told_cursor_);
}

void Composer::focusInEvent(QFocusEvent* event) {
  QPlainTextEdit::focusInEvent(event);
  TellFrame("within");
}

void Composer::focusOutEvent(QFocusEvent* event) {
  QPlainTextEdit::focusOutEvent(event);
  TellFrame("elsewhere");
  if (!choices_ || !choices_->isVisible()) return;
  HideChoices();
  if (handlers_.dismiss) handlers_.dismiss();
}

void Composer::resizeEvent(QResizeEvent* event) {
  QPlainTextEdit::resizeEvent(event);
  FitPlaceholder();
  // Another width breaks the text into other lines.
  updateGeometry();
  PlaceChoices();
}

void Composer::changeEvent(QEvent* event) {
  QPlainTextEdit::changeEvent(event);
  if (event->type() != QEvent::FontChange && event->type() != QEvent::StyleChange) return;
  updateGeometry();
  FitPlaceholder();
}

void Composer::paintEvent(QPaintEvent* event) {
  QPlainTextEdit::paintEvent(event);
  if (drop_state_ == DropState::kNone) return;
  QPainter painter(viewport());
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(viewport()->rect(), colours_.background);
  painter.setPen(QPen(colours_.accent, 1.5, Qt::DashLine));
  painter.drawRoundedRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1), 4, 4);
  painter.setPen(colours_.accent);
  painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextSingleLine, drop_hint_);
}

void Composer::dragEnterEvent(QDragEnterEvent* event) {
  if (!HasFiles(event->mimeData()) || isReadOnly()) return QPlainTextEdit::dragEnterEvent(event);
  SetDropState(DropState::kFilesAbove);
  event->setDropAction(Qt::CopyAction);
  event->accept();
}

void Composer::dragMoveEvent(QDragMoveEvent* event) {
  if (drop_state_ == DropState::kNone) return QPlainTextEdit::dragMoveEvent(event);
  event->setDropAction(Qt::CopyAction);
  event->accept();
}

void Composer::dragLeaveEvent(QDragLeaveEvent* event) {
  SetDropState(DropState::kNone);
  QPlainTextEdit::dragLeaveEvent(event);
}

void Composer::dropEvent(QDropEvent* event) {
  if (drop_state_ == DropState::kNone) return QPlainTextEdit::dropEvent(event);
  SetDropState(DropState::kNone);
  event->setDropAction(Qt::CopyAction);
  event->accept();
  const Pasted pasted = Pasted::From(event->mimeData());
  if (pasted.IsEmpty() || (handlers_.drop && handlers_.drop(pasted))) return;
  insertPlainText(pasted.text);
}

bool Composer::canInsertFromMimeData(const QMimeData* source) const {
  return source->hasText() || HasFiles(source);
}

void Composer::insertFromMimeData(const QMimeData* source) {
  const Pasted pasted = Pasted::From(source);
  if (pasted.IsEmpty() || isReadOnly()) return;
  if (handlers_.paste && handlers_.paste(pasted)) return;
  insertPlainText(pasted.text);
  ensureCursorVisible();
}

/** What it stands in shows the focus for it: Qt's styles cannot ask what a child has. */
void Composer::TellFrame(const char* keyboard) {
  QWidget* frame = parentWidget();
  if (frame == nullptr) return;
  frame->setProperty("keyboard", keyboard);
  frame->style()->unpolish(frame);
  frame->style()->polish(frame);
}

bool Composer::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize && watched == window()) PlaceChoices();
  return QPlainTextEdit::eventFilter(watched, event);
}

void Composer::SetDropState(DropState state) {
  drop_state_ = state;
  viewport()->update();
}

void Composer::PlaceChoices() {
  if (choices_ && choices_->parentWidget() == window()) choices_->Place(PlaceOfChoices());
}

/** In the window: at the cursor from left to right, and at the composer's edges, so that no text is covered. */
QRect Composer::PlaceOfChoices() const {
  const int left = viewport()->mapTo(window(), cursorRect().topLeft()).x();
  return {left, mapTo(window(), QPoint()).y(), 1, height()};
}

void Composer::FitPlaceholder() {
  const int room = viewport()->width() - 2 * qCeil(document()->documentMargin());
  setPlaceholderText(fontMetrics().elidedText(placeholder_, Qt::ElideRight, room));
  // Qt 6.4 draws another text only when there was none before.
  viewport()->update();
}

/** What is above and below the lines: frame, padding of the style, margin of the document. */
int Composer::Chrome() const {
  const int around = isVisible() ? height() - viewport()->height() : frameWidth() * 2;
  return std::max(around, frameWidth() * 2) + qRound(document()->documentMargin() * 2);
}

/** How high the lines are that there are, no more than eight. Lines with an emoji are higher than others. */
int Composer::LinesHeight() const {
  const int line = fontMetrics().lineSpacing();
  qreal height = 0;
  int count = 0;
  for (QTextBlock block = document()->begin(); block.isValid() && count < kLinesMax; block = block.next()) {
    // Lays the block out, if that is not done yet. Its own height has a margin in it where it is the last.
    blockBoundingRect(block);
    const qreal block_height = std::max<qreal>(line, block.layout()->boundingRect().height());
    const int lines = std::max(1, block.layout()->lineCount());
    const int shown = std::min(lines, kLinesMax - count);
    height += shown == lines ? block_height : block_height * shown / lines;
    count += lines;
  }
  return std::max(line, qRound(height + 0.49));
}

void Composer::Grow() {
  const int height = sizeHint().height();
  if (height == told_height_) return;
  told_height_ = height;
  updateGeometry();
}

}  // namespace qt_widgets
