import type { Sentences } from "./sentences";

/** Why a form or a step was refused, whatever it was about. */
export const generalRefusals = {
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
  photo_type_unknown: {
    "zh-CN": "照片要 JPEG、PNG 或 WebP 格式的。",
    en: "A photo has to be a JPEG, PNG or WebP.",
  },
  photo_too_large: {
    "zh-CN": "这张照片超过 25 MB 了，请换一张小些的。",
    en: "This photo is larger than 25 MB. Please choose a smaller one.",
  },
  photo_too_many_pixels: {
    "zh-CN": "这张照片超过四千万像素了，请在手机里调小再传。",
    en: "This photo has more than 40 megapixels. Please make it smaller first.",
  },
  photo_unreadable: {
    "zh-CN": "这张照片打不开，可能没有传完。请再传一次。",
    en: "This photo can’t be read; it may have been cut off. Please send it again.",
  },
  changed_meanwhile: {
    "zh-CN": "您写的时候，别人改了这一项。您写的还在，再保存一次就用您的。",
    en: "Somebody changed this while you were writing. What you wrote is kept; save again to put it in its place.",
  },
  choice_unknown: {
    "zh-CN": "请从给出的选项里选一个。",
    en: "Please choose one of the options given.",
  },
  field_missing: { "zh-CN": "这里要填一下。", en: "Please fill this in." },
  field_too_long: { "zh-CN": "写得长了些，请短一点。", en: "This is too long. Please shorten it." },
  email_malformed: {
    "zh-CN": "这不像一个邮箱地址，请再看看。",
    en: "This doesn’t look like an email address. Please check it.",
  },
  date_malformed: {
    "zh-CN": "日期要写成 2026-03-05 这样。",
    en: "Write the date like 2026-03-05.",
  },
  date_too_early: {
    "zh-CN": "日期不能早于 2000 年 1 月 1 日，请再看看。",
    en: "A day here can’t be before 1 January 2000. Please check it.",
  },
  field_too_short: {
    "zh-CN": "这里太短了，请写全。",
    en: "This is too short. Write it in full.",
  },
  number_out_of_range: {
    "zh-CN": "这里请写合适的整数。",
    en: "Write a whole number that fits here.",
  },
  amount_malformed: {
    "zh-CN": "金额请写数字，小数用点，不写别的货币，比如 120 或 1,200。",
    en: "Write the amount in figures with a point for decimals and no other currency, like 120 or 1,200.",
  },
  amount_not_above_zero: {
    "zh-CN": "金额要大于零。",
    en: "The amount has to be more than zero.",
  },
  amount_too_fine: {
    "zh-CN": "小数位太多了：人民币、美元、欧元和港元最多两位小数，日元没有小数。",
    en: "That is more decimals than the currency has: yuan, euros and dollars have two, yen have none.",
  },
  amount_too_large: {
    "zh-CN": "这个金额太大了，请再看看是不是多写了几位。",
    en: "This amount is too large. Please check for a digit too many.",
  },
} satisfies Sentences;
