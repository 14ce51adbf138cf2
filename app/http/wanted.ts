/** One item of a list like `br, gzip;q=0.8`; what comes first is wanted more. */
type Want = { name: string; weight: number };

/** A header's list of wants, the dearest first (RFC 9110, 12.4.2); of equal ones as they stand. */
function wants(header: string): Want[] {
  return header
    .split(",", 50)
    .map((item) => {
      const [name = "", ...rest] = item.split(";").map((part) => part.trim().toLowerCase());
      const weight = rest.find((part) => part.startsWith("q="))?.slice(2);
      return { name, weight: weight === undefined ? 1 : Number(weight) || 0 };
    })
    .filter(({ name }) => name !== "")
    .sort((a, b) => b.weight - a.weight);
}

export const encodings = ["br", "gzip", "identity"] as const;
export type Encoding = (typeof encodings)[number];

/** Browsers say one of a handful of things. */
const known = new Map<string, Encoding | undefined>();

/** The smallest form of an answer that a client takes; nothing when it takes none of ours. */
export function encodingFor(header: string | undefined): Encoding | undefined {
  if (header === undefined) return "identity";
  if (known.has(header)) return known.get(header);
  const encoding = bestOf(header);
  if (known.size < 100) known.set(header, encoding);
  return encoding;
}

function bestOf(header: string): Encoding | undefined {
  const asked = wants(header);
  const weightOf = (encoding: Encoding) =>
    asked.find(({ name }) => name === encoding)?.weight ??
    // Not named, `identity` is taken unless everything else is refused; the others only by `*`.
    asked.find(({ name }) => name === "*")?.weight ??
    (encoding === "identity" ? Number.MIN_VALUE : 0);
  const [best] = encodings
    .map((encoding) => ({ encoding, weight: weightOf(encoding) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return best?.encoding;
}

/** Whether an `Accept-Language` asks for Chinese first, or for nothing at all. */
export function wantsChinese(header: string | undefined): boolean {
  if (header === undefined) return true;
  const [first] = wants(header).filter(
    ({ name, weight }) => weight > 0 && /^(?:zh|en)(?:-|$)|^\*$/.test(name),
  );
  return first !== undefined && !/^en\b/.test(first.name);
}
