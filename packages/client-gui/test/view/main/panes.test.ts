import { beforeEach, expect, test } from "vitest";
import { type PaneName, Panes } from "../../../src/view/main/panes.ts";

let focused: PaneName | undefined;
let panes: Panes;

beforeEach(() => {
  focused = undefined;
  panes = new Panes();
});

function widget(name: PaneName, visible = true) {
  return {
    hasFocus: () => focused === name,
    isVisible: () => visible,
    setFocus: () => {
      focused = name;
    },
  };
}

test("on and back, round the ends, past what is hidden", () => {
  panes.setWidget("people", widget("people", false));
  for (const name of ["rooms", "messages", "composer"] as const) panes.setWidget(name, widget(name));
  const went = ["on", "on", "on", "on", "back", "back"].map((direction) => {
    panes.goRound(direction as "back" | "on");
    return focused;
  });
  expect(went).toEqual(["rooms", "messages", "composer", "rooms", "composer", "messages"]);
});

test("what has gone gets no keys", () => {
  panes.setWidget("rooms", widget("rooms"));
  panes.setWidget("rooms", null);
  panes.goRound("on");
  panes.focus("rooms");
  expect(focused).toBeUndefined();
});
