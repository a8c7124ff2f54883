#include "descriptor_set.h"

#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace qt_host {
namespace {

static_assert(int{G_IO_IN} == EPOLLIN && int{G_IO_OUT} == EPOLLOUT && int{G_IO_PRI} == EPOLLPRI,
              "GLib's conditions are handed to epoll as they are");

bool Contains(const std::vector<GPollFD>& list, int descriptor) {
  return std::any_of(list.begin(), list.end(), [=](const GPollFD& entry) { return entry.fd == descriptor; });
}

}  // namespace

DescriptorSet::DescriptorSet() : epoll_(epoll_create1(EPOLL_CLOEXEC)) {
  if (epoll_ < 0) throw std::system_error(errno, std::generic_category(), "epoll_create1");
}

DescriptorSet::~DescriptorSet() { close(epoll_); }

bool DescriptorSet::Set(const std::vector<GPollFD>& wanted) {
  for (const GPollFD& old : watched_) {
    // Fails when the descriptor was closed, which has taken it out already.
    if (!Contains(wanted, old.fd)) epoll_ctl(epoll_, EPOLL_CTL_DEL, old.fd, nullptr);
  }
  watched_ = wanted;
  return std::all_of(wanted.begin(), wanted.end(), [this](const GPollFD& entry) {
    epoll_event event{};
    event.events = entry.events;
    // Written each time, though most lists equal the one before: a descriptor that was closed and opened
    // again under the same number looks unchanged here, but is no longer in the set.
    return epoll_ctl(epoll_, EPOLL_CTL_MOD, entry.fd, &event) == 0 ||
           epoll_ctl(epoll_, EPOLL_CTL_ADD, entry.fd, &event) == 0;
  });
}

}  // namespace qt_host
