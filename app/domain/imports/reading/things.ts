import type { Category } from "../../wishes/input";

/** What children wish for, by kind. Where a name ends in another's (篮球鞋), the longer one counts. */
export const things: Readonly<Record<Category, string>> = {
  desk:
    "书桌 写字桌 写字台 学习桌 课桌 课桌椅 桌子 桌椅 书桌椅 学习桌椅 儿童桌 小桌子 折叠桌 小书桌 作业桌 电脑桌 床上桌 升降桌 台桌 桌 " +
    "椅子 学习椅 书椅 凳子 板凳 写字椅 转椅 书架 书柜 小书架 desk desks table chair bookshelf bookcase study-desk",
  coat:
    "外套 衣服 衣物 服装 羽绒服 羽绒衣 羽绒 棉衣 棉服 棉袄 棉外套 大衣 风衣 冲锋衣 夹克 马甲 背心 羽绒马甲 棉马甲 毛衣 毛线衣 针织衫 " +
    "羊毛衫 羊绒衫 卫衣 上衣 冬衣 冬装 夏装 春装 秋装 童装 新衣 新衣服 新衣裳 衣裳 厚衣服 保暖衣 保暖内衣 内衣 秋衣 秋裤 秋衣秋裤 睡衣 家居服 内裤 " +
    "校服 校服套装 运动服 运动衣 运动装 运动套装 套装 球衣 篮球服 足球服 球服 舞蹈服 练功服 跆拳道服 汉服 民族服装 表演服 礼服 雨衣 防晒衣 " +
    "裤子 长裤 短裤 棉裤 羽绒裤 运动裤 牛仔裤 休闲裤 加绒裤 保暖裤 打底裤 裙子 连衣裙 短裙 长裙 半身裙 公主裙 纱裙 蓬蓬裙 衬衫 衬衣 T恤 t恤衫 短袖 长袖 " +
    "帽子 棉帽 毛线帽 围巾 围脖 手套 棉手套 毛线手套 袜子 棉袜 帽子围巾 衣 裤 裙 coat coats jacket jackets down-jacket clothes sweater hoodie trousers " +
    "pants jeans skirt dress shirt t-shirt raincoat uniform school-uniform tracksuit sportswear gloves scarf hat cap socks vest",
  shoes:
    "鞋 鞋子 运动鞋 球鞋 篮球鞋 足球鞋 跑步鞋 跑鞋 跳绳鞋 棉鞋 雪地靴 靴子 雨靴 雨鞋 胶鞋 水鞋 凉鞋 拖鞋 棉拖鞋 布鞋 皮鞋 板鞋 帆布鞋 小白鞋 休闲鞋 " +
    "旅游鞋 登山鞋 舞蹈鞋 舞鞋 溜冰鞋 轮滑鞋 旱冰鞋 暴走鞋 短靴 长靴 棉靴 老爹鞋 解放鞋 回力鞋 回力 靴 shoes shoe sneakers trainers boots " +
    "rain-boots snow-boots sandals slippers running-shoes basketball-shoes football-boots",
  bag:
    "书包 双肩包 背包 双肩背包 拉杆书包 拉杆箱 行李箱 旅行箱 旅行包 行李包 斜挎包 挎包 单肩包 手提包 手提袋 补习袋 补课包 小背包 运动包 帆布包 腰包 " +
    "钱包 零钱包 包包 学生书包 护脊书包 箱包 bag bags schoolbag school-bag backpack rucksack satchel suitcase",
  bicycle:
    "自行车 单车 脚踏车 山地车 山地自行车 变速车 变速自行车 折叠自行车 折叠车 儿童自行车 童车 公路车 赛车自行车 脚踏自行车 三轮车 bicycle bicycles bike bikes " +
    "mountain-bike tricycle",
  book:
    "书 图书 课外书 故事书 童话书 绘本 漫画书 漫画 小说 名著 四大名著 童书 书籍 课外读物 读物 儿童读物 图画书 科普书 科普读物 百科全书 百科 十万个为什么 " +
    "字典 新华字典 词典 成语词典 成语字典 现代汉语词典 英汉词典 英语词典 牛津词典 英语书 作文书 作文选 练习册 辅导书 教辅 教辅书 试卷 习题册 习题集 五三 五年高考三年模拟 " +
    "黄冈小状元 唐诗三百首 古诗书 西游记 三国演义 水浒传 红楼梦 格林童话 安徒生童话 伊索寓言 一千零一夜 哈利波特 昆虫记 海底两万里 鲁滨逊漂流记 " +
    "钢铁是怎样炼成的 朝花夕拾 骆驼祥子 童年 夏洛的网 草房子 青铜葵花 淘气包马小跳 笑猫日记 米小圈 米小圈上学记 查理九世 小王子 史记 上下五千年 地图册 杂志 " +
    "点读书 立体书 字帖 练字帖 book books storybook storybooks picture-book picture-books dictionary novel novels comics encyclopedia workbook workbooks",
  bedding:
    "被子 棉被 被褥 棉絮 床品 床上用品 三件套 四件套 床上三件套 床上四件套 被套 被罩 床单 床垫 床褥 褥子 垫被 枕头 枕芯 枕套 抱枕被 毛毯 毯子 珊瑚绒毯 " +
    "凉席 凉被 夏凉被 空调被 蚊帐 睡袋 电热毯 羽绒被 蚕丝被 被 被芯 bedding quilt quilts duvet blanket blankets pillow pillows mattress sheets bed-sheets mosquito-net " +
    "sleeping-bag",
  lamp:
    "台灯 护眼灯 护眼台灯 学习灯 书桌灯 写字灯 阅读灯 小台灯 夜灯 小夜灯 床头灯 充电台灯 led灯 手电筒 手电 头灯 露营灯 太阳能灯 应急灯 灯 灯具 lamp lamps desk-lamp " +
    "reading-lamp night-light flashlight torch",
  ball:
    "球 篮球 足球 排球 乒乓球 羽毛球 网球 橄榄球 皮球 气排球 棒球 垒球 台球 玩具球 弹力球 瑜伽球 球类 球拍 乒乓球拍 乒乓拍 羽毛球拍 羽毛球拍子 羽拍 网球拍 球拍套装 " +
    "乒乓球套装 羽毛球套装 跳绳 呼啦圈 毽子 沙包 飞盘 拉力器 哑铃 臂力器 滑板 滑板车 平衡车 轮滑 活力板 轮滑套装 溜冰 旱冰 体育用品 体育器材 运动器材 " +
    "篮球架 篮球框 球门 护膝 护腕 ball balls basketball football soccer-ball volleyball badminton badminton-racket badminton-set table-tennis " +
    "table-tennis-bat racket rackets skipping-rope jump-rope scooter skateboard roller-skates inline-skates hula-hoop shuttlecock",
  art:
    "水彩笔 彩笔 画笔 彩铅 彩色铅笔 彩色笔 蜡笔 油画棒 马克笔 双头马克笔 水彩 水彩颜料 颜料 水粉 水粉颜料 丙烯颜料 丙烯马克笔 国画颜料 画板 画架 画纸 画本 图画本 素描本 " +
    "速写本 画册 涂色本 涂色书 填色本 画具 绘画工具 绘画套装 绘画用品 画画工具 画画套装 画画用品 美术用品 美术工具 美术套装 素描铅笔 炭笔 毛笔 毛笔套装 文房四宝 " +
    "宣纸 墨汁 砚台 书法用品 书法套装 彩泥 橡皮泥 超轻粘土 粘土 太空泥 手工材料 手工 手工纸 折纸 彩纸 卡纸 剪纸 剪贴画 写字板 手写板 画画板 磁性画板 小黑板 白板 数字油画 " +
    "crayons crayon paint paints paintbrush paintbrushes watercolours watercolors watercolour coloured-pencils colored-pencils markers sketchbook easel clay " +
    "art-set drawing-set drawing-board",
  toy:
    "玩具 积木 乐高 乐高积木 拼图 魔方 洋娃娃 布娃娃 娃娃 芭比娃娃 芭比 玩偶 公仔 毛绒玩具 毛绒公仔 玩具熊 小熊 布偶 泰迪熊 熊 奥特曼 变形金刚 汽车人 机器人 玩具车 小汽车 " +
    "玩具汽车 遥控车 遥控汽车 遥控飞机 无人机 遥控 玩具枪 水枪 玩具飞机 飞机模型 航模 模型 汽车模型 赛车 四驱车 挖掘机 火车 小火车 轨道车 陀螺 悠悠球 溜溜球 风筝 " +
    "气球 泡泡机 吹泡泡 过家家 厨房玩具 医生玩具 沙滩玩具 磁力片 磁铁 雪花片 七巧板 九连环 华容道 数独 五子棋 围棋 象棋 中国象棋 国际象棋 跳棋 飞行棋 军棋 棋 大富翁 " +
    "桌游 扑克牌 卡牌 奥特曼卡片 卡片 盲盒 手办 贴纸 恐龙 恐龙玩具 手偶 万花筒 儿童相机 魔术道具 科学实验套装 实验玩具 盲袋 捏捏乐 解压玩具 益智玩具 平衡木 摇摇车 " +
    "扭扭车 滑滑梯 秋千 蹦床 toy toys blocks building-blocks lego puzzle puzzles jigsaw doll dolls barbie teddy teddy-bear kite robot toy-car remote-control-car " +
    "rubik's-cube chess board-game yo-yo model-kit",
  instrument:
    "乐器 口琴 吉他 尤克里里 电子琴 钢琴 手风琴 二胡 竹笛 笛子 葫芦丝 竖笛 箫 古筝 琵琶 小提琴 大提琴 口风琴 架子鼓 鼓 手鼓 非洲鼓 小鼓 腰鼓 拇指琴 卡林巴 陶笛 巴乌 芦笙 " +
    "萨克斯 小号 长笛 琴 唢呐 月琴 马头琴 冬不拉 扬琴 柳琴 双排键 钢琴块 instrument harmonica guitar ukulele piano keyboard electronic-keyboard flute recorder violin " +
    "drum drums erhu kalimba",
  glasses:
    "眼镜 近视眼镜 近视镜 远视镜 配眼镜 眼镜框 镜片 镜框 防蓝光眼镜 护目镜 泳镜 太阳镜 墨镜 glasses spectacles eyeglasses goggles sunglasses",
  other:
    "文具 文具盒 文具袋 文具套装 学习用品 学习文具 笔 铅笔 钢笔 圆珠笔 中性笔 自动铅笔 笔袋 铅笔盒 笔盒 削笔刀 卷笔刀 转笔刀 橡皮 橡皮擦 尺子 直尺 三角尺 圆规 套尺 本子 笔记本 " +
    "作业本 练习本 日记本 田字本 草稿纸 修正带 胶水 剪刀 订书机 计算器 地球仪 望远镜 显微镜 算盘 学习机 点读机 点读笔 复读机 早教机 故事机 词典笔 翻译笔 " +
    "平板 平板电脑 电脑 笔记本电脑 手机 电话手表 儿童手表 智能手表 手表 电子表 闹钟 钟 收音机 录音机 随身听 mp3 mp4 耳机 音箱 音响 播放器 u盘 鼠标 键盘 相机 照相机 " +
    "保温杯 水杯 水壶 杯子 饭盒 保温饭盒 餐具 碗筷 热水袋 暖手宝 暖宝宝 取暖器 电暖器 烤火炉 小太阳 风扇 电风扇 小风扇 吹风机 雨伞 伞 毛巾 浴巾 洗漱用品 牙刷 牙膏 电动牙刷 " +
    "洗发水 沐浴露 香皂 脸盆 桶 护手霜 面霜 润肤霜 护肤品 儿童霜 梳子 镜子 发卡 发夹 头绳 头饰 发箍 蝴蝶结 项链 手链 首饰 生活用品 日用品 卫生巾 " +
    "牛奶 奶粉 零食 零食大礼包 大礼包 饼干 糖果 巧克力 水果 蛋糕 生日蛋糕 面包 大米 米 油 食用油 食品 营养品 鸡蛋 肉 方便面 奖状墙 存钱罐 储蓄罐 相册 相框 收纳箱 收纳盒 整理箱 衣柜 " +
    "电视 电视机 冰箱 洗衣机 床 单人床 上下床 高低床 儿童床 头盔 护具 轮椅 拐杖 助听器 鱼缸 鱼 小狗 小猫 小兔子 仓鼠 宠物 花 种子 " +
    "红领巾 礼物 生日礼物 礼盒 游泳圈 救生衣 帐篷 雨具 口罩 书签 书皮 包书皮 台历 日历 挂历 " +
    "stationery pencil pencils pen pens pencil-case pencil-box eraser ruler notebook notebooks exercise-books globe telescope microscope calculator tablet computer laptop " +
    "phone watch smartwatch alarm-clock clock radio headphones earphones camera thermos water-bottle bottle cup lunchbox lunch-box umbrella towel toothbrush " +
    "hot-water-bottle heater fan helmet food snacks milk cake chocolate bed wheelchair hearing-aid gift",
};

