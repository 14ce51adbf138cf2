import { inlineSources } from "./inline.server";

const policy = (script: string, style: string, connect: string) =>
  [
    "default-src 'none'",
    `script-src ${script}`,
    `style-src ${style}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `connect-src ${connect}`,
  ].join("; ");

// While developing, Vite puts styles into the page and talks over a socket.
const developing = import.meta.env.DEV;
const style = developing ? "'self' 'unsafe-inline'" : "'self'";
const connect = developing ? "'self' ws:" : "'self'";

/** The policy of every answer that names none of its own: documents run what they carry, and no file. */
export const strictPolicy = policy(inlineSources, style, connect);

/** The policy of a working page: the framework's inline scripts carry this one answer's nonce. */
export const workingPolicy = (nonce: string) => policy(`'self' 'nonce-${nonce}'`, style, connect);

/** What a page may ask of the device: nothing, but where the hub scans labels the camera. */
export const permissions = (camera = false) =>
  `camera=${camera ? "(self)" : "()"}, geolocation=(), microphone=(), payment=()`;
