import { parseArgs, type ParseArgsConfig } from "node:util";

/** A command was given words that it doesn't know: said in one line, and it ends with 2. */
export class WrongWords extends Error {}

/** Reads the words after a command's name; what it doesn't know is a `WrongWords`. */
export function readWords<Config extends ParseArgsConfig>(config: Config) {
  try {
    return parseArgs(config);
  } catch (error) {
    const { code = "", message = "" } = error as { code?: string; message?: string };
    if (!code.startsWith("ERR_PARSE_ARGS")) throw error;
    const said = message.split(/\. |\.?\n/)[0] ?? "";
    throw new WrongWords(`${said}. What this command knows, --help says.`);
  }
}
