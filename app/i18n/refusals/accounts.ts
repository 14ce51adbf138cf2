import type { Sentences } from "./sentences";

/** Why something about people, organizations or signing in was refused. */
export const refusalsOfAccounts = {
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
  name_tells_too_much: {
    "zh-CN": "公开的署名里不能有电话、账号、链接、详细地址或学校。请改一个，或者留空。",
    en: "A name that everybody reads can’t hold a phone, an account, a link, an address or a school. Please write another, or leave it empty.",
  },
  page_tells_too_much: {
    "zh-CN": "介绍里不能有电话、账号、链接、详细地址、学校或人名，请改掉再存。",
    en: "The introduction can’t hold a phone, an account, a link, an address, a school or a person’s name. Please take it out.",
  },
  freezes_himself: {
    "zh-CN": "不能冻结自己，请另一位管理员来做。",
    en: "You can't freeze yourself. Please ask another steward.",
  },
  leaving_not_sure: {
    "zh-CN": "请先勾选，表示您确定。",
    en: "Please tick the box to say that you are sure.",
  },
  leaves_with_claims: {
    "zh-CN": "您手上还有答应了的心愿。等它送到、确认，或者先放回去，再来注销。",
    en: "You still have wishes promised. Wait until they are confirmed, or give them back first.",
  },
  leaves_with_pledges: {
    "zh-CN": "您还有没到账的认捐，或每月的捐款。请先取消，再来注销。",
    en: "You still have a pledge that is not paid, or a monthly one. Please cancel it first.",
  },
  leaves_as_steward: {
    "zh-CN": "平台管理员不能自己注销，请先由另一位管理员接手。",
    en: "A steward can’t leave by himself. Another one has to take over first.",
  },
  people_left_unnamed_check: {
    "zh-CN": "注销了的账号不能再有邮箱和称呼。",
    en: "An account that was left has no email and no name.",
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
    "zh-CN": "已经给这个邮箱发过邀请，还没有过期。要重发，请在名单里点“再发一次”。",
    en: "This address already has an open invitation. You can send it again from the list.",
  },
  seal_row_once: { "zh-CN": "这条记录已经封存过了。", en: "This record was sealed already." },
  claim_number_taken: {
    "zh-CN": "这个编号已经有人认领了。",
    en: "This number has been claimed already.",
  },
} satisfies Sentences;
