#include "window_request.h"

#include <xcb/xcb.h>

#include <QGuiApplication>
#include <QWidget>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace qt_widgets {
namespace {

/** "Direct user action", in the Extended Window Manager Hints. */
constexpr uint32_t kFromPerson = 2;

xcb_atom_t AtomOf(xcb_connection_t* connection, const char* name) {
  const auto cookie = xcb_intern_atom(connection, 0, static_cast<uint16_t>(std::strlen(name)), name);
  const std::unique_ptr<xcb_intern_atom_reply_t, decltype(&std::free)> reply(
      xcb_intern_atom_reply(connection, cookie, nullptr), &std::free);
  return reply == nullptr ? XCB_ATOM_NONE : reply->atom;
}

xcb_window_t RootOf(xcb_connection_t* connection, xcb_window_t window) {
  const auto cookie = xcb_query_tree(connection, window);
  const std::unique_ptr<xcb_query_tree_reply_t, decltype(&std::free)> reply(
      xcb_query_tree_reply(connection, cookie, nullptr), &std::free);
  return reply == nullptr ? XCB_WINDOW_NONE : reply->root;
}

}  // namespace

void RequestActivation(const QWidget& window) {
#if QT_CONFIG(xcb)
  auto* application = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
  if (application == nullptr) return;
  xcb_connection_t* connection = application->connection();
  const auto id = static_cast<xcb_window_t>(window.window()->winId());
  const xcb_window_t root = RootOf(connection, id);
  xcb_client_message_event_t event{};
  event.response_type = XCB_CLIENT_MESSAGE;
  event.format = 32;
  event.window = id;
  event.type = AtomOf(connection, "_NET_ACTIVE_WINDOW");
  event.data.data32[0] = kFromPerson;
  event.data.data32[1] = XCB_CURRENT_TIME;
  if (root == XCB_WINDOW_NONE || event.type == XCB_ATOM_NONE) return;
  xcb_send_event(connection, 0, root, XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY | XCB_EVENT_MASK_SUBSTRUCTURE_REDIRECT,
                 reinterpret_cast<const char*>(&event));
  xcb_flush(connection);
#else
  (void)window;
#endif
}

}  // namespace qt_widgets
