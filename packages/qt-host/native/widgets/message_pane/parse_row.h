#pragma once

#include <napi.h>

#include <memory>

#include "row.h"

namespace qt_widgets {

/** A row as JavaScript gives it. Throws a TypeError that names the property that is missing. */
std::unique_ptr<Row> ParseRow(const Napi::Value& value);

}  // namespace qt_widgets
