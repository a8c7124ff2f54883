#include "document.h"

#include <QAbstractTextDocumentLayout>
#include <QImage>
#include <QPainter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextTable>
#include <QtMath>

namespace qt_widgets {

Document::Document(const QFont& font, Qt::Alignment alignment) {
  setUndoRedoEnabled(false);
  setDocumentMargin(0);
  setDefaultFont(font);
  QTextOption option(alignment);
  option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  // Each paragraph goes the way of its first strong character.
  option.setTextDirection(Qt::LayoutDirectionAuto);
  setDefaultTextOption(option);
}

std::unique_ptr<Document> Document::OfHtml(const QString& html, const PaneStyle& style, int width) {
  std::unique_ptr<Document> document(new Document(style.body_font, Qt::AlignLeft));
  document->setDefaultStyleSheet(QStringLiteral("a { color: %1; text-decoration: none; }").arg(style.accent.name()));
  document->setHtml(html);
  document->SpaceLines(style);
  document->TakeSurfaces();
  document->setTextWidth(width);
  return document;
}

std::unique_ptr<Document> Document::OfText(const QString& text, const QFont& font, int width, Qt::Alignment alignment) {
  std::unique_ptr<Document> document(new Document(font, alignment));
  document->setPlainText(text);
  document->setTextWidth(width);
  return document;
}

int Document::Height() const { return qCeil(size().height()); }

void Document::Draw(QPainter& painter, const PaneStyle& style, const QColor& text, int anchor, int position) {
  painter.setPen(Qt::NoPen);
  for (const Surface& surface : surfaces_) {
    painter.setBrush(surface.colour);
    painter.drawRoundedRect(RectOf(surface), 6, 6);
  }
  QAbstractTextDocumentLayout::PaintContext context;
  context.palette.setColor(QPalette::Text, text);
  context.palette.setColor(QPalette::Link, style.accent);
  if (anchor != position) {
    QAbstractTextDocumentLayout::Selection selection;
    selection.cursor = QTextCursor(this);
    selection.cursor.setPosition(anchor);
    selection.cursor.setPosition(position, QTextCursor::KeepAnchor);
    selection.format.setBackground(style.accent);
    selection.format.setForeground(style.accent_text);
    context.selections.append(selection);
  }
  documentLayout()->draw(&painter, context);
}

bool Document::EndsInSurface() const {
  return !surfaces_.empty() && RectOf(surfaces_.back()).bottom() > size().height() - 4;
}

/** By its blocks: where Qt says that a table is differs by the padding of its cell. */
QRectF Document::RectOf(const Surface& surface) const {
  QRectF rect(0, documentLayout()->blockBoundingRect(findBlock(surface.first)).top(), textWidth(), 0);
  rect.setBottom(documentLayout()->blockBoundingRect(findBlock(surface.last)).bottom());
  return rect.adjusted(0, -surface.top_padding, 0, surface.bottom_padding);
}

QVariant Document::loadResource(int type, const QUrl&) {
  // Where it gets no picture here, Qt takes the name for that of a file and reads it itself: so it gets one, of nothing.
  if (type == QTextDocument::ImageResource) {
    static const QImage nothing = [] {
      QImage pixel(1, 1, QImage::Format_ARGB32);
      pixel.fill(Qt::transparent);
      return pixel;
    }();
    return nothing;
  }
  return QByteArray();
}

void Document::SpaceLines(const PaneStyle& style) {
  for (QTextBlock block = begin(); block.isValid(); block = block.next()) {
    QTextBlockFormat format = block.blockFormat();
    format.setLineHeight(style.line_height_percent, QTextBlockFormat::ProportionalHeight);
    // What is between <pre> would otherwise make the row as wide as its longest line.
    format.setNonBreakableLines(false);
    QTextCursor(block).setBlockFormat(format);
  }
}

void Document::TakeSurfaces() {
  for (QTextFrame* frame : rootFrame()->childFrames()) {
    auto* table = qobject_cast<QTextTable*>(frame);
    if (table == nullptr || table->rows() != 1 || table->columns() != 1) continue;
    QTextTableCell cell = table->cellAt(0, 0);
    QTextTableCellFormat format = cell.format().toTableCellFormat();
    if (format.background().style() != Qt::SolidPattern) continue;
    surfaces_.push_back({cell.firstPosition(), cell.lastPosition(), format.topPadding(), format.bottomPadding(),
                         format.background().color()});
    format.clearBackground();
    cell.setFormat(format);
  }
}

}  // namespace qt_widgets
