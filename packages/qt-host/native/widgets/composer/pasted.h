#pragma once

#include <QByteArray>
#include <QMimeData>
#include <QStringList>

namespace qt_widgets {

/** What is pasted or dropped, as far as a composer can do anything with it. */
struct Pasted {
  QString text;
  /** Of local files. */
  QStringList paths;
  /** A picture as PNG; only where there is neither text nor a file. */
  QByteArray picture;

  static Pasted From(const QMimeData* source);

  bool IsEmpty() const { return text.isEmpty() && paths.isEmpty() && picture.isEmpty(); }
};

/** Whether there are files or a picture in it, without looking at them. */
bool HasFiles(const QMimeData* source);

/** As PNG; nothing for a picture without or beyond size. */
QByteArray PngOf(const QImage& image);

}  // namespace qt_widgets
