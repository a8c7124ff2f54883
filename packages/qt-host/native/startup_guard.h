#pragma once

namespace qt_host {

/**
 * While it lives, a fatal message of Qt's ends the process with that message on stderr and EX_UNAVAILABLE
 * (69), where Qt would abort with a core dump. For faults in starting that nothing but the attempt reveals,
 * such as a library that Qt's platform plugin lacks.
 */
class StartupGuard {
 public:
  StartupGuard();
  ~StartupGuard();
  StartupGuard(const StartupGuard&) = delete;
  StartupGuard& operator=(const StartupGuard&) = delete;
};

}  // namespace qt_host
