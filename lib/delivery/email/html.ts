/** A piece of HTML in which every text is escaped. */
export class Html {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

export type Child = Html | string | null | undefined | false | readonly Child[];
export type Style = Record<string, string | number>;
interface Attributes {
  style?: Style;
  [name: string]: string | number | Style | undefined;
}

/** Elements without an end tag. */
const empty: ReadonlySet<string> = new Set(["meta", "img", "br"]);

/** An element. `style` is an object: `{ fontSize: "16px" }`. */
export function element(name: string, attributes: Attributes, ...children: Child[]): Html {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeHtml(attributeText(value!))}"`)
    .join("");
  const inside = empty.has(name) ? "" : `${sourceOf(children)}</${name}>`;
  return new Html(`<${name}${written}>${inside}`);
}

const attributeText = (value: string | number | Style): string =>
  typeof value === "object"
    ? Object.entries(value)
        .map(([rule, setting]) => `${rule.replace(/[A-Z]/g, hyphenated)}:${setting}`)
        .join(";")
    : String(value);

const hyphenated = (letter: string): string => `-${letter.toLowerCase()}`;

function sourceOf(child: Child): string {
  if (child instanceof Html) return child.source;
  if (Array.isArray(child)) return (child as readonly Child[]).map(sourceOf).join("");
  return child ? escapeHtml(child as string) : "";
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character]!);
