import { parseSubmission } from "@conform-to/react/future";

/** What a form held: texts and files, nested as their names say (`a.b`, `a[0].b`, `a[]`). */
export type FormInput = Record<string, unknown>;

/** A name as forms here have it: short, a few levels deep, and no list longer than what is posted. */
const fieldName = /^[^.[\]]{1,80}(?:\.[^.[\]]{1,80}|\[\d{0,4}\]){0,5}$/;
const mostFields = 10_000;

/**
 * Reads a posted form, urlencoded or multipart. A file field in which nothing was chosen is left out; a body that
 * is no form, broke off on its way, or names fields as no form does, is answered 400.
 */
export async function formInput(request: Request): Promise<FormInput> {
  const form = await request.formData().catch(malformed);
  const filled = new FormData();
  const fields = [...form];
  if (fields.length > mostFields) malformed();
  for (const [name, value] of fields) {
    if (!fieldName.test(name) || reserved.test(name)) malformed();
    // Nobody types a NUL, and no text of the database can hold one.
    if (typeof value === "string") filled.append(name, value.replaceAll("\0", ""));
    else if (value.size > 0 || value.name !== "") filled.append(name, value);
  }
  return parseSubmission(filled).payload;
}

const reserved = /(?:^|\.)(?:__proto__|constructor|prototype)(?:[.[]|$)/;

function malformed(): never {
  throw new Response(null, { status: 400 });
}

const secret = /code|password|token|secret/i;

/** What of the input the form may show again: its texts, but never a code or a key. */
export function typedIn(input: unknown): Record<string, unknown> {
  if (typeof input !== "object" || input === null) return {};
  return Object.fromEntries(
    Object.entries(input)
      .filter(([name]) => !secret.test(name))
      .map(([name, value]) => [name, textsOf(value)] as const)
      .filter(([, value]) => value !== undefined),
  );
}

function textsOf(value: unknown): unknown {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  if (value === null) return "";
  if (Array.isArray(value)) return value.map(textsOf).filter((one) => one !== undefined);
  if (value instanceof Blob || value instanceof Uint8Array) return undefined;
  if (typeof value === "object" && value !== null) return typedIn(value);
  return undefined;
}
