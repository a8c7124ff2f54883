#include "startup_guard.h"

#include <sysexits.h>
#include <unistd.h>

#include <QString>
#include <cstdio>

namespace qt_host {
namespace {

QtMessageHandler usual_handler = nullptr;

void EndOnFatal(QtMsgType type, const QMessageLogContext& context, const QString& message) {
  if (type != QtFatalMsg) return usual_handler(type, context, message);
  std::fprintf(stderr, "Qt cannot start: %s\n", qUtf8Printable(message));
  _exit(EX_UNAVAILABLE);
}

}  // namespace

StartupGuard::StartupGuard() { usual_handler = qInstallMessageHandler(EndOnFatal); }

StartupGuard::~StartupGuard() { qInstallMessageHandler(usual_handler); }

}  // namespace qt_host
