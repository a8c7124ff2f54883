/** Lets a window come to the front under Wayland, where only what a person has just used may give it that right. */

/**
 * Has the next activation of a window use a token that another program was given (xdg-activation): Qt reads it from the
 * environment, once. Elsewhere it has no effect.
 */
export function offerActivation(token: string | undefined): void {
  if (token !== undefined) process.env["XDG_ACTIVATION_TOKEN"] = token;
}
