/**
 * Settings that a program wants to see before it explains itself, and does nothing with; what the
 * environment says is left as it is.
 * @returns {Record<string, string>}
 */
export function settingsToExplain() {
  const key = Buffer.alloc(32, 1).toString("base64");
  const wanted = {
    DATABASE_URL: "postgres://localhost/none",
    MASTER_KEY: key,
    SESSION_SECRET: key,
  };
  return Object.fromEntries(Object.entries(wanted).filter(([name]) => !process.env[name]));
}
