import { openRoomLog, openRoomLogHere } from "../../src/room-log/open.ts";
import { describeRoomLog } from "./contract.ts";
import { inFolder, inMemory } from "./support/places.ts";

describeRoomLog("SQLite in memory, in this thread", () => inMemory(openRoomLogHere));
describeRoomLog("SQLite in a file, in this thread", () => inFolder(openRoomLogHere));
describeRoomLog("SQLite in a file, in threads of its own", () => inFolder(openRoomLog));
