package cli.experiments;

import java.util.Map;
import java.util.SplittableRandom;

/**
 * A Chinese text of any length from a small grammar, for experiments that compare scripts. A capital letter stands for
 * a word or for a phrase that is told in turn. It is meant to be read by a tokenizer, not by people: it holds no story,
 * and it repeats itself more than a book does.
 */
final class ChineseStories {

    private static final Map<Character, String[]> WORDS = Map.ofEntries(
            words('S', "T，PVO。 P和P一起去L，路上W。 因为W，P没有去L。 P对P说：“Q” “Q”P笑着说。 LH有G，看起来很M。 "
                    + "虽然P很M，还是把O送给了P。 T，G从L跑过来。 如果明天W，P就留在L。 P问：“O在哪里？” G跟着P走到L。 "
                    + "PT在LVO，从来不觉得M。 P的KN不见了，大家都很M。 L的N比L的N更M。 P先VO，再去L。"),
            words('Q', "我想去L。 你VO了吗？ 请把O给我！ T我还会来。 这里的N真M。 为什么P没有来？ 不要M，慢慢走。 我们回家吧。"),
            words('P', "XYY XY 老X 小Y X老师 X医生 妹妹 奶奶 爷爷 邻居 Y哥 Y姐"),
            words('X', "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗"),
            words('Y', "明 红 华 丽 强 军 平 芳 云 天 文 海 春 雪 梅 玉 国 建 志 英 秀 兰 波 涛 宁 安 月 星 龙 光"),
            words('L', "公园 学校 图书馆 河边 市场 厨房 火车站 山上 花园 海边 村子 桥上 医院 商店 邮局 操场 森林 码头 茶馆 工厂 博物馆 "
                    + "电影院 田野 湖边"),
            words('H', "后面 前面 左边 旁边 中间 附近"),
            words('T', "今天D 昨天D 春天 夏天 秋天 冬天 星期Z 下雨的时候 吃过饭以后 天快黑了 很久以前 放学以后 Z月Z日 Z点钟"),
            words('D', "早上 中午 下午 晚上 半夜"),
            words('Z', "一 二 三 四 五 六"),
            words('C', "一 两 三 四 五 六 七 八 九 十 几"),
            words('O', "C本K书 C个K苹果 C把K雨伞 C封信 C只K风筝 C条K鱼 C顶K帽子 C张K地图 C杯K茶 CUN KN 那UN"),
            words('U', "件 块 种 些 份"),
            words('N', "衣服 石头 点心 玩具 木头 工具 药 面包 鲜花 礼物 家具 钥匙 照片 糖 布 种子 灯 钟 盒子 绳子 铅笔 毛巾 杯子 雪"),
            words('K', "旧 新 红色的 蓝色的 大 小 很重的 干净的 好看的 奇怪的 便宜的 贵的 湿的 热的 冷的 空的 圆的 长的"),
            words('G', "C只J猫 C匹J马 C条J狗 C只燕子 J兔子 C只乌龟 C只J蝴蝶 C头牛 C只J鸟 C条J蛇 那只J狐狸"),
            words('J', "白 黑 小 老 灰 胖 瘦 花"),
            words('V', "看见了 找到了 买了 带来了 丢了 画了 借走了 想起了 送来 收到了 做了 卖了 藏起了 洗干净了 修好了 打开了"),
            words('M', "高兴 难过 累 害怕 生气 安静 骄傲 着急 有趣 漂亮 重要 危险 普通 清楚 舒服 慢"),
            words('W', "下着大雨 阳光很好 刮着风 下雪了 天气很热 有一点雾 天阴了 打雷了"));

    private ChineseStories() {}

    /** Paragraphs of five sentences until the text has at least so many characters; the same seed, the same text. */
    static String tell(long seed, int characters) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder();
        while (text.length() < characters) {
            for (int sentence = 0; sentence < 5; sentence++) {
                tell('S', random, text);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static void tell(char letter, SplittableRandom random, StringBuilder text) {
        String[] choices = WORDS.get(letter);
        if (choices == null) {
            text.append(letter);
            return;
        }
        for (char next : choices[random.nextInt(choices.length)].toCharArray()) {
            tell(next, random, text);
        }
    }

    private static Map.Entry<Character, String[]> words(char letter, String choices) {
        return Map.entry(letter, choices.split(" "));
    }
}
