#include "announcement.h"

#include <QAccessibleWidget>

namespace qt_widgets {
namespace {

class AnnouncementAccessible final : public QAccessibleWidget {
 public:
  explicit AnnouncementAccessible(Announcement* announcement)
      : QAccessibleWidget(announcement, QAccessible::Notification) {}

  QString text(QAccessible::Text kind) const override {
    return kind == QAccessible::Name ? static_cast<Announcement*>(widget())->Text() : QString();
  }

  // It is nowhere: whoever asks what is under the pointer is not to find it.
  QRect rect() const override { return {}; }

  QAccessible::State state() const override {
    QAccessible::State state;
    state.invisible = text(QAccessible::Name).isEmpty();
    return state;
  }
};

QAccessibleInterface* Make(const QString&, QObject* object) {
  auto* announcement = dynamic_cast<Announcement*>(object);
  return announcement == nullptr ? nullptr : new AnnouncementAccessible(announcement);
}

void InstallAccessibility() {
  static bool installed = false;
  if (!installed) QAccessible::installFactory(Make);
  installed = true;
}

}  // namespace

void Announcement::Say(QWidget* window, const QString& text) {
  if (!QAccessible::isActive()) return;
  InstallAccessibility();
  Announcement* announcement = nullptr;
  for (QObject* child : window->children()) {
    if (announcement == nullptr) announcement = dynamic_cast<Announcement*>(child);
  }
  if (announcement == nullptr) announcement = new Announcement(window);
  announcement->text_ = text;
  QAccessibleEvent renamed(announcement, QAccessible::NameChanged);
  QAccessible::updateAccessibility(&renamed);
  QAccessibleEvent shown(announcement, QAccessible::ObjectShow);
  QAccessible::updateAccessibility(&shown);
}

Announcement::Announcement(QWidget* window) : QWidget(window) { hide(); }

}  // namespace qt_widgets
