#pragma once

#include <glib.h>

#include <vector>

namespace qt_host {

/** Folds the changing list of descriptors that GLib waits for into one descriptor, for libuv to wait for. */
class DescriptorSet {
 public:
  /** Throws std::system_error when the process has no descriptor left. */
  DescriptorSet();
  ~DescriptorSet();
  DescriptorSet(const DescriptorSet&) = delete;
  DescriptorSet& operator=(const DescriptorSet&) = delete;

  /** Readable whenever one of the set is ready. */
  int Descriptor() const { return epoll_; }

  /**
   * Makes the set equal to `wanted`. Returns false when one of them cannot be waited for: then do not wait.
   */
  bool Set(const std::vector<GPollFD>& wanted);

 private:
  const int epoll_;
  std::vector<GPollFD> watched_;
};

}  // namespace qt_host
