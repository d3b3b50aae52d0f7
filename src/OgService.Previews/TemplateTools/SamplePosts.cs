using OgService.Cards;
using OgService.Yaml;

namespace OgService.Previews.TemplateTools;

/// <summary>A post made up to see what a template does with it.</summary>
/// <param name="Name">For captions.</param>
public sealed record SamplePost(string Name, CardFields Fields, SamplePictureSet Pictures = SamplePictureSet.None);

/// <summary>Posts that templates are tried with: one with everything, and the awkward ones.</summary>
public static class SamplePosts
{
    private const string LongTitle = "An Entirely Unreasonable and Exhaustively Complete Account of Everything That Went Wrong When We Moved Four Hundred Small Services, Nine "
        + "Databases and One Very Old Printer Into Somebody Else's Computer, With Notes on What We Would Do Differently the Next Time and the Time After That";

    private const string LongDescription = "A description that says in two calm sentences what the post is about, and that is long enough to need to be cut at some "
        + "place. After that it goes on for a while, with one more clause, and another one, until nobody would read it any more in a preview.";

    /// <summary>An ordinary post with everything.</summary>
    public static CardFields Everything { get; } = new()
    {
        Title = "What the First Paragraph Is For",
        Description = "It has one job: to make the second one worth reading. Notes on openings, from ten years of editing other people's drafts.",
        Authors = ["Alex Mercer"],
        Tags = ["Writing", "Editing", "Craft"],
        Published = new DateTimeOffset(2026, 3, 14, 9, 0, 0, TimeSpan.Zero),
        Modified = new DateTimeOffset(2026, 4, 2, 9, 0, 0, TimeSpan.Zero),
        Section = "Essays",
        Slug = "what-the-first-paragraph-is-for",
        ReadingMinutes = 6,
        SiteName = "Example Blog",
        SiteUrl = "https://example.com",
        SiteAuthor = "Alex Mercer",
    };

