import type { RefusalCode } from "~/platform/refusal";
import { refusalsOfImports } from "./refusals/imports";
import type { Locale } from "./words";

/** The sentence of every planned "no". A code without its two sentences doesn't compile. */
export const refusals: Record<RefusalCode, Record<Locale, string>> = {
  ...refusalsOfImports,
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
  field_too_short: {
    "zh-CN": "这里太短了，请写全。",
    en: "This is too short. Write it in full.",
  },
  number_out_of_range: {
    "zh-CN": "这里请写合适的整数。",
    en: "Write a whole number that fits here.",
  },
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
  person_unknown: {
    "zh-CN": "没有人用这个邮箱登录过。",
    en: "Nobody has signed in with this email.",
  },
  wish_unknown: {
    "zh-CN": "没有这个心愿，请看看网址有没有抄全。",
    en: "There is no such wish. Please check that the address is whole.",
  },
  freezes_himself: {
    "zh-CN": "不能冻结自己，请另一位管理员来做。",
    en: "You can't freeze yourself. Please ask another steward.",
  },
  account_frozen: {
    "zh-CN": "这个账号暂时停用了。有疑问请联系平台管理员。",
    en: "This account is frozen for now. Please contact the steward.",
  },
  person_email_plain: {
    "zh-CN": "这不像一个邮箱地址，请再看看。",
    en: "This doesn’t look like an email address. Please check it.",
  },
  person_email_taken: {
    "zh-CN": "这个邮箱已经有人用了。",
    en: "This email address is already in use.",
  },
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
  claim_number_taken: {
    "zh-CN": "这个编号已经有人认领了。",
    en: "This number has been claimed already.",
  },
  not_found_in_batch: { "zh-CN": "这一批里没有这个编号。", en: "This batch has no such number." },
  claim_has_claimant: {
    "zh-CN": "认领要有认领的人。",
    en: "A claim needs someone who claims.",
  },
  claim_hold_has_end: { "zh-CN": "留住要有时限。", en: "A hold needs an end." },
  claim_kept_has_due_date: {
    "zh-CN": "认领要有方式和期限。",
    en: "A claim needs a way and a due date.",
  },
  claim_sent_has_parcel: {
    "zh-CN": "寄出要有包裹。",
    en: "What is sent needs a parcel.",
  },
  claim_received_has_time: {
    "zh-CN": "签收要有时间。",
    en: "What is received needs a time.",
  },
  claim_delivered_has_delivery: {
    "zh-CN": "送达要有送达记录。",
    en: "What is delivered needs a delivery.",
  },
  claim_confirmed_has_time: {
    "zh-CN": "确认要有时间。",
    en: "What is confirmed needs a time.",
  },
  claim_ended_has_time: {
    "zh-CN": "结束的认领要有时间。",
    en: "A claim that ended needs a time.",
  },
  claim_link_taken: {
    "zh-CN": "这个链接没有做成，请再做一次。",
    en: "This link could not be made. Please make it again.",
  },
  parcel_code_taken: {
    "zh-CN": "包裹编号没有做成，请再交一次。",
    en: "The parcel’s code could not be made. Please send the form again.",
  },
  photo_needs_second_person: {
    "zh-CN": "照片要由拍照以外的人来看。",
    en: "Someone other than the person who took the photo approves it.",
  },
  photo_approved_has_person: {
    "zh-CN": "照片由谁看过，要留下名字。",
    en: "An approved photo needs the person who approved it.",
  },
  photo_published_is_approved: {
    "zh-CN": "看过的送达照片才能公开。",
    en: "Only an approved photo of a delivery can be published.",
  },
  photo_belongs_somewhere: {
    "zh-CN": "照片要归到一份认领、一次送达或一张同意书。",
    en: "A photo belongs to a claim, a delivery or a consent sheet.",
  },
  photo_nothing_marked: {
    "zh-CN": "还没有选要盖住的地方。",
    en: "Choose at least one part to cover.",
  },
  photo_paper_is_sealed: {
    "zh-CN": "纸质材料要封存。",
    en: "A photographed paper is sealed.",
  },
  photo_not_to_be_published: {
    "zh-CN": "监护人没有同意把照片公开，可以只给圆梦人看。",
    en: "The guardian hasn’t agreed to make photos public. It can still be shared with the donor.",
  },
  delivery_needs_photo: {
    "zh-CN": "有心愿没有照片，请写一句原因。",
    en: "Some wishes have no photo. Please say why.",
  },
  delivery_recorded_already: {
    "zh-CN": "这次送达已经记过了。",
    en: "This delivery was recorded already.",
  },
  delivery_time_wrong: {
    "zh-CN": "送达时间不对：不能晚于现在，也不能早于收件点签收。",
    en: "The time can’t be right: it lies ahead, or before the hub took the gift in.",
  },
  delivery_not_together: {
    "zh-CN": "这几件不是一起送的，请分开记。",
    en: "These weren’t handed over together. Please record them apart.",
  },
  due_date_passed: {
    "zh-CN": "新的期限要在今天以后。",
    en: "The new due date must lie ahead.",
  },
  confirmation_by_courier: {
    "zh-CN": "送的人不能替收的人确认，请另一位来。",
    en: "The courier can’t confirm this delivery. Please ask someone else.",
  },
  confirmation_needs_second_person: {
    "zh-CN": "拍名单的人不能自己读名单，请另一位来。",
    en: "Someone other than the person who photographed the list reads it.",
  },
  confirmation_other_delivery: {
    "zh-CN": "它已经不在这次送达里了。",
    en: "It isn’t part of this delivery any more.",
  },
  confirmation_link_used: {
    "zh-CN": "这个二维码已经用过了。",
    en: "This code was used already.",
  },
  confirmation_link_over: {
    "zh-CN": "这个二维码过期了，请送达的人再出一个。",
    en: "This code has run out. Please ask for a new one.",
  },
  confirmation_recorded_already: {
    "zh-CN": "这次确认已经记过了。",
    en: "This confirmation was recorded already.",
  },
  confirmation_once: {
    "zh-CN": "这份心愿已经确认过了。",
    en: "This delivery was confirmed already.",
  },
  confirmation_has_witness: {
    "zh-CN": "确认要有见证人。",
    en: "A confirmation needs its witness.",
  },
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
  alias_tells_name: {
    "zh-CN": "化名里有孩子真名的字，请换一个，或空着由我们抽一个。",
    en: "The alias gives the real name away. Choose another, or leave it empty and we draw one.",
  },
  wish_needs_second_person: {
    "zh-CN": "这段文字您写过，请另一位来批。",
    en: "You wrote part of this text. Someone else has to approve it.",
  },
  wish_number_taken: {
    "zh-CN": "这个号已经有了，请再试一次。",
    en: "That number is taken. Please try again.",
  },
  wish_doubled: {
    "zh-CN": "这个孩子在这一批里已经有同样的心愿了。",
    en: "This child already has the same wish in this batch.",
  },
  wish_text_is_public: {
    "zh-CN": "已经公开的心愿只能改价格或由审读员删字；要改文字，请先撤下再重写。",
    en: "A public wish keeps its text: only its price changes, or a reviewer strikes words.",
  },
  wish_has_finds: {
    "zh-CN": "有一条里标出了东西，要单独打开看。",
    en: "One of them has something marked. Open it and read it by itself.",
  },
  wish_tells_too_much: {
    "zh-CN": "文字里有孩子的名字、学校、村子，或者联系方式。请先划掉，或退回去改。",
    en: "The text has the child’s name, school or village, or a way to reach somebody. Strike it or send it back first.",
  },
  wish_finds_unseen: {
    "zh-CN": "文字里标出了东西。看过、认不出孩子，就勾上再批准。",
    en: "Something in the text is marked. If it tells nothing of who the child is, tick the box and approve.",
  },
  township_unknown: {
    "zh-CN": "这一批的地方里没有这个乡镇。",
    en: "There is no such township in this batch’s place.",
  },
  wish_approved_has_person: {
    "zh-CN": "批准要有批准的人。",
    en: "An approval needs the person who gave it.",
  },
  wish_open_has_place: {
    "zh-CN": "公开的心愿要有地方。",
    en: "A public wish needs a place.",
  },
  wish_granted_has_time: {
    "zh-CN": "圆梦要有时间。",
    en: "A granted wish needs its time.",
  },
  wish_withdrawn_has_time: {
    "zh-CN": "撤下要有时间。",
    en: "A withdrawal needs its time.",
  },
  wish_public_id_taken: {
    "zh-CN": "编号撞上了，请再试一次。",
    en: "That id is taken. Please try again.",
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
  sheet_expired: {
    "zh-CN": "预览过时了，请重新上传。",
    en: "The preview has run out. Please upload the file again.",
  },
};
