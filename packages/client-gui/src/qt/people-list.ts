/** A list of names. */
import { QListWidget } from "@nodegui/nodegui";
import { defineElement } from "./define-element.ts";
import { type CommonProps, commonRules } from "./rules.ts";

export interface PeopleListProps extends CommonProps {
  readonly names: readonly string[];
}

export const PeopleList = defineElement<QListWidget, PeopleListProps>({
  tagName: "conclave-people-list",
  create: () => {
    const list = new QListWidget();
    list.setProperty("horizontalScrollBarPolicy", scrollBarAlwaysOff);
    list.setProperty("textElideMode", elideRight);
    return list;
  },
  rules: {
    ...commonRules,
    names: (list, names = []) => {
      list.clear();
      list.addItems([...names]);
    },
  },
});

/** Qt::ScrollBarAlwaysOff and Qt::ElideRight. */
const scrollBarAlwaysOff = 1;
const elideRight = 1;
