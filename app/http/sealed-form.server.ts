import { openShort, sealShort } from "~/platform/signing.server";

const minutes = 60;

/** Seals what a form must carry on to its next step, so that nothing of it is kept meanwhile. */
export const sealForm = (purpose: string, content: object): string =>
  sealShort(
    `form/${purpose}`,
    JSON.stringify({ content, until: Date.now() + minutes * 60_000 }),
  ).toString("base64url");

/** Opens what `sealForm` sealed within the last hour; null when it ran out or was changed. */
export function openForm<Content>(purpose: string, sealed: unknown): Content | null {
  try {
    const text = openShort(`form/${purpose}`, Buffer.from(String(sealed), "base64url"));
    const { content, until } = JSON.parse(text) as { content: Content; until: number };
    return until > Date.now() ? content : null;
  } catch {
    return null;
  }
}
