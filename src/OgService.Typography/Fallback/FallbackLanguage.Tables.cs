using System.Text;

namespace OgService.Typography.Fallback;

/// <content>Characters that are frequent in one way of writing and not used in the others. Japanese means its everyday characters: old forms
/// stand in names, so traditional ones count only where Japan has replaced them.</content>
internal static partial class FallbackLanguage
{
    private static readonly HashSet<Rune> OnlySimplified = [.. (
        "这们为说对时还进动问间让请谁见东车马鸟习书买卖门闻关开头实现应该络电脑计级经济业务产术语义专丝两严丰临丽举么乐乡亲亿仅仓仪优传伤伦伪债倾储兑"
        + "兰兴养兽冈军农冯冻净减击划则刚创删别剂剑剧劝办劢劲势华协单卢卫厅历厉压厌县吗启员响团园围图圆圣场块坚坛坝坟垒垦垫墙处备够夹夺奋奖妆妈妇娱孙宁"
        + "审宪宫宽宾导寻尔尘尝岁岂岛岭币帅师带帮庆庐库庙废异张归录彻态总恳恶悬惊惩惯戏户扑执扩扫扬抚护报拟拥择挡损换捞掷摄撑显晓杀权杨极构枪标栈栏树样"
        + "桥检欢毁毕汇汉汤沟泽洁测浆浓润涨渐满滚灭灵炼烂烦烧热爱爷牵狮狱猎环玛畅疗疯监盘矿码础确离种积稳穷竞笔签简类紧红约纪纯纲纳纵纷纸纹线练组细终绍"
        + "结绕给绝统继绩绪续维综绿编缘缩罗罚职联聪肃肠肤肾胁胜脏脸腾舰艺节苏药获营萧萨蓝虑虽虾蚀补衬袭观规视觉览订认讨训议记讲许论设访证评识诉词译试诗"
        + "诚话询详误课调谈谢谓谱贝负财责败货质购贵费贸资赏赖赛赞趋跃转轮软轻载较辆输边达迁过运远违连迟适选递逻遗释针钟钢钱铁铜铝银错锁键锅长闭闲闹阅队"
        + "阳阴阵阶际陆陈险难雾韩页项顺须顾顿预领频题额颜风飞饭饮饰饱馆驱驶验骑骗鱼鲁鲜鸡齐齿龙龟刘赵吴郑邓谭贺龚阎邹").EnumerateRunes()];

    private static readonly HashSet<Rune> OnlyTraditional = [.. (
        "們說對聽讓寫賣關實應腦譯經濟發產專兩嚴舉麼樂鄉國學會來體點數變讀當從氣權總圖覺戰歷單傳轉檢驗鐵處號價擇灣臺嗎麵髮黃歲獨醫壓榮營勞圓擴據參貓穩"
        + "雜殘淺亞劍勵區卻圍壞壽將屬帶廢彈徑恆惡惱慘戲擊擔攝斷晝曆條樓樞樣橫檔歐歡淚淨滿燒爐爭狀獎獸畫癡盜盡禪稱竊絕絲綠緣縣縱繩繪繼續纖聲肅膽臟與舊艷"
        + "萬藝藥蟲蠶裝覽觀觸譽豐賴贊踐輕辭遙遞鄰釀釋銳錄錢鑄閱隨險隱雙靈靜頰顏顯騷驅驛鬱鹽麥黨齒").EnumerateRunes()];

    private static readonly HashSet<Rune> OnlyChinese = [.. "你您妳她吧呢啊哪怎咱很呀嗯哦".EnumerateRunes()];
}
