// The addon's Node-API surface and the checks of what comes through it. All calls are made by
// src/runtime/stock-node.ts, in this order:
//
//   reachesX11(): boolean                whether the X server of DISPLAY lets this process in
//   prepare(programName: string): void   before NodeGui is loaded
//   start(): void                        once NodeGui is loaded, and with it a QApplication made
//   stop(): void                         takes the windows off the screen and lets Node's loop end
#include <napi.h>

#include <functional>
#include <stdexcept>

#include "application.h"
#include "pump.h"
#include "qode_shim.h"
#include "startup_guard.h"
#include "x11.h"

namespace qt_host {
namespace {

// A process has one Qt, so this is kept per process; in plain pointers, as no destructor may run in exit().
StartupGuard* startup_guard = nullptr;
Application* application = nullptr;
Napi::AsyncContext* async_context = nullptr;
Pump* pump = nullptr;

void Require(const Napi::CallbackInfo& info, bool condition, const char* message) {
  if (!condition) throw Napi::Error::New(info.Env(), message);
}

Napi::Value ReachesX11(const Napi::CallbackInfo& info) {
  return Napi::Boolean::New(info.Env(), qt_host::ReachesX11());
}

void Prepare(const Napi::CallbackInfo& info) {
  Require(info, application == nullptr, "prepare() comes before start().");
  Require(info, info[0].IsString(), "prepare() takes the name of the program.");
  SetProgramName(info[0].As<Napi::String>());
  if (startup_guard == nullptr) startup_guard = new StartupGuard;
}

/** Runs a turn of Qt's loop as Node runs its own callbacks: with the nextTicks and microtasks right after. */
void TurnInNode(const std::function<void()>& turn) {
  const Napi::Env env = async_context->Env();
  const Napi::HandleScope handles(env);
  const Napi::CallbackScope callback(env, *async_context);
  turn();
  application->AfterTurn();
}

void Start(const Napi::CallbackInfo& info) {
  Require(info, startup_guard != nullptr, "start() comes after prepare(), and once.");
  delete startup_guard;
  startup_guard = nullptr;
  uv_loop_s* loop = nullptr;
  const napi_status status = napi_get_uv_event_loop(info.Env(), &loop);
  Require(info, status == napi_ok, "Node does not give its event loop away.");
  try {
    application = new Application;
    async_context = new Napi::AsyncContext(info.Env(), "QtTurn");
    pump = Pump::Start(loop, TurnInNode);
  } catch (const std::runtime_error& failure) {
    throw Napi::Error::New(info.Env(), failure.what());
  }
}

void Stop(const Napi::CallbackInfo& info) {
  Require(info, pump != nullptr, "stop() comes after start(), and once.");
  application->HideWindows();
  pump->Stop();
  pump = nullptr;
}

Napi::Object Init(Napi::Env env, Napi::Object exports) {
  exports["reachesX11"] = Napi::Function::New(env, ReachesX11, "reachesX11");
  exports["prepare"] = Napi::Function::New(env, Prepare, "prepare");
  exports["start"] = Napi::Function::New(env, Start, "start");
  exports["stop"] = Napi::Function::New(env, Stop, "stop");
  return exports;
}

NODE_API_MODULE(qt_host, Init)

}  // namespace
}  // namespace qt_host
