import { env } from "~/platform/env.server";
import { qrSvg } from "~/platform/qr.server";
import { to } from "./locale";

/** A private claim link as an address in the reader's language, and as a code for a camera. */
export async function drawLink(request: Request, token: string) {
  const address = env().publicUrl + to(request, `/c/${token}`);
  return { address, qr: await qrSvg(address) };
}
