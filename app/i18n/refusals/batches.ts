import type { Sentences } from "./sentences";

/** Why something about a programme, a hub or a batch was refused. */
export const refusalsOfBatches = {
  slug_malformed: {
    "zh-CN": "只能用小写字母、数字和短横线，短横线不放在头尾。",
    en: "Use small letters, digits and hyphens only, with no hyphen at either end.",
  },
  slug_reserved: {
    "zh-CN": "这个网址名我们自己要用，请换一个。",
    en: "We use that address name ourselves. Please choose another.",
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
  programme_archived: {
    "zh-CN": "这个行动收起来了，先重新做起来，再开新的一批。",
    en: "This programme is archived. Take it up again before adding a batch.",
  },
  programme_has_live_batches: {
    "zh-CN": "还有批次正在认领或等着发布，先截止或取消定时，再收起。",
    en: "It has batches that are open or about to be published. Close them first.",
  },
  hub_closed: {
    "zh-CN": "这个收件点停用了，请选另一个。",
    en: "This hub is closed. Please choose another.",
  },
  hub_has_claims: {
    "zh-CN": "还有认领的东西要寄到这里，等它们到了，或给批次换了收件点，再停用。",
    en: "Claimed things are still to come here. Wait for them, or give their batches another hub.",
  },
  hub_has_batches: {
    "zh-CN": "还有公开或等着发布的批次用这个收件点，请先给它们换一个。",
    en: "Open or scheduled batches still use this hub. Please give them another one first.",
  },
} satisfies Sentences;
