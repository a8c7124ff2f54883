#include "pasted.h"

#include <QBuffer>
#include <QImage>
#include <QUrl>

namespace qt_widgets {
namespace {

/** Above it a picture is not encoded: the window would stand still for seconds. */
constexpr qint64 kPictureMaxPixels = 50'000'000;

bool HasText(const QMimeData* source) { return source->hasFormat(QStringLiteral("text/plain")); }

}  // namespace

Pasted Pasted::From(const QMimeData* source) {
  Pasted pasted;
  const QList<QUrl> urls = source->urls();
  for (const QUrl& url : urls) {
    if (url.isLocalFile()) pasted.paths.append(url.toLocalFile());
  }
  if (source->hasText()) pasted.text = source->text();
  // Spreadsheets and the like offer a picture of what they give as text, too.
  if (pasted.paths.isEmpty() && !HasText(source) && source->hasImage()) {
    pasted.picture = PngOf(qvariant_cast<QImage>(source->imageData()));
  }
  return pasted;
}

bool HasFiles(const QMimeData* source) {
  const QList<QUrl> urls = source->urls();
  for (const QUrl& url : urls) {
    if (url.isLocalFile()) return true;
  }
  return source->hasImage() && !HasText(source);
}

QByteArray PngOf(const QImage& image) {
  if (image.isNull() || qint64(image.width()) * image.height() > kPictureMaxPixels) return {};
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  image.save(&buffer, "PNG");
  return bytes;
}

}  // namespace qt_widgets
