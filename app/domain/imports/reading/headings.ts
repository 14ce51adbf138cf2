import type { Column, IgnoredReason } from "../columns";

/** What a heading says: a meaning, or why its column is passed over. `sure`: it is known by name. */
export type Meaning = ({ column: Column } | { ignored: IgnoredReason }) & {
  sure: boolean;
  /** One of several columns of its kind: 心愿一, 心愿二. */
  several?: true;
};

const brackets = /[(（[【{｛<《〈「『〔][^)）\]】}｝>》〉」』〕]*[)）\]】}｝>》〉」』〕]/g;
const fillers = /必填项?|选填项?|可不填|required|optional/g;
const units = /(?:单位)?(?:人民币|rmb|cny|yuan|元|¥|\$|cm|厘米|公分|周岁|岁)$/;

const longest = 200;

/**
 * A heading made comparable: no brackets, units, spaces, signs or remarks such as 必填.
 * `remembered` meanings are kept under this form.
 */
export function plainHeading(text: string): string {
  const whole = text.slice(0, longest).normalize("NFKC").toLowerCase();
  return stripped(whole.replace(brackets, "")) || stripped(whole);
}

function stripped(text: string) {
  const bare = text.replace(fillers, "").replace(/[^\p{L}\p{N}#¥$]/gu, "");
  return bare.replace(units, "") || bare;
}

const aliases: Record<Column, string> = {
  legalName: `姓名 名字 孩子姓名 孩子名字 孩子的姓名 孩子的名字 儿童姓名 学生姓名 学生名字 学生 孩子 儿童 小朋友 小朋友姓名
    宝贝姓名 幼儿姓名 学员姓名 受助人 受助人姓名 受助儿童 受助儿童姓名 受助学生 受助学生姓名 受助者 受助者姓名 困境儿童 困境儿童姓名
    留守儿童 留守儿童姓名 许愿人 许愿人姓名 许愿儿童 许愿儿童姓名 许愿者 心愿人 心愿儿童 申请人 申请人姓名 帮扶对象 资助对象
    服务对象 真实姓名 中文姓名 本人姓名 姓名学生 孩子大名 child childname childsname nameofchild nameofthechild name fullname
    childfullname childsfullname student studentname studentsname pupil pupilname kid kidname kidsname beneficiary
    beneficiaryname recipient legalname realname`,
  birth: `出生日期 出生年月 出生年月日 出生时间 出生年份 出生 生日 年龄 周岁 岁数 实足年龄 孩子年龄 学生年龄 儿童年龄 几岁 几岁了 今年几岁 多大 多大了 今年多大 孩子几岁 孩子多大 出生日期或年龄
    出生日期年龄 年龄出生日期 年龄或出生日期 出生年月或年龄 出生年月年龄 birth birthdate birthday dateofbirth dob born age birthdateorage
    ageorbirthdate birthdateage yearofbirth birthyear agedob childage childsage`,
  grade: `年级 班级 年级班级 班级年级 年级和班级 班 所在年级 所在班级 就读年级 就读班级 所读年级 年段 学段 grade class gradeclass
    gradeandclass classgrade gradelevel`,
  township: `乡镇 乡 镇 乡镇街道 镇街 街道 镇乡 所属乡镇 所在乡镇 乡镇名称 所属镇 所在镇 地区 所在地区 township town townshipname`,
  school: `学校 学校名称 就读学校 所在学校 所属学校 所读学校 校名 学校全称 学校班级 学校年级 幼儿园 教学点 school schoolname nameofschool
    nameoftheschool`,
  village: `村 村庄 村组 村名 村社区 村居 社区 所在村 所属村 行政村 自然村 居住村 住址 地址 家庭住址 家庭地址 详细地址 现住址 居住地址
    居住地 家庭所在地 乡镇村 镇村 village villagename hamlet address homeaddress`,
  guardianName: `监护人 监护人姓名 监护人名字 法定监护人 实际监护人 家长 家长姓名 家长名字 学生家长 父母 父母姓名 父亲 父亲姓名 母亲 母亲姓名
    联系人 联系人姓名 紧急联系人 抚养人 抚养人姓名 照护人 照料人 照料人姓名 看护人 户主 户主姓名 guardian guardianname guardiansname
    nameofguardian parent parents parentname parentsname parentguardian parentorguardian guardianparent caregiver
    caregivername carer contact contactname contactperson`,
  relation: `关系 与孩子关系 与孩子的关系 与儿童关系 与儿童的关系 与学生关系 与学生的关系 与受助人关系 与本人关系 与监护人关系 监护人关系
    监护关系 亲属关系 称谓 relation relationship relationtothechild relationtochild relationshiptochild
    relationshiptothechild relationshipwithchild guardianrelation guardiansrelation`,
  guardianPhone: `电话 联系电话 电话号码 手机 手机号 手机号码 联系手机 联系方式 联系号码 家庭电话 监护人电话 监护人联系电话 监护人电话号码
    监护人手机 监护人手机号 监护人手机号码 监护人联系方式 家长电话 家长联系电话 家长电话号码 家长手机 家长手机号 家长手机号码 家长联系方式
    联系人电话 联系人手机 联系人联系方式 父母电话 phone phonenumber tel telephone mobile mobilephone mobilenumber cell cellphone
    contactphone contactnumber guardianphone guardiansphone guardianphonenumber guardiansphonenumber guardianmobile
    guardiantel parentphone parentsphone parentphonenumber phoneofguardian`,
  title: `心愿 愿望 微心愿 小心愿 心愿内容 愿望内容 微心愿内容 许愿内容 心愿名称 心愿物品 心愿礼物 心愿需求 心愿清单 我的心愿 我的愿望
    孩子心愿 孩子愿望 孩子的心愿 孩子的愿望 儿童心愿 学生心愿 新年心愿 新年愿望 六一心愿 礼物 礼物名称 想要的礼物 希望得到的礼物 礼品
    礼品名称 物品 物品名称 所需物品 需求物品 需要物品 需要的物品 想要的物品 想要的东西 想要什么 想要啥 想要的 要什么 最想要什么 最想要的 物资 物资名称 所需物资 商品 商品名称
    品名 名称 需求 需求内容 wish wishes wishcontent wishitem childwish childswish gift giftname present item itemname items
    product productname thing request need needs goods`,
  category: `种类 类别 类型 品类 分类 心愿类别 心愿类型 心愿种类 心愿分类 物品类别 物品种类 物品类型 物资类别 商品类别 礼物类别 category
    type kind wishtype wishcategory itemtype itemcategory giftcategory gifttype`,
  words: `孩子的话 孩子想说的话 孩子说的话 想说的话 我想说 心里话 心声 孩子心声 孩子留言 留言 寄语 心愿描述 心愿说明 心愿理由 心愿原因
    心愿详情 心愿故事 愿望描述 愿望说明 愿望理由 许愿理由 许愿原因 申请理由 理由 描述 详情 详细描述 具体描述 childwords childswords words
    description wishdescription reason story message`,
  size: `尺码 尺寸 码数 规格 型号 大小 鞋码 鞋号 鞋子尺码 鞋子码数 衣码 衣服尺码 衣服尺寸 衣服码数 服装尺码 衣服鞋子尺码 规格型号
    型号规格 尺码规格 规格尺码 尺码型号 型号尺码 尺码大小 尺码身高 尺码规格型号 size sizes shoesize clothessize clothingsize sizemodel
    model spec specs specification dimension dimensions`,
  colour: `颜色 色彩 颜色要求 颜色偏好 偏好颜色 喜欢的颜色 喜爱的颜色 喜欢颜色 colour color favouritecolour favoritecolor
    preferredcolour preferredcolor`,
  style: `款式 样式 款型 风格 图案 品牌 款式要求 颜色款式 款式颜色 品牌款式 style pattern brand`,
  quantity: `数量 个数 件数 份数 数目 心愿数量 物品数量 quantity qty pieces`,
  price: `价格 单价 总价 金额 总金额 预估价格 预估价 预估金额 预计价格 预计金额 预算 预算金额 参考价 参考价格 参考金额 参考单价 估价 估算价格
    大概多少钱 大约多少钱 约多少钱 多少钱 需要多少钱 要多少钱 值多少钱 钱数 花费 大概花费
    价值 市场价 市场价格 大概价格 大约价格
    费用 心愿价格 心愿金额 物品价格 商品价格 售价 price estimatedprice estprice priceestimate
    unitprice totalprice expectedprice approxprice approximateprice cost approxcost approximatecost estcost howmuch howmuchisit
    howmuchdoesitcost roughcost estimatedcost amount budget value`,
  measures: `身高 体重 脚长 身高体重 身高脚长 身高脚长等 身高体重脚长 身材 体型 胸围 腰围 身体尺寸 height weight footlength
    heightfootlength heightweight measures measurements`,
  notes: `备注 家庭情况 家庭状况 家庭困难情况 困难情况 基本情况 备注说明 说明 补充说明 其他说明 其它说明 其他要求 特殊要求 note notes remark remarks comment comments memo`,
  alias: `化名 昵称 别名 代称 公开名 显示名 alias nickname displayname publicname pseudonym`,
  consent: `监护人同意 监护人是否同意 家长同意 家长是否同意 是否同意 同意 同意书 知情同意 知情同意书 授权 是否授权 授权同意 已签同意书
    同意书签署 是否签署同意书 是否签同意书 监护人签字 监护人签名 家长签字 家长签名 是否签字 consent consentgiven guardianconsent
    guardianagreed guardianagrees guardiansconsent parentconsent parentalconsent agreed agree signed`,
  consentDate: `同意日期 同意时间 签字日期 签字时间 签名日期 签署日期 签署时间 授权日期 同意书日期 监护人同意日期 consentdate dateofconsent
    dateagreed agreedon datesigned signeddate signedon`,
};

const passedOver: Partial<Record<IgnoredReason, string>> = {
  gender: `性别 男女 孩子性别 儿童性别 学生性别 sex gender`,
  sequence: `序号 序 编号 号 行号 心愿编号 愿望编号 心愿序号 编码 排序 顺序 # no num number seq sn index id`,
  reasons: `没有导入的原因 未导入原因 未导入的原因 不能导入的原因 whyitwasnotimported reasons problems whynotimported`,
  token: `导入标记 行标记 token rowtoken importtoken`,
};

const exact = new Map<string, Meaning>([
  ...Object.entries(aliases).flatMap(([column, list]) =>
    list.split(/\s+/).map((one) => [one, { column: column as Column, sure: true }] as const),
  ),
  ...Object.entries(passedOver).flatMap(([ignored, list]) =>
    list
      .split(/\s+/)
      .map((one) => [one, { ignored: ignored as IgnoredReason, sure: true }] as const),
  ),
]);

const never: [RegExp, IgnoredReason][] = [
  [
    /身份证|身份号|证件号|户口|户籍号|学籍|护照|低保.*[号证]|残疾证|医保|社保|idcard|idnumber|idno|nationalid|identity|passport|hukou/,
    "id_number",
  ],
  [/银行|卡号|开户|账号|帐号|账户|存折|bank|accountn|cardn/, "bank_card"],
  [
    /微信|qq|病|健康|身体状况|残疾|宗教|信仰|经纬度|定位|wechat|illness|diagnosis|disab|health|religion|faith|gps/,
    "forbidden",
  ],
];
const strangers =
  /老师|教师|班主任|校长|院长|主任|填表|填报|登记|审核|志愿者|认领|捐赠|捐助|赞助|爱心人士|对接|领取|签收|发放|快递|物流|链接|网址|照片|图片|民族|政治|籍贯|teacher|principal|volunteer|donor|sponsor|photo|picture|link|url|ethnic/;
const family =
  /监护|家长|父母|父亲|母亲|爸|妈|抚养|照料|照护|看护|联系人|guardian|parent|carer|caregiver/;
const wish = /心愿|愿望|许愿|礼物|礼品|wish|gift/;

const guesses: [RegExp, Column | IgnoredReason][] = [
  [/关系|relation/, "relation"],
  [/(?:同意|授权|签字|签名|consent|agree).*(?:日期|时间|date|on$)/, "consentDate"],
  [/同意|授权|签字|签名|consent|agree/, "consent"],
  [/电话|手机|联系方式|phone|mobile|telephone/, "guardianPhone"],
  [/编号|序号/, "sequence"],
  [/类别|类型|种类|分类|category/, "category"],
  [/价|金额|预算|费用|花费|多少[钱元]|^钱$|price|cost|budget|howmuch/, "price"],
  [/数量|件数|quantity|qty/, "quantity"],
  [/尺码|尺寸|规格|型号|鞋码|码数|size/, "size"],
  [/颜色|colou?r/, "colour"],
  [/款式|style/, "style"],
  [/身高|脚长|体重|height|footlength/, "measures"],
  [/描述|理由|原因|故事|详情|的话|reason|story|words/, "words"],
  [/化名|昵称|alias|nickname/, "alias"],
  [/出生|生日|年龄|birth/, "birth"],
  [/性别|gender/, "gender"],
  [/备注|remark/, "notes"],
];
const laterGuesses: [RegExp, Column][] = [
  [/学校|school/, "school"],
  [/年级|班级|grade/, "grade"],
  [/乡镇|township/, "township"],
  [/住址|地址|address|所在村|村名|village/, "village"],
  [/物品|物资|商品|想要|需要|item/, "title"],
  [/姓名|名字|name$/, "legalName"],
  [
    /[跟和与]谁.*[住过活]|由谁照[顾看管料]|谁[在来]?照[顾看管料]|liv(?:es?|ing)with|wholooksafter/,
    "guardianName",
  ],
];

/** What a heading means, or null where it says nothing. `group` is what stands above it. */
export function meaningOf(
  heading: string,
  { remembered = {}, group = "" }: { remembered?: Record<string, Column>; group?: string } = {},
): Meaning | null {
  if (heading.length > longest) return null;
  const low = plainHeading(heading);
  const high = plainHeading(group).replace(/基本信息|基本情况|信息|情况|资料/g, "");
  const both = high === low ? low : high + low;
  if (both === "" || low.length > 30) return null;

  const told = remembered[both] ?? remembered[low];
  if (told) return { column: told, sure: true };
  if (high && low && both !== low) {
    const together = exact.get(both) ?? kept(both) ?? ofFamily(both);
    if (together) return together;
  }
  // A whole sentence is somebody's words, whatever words are in it.
  const sentence = /[。！？；]|[.!?;]\s/.test(
    heading.replace(brackets, "").replace(/\b(?:approx|est|no|tel|max|min)\.(?=\s)/gi, ""),
  );
  return (
    known(heading, low) ??
    (sentence ? null : (kept(low) ?? ofFamily(low) ?? guess(low))) ??
    exact.get(high) ??
    null
  );
}

/** By name: the whole, or one half of a heading in two languages or with a bracket. */
function known(heading: string, low: string): Meaning | null {
  const whole = exact.get(low) ?? numbered(low);
  if (whole) return whole;
  if (kept(low)) return null;
  const halves = [low.replace(/[^\p{Script=Han}]/gu, ""), low.replace(/[^a-z]/g, "")];
  const inside = [
    ...heading
      .normalize("NFKC")
      .toLowerCase()
      .matchAll(/[(（[【]([^)）\]】]*)/g),
  ];
  for (const part of [...halves, ...inside.map(([, text]) => plainHeading(text ?? ""))]) {
    const found = part.length > 1 ? exact.get(part) : undefined;
    if (found) return found;
  }
  return null;
}

/** What each wish of a child may have for itself. */
export const ofEachWish: readonly Column[] = [
  ...(["title", "category", "words", "size", "colour", "style", "quantity", "price"] as const),
];

/** 心愿一, 心愿2, 第二个心愿 */
function numbered(low: string): Meaning | null {
  const [, behind, before] =
    /^(?:第?(?:[一二三四五六七八九十]|\d)个?(.{2,})|(.{2,}?)第?(?:[一二三四五六七八九十]|\d))$/.exec(
      low,
    ) ?? [];
  const meaning = exact.get(behind ?? before ?? "");
  const each = meaning && "column" in meaning && ofEachWish.includes(meaning.column);
  return each ? { ...meaning, several: true } : null;
}

/** What must not be kept, and what belongs to somebody else, whatever the cells look like. */
function kept(low: string): Meaning | null {
  const told = never.find(([sign]) => sign.test(low));
  const reads = /姓名|名字|name|电话|手机|phone/.test(low);
  if (told && !(reads && !/^(?:身份|证件|户口|银行|开户)/.test(low)))
    return { ignored: told[1], sure: true };
  return strangers.test(low) ? { ignored: "unknown", sure: true } : null;
}

function ofFamily(low: string): Meaning | null {
  if (!family.test(low)) return null;
  const column = guesses.slice(0, 4).find(([sign]) => sign.test(low))?.[1] as Column | undefined;
  if (column) return { column, sure: false };
  return /姓名|名字|name|人$/.test(low) ? { column: "guardianName", sure: false } : null;
}

function guess(low: string): Meaning | null {
  if (low.length > 16 && !/[a-z]/.test(low)) return null;
  const found = guesses.find(([sign]) => sign.test(low))?.[1];
  if (found === "gender" || found === "sequence") return { ignored: found, sure: false };
  if (found) return { column: found as Column, sure: false };
  if (/日期|时间|状态|状况|date$|status/.test(low)) return null;
  if (wish.test(low)) {
    const person = /姓名|名字|人$|name$/.test(low);
    return { column: person ? "legalName" : "title", sure: false };
  }
  const later = laterGuesses.find(([sign]) => sign.test(low))?.[1];
  return later ? { column: later, sure: false } : null;
}
