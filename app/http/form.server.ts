import { parseSubmission } from "@conform-to/react/future";

/** What a form held: texts and files, nested as their names say (`a.b`, `a[0].b`, `a[]`). */
export type FormInput = Record<string, unknown>;

/**
 * Reads a posted form, urlencoded or multipart. A file field left empty is left out; a body that
 * is no form, or broke off on its way, is answered 400.
 */
export async function formInput(request: Request): Promise<FormInput> {
  const form = await request.formData().catch(() => {
    throw new Response(null, { status: 400 });
  });
  const filled = new FormData();
  for (const [name, value] of form) {
    if (typeof value === "string" || value.size > 0) filled.append(name, value);
  }
  return parseSubmission(filled).payload;
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
  if (Array.isArray(value)) return value.map(textsOf).filter((one) => one !== undefined);
  if (value instanceof Blob || value instanceof Uint8Array) return undefined;
  if (typeof value === "object" && value !== null) return typedIn(value);
  return undefined;
}
