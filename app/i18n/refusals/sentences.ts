import type { RefusalCode } from "~/platform/refusal";
import type { Locale } from "../words";

/** Sentences of some refusals; a code that no module declares doesn't compile. */
export type Sentences = Partial<Record<RefusalCode, Record<Locale, string>>>;
