import type { RefusalCode } from "~/platform/refusal";
import type { Locale } from "./words";

/** The sentence of every planned "no". A code without its two sentences doesn't compile. */
export const refusals: Record<RefusalCode, Record<Locale, string>> = {
  invalid_input: { "zh-CN": "这里还没有填对。", en: "This isn’t filled in properly yet." },
  not_found: { "zh-CN": "找不到这一项。", en: "We can’t find this." },
  not_allowed: { "zh-CN": "这件事不归您做。", en: "This isn’t yours to do." },
  step_not_possible: {
    "zh-CN": "它现在的状态做不了这一步，请刷新看看。",
    en: "It can’t take this step from where it is now. Reload to see it.",
  },
  too_many_tries: {
    "zh-CN": "试得太密了，请过几分钟再来。",
    en: "Too many tries. Please come back in a few minutes.",
  },
  key_reused: {
    "zh-CN": "这份表单已经交过了，内容又变了。请从头再填一次。",
    en: "This form was already sent with other content. Please start again.",
  },
};
