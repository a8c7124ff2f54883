/** Looking for words: in the room, in all rooms of the server, or on all servers. A hit is one press away. */
import type { RoomId } from "@conclave/protocol";
import React, { useEffect, useMemo, useRef, useState } from "react";
import type { ServerState } from "../../app/app-state.ts";
import { jumpFaults } from "../../app/jump-faults.ts";
import { Button, type ButtonWidget } from "../../qt/button.ts";
import { Label } from "../../qt/label.ts";
import { Column, Row } from "../../qt/layout.ts";
import { ListPane } from "../../qt/list-pane.ts";
import type { TextFieldWidget } from "../../qt/text-field.ts";
import { spacing } from "../../style/theme.ts";
import { shownText } from "../../text/breakable.ts";
import { useApp, useConclave, useController, useTheme } from "../conclave.ts";
import { ChoiceField } from "../form/choice-field.tsx";
import { Field } from "../form/field.tsx";
import { listColours } from "../pane-theme.ts";
import { CloseButton, DialogFrame, useDefaultButton } from "./dialog-frame.tsx";
import { readSearch, type SearchFault, type SearchField, type SearchForm } from "./search-form.ts";
import { hasMore, type SearchNote, searchNote } from "./search-note.ts";
import { hitKey, type SearchRowContext, searchRows } from "./search-rows.ts";
import { missingText, type SearchWhere, searchScope, searchWheres } from "./search-scope.ts";
import { useSearch } from "./use-search.ts";

export interface SearchDialogProps {
  /** The server and the room from which it was opened. */
  readonly server: ServerState | undefined;
  readonly room: RoomId | undefined;
  /** Looked for at once. */
  readonly words?: string | undefined;
}

export function SearchDialog({ server, room, words: firstWords = "" }: SearchDialogProps) {
  const controller = useController();
  const { store } = useConclave();
  const theme = useTheme();
  const style = useApp((state) => state.settings.timeStyle);
  // Only for what rooms are called: as of when it was opened, so that rows stay the same ones while others talk.
  const [servers] = useState(store.state.servers);
  const [place] = useState({ server, room });
  const wheres = useMemo(() => searchWheres(servers, place), [servers, place]);
  const [form, setForm] = useState<SearchForm>({ words: firstWords, from: "", since: "", before: "" });
  const [where, setWhere] = useState<SearchWhere>(room === undefined ? "everywhere" : "room");
  const [fault, setFault] = useState<SearchFault | undefined>();
  const [jumpFault, setJumpFault] = useState("");
  const [asked, setAsked] = useState<Asked>({ missing: "", headings: "none" });
  const { finds, ask: askServers, askMore } = useSearch();
  const words = useRef<TextFieldWidget>(null);
  const button = useRef<ButtonWidget>(null);
  useDefaultButton(button);

  const ask = () => {
    const read = readSearch(form);
    if ("field" in read) return setFault(read);
    setFault(undefined);
    setJumpFault("");
    const { servers: now } = store.state;
    const { targets, missing } = searchScope(where, now, {
      server: now.find(({ key }) => key === server?.key),
      room,
    });
    const headings = where === "everywhere" && now.length > 1 ? "servers-and-rooms" : "rooms";
    setAsked({ missing: missingText(missing), headings: where === "room" ? "none" : headings });
    askServers(targets.map((target) => ({ ...read, server: target.server.key, room: target.room })));
  };
  const askFirst = useRef(ask);
  useEffect(() => {
    words.current?.setFocus();
    if (firstWords !== "") askFirst.current();
  }, [firstWords]);
  const hits = useMemo(() => (finds ?? []).flatMap((each) => each.hits), [finds]);
  const items = useMemo(
    () => searchRows(hits, { servers, headings: asked.headings, times: { style }, nowMs: Date.now() }),
    [hits, servers, asked, style],
  );
  const colours = useMemo(() => listColours(theme, "surface"), [theme]);
  const jump = async (key: string) => {
    const hit = hits.find((each) => hitKey(each) === key);
    if (hit === undefined) return;
    const outcome = await controller.jumpTo(hit.server, hit.room, hit.number);
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
  const labelOf = (key: string) => servers.find((each) => each.key === key)?.label ?? key;
  const note: SearchNote =
    jumpFault === ""
      ? searchNote({ finds, missing: asked.missing, labelOf })
      : { tone: "fault", text: jumpFault };
  const buttons = (
    <>
      <Button text="&More results" visible={hasMore(finds)} onClick={askMore} />
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
          options={wheres}
          value={where}
          onChange={(value) => setWhere(value as SearchWhere)}
        />
        <Column>
          <Column grow />
          <Button ref={button} id="primary" text="&Search" onClick={ask} />
        </Column>
      </Row>
      <Label id={note.tone === "fault" ? "fault" : "muted"} wrap text={shownText(note.text)} />
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

/** What belongs to the search whose results are shown, whatever was chosen since. */
interface Asked {
  readonly missing: string;
  readonly headings: SearchRowContext["headings"];
}
