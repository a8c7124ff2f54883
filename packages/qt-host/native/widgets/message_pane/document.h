#pragma once

#include <QColor>
#include <QRectF>
#include <QTextDocument>
#include <memory>
#include <vector>

#include "style.h"

namespace qt_widgets {

/** A text that never loads anything, wherever its HTML points, and breaks anywhere rather than grow wider than it may. */
class Document : public QTextDocument {
 public:
  /** @param html - made by the program, never by people. */
  static std::unique_ptr<Document> OfHtml(const QString& html, const PaneStyle& style, int width);
  static std::unique_ptr<Document> OfText(const QString& text, const QFont& font, int width,
                                          Qt::Alignment alignment = Qt::AlignLeft);

  /** Draws it with its upper left corner at the painter's origin. A selection from one position to the other. */
  void Draw(QPainter& painter, const PaneStyle& style, const QColor& text, int anchor = 0, int position = 0);
  int Height() const;
  /** Whether code is the last thing in it. */
  bool EndsInSurface() const;

 protected:
  QVariant loadResource(int type, const QUrl& name) override;

 private:
  Document(const QFont& font, Qt::Alignment alignment);
  void SpaceLines(const PaneStyle& style);
  void TakeSurfaces();

  /** Behind code: drawn by us, with round corners, behind the blocks between two positions. */
  struct Surface {
    int first, last;
    double top_padding, bottom_padding;
    QColor colour;
  };
  QRectF RectOf(const Surface& surface) const;
  std::vector<Surface> surfaces_;
};

}  // namespace qt_widgets
