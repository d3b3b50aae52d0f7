namespace OgService.Cards.Expressions;

// Names and usual orders of a date, by language; days start with Sunday.
internal static partial class DateText
{
    private static readonly Dictionary<string, Language> Languages = new()
    {
        ["en"] = Row("January February March April May June July August September October November December",
            "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
            "Sunday Monday Tuesday Wednesday Thursday Friday Saturday", "Sun Mon Tue Wed Thu Fri Sat", "%-d %b %Y", "%-d %B %Y"),
        ["de"] = Row("Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
            "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
            "Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag", "So Mo Di Mi Do Fr Sa", "%-d. %b %Y", "%-d. %B %Y"),
        ["fr"] = Row("janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
            "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
            "dimanche lundi mardi mercredi jeudi vendredi samedi", "dim. lun. mar. mer. jeu. ven. sam.", "%-d %b %Y", "%-d %B %Y"),
        ["es"] = Row("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
            "ene feb mar abr may jun jul ago sept oct nov dic",
            "domingo lunes martes miércoles jueves viernes sábado", "dom lun mar mié jue vie sáb", "%-d %b %Y", "%-d de %B de %Y"),
        ["it"] = Row("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
            "gen feb mar apr mag giu lug ago set ott nov dic",
            "domenica lunedì martedì mercoledì giovedì venerdì sabato", "dom lun mar mer gio ven sab", "%-d %b %Y", "%-d %B %Y"),
        ["pt"] = Row("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
            "jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.",
            "domingo segunda terça quarta quinta sexta sábado", "dom. seg. ter. qua. qui. sex. sáb.", "%-d de %b de %Y", "%-d de %B de %Y"),
        ["nl"] = Row("januari februari maart april mei juni juli augustus september oktober november december",
            "jan feb mrt apr mei jun jul aug sep okt nov dec",
            "zondag maandag dinsdag woensdag donderdag vrijdag zaterdag", "zo ma di wo do vr za", "%-d %b %Y", "%-d %B %Y"),
        ["sv"] = Row("januari februari mars april maj juni juli augusti september oktober november december",
            "jan. feb. mars apr. maj juni juli aug. sep. okt. nov. dec.",
            "söndag måndag tisdag onsdag torsdag fredag lördag", "sön mån tis ons tors fre lör", "%-d %b %Y", "%-d %B %Y"),
        ["pl"] = Row("stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
            "sty lut mar kwi maj cze lip sie wrz paź lis gru",
            "niedziela poniedziałek wtorek środa czwartek piątek sobota", "niedz. pon. wt. śr. czw. pt. sob.", "%-d %b %Y", "%-d %B %Y"),
        ["ja"] = Row("1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月", "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
            "日曜日 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日", "日 月 火 水 木 金 土", "%Y年%-m月%-d日", "%Y年%-m月%-d日"),
        ["zh"] = Row("一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月", "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
            "星期日 星期一 星期二 星期三 星期四 星期五 星期六", "周日 周一 周二 周三 周四 周五 周六", "%Y年%-m月%-d日", "%Y年%-m月%-d日"),
        ["ar"] = Row("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
            "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
            "الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت", "الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت", "%-d %B %Y",
            "%-d %B %Y"),
        ["he"] = Row("ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
            "ינו׳ פבר׳ מרץ אפר׳ מאי יוני יולי אוג׳ ספט׳ אוק׳ נוב׳ דצמ׳",
            "ראשון שני שלישי רביעי חמישי שישי שבת", "א׳ ב׳ ג׳ ד׳ ה׳ ו׳ ש׳", "%-d ב%B %Y", "%-d ב%B %Y"),
    };

    private static Language Row(string months, string shortMonths, string days, string shortDays, string medium, string @long) =>
        new(months.Split(' '), shortMonths.Split(' '), days.Split(' '), shortDays.Split(' '), medium, @long);
}
