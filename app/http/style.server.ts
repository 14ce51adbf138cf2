import { createHash } from "node:crypto";
import style from "../styles.css?inline";

/**
 * The style as it goes with the page of somebody who comes for the first time: the way to ask for it
 * and back would cost a phone far away more than the style itself. Whoever has a cookie of ours has
 * been here, and has it.
 */
export const styleFor = (request: Request) => (request.headers.has("cookie") ? undefined : style);

/** What the policy knows that style by. */
export const styleHash = `'sha256-${createHash("sha256").update(style).digest("base64")}'`;
