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
  claim_wish_taken: {
    "zh-CN": "就差一步，别人刚刚认领了这个心愿。下面是还在等的、和它最像的几个。",
    en: "Someone claimed this wish a moment before you. Below are the ones most like it that still wait.",
  },
  claim_wish_not_open: {
    "zh-CN": "这个心愿现在不能认领。",
    en: "This wish can’t be claimed now.",
  },
  claim_batch_closed: {
    "zh-CN": "这一批已经截止，不能再认领了。",
    en: "This batch has closed; its wishes can’t be claimed any more.",
  },
  claim_cap_reached: {
    "zh-CN": "这一批您手上的心愿已经到上限了。先送到一个，或放回一个，就能再认领。",
    en: "You hold as many wishes of this batch as one donor may. Deliver one or give one back first.",
  },
  claim_guest_one_hold: {
    "zh-CN": "您已经留住了一个心愿，请先把它认领好，或者放回去。",
    en: "You are already holding a wish. Please claim it or give it back first.",
  },
  claim_guest_not_twice: {
    "zh-CN": "这个心愿您留过一次了。登录以后可以再认领。",
    en: "You have held this wish before. Sign in to claim it.",
  },
  claim_guest_only_holds: {
    "zh-CN": "认领要先留一个邮箱。",
    en: "To claim it, leave an email address first.",
  },
  claim_needs_contact: {
    "zh-CN": "请先用邮箱登录，我们好告诉您东西到了没有。",
    en: "Please sign in by email first, so that we can tell you how it goes.",
  },
  claim_hold_ended: {
    "zh-CN": "留住的时间过了。要是还没有被别人认领，可以再来一次。",
    en: "The time to hold it has run out. If nobody else has claimed it, you can try again.",
  },
  claim_ended: { "zh-CN": "这次认领已经结束了。", en: "This claim has ended." },
  claim_frozen: {
    "zh-CN": "这次认领暂时停住了，请等发起方联系您。",
    en: "This claim is on hold for now. The organizer will be in touch.",
  },
  claim_needs_confirmation: {
    "zh-CN": "还没有人确认送达，不能算圆梦。",
    en: "Nobody has confirmed the delivery yet.",
  },
  claim_not_same_parcel: {
    "zh-CN": "一个包裹里只能放您自己认领的、寄到同一个收件点的东西。",
    en: "A parcel holds only what you claimed yourself and what goes to the same hub.",
  },
  claim_has_mail: {
    "zh-CN": "这位圆梦人自己登录就能看到，不用链接。",
    en: "This donor signs in by email and needs no link.",
  },
  tracking_malformed: {
    "zh-CN": "快递单号是 4 到 40 位的字母和数字。",
    en: "A tracking number is 4 to 40 letters and digits.",
  },
  bring_after_due: {
    "zh-CN": "这一天在期限之后了，请选早一点的日子。",
    en: "That day is after the due date. Please choose an earlier one.",
  },
  bring_in_past: { "zh-CN": "这一天已经过了。", en: "That day is in the past." },
  phone_malformed: {
    "zh-CN": "电话像是少了几位，请再看看。",
    en: "This doesn’t look like a phone number. Please check it.",
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
  choice_unknown: { "zh-CN": "请从给出的选项里选一个。", en: "Please choose one of the options given." },
  field_missing: { "zh-CN": "这里要填一下。", en: "Please fill this in." },
  field_too_long: { "zh-CN": "写得长了些，请短一点。", en: "This is too long. Please shorten it." },
  email_malformed: {
    "zh-CN": "这不像一个邮箱地址，请再看看。",
    en: "This doesn’t look like an email address. Please check it.",
  },
  date_malformed: { "zh-CN": "日期要写成 2026-03-05 这样。", en: "Write the date like 2026-03-05." },
  amount_malformed: {
    "zh-CN": "金额请写数字，比如 120 或 89.50。",
    en: "Write the amount in figures, like 120 or 89.50.",
  },
  code_wrong: {
    "zh-CN": "这不是刚寄出的那六个数字，请对着信再看一遍。",
    en: "These aren’t the six digits we sent. Please check the letter.",
  },
  code_over: {
    "zh-CN": "这个码已经过期、用过，或者试错太多次了。请再要一个新的。",
    en: "This code has run out, was used, or was tried too often. Please ask for a new one.",
  },
  mail_not_sent: {
    "zh-CN": "这里不寄信，所以没法用邮箱登录。",
    en: "This site sends no mail, so it can’t send a code.",
  },
  account_frozen: {
    "zh-CN": "这个账号暂时停用了。有疑问请联系平台管理员。",
    en: "This account is frozen for now. Please contact the steward.",
  },
  person_email_plain: {
    "zh-CN": "这不像一个邮箱地址，请再看看。",
    en: "This doesn’t look like an email address. Please check it.",
  },
  person_email_taken: { "zh-CN": "这个邮箱已经有人用了。", en: "This email address is already in use." },
  place_unknown: {
    "zh-CN": "没有找到这个地方。请写县、市或省的全名，或者六位行政区划代码。",
    en: "We don’t know this place. Write the full name of a county, city or province, or its code.",
  },
  place_ambiguous: {
    "zh-CN": "叫这个名字的地方不止一个，请写六位行政区划代码。",
    en: "More than one place has this name. Please write its six-digit code.",
  },
  slug_malformed: {
    "zh-CN": "只能用小写字母、数字和短横线，短横线不放在头尾。",
    en: "Use small letters, digits and hyphens only, with no hyphen at either end.",
  },
  organization_slug_taken: {
    "zh-CN": "这个短名已经有人用了，请换一个。",
    en: "This short name is taken. Please choose another.",
  },
  organization_needs_second_person: {
    "zh-CN": "自己申请的单位，要由另一位管理员来核实。",
    en: "You applied for this organization yourself; another steward has to decide.",
  },
  organization_decision_has_person: {
    "zh-CN": "这个申请还没有人作决定，或者已经有人决定过了。",
    en: "This application has not been decided yet, or was decided already.",
  },
  organization_applied_already: {
    "zh-CN": "您还有一份申请在等核实，请等有了结果再申请下一个。",
    en: "You have an application waiting. Please wait for its answer before the next one.",
  },
  organization_needs_coordinator: {
    "zh-CN": "一个单位至少要留一位协调员。",
    en: "An organization keeps at least one coordinator.",
  },
  organization_not_verified: {
    "zh-CN": "单位通过核实以后才能请人。",
    en: "People can be invited once the organization is verified.",
  },
  membership_twice: { "zh-CN": "他已经有这个身份了。", en: "This person already has this role." },
  member_already: {
    "zh-CN": "他已经是这里的成员了，改身份请到成员名单里改。",
    en: "This person is already a member. Change roles in the list of members.",
  },
  invitation_open_already: {
    "zh-CN": "已经给这个邮箱发过邀请，还没有过期。要重发请先撤回。",
    en: "This address already has an open invitation. Take it back first to send another.",
  },
  seal_row_once: { "zh-CN": "这条记录已经封存过了。", en: "This record was sealed already." },
};
