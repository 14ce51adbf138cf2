import type { Sentences } from "./sentences";

/** Why something can't stand in a fund's books. */
export const refusalsOfLedger = {
  ledger_short: {
    "zh-CN": "基金里能用的钱不够了，一分也没有动。",
    en: "The fund doesn’t have enough available for this. Nothing was moved.",
  },
  ledger_ref_taken: {
    "zh-CN": "这笔流水已经记过账了。",
    en: "This transaction is already in the books.",
  },
  ledger_reversed_already: {
    "zh-CN": "这笔账已经冲正过一次了。",
    en: "This entry has already been reversed.",
  },
  ledger_needs_second_person: {
    "zh-CN": "这笔账要由记账以外的另一个人批准。",
    en: "Someone other than the person who recorded this has to approve it.",
  },
} satisfies Sentences;
