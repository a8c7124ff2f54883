// The three symbols that NodeGui leaves undefined because its own runtime, qode, has them. Their names and
// types are those of NodeGui's src/cpp/include/nodegui/core/Integration/qode-api.h.
#include "qode_shim.h"

#define QODE_EXPORT __attribute__((visibility("default")))

namespace qode {

namespace {
std::string program_name = "node";
char* arguments[] = {program_name.data(), nullptr};
}  // namespace

// NodeGui hands both to QApplication, which keeps a reference to the count and may take entries out of the
// list: hence static storage, and a list of our own rather than Node's. The script's own arguments stay with
// the script.
QODE_EXPORT int qode_argc = 1;
QODE_EXPORT char** qode_argv = arguments;

// qode runs the function it is given instead of Node's loop: it is NodeGui's blocking QApplication::exec().
// Here Node's loop stays in charge and the pump drives Qt, so the function is dropped.
QODE_EXPORT void InjectCustomRunLoop(int (*)()) {}

}  // namespace qode

namespace qt_host {

void SetProgramName(const std::string& name) {
  qode::program_name = name;
  qode::arguments[0] = qode::program_name.data();
}

}  // namespace qt_host
