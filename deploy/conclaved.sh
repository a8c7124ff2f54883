#!/bin/sh
# /usr/bin/conclaved. Commands find the state of the service, unless the configuration or an option says otherwise.
STATE_DIRECTORY="${STATE_DIRECTORY:-/var/lib/conclave}"
export STATE_DIRECTORY
exec /usr/lib/conclave/bin/node /usr/lib/conclave/bin/conclaved.js "$@"
