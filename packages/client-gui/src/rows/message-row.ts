/**
 * What the message pane shows, row by row. Everything in the rows that people wrote is either plain text, or HTML made by `text/`
 * and nothing else. A quote's target is the key of the row that it is about.
 */
export type {
  PaneChip as Chip,
  PaneFile as FileCard,
  PaneRow as MessageRow,
} from "@conclave/qt-host/widgets";
