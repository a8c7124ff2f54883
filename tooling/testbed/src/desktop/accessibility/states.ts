/** The states that a widget can be in, by the names that AT-SPI gives them. */

/** @param bits - two numbers of 32 bits, the lower ones first. */
export function stateNames([low = 0, high = 0]: readonly number[]): string[] {
  const bits = (BigInt(high) << 32n) | BigInt(low);
  return names.filter((_, index) => (bits >> BigInt(index)) & 1n);
}

/** In the order of their bits. */
const names =
  `invalid active armed busy checked collapsed defunct editable enabled expandable expanded focusable
  focused has-tooltip horizontal iconified modal multi-line multiselectable opaque pressed resizable selectable
  selected sensitive showing single-line stale transient vertical visible manages-descendants indeterminate
  required truncated animated invalid-entry supports-autocompletion selectable-text is-default visited checkable
  has-popup read-only`.split(/\s+/);
