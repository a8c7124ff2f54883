// On Linux, Qt runs on GLib's default main context. GLib's cycle (prepare, query, poll, check, dispatch) is
// laid over the phases of libuv's: what GLib does before it waits happens in libuv's prepare phase, what it
// does afterwards in libuv's check phase, and the waiting itself is left to libuv.
#include <glib.h>
#include <uv.h>

#include <array>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "descriptor_set.h"
#include "pump.h"

namespace qt_host {
namespace {

[[noreturn]] void Fail(const std::string& why) {
  throw std::runtime_error("The event loops of Node and Qt cannot be joined: " + why);
}

/** Nobody else may run the context, and sources that other threads add to it end our wait. */
class ContextOwnership {
 public:
  explicit ContextOwnership(GMainContext* context) : context_(context) {
    if (!g_main_context_acquire(context)) Fail("another thread runs GLib's default context.");
  }
  ~ContextOwnership() { g_main_context_release(context_); }
  ContextOwnership(const ContextOwnership&) = delete;
  ContextOwnership& operator=(const ContextOwnership&) = delete;

 private:
  GMainContext* const context_;
};

class LinuxPump final : public Pump {
 public:
  LinuxPump(uv_loop_t* loop, Around around) : around_(std::move(around)) {
    // libuv keeps its binary interface within a major version; the headers used here are those of the Node
    // that built this file.
    if (uv_version() >> 16 != UV_VERSION_MAJOR) Fail("this Node has another libuv.");
    const int failure = uv_poll_init(loop, &readiness_, descriptors_.Descriptor());
    if (failure != 0) Fail(uv_strerror(failure));
    uv_prepare_init(loop, &before_wait_);
    uv_check_init(loop, &after_wait_);
    uv_timer_init(loop, &deadline_);

    before_wait_.data = after_wait_.data = deadline_.data = readiness_.data = this;
    uv_prepare_start(&before_wait_, [](uv_prepare_t* handle) { From(handle)->BeforeWait(); });
    uv_check_start(&after_wait_, [](uv_check_t* handle) { From(handle)->AfterWait(); });
    // The next two only end libuv's wait: what became ready is then found in the check phase.
    uv_poll_start(&readiness_, UV_READABLE, [](uv_poll_t*, int, int) {});
    // One handle is enough to keep Node's loop alive.
    uv_unref(reinterpret_cast<uv_handle_t*>(&before_wait_));
    uv_unref(reinterpret_cast<uv_handle_t*>(&after_wait_));
    uv_unref(reinterpret_cast<uv_handle_t*>(&deadline_));

    // Started from inside libuv's poll phase, the check phase comes first.
    BeforeWait();
  }

  void Stop() override {
    const std::array<void*, 4> handles{&before_wait_, &after_wait_, &deadline_, &readiness_};
    open_handles_ = handles.size();
    for (void* handle : handles) {
      uv_close(static_cast<uv_handle_t*>(handle), [](uv_handle_t* closed) { From(closed)->HandleClosed(); });
    }
  }

 private:
  template <typename Handle>
  static LinuxPump* From(Handle* handle) {
    return static_cast<LinuxPump*>(handle->data);
  }

  void BeforeWait() {
    g_main_context_prepare(context_, &priority_);
    const int timeout_ms = Query();
    // With something ready there is no wait; the list then lacks the descriptors of lower priority.
    const bool can_wait = timeout_ms != 0 && descriptors_.Set(wanted_);
    if (!can_wait) {
      uv_timer_start(&deadline_, [](uv_timer_t*) {}, 0, 0);
    } else if (timeout_ms < 0) {
      uv_timer_stop(&deadline_);
    } else {
      uv_timer_start(&deadline_, [](uv_timer_t*) {}, static_cast<uint64_t>(timeout_ms), 0);
    }
  }

  /** Asks GLib what to wait for: fills `wanted_` and returns the longest wait in ms, -1 for no limit. */
  int Query() {
    int timeout_ms = 0;
    for (;;) {
      const int room = static_cast<int>(wanted_.size());
      const int needed = g_main_context_query(context_, priority_, &timeout_ms, wanted_.data(), room);
      wanted_.resize(static_cast<size_t>(needed));
      if (needed <= room) return timeout_ms;
    }
  }

  void AfterWait() {
    // libuv only said that something happened. What it was, GLib wants to know of each descriptor.
    g_poll(wanted_.data(), static_cast<guint>(wanted_.size()), 0);
    const int count = static_cast<int>(wanted_.size());
    const bool ready = g_main_context_check(context_, priority_, wanted_.data(), count);
    if (ready) around_([this] { g_main_context_dispatch(context_); });
  }

  void HandleClosed() {
    if (--open_handles_ == 0) delete this;
  }

  GMainContext* const context_ = g_main_context_default();
  const ContextOwnership ownership_{context_};
  const Around around_;
  DescriptorSet descriptors_;
  std::vector<GPollFD> wanted_;
  gint priority_ = 0;
  size_t open_handles_ = 0;
  uv_prepare_t before_wait_;
  uv_check_t after_wait_;
  uv_timer_t deadline_;
  uv_poll_t readiness_;
};

}  // namespace

Pump* Pump::Start(uv_loop_s* loop, Around around) { return new LinuxPump(loop, std::move(around)); }

}  // namespace qt_host
