import type { Sentences } from "./sentences";

/** Why something about a child, a text or a consent was refused. */
export const refusalsOfPrivacy = {
  wish_needs_consent: {
    "zh-CN": "没有第二个人核过的同意书，这个心愿还不能往下走。",
    en: "No consent that a second person checked covers this wish yet.",
  },
  consent_needs_second_person: {
    "zh-CN": "登记同意书的人不能自己核，请另一位来。",
    en: "Someone other than the person who recorded the consent checks it.",
  },
  sheet_needs_second_person: {
    "zh-CN": "这张同意书是您登记的，请另一位来核。",
    en: "You recorded this sheet. Someone else has to check it.",
  },
  consent_collects: {
    "zh-CN": "不同意收集信息，就没有可以登记的。",
    en: "Without the consent to collect there is nothing to record.",
  },
  consent_at_most_a_year: {
    "zh-CN": "同意最长十二个月，到期日要在签字之后一年以内。",
    en: "A consent lasts twelve months at most from the day it was signed.",
  },
  consent_withdrawn_has_time: {
    "zh-CN": "撤回要有时间。",
    en: "A withdrawal needs its time.",
  },
  child_erased_is_empty: {
    "zh-CN": "已经抹去的记录不能再有内容。",
    en: "An erased record stays empty.",
  },
  child_erased: {
    "zh-CN": "这个孩子的记录已经抹去了。",
    en: "This child’s record has been erased.",
  },
  text_holds_forbidden: {
    "zh-CN": "里面像是有身份证号、银行卡号、社交账号、定位、病情或信仰，这些一律不存，请删掉。",
    en: "This seems to hold an ID or card number, a social account, a position, an illness or a faith. Those are never stored; please take it out.",
  },
  append_only: {
    "zh-CN": "这里的记录只增不改。",
    en: "These records are only ever added to.",
  },
  birth_malformed: {
    "zh-CN": "请写成 2015-03-02、2015年3月，或一个岁数。",
    en: "Write it as 2015-03-02, 2015-03, or an age.",
  },
  child_age_out_of_range: {
    "zh-CN": "微心愿收 3 到 17 岁的孩子。",
    en: "Wishes are collected for children from 3 to 17.",
  },
  consent_names_nobody: {
    "zh-CN": "请至少选一个孩子。",
    en: "Please pick at least one child.",
  },
  consent_in_future: {
    "zh-CN": "签字的日期还没到。",
    en: "The day of signing is still ahead.",
  },
  sheet_already_approved: {
    "zh-CN": "这张同意书已经核过了。",
    en: "This sheet was checked already.",
  },
} satisfies Sentences;
