// The one interface between the two event loops. How it works and why: docs/event-loop.md.
#pragma once

#include <functional>

struct uv_loop_s;

namespace qt_host {

/** Drives Qt's event loop as a guest of Node's. Lives on the main thread and starts no other. */
class Pump {
 public:
  /** Wraps a turn of Qt's loop: calls `turn` once, and opens and closes around it what JavaScript needs. */
  using Around = std::function<void(const std::function<void()>& turn)>;

  /**
   * Takes hold of Qt's loop. From now on each iteration of `loop` runs what is ready in it, and keeps `loop`
   * alive. Throws std::runtime_error when the system refuses.
   */
  static Pump* Start(uv_loop_s* loop, Around around);

  /** Lets go of both loops and frees the pump, as soon as `loop` is done with it. Allowed inside a turn. */
  virtual void Stop() = 0;

 protected:
  virtual ~Pump() = default;
};

}  // namespace qt_host
