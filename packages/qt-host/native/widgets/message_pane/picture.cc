#include "picture.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QImageReader>
#include <QThreadPool>

namespace qt_widgets {
namespace {

/** Larger ones are not decoded: they would take more memory than a conversation is worth. */
constexpr qint64 kPixelCountLimit = 40'000'000;
constexpr QSize kShownBound(360, 240);
/** Of decoded pictures, as pixels take four bytes each. */
constexpr int kDecodedBytesLimit = 32 * 1024 * 1024;

/** By their first bytes, so that Qt never guesses: among what it reads are formats that refer to files. */
QByteArray FormatOf(const QByteArray& bytes) {
  if (bytes.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (bytes.startsWith("\xff\xd8\xff")) return "jpeg";
  if (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a")) return "gif";
  if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP") return "webp";
  return {};
}

QImage Decode(QByteArray bytes, const QByteArray& format, QSize scaled) {
  QBuffer buffer(&bytes);
  QImageReader reader(&buffer, format);
  reader.setAutoDetectImageFormat(false);
  reader.setAutoTransform(true);
  reader.setScaledSize(scaled);
  return reader.read();
}

quint64 next_serial = 1;

}  // namespace

Picture::Picture(const Napi::Uint8Array& bytes, QByteArray format, QSize size)
    : bytes_(Napi::Reference<Napi::Uint8Array>::New(bytes, 1)),
      format_(std::move(format)),
      size_(size),
      serial_(next_serial++) {}

std::shared_ptr<Picture> Picture::Of(const Napi::Uint8Array& array) {
  QByteArray bytes = QByteArray::fromRawData(reinterpret_cast<const char*>(array.Data()),
                                             static_cast<qsizetype>(array.ByteLength()));
  const QByteArray format = FormatOf(bytes);
  if (format.isEmpty()) return nullptr;
  QBuffer buffer(&bytes);
  QImageReader reader(&buffer, format);
  reader.setAutoDetectImageFormat(false);
  QSize size = reader.size();
  if (size.isEmpty() || qint64{size.width()} * size.height() > kPixelCountLimit) return nullptr;
  if (reader.transformation() & QImageIOHandler::TransformationRotate90) size.transpose();
  return std::shared_ptr<Picture>(new Picture(array, format, size));
}

bool Picture::IsSameAs(const Picture& other) const { return bytes_.Value().StrictEquals(other.bytes_.Value()); }

QSize Picture::ShownSize(int width) const {
  const QSize bound = kShownBound.boundedTo({qMax(width, 1), kShownBound.height()});
  if (size_.width() <= bound.width() && size_.height() <= bound.height()) return size_;
  return size_.scaled(bound, Qt::KeepAspectRatio).expandedTo({1, 1});
}

Pictures::Pictures(std::function<void()> on_decoded)
    : on_decoded_(std::move(on_decoded)), decoded_(kDecodedBytesLimit) {}

const QPixmap* Pictures::Get(const std::shared_ptr<Picture>& picture, QSize shown, qreal device_pixel_ratio) {
  if (const QPixmap* kept = decoded_.object(picture->serial_)) return kept;
  if (picture->decoding_ || picture->refused_) return nullptr;
  picture->decoding_ = true;
  const Napi::HandleScope scope(picture->bytes_.Env());
  const Napi::Uint8Array array = picture->bytes_.Value();
  const QByteArray bytes(reinterpret_cast<const char*>(array.Data()), static_cast<qsizetype>(array.ByteLength()));
  // The reader scales before it turns the picture as its camera says.
  const QSize stored = (picture->size_.width() >= picture->size_.height()) == (shown.width() >= shown.height())
                           ? shown
                           : shown.transposed();
  const QSize scaled = stored * device_pixel_ratio;
  QThreadPool::globalInstance()->start([=, format = picture->format_, alive = std::weak_ptr<bool>(alive_),
                                        weak = std::weak_ptr<Picture>(picture)] {
    const QImage image = Decode(bytes, format, scaled);
    QMetaObject::invokeMethod(
        qApp,
        [=] {
          if (!alive.expired()) Keep(weak, image, device_pixel_ratio);
        },
        Qt::QueuedConnection);
  });
  return nullptr;
}

void Pictures::Keep(const std::weak_ptr<Picture>& weak, const QImage& image, qreal device_pixel_ratio) {
  const auto picture = weak.lock();
  if (picture == nullptr) return;
  picture->decoding_ = false;
  picture->refused_ = image.isNull();
  if (picture->refused_) return;
  auto* pixmap = new QPixmap(QPixmap::fromImage(image));
  pixmap->setDevicePixelRatio(device_pixel_ratio);
  decoded_.insert(picture->serial_, pixmap, pixmap->width() * pixmap->height() * 4);
  on_decoded_();
}

}  // namespace qt_widgets
