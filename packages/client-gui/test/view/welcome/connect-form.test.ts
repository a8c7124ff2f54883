import { expect, test } from "vitest";
import { editField, editPaste, firstForm, formToSend } from "../../../src/view/welcome/connect-form.ts";

const link = `conclave://chat.example.org:77/?k=${"A".repeat(43)}`;
const empty = firstForm({ port: "5068", name: "ana", paste: "" });

test("an address with a port fills both fields; a host alone leaves the port as it is", () => {
  expect(editPaste(empty, " chat.example.org:77 ")).toMatchObject({ host: "chat.example.org", port: "77" });
  expect(editPaste(empty, "[::1]:77")).toMatchObject({ host: "::1", port: "77" });
  expect(editPaste(empty, "chat.example.org")).toMatchObject({ host: "chat.example.org", port: "5068" });
});

test("an invitation fills both fields, and is what is sent", () => {
  const form = editPaste(empty, ` ${link}\n`);
  expect(form).toMatchObject({ host: "chat.example.org", port: "77", invitation: { link } });
  expect(formToSend(form)).toEqual({ host: link, port: "77", name: "ana" });
});

test("pasted into the host field it is as good", () => {
  expect(formToSend(editField(empty, "host", link)).host).toBe(link);
});

test("another name keeps the invitation; another host or port is none that somebody was invited to", () => {
  const form = editPaste(empty, link);
  expect(formToSend(editField(form, "name", "bea"))).toEqual({ host: link, port: "77", name: "bea" });
  for (const other of [editField(form, "port", "78"), editField(form, "host", "elsewhere.example.org")]) {
    expect(other).toMatchObject({ invitation: undefined, paste: "" });
    expect(formToSend(other).host).toBe(other.host);
  }
});

test("a link that is cut off says nothing about host and port, and is sent as it is to be told what is wrong", () => {
  const form = editPaste(editPaste(empty, "chat.example.org:77"), link.slice(0, -5));
  expect(form).toMatchObject({ host: "", invitation: undefined });
  expect(formToSend(form).host).toBe(link.slice(0, -5));
});

test("a form can begin with a link that somebody clicked", () => {
  expect(firstForm({ port: "5068", name: "ana", paste: link })).toMatchObject({ invitation: { link } });
});
