import { expect, test } from "vitest";
import { missingText, searchScope, searchWheres } from "../../../src/view/dialogs/search-scope.ts";
import { roomState, roomsOf, serverState } from "../../support/sample-state.ts";

const here = serverState({ rooms: roomsOf(roomState({ room: 2, name: "design" })) });
const other = serverState({ key: "b:1", label: "Other" });
const away = serverState({
  key: "c:1",
  label: "Away\nserver",
  phase: { kind: "reconnecting", address: here.address, atMs: 5, problem: undefined } as never,
});
const place = { server: here, room: 2 };

test("what can be chosen: the room, its server, all servers; and of these only what is different", () => {
  const values = (...choices: Parameters<typeof searchWheres>) =>
    searchWheres(...choices).map(({ value }) => value);
  expect(values([here, other], place)).toEqual(["room", "server", "everywhere"]);
  expect(values([here], place)).toEqual(["room", "everywhere"]);
  expect(values([here, other], { server: undefined, room: undefined })).toEqual(["everywhere"]);
  expect(searchWheres([here], place).map(({ text }) => text)).toEqual(["In design", "In all my rooms"]);
});

test("everywhere is every server with a connection; those without one are named", () => {
  const servers = [here, away, other];
  const scope = searchScope("everywhere", servers, place);
  expect(scope.targets).toEqual([
    { server: here, room: undefined },
    { server: other, room: undefined },
  ]);
  expect(missingText(scope.missing)).toBe("Not searched: Away server (reconnecting).");
  expect(searchScope("room", servers, place).targets).toEqual([{ server: here, room: 2 }]);
  expect(searchScope("server", servers, place)).toEqual({
    targets: [{ server: here, room: undefined }],
    missing: [],
  });
  expect(missingText([])).toBe("");
});
