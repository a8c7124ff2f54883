/** The gallery as a page that a browser opens from the disk: every picture with what it shows. */

export interface Picture {
  /** Beside the page. */
  readonly file: string;
  readonly scene: string;
  readonly theme: string;
  readonly size: string;
  readonly percent: string;
  /** "taken", or why it is not there. */
  readonly outcome: string;
}

export function page(pictures: readonly Picture[]): string {
  const scenes = [...new Set(pictures.map(({ scene }) => scene))];
  const parts = scenes.map(
    (scene) =>
      `<h2>${escaped(scene)}</h2>\n${pictures
        .filter((picture) => picture.scene === scene)
        .map(figure)
        .join("\n")}`,
  );
  return `<!doctype html>
<meta charset="utf-8">
<title>The window of Conclave</title>
<style>
  body { font: 16px sans-serif; margin: 2em; background: #eee; color: #222; }
  figure { display: inline-block; margin: 0 1em 1em 0; vertical-align: top; }
  img { max-width: 44em; border: 1px solid #999; display: block; }
</style>
<h1>The window of Conclave</h1>
${parts.join("\n")}
`;
}

function figure({ file, theme, size, percent, outcome }: Picture): string {
  const caption = `${theme}, ${size}, ${percent} %`;
  if (outcome !== "taken") return `<figure>${escaped(`${caption}: ${outcome}`)}</figure>`;
  return `<figure><a href="${file}"><img src="${file}" alt="${caption}"></a><figcaption>${caption}</figcaption></figure>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
