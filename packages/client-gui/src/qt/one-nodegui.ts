/**
 * react-nodegui 0.14 asks for an older NodeGui, and a package manager that heeds no overrides of ours may have given
 * it one. Two NodeGuis in a process would be two Qt applications, so react-nodegui is given ours.
 */
import { createRequire, registerHooks } from "node:module";
import { pathToFileURL } from "node:url";

/** From now on react-nodegui's `@nodegui/nodegui`, and every file in it, is the one that this package depends on. */
export function shareOneNodegui(): void {
  const { resolve } = createRequire(import.meta.url);
  const { resolve: resolveTheirs } = createRequire(resolve("@nodegui/react-nodegui/package.json"));
  // As it should be. With a hook everything else would take longer to load.
  if (resolveTheirs("@nodegui/nodegui") === resolve("@nodegui/nodegui")) return;
  let resolving = false;
  registerHooks({
    resolve: (specifier, context, nextResolve) => {
      const isTheirs =
        context.parentURL?.includes("/react-nodegui/") && /^@nodegui\/nodegui(\/|$)/.test(specifier);
      // Our own resolving comes through here again, and is to be left alone.
      if (resolving || !isTheirs) return nextResolve(specifier, context);
      resolving = true;
      try {
        return { url: pathToFileURL(resolve(specifier)).href, format: "commonjs", shortCircuit: true };
      } finally {
        resolving = false;
      }
    },
  });
}