    /// <summary>What people do write, and what nobody thought of.</summary>
    public static IReadOnlyList<SamplePost> Awkward { get; } =
    [
        new("everything", Everything),
        new("busy pictures", Everything, SamplePictureSet.Busy),
        new("busy pictures, longest title", Everything with { Title = LongTitle, Description = LongDescription }, SamplePictureSet.Busy),
        new("bright pictures", Everything, SamplePictureSet.Bright),
        new("pictures that are not there", Everything, SamplePictureSet.Missing),
        new("title alone", new CardFields { Title = "Only a Title", Slug = "only-a-title" }),
        new("very short title", Everything with { Title = "Go" }),
        new("longest title", Everything with
        {
            Title = LongTitle,
            Description = LongDescription,
        }),
        new("one huge word", Everything with { Title = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" }),
        new("an address", Everything with { Title = "https://example.com/blog/2026/03/14/a-very-long-path/that-never-ends/index.html?utm_source=feed&utm_medium=rss#comments" }),
        new("code in the title", Everything with { Title = "Why `Array.prototype.includes()` & <template> \"just\" work" }),
        new("no description", Everything with { Description = null }),
        new("long description", Everything with { Description = LongDescription + " " + LongDescription }),
        new("no author, date or tags", Everything with { Authors = [], SiteAuthor = null, Published = null, Modified = null, Tags = [], ReadingMinutes = null, Section = null }),
        new("twelve tags", Everything with { Tags = ["Accessibility", "Backends", "Colour", "Databases", "Editing", "Fonts", "Graphics", "Hosting", "Internationalisation", "JavaScript", "Kerning", "Layout"] }),
        new("four authors, long names", Everything with { Authors = ["Maximiliana von Hohenstein-Bartenstein", "Bartholomew Featherstonehaugh", "Wolfeschlegelsteinhausenbergerdorff", "Kim"] }),
        new("long site name", Everything with { SiteName = "The Extraordinarily Long Name of a Very Small Publication About Typography", Section = "Considerations and Reconsiderations" }),
        new("Japanese", Everything with
        {
            Lang = "ja", Title = "余白の美学：なぜ日本のデザインは「何もない」ことを大切にするのか", Description = "余白は何もない場所ではなく、読む人が息をつく場所です。静かな紙面のつくり方について。", Authors = ["山田 太郎"], Tags = ["デザイン", "余白", "文字組み"], SiteName = "例のブログ", Section = "随筆",
        }),
        new("Chinese", Everything with
        {
            Lang = "zh-Hans", Title = "从零开始构建一个能承受百万访问量的链接预览服务", Description = "我们如何在两个核心上每秒绘制一千张卡片，以及一路上学到的一切。", Authors = ["王小明"], Tags = ["架构", "性能"], SiteName = "示例博客", Section = "工程",
        }),
        new("Korean", Everything with
        {
            Lang = "ko", Title = "작은 팀이 큰 시스템을 운영하면서 배운 열 가지 교훈", Description = "밤에 깨지 않는 법과 아침에 후회하지 않는 법에 대하여.", Authors = ["김민준"], Tags = ["운영", "팀"], SiteName = "예제 블로그", Section = "기술",
        }),
        new("Thai", Everything with
        {
            Lang = "th", Title = "การออกแบบตัวอักษรไทยที่อ่านง่ายบนหน้าจอขนาดเล็ก", Description = "สระและวรรณยุกต์ซ้อนกันหลายชั้น ระยะบรรทัดจึงสำคัญกว่าที่คิด", Authors = ["สมชาย ใจดี"], Tags = ["ตัวอักษร"], SiteName = "บล็อกตัวอย่าง", Section = "ออกแบบ",
        }),
        new("Arabic with Latin", Everything with
        {
            Lang = "ar", Title = "كيف تعمل خوارزمية PageRank ولماذا ما زالت مهمة في عام 2026؟", Description = "مقدمة قصيرة إلى الرسوم البيانية، مع أمثلة من Wikipedia وخرائط الطرق.", Authors = ["ليلى حسن"], Tags = ["خوارزميات", "Web"], SiteName = "مدونة المثال", Section = "تقنية",
        }),
        new("Hebrew", Everything with
        {
            Lang = "he", Title = "שיחה על שרתים משעממים: למה פשטות מנצחת", Description = "הרצאה של עשרים דקות, ומה שנשאר ממנה אחרי עשר שנים.", Authors = ["נועה לוי"], Tags = ["שרתים"], SiteName = "בלוג לדוגמה", Section = "הרצאות",
        }),
        new("Devanagari", Everything with
        {
            Lang = "hi", Title = "छोटे पर्दे पर देवनागरी: मात्राओं और संयुक्ताक्षरों की कहानी", Description = "क्ष, त्र और ज्ञ जैसे अक्षर कैसे बनते हैं, और वे टूटते क्यों हैं।", Authors = ["आरव शर्मा"], Tags = ["लिपि"], SiteName = "उदाहरण ब्लॉग", Section = "भाषा",
        }),
        new("Greek, Cyrillic, Vietnamese", Everything with { Lang = "vi", Title = "Ἑλληνικά, кириллица và tiếng Việt: những chữ cái chồng dấu", Description = "Ấy ậy, Ở ợ: dấu chồng dấu trên một con chữ." }),
        new("emoji sequences", Everything with { Title = "Ship it 🚀 with family 👨‍👩‍👧‍👦, flags 🇫🇷🏳️‍🌈 and thumbs 👍🏽", Tags = ["🎉", "1️⃣", "❤️"], SiteName = "Emoji 🙂 Blog" }),
        new("marks on marks", Everything with { Title = "Tiếng Việt, z̤̈ and ŭ̄: letters with ǟ̱ lot on them" }),
        new("numbers and quotes", Everything with { Title = "“3 × 10⁻⁷ m — ‘about’ ½ of 1.000.000 €”: №1 of 2/3" }),
    ];

    /// <summary>The values of a post that ask for a theme; null for the template's own.</summary>
    public static YamlMapping? WithTheme(string? theme)
    {
        var start = new YamlPosition(1, 1);
        return theme is null ? null
            : new YamlMapping([new YamlEntry(Text("theme"), Text(theme))], start);

        YamlScalar Text(string text) => new(text, YamlScalarStyle.Quoted, YamlScalarKind.Text, start);
    }
}