/** How a column of kinds may put it, besides the things themselves. */
export const kinds: Readonly<Record<Category, string>> = {
  desk: "书桌 书桌类 桌椅 桌椅类 家具 家具类 desk desks furniture",
  coat: "外套 衣服 衣服类 衣物 衣物类 服装 服装类 服饰 服饰类 衣帽 衣着 穿戴 coat coats clothes clothing",
  shoes: "鞋 鞋子 鞋类 鞋靴 shoes footwear",
  bag: "书包 包 包类 书包类 箱包 箱包类 bag bags",
  bicycle: "自行车 单车 车 车类 自行车类 bicycle bicycles bike bikes",
  book: "书 书籍 图书 书籍类 图书类 读物 读物类 课外书 book books reading",
  bedding: "床品 床品类 床上用品 被子 被褥 寝具 床上用品类 bedding",
  lamp: "台灯 灯 灯具 灯具类 台灯类 lamp lamps",
  ball: "球 球类 ball balls",
  art: "画具 画具类 美术 美术类 绘画 绘画类 美术用品 art arts art-things",
  toy: "玩具 玩具类 toy toys",
  instrument: "乐器 乐器类 音乐 音乐类 instrument instruments music",
  glasses: "眼镜 眼镜类 视力 glasses",
  other: "其他 其它 其他类 其它类 别的 other others misc",
};

/** Kinds of other people's lists, wider than ours: the thing itself tells more than they do. */
export const wideKinds: Partial<Record<Category, string>> = {
  coat: "鞋服 鞋帽服饰 衣鞋 衣物鞋帽",
  ball: "体育 体育类 运动 运动类 体育用品 体育用品类 体育器材 运动用品 文体用品 文体类 sport sports",
  toy: "益智 益智类 娱乐 games",
  other:
    "文具 文具类 学习 学习类 学习用品 学习用品类 生活 生活类 生活用品 生活用品类 日用品 电子 电子产品 电子类 食品 食品类 物品 实物 物质类 stationery food electronics",
};
