/** Looking for words: in the room, or in all rooms of the server. A hit is one press away. */
import type { RoomId } from "@conclave/protocol";
import React, { useEffect, useMemo, useRef, useState } from "react";
import type { ServerState } from "../../app/app-state.ts";
import type { SearchHit } from "../../app/controller.ts";
import { jumpFaults } from "../../app/jump-faults.ts";
import { Button, type ButtonWidget } from "../../qt/button.ts";
import { Label } from "../../qt/label.ts";
import { Column, Row } from "../../qt/layout.ts";
import { ListPane } from "../../qt/list-pane.ts";
import type { TextFieldWidget } from "../../qt/text-field.ts";
import { spacing } from "../../style/theme.ts";
import { shownText } from "../../text/breakable.ts";
import { counted } from "../../text/figures.ts";
import { showableLine } from "../../text/isolate.ts";
import { useApp, useController, useTheme } from "../conclave.ts";
import { ChoiceField } from "../form/choice-field.tsx";
import { Field } from "../form/field.tsx";
import { listColours } from "../pane-theme.ts";
import { CloseButton, DialogFrame, useDefaultButton } from "./dialog-frame.tsx";
import { readSearch, type SearchFault, type SearchField, type SearchForm } from "./search-form.ts";
import { hitKey, searchRow } from "./search-rows.ts";
import { type SearchState, useSearch } from "./use-search.ts";

export interface SearchDialogProps {
  readonly server: ServerState;
  /** The room from which it was opened. */
  readonly room: RoomId | undefined;
}

export function SearchDialog({ server, room }: SearchDialogProps) {
  const controller = useController();
  const theme = useTheme();
  const style = useApp((state) => state.settings.timeStyle);
  // Only for what rooms are called: as of when it was opened, so that rows stay the same ones while others talk.
  const [rooms] = useState(server.rooms);
  const [form, setForm] = useState<SearchForm>({ words: "", from: "", since: "", before: "" });
  const [where, setWhere] = useState<"everywhere" | "room">(room === undefined ? "everywhere" : "room");
  const [fault, setFault] = useState<SearchFault | undefined>();
  const [jumpFault, setJumpFault] = useState("");
  const search = useSearch();
  const words = useRef<TextFieldWidget>(null);
  const button = useRef<ButtonWidget>(null);
  useDefaultButton(button);
  useEffect(() => words.current?.setFocus(), []);

  const here = room === undefined ? undefined : server.rooms.get(room)?.info;
  const ask = () => {
    const read = readSearch(form);
    if ("field" in read) return setFault(read);
    setFault(undefined);
    setJumpFault("");
    search.ask({ ...read, server: server.key, room: where === "room" ? room : undefined });
  };
  const hits = "hits" in search.state ? search.state.hits : noHits;
  const items = useMemo(
    () => hits.map((hit) => searchRow(hit, { rooms, where, times: { style }, nowMs: Date.now() })),
    [hits, rooms, where, style],
  );
  const colours = useMemo(() => listColours(theme, "surface"), [theme]);
  const jump = async (key: string) => {
    const hit = hits.find((each) => hitKey(each) === key);
    if (hit === undefined) return;
    const outcome = await controller.jumpTo(server.key, hit.room, hit.number);
    if (outcome === "there") controller.show(undefined);
    else setJumpFault(jumpFaults[outcome]);
  };
  const field = (name: SearchField, label: string, placeholder: string) => (
    <Field
      {...(name === "words" ? { field: words } : {})}
      grow={name === "words" ? 2 : 1}
      label={label}
      placeholder={placeholder}
      fault={fault?.field === name ? fault.what : undefined}
      text={form[name]}
      onEdit={(text) => setForm({ ...form, [name]: text })}
    />
  );
  const note = jumpFault === "" ? noteOf(search.state) : jumpFault;
  const buttons = (
    <>
      <Button
        text="&More results"
        visible={search.state.kind === "answered" && search.state.cursor !== undefined}
        onClick={search.askMore}
      />
      <CloseButton kind="plain" />
    </>
  );
  return (
    <DialogFrame title="Search" width={700} height={540} buttons={buttons}>
      <Row gap={spacing.medium}>
        {field("words", "Words", "all of them have to be in it")}
        {field("from", "From", "anybody")}
      </Row>
      <Row gap={spacing.medium}>
        {field("since", "Since", "2026-01-31")}
        {field("before", "Before", "2026-02-28")}
        <ChoiceField
          grow
          label="Where"
          options={[
            ...(here === undefined ? [] : [{ value: "room", text: `In ${showableLine(here.name)}` }]),
            { value: "everywhere", text: "In all my rooms here" },
          ]}
          value={where}
          onChange={(value) => setWhere(value === "room" ? "room" : "everywhere")}
        />
        <Column>
          <Column grow />
          <Button ref={button} id="primary" text="&Search" onClick={ask} />
        </Column>
      </Row>
      <Label id={isFault(search.state) || jumpFault !== "" ? "fault" : "muted"} wrap text={shownText(note)} />
      <ListPane
        grow
        accessibleName="Results"
        items={items}
        colours={colours}
        visible={items.length > 0}
        onActivate={(key) => void jump(key)}
      />
      <Column grow visible={items.length === 0} />
    </DialogFrame>
  );
}

function isFault(state: SearchState): boolean {
  return state.kind === "failed";
}

function noteOf(state: SearchState): string {
  switch (state.kind) {
    case "nothing-asked":
      return "Type what you look for and press Enter. Only what the server keeps is found, newest first.";
    case "asking":
      return "Looking …";
    case "failed":
      return state.what;
    case "answered":
      if (state.hits.length === 0) return "Nothing was found. Try fewer words, or look in all rooms.";
      return `${counted(state.hits.length, "result")}${state.cursor === undefined ? "" : ", and there are more"}. Enter goes to the message.`;
  }
}

const noHits: readonly SearchHit[] = [];
