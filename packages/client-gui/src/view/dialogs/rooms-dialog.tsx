/** Where one can go on a server: public rooms to join, a room to make, a person to write to. */
import type { RoomId } from "@conclave/protocol";
import React, { useEffect, useState } from "react";
import type { ServerState } from "../../app/app-state.ts";
import { useController } from "../conclave.ts";
import { CloseButton, DialogFrame, ScrolledBody } from "./dialog-frame.tsx";
import { NewRoom } from "./new-room.tsx";
import { PublicRooms } from "./public-rooms.tsx";
import { WriteTo } from "./write-to.tsx";

export function RoomsDialog({ server }: { readonly server: ServerState }) {
  const controller = useController();
  const [awaited, setAwaited] = useState<RoomId | undefined>();
  const [fault, setFault] = useState("");
  const join = async (room: RoomId) => {
    setFault("");
    setAwaited(room);
    if (server.rooms.has(room)) return;
    const refusal = await controller.joinRoom(server.key, room);
    if (refusal === undefined) return;
    // Somebody may have chosen another one meanwhile.
    setAwaited((present) => (present === room ? undefined : present));
    setFault(refusal.what);
  };
  const isIn = awaited !== undefined && server.rooms.has(awaited);
  // A room that was joined or made is there when the server has described it.
  useEffect(() => {
    if (!isIn || awaited === undefined) return;
    controller.go({ kind: "room", server: server.key, room: awaited });
    controller.show(undefined);
  }, [isIn, awaited, controller, server.key]);
  return (
    <DialogFrame title="Rooms" enter="field" width={640} height={560} buttons={<CloseButton kind="plain" />}>
      <ScrolledBody accessibleName="Rooms">
        <PublicRooms server={server} awaited={awaited} fault={fault} onJoin={(room) => void join(room)} />
        <WriteTo server={server} onOpened={setAwaited} />
        <NewRoom server={server} onOpened={setAwaited} />
      </ScrolledBody>
    </DialogFrame>
  );
}
