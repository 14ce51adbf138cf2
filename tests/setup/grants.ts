import Ajv2020 from "ajv/dist/2020";
import grants from "../papers/grant-package.json";

const ajv = new Ajv2020({ allErrors: true });
ajv.addFormat("uri", (text) => URL.canParse(text));
ajv.addFormat("date", /^\d{4}-\d{2}-\d{2}$/);
ajv.addFormat("date-time", /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/);
const valid = ajv.compile(grants);

/** What of a package of grants is not as the published schema of the 360Giving standard has it. */
export const grantFaults = (told: unknown): string[] =>
  valid(told) ? [] : (valid.errors ?? []).map((one) => `${one.instancePath} ${one.message}`);
