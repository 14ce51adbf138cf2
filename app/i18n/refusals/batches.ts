import type { Sentences } from "./sentences";

/** Why something about a programme, a hub or a batch was refused. */
export const refusalsOfBatches = {
  slug_malformed: {
    "zh-CN": "只能用小写字母、数字和短横线，短横线不放在头尾。",
    en: "Use small letters, digits and hyphens only, with no hyphen at either end.",
  },
  programme_slug_taken: {
    "zh-CN": "这个网址名已经用了，请换一个。",
    en: "That address name is taken. Please choose another.",
  },
  batch_slug_taken: {
    "zh-CN": "这个网址名已经用了，请换一个。",
    en: "That address name is taken. Please choose another.",
  },
  batch_number_taken: {
    "zh-CN": "这个行动里已经有这个期号。",
    en: "This programme already has a batch of that number.",
  },
  batch_delivers_after_close: {
    "zh-CN": "送达的日子要在认领截止之后。",
    en: "Delivery has to come after claims close.",
  },
  batch_scheduled_has_time: {
    "zh-CN": "定时发布要有时间。",
    en: "A scheduled batch needs its time.",
  },
  batch_open_has_time: {
    "zh-CN": "发布要有时间。",
    en: "An open batch needs its time.",
  },
  batch_closes_in_past: {
    "zh-CN": "认领截止的日子已经过了。",
    en: "The day claims close is already past.",
  },
  batch_publishes_in_past: {
    "zh-CN": "发布时间要在现在之后。",
    en: "The time to publish has to be ahead.",
  },
  batch_publishes_after_close: {
    "zh-CN": "发布时间要在认领截止之前。",
    en: "Publishing has to come before claims close.",
  },
  batch_nothing_approved: {
    "zh-CN": "还没有可以公开的心愿：文字要批过，同意书里要有“公开文字”。",
    en: "No wish can be public yet: its text must be approved, and its consent must include publishing the text.",
  },
  batch_names_small_place: {
    "zh-CN": "题目、说明或地点写到了一个乡镇，而那里不到 5 个孩子，会认出人来。请改写到县。",
    en: "Its title, intro or place names a township where fewer than five of the children live. Name the county instead.",
  },
  organizer_not_verified: {
    "zh-CN": "发起方还没有通过核实，暂时不能发布。",
    en: "The organizer isn’t verified yet, so nothing can be published.",
  },
} satisfies Sentences;
