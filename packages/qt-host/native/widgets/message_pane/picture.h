#pragma once

#include <napi.h>

#include <QByteArray>
#include <QCache>
#include <QPixmap>
#include <QSize>
#include <functional>
#include <memory>

namespace qt_widgets {

/** A picture in a message: the bytes that JavaScript holds, and what their first ones say about size and format. */
class Picture {
 public:
  /** @returns nothing for bytes that are no PNG, JPEG, GIF or WebP, or that are more pixels than we care to decode. */
  static std::shared_ptr<Picture> Of(const Napi::Uint8Array& bytes);

  /** Whether both stand for the same array of JavaScript's. */
  bool IsSameAs(const Picture& other) const;
  /** As it is shown: no larger than the bound, in device-independent pixels. */
  QSize ShownSize(int width) const;

 private:
  friend class Pictures;
  Picture(const Napi::Uint8Array& bytes, QByteArray format, QSize size);

  Napi::Reference<Napi::Uint8Array> bytes_;
  QByteArray format_;
  QSize size_;
  quint64 serial_;
  bool decoding_ = false;
  bool refused_ = false;
};

/** Decodes pictures on other threads, and keeps those that were shown last. */
class Pictures {
 public:
  /** @param on_decoded - called on the main thread when one more can be shown. */
  explicit Pictures(std::function<void()> on_decoded);

  /** Nothing while it is being decoded, and when it cannot be. */
  const QPixmap* Get(const std::shared_ptr<Picture>& picture, QSize shown, qreal device_pixel_ratio);
  void Clear() { decoded_.clear(); }

 private:
  void Keep(const std::weak_ptr<Picture>& picture, const QImage& image, qreal device_pixel_ratio);

  std::function<void()> on_decoded_;
  QCache<quint64, QPixmap> decoded_;
  /** Outlives no Pictures: what comes back from a thread looks here whether we are still there. */
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace qt_widgets
