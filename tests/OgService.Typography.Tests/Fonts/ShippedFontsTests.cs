using System.Security.Cryptography;
using System.Text;
using OgService.Testing;
using OgService.Typography.Fonts;
using OgService.Unicode;
using static OgService.Typography.Tests.Paragraphs.Setting;

namespace OgService.Typography.Tests.Fonts;

/// <summary>What lies in <c>fonts/</c> is what its list says, and enough for the scripts people write today.</summary>
public sealed class ShippedFontsTests
{
    private const long MaximumBytes = 60_000_000;

    private static readonly string Folder = Repository.PathTo("fonts");
    private static readonly FontList List = FontList.Read(Folder);

    [Fact]
    public void Every_file_has_the_size_and_the_checksum_of_the_list()
    {
        foreach (var face in List.Families.SelectMany(family => family.Faces))
        {
            var bytes = File.ReadAllBytes(face.Path);
            Assert.True(bytes.Length == face.Bytes && Convert.ToHexStringLower(SHA256.HashData(bytes)) == face.Sha256, face.Path);
        }
    }

    [Fact]
    public void Every_font_file_is_listed_once_and_has_a_licence_beside_it()
    {
        var files = Directory.EnumerateFiles(Folder, "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".woff" or ".woff2" or ".ttf" or ".otf").Order(StringComparer.Ordinal);

        Assert.Equal(List.Families.SelectMany(family => family.Faces).Select(face => face.Path).Order(StringComparer.Ordinal), files);
        Assert.All(Directory.EnumerateDirectories(Folder), folder => Assert.True(File.Exists(Path.Combine(folder, "LICENSE")), folder));
    }

    [Fact]
    public void The_folder_has_at_most_60_MB() =>
        Assert.True(Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length) <= MaximumBytes);

    [Fact]
    public void What_a_family_covers_lies_around_all_its_faces()
    {
        foreach (var family in List.Families)
        {
            foreach (var (first, last) in family.Faces.SelectMany(face => face.Ranges))
            {
                Assert.Contains(family.Covers!, cover => cover.First <= first && last <= cover.Last);
            }
        }
    }

    [Theory]
    [InlineData("latn", "Zażółć gęślą jaźń, Ðe ßøæ þå, Ɛ̀kpɛ́ ŋ̀ko ọ̀rọ̀ ẹ́, Ḫāṭṣḍ, Thế hệ trẻ, İıŞğ, ʼnǃqʘǁ")]
    [InlineData("grek", "Καλημέρα κόσμε, ᾧ ὕδωρ ἐν ἀρχῇ")]
    [InlineData("cyrl", "Съешь же ещё, Ґанок і їжак, ӘҒҚҢӨҰҮҺ, Ѯѯ Ѳѳ, а̄ э̇ е̱")]
    [InlineData("arab", "مرحبا بالعالم، سلام دنیا، ٹھیک ہے، ڪتاب، ئۇيغۇرچە، ژێ")]
    [InlineData("hebr", "שָׁלוֹם עוֹלָם ״ײִדיש״ ₪")]
    [InlineData("deva", "नमस्ते दुनिया, क्षत्रिय, मराठी ळ, ॥ १२३")]
    [InlineData("beng", "বাংলা লিপি, ক্ষমা, অসমীয়া ৰ ৱ, ১২৩")]
    [InlineData("guru", "ਪੰਜਾਬੀ ਲਿਖਤ, ਸ਼੍ਰੀ, ੧੨੩")]
    [InlineData("gujr", "ગુજરાતી લખાણ, ક્ષમા, ૧૨૩")]
    [InlineData("orya", "ଓଡ଼ିଆ ଲେଖା, କ୍ଷମା, ୧୨୩")]
    [InlineData("taml", "தமிழ் எழுத்து, க்ஷ ஸ்ரீ, ௧௨௩")]
    [InlineData("telu", "తెలుగు లిపి, క్షమ, ౧౨౩")]
    [InlineData("knda", "ಕನ್ನಡ ಲಿಪಿ, ಕ್ಷಮೆ, ೧೨೩")]
    [InlineData("mlym", "മലയാളം ലിപി, ക്ഷമ, ൻ ർ ൽ")]
    [InlineData("sinh", "සිංහල අකුරු, ක්‍ෂ ශ්‍රී")]
    [InlineData("thai", "ภาษาไทย กำลัง ที่นี่ ฿๑๒๓")]
    [InlineData("laoo", "ພາສາລາວ ກຳລັງ ໝາ ໑໒໓")]
    [InlineData("khmr", "ភាសាខ្មែរ ស្រី ១២៣")]
    [InlineData("mymr", "မြန်မာဘာသာ ကျွန်ုပ် ၁၂၃")]
    [InlineData("tibt", "བོད་ཡིག དབུ་ཅན ༡༢༣")]
    [InlineData("geor", "ქართული ენა, ᲥᲐᲠᲗᲣᲚᲘ")]
    [InlineData("armn", "Հայերէն լեզու, և՝")]
    [InlineData("ethi", "አማርኛ ቋንቋ፣ ትግርኛ።")]
    [InlineData("hira", "ひらがなとカタカナ、ー「々」〜")]
    [InlineData("jpan", "吾輩は猫である。名前はまだ無い。𠮷野家、髙橋")]
    [InlineData("hans", "人人生而自由，在尊严和权利上一律平等。“龙”——饕餮")]
    [InlineData("hant", "人人生而自由，在尊嚴和權利上一律平等。「龍」灣鬱")]
    [InlineData("hang", "모든 인간은 태어날 때부터 자유로우며 똠방각하 大韓民國")]
    [InlineData("syrc", "ܠܫܢܐ ܣܘܪܝܝܐ")]
    [InlineData("thaa", "ދިވެހި ބަސް")]
    [InlineData("nkoo", "ߒߞߏ ߞߊ߲ߡߊ߲")]
    [InlineData("adlm", "𞤊𞤵𞤤𞤬𞤵𞤤𞤣𞤫")]
    [InlineData("rohg", "𐴌𐴟𐴇𐴥𐴝𐴚𐴒𐴙𐴝")]
    [InlineData("mong", "ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ")]
    [InlineData("tfng", "ⵜⴰⵎⴰⵣⵉⵖⵜ")]
    [InlineData("vaii", "ꕙꔤ")]
    [InlineData("bamu", "ꚠꚡꚢ")]
    [InlineData("osge", "𐓏𐓘𐓻𐓘𐓻𐓟")]
    [InlineData("cher", "ᏣᎳᎩ ꮳꮃꭹ")]
    [InlineData("cans", "ᐃᓄᒃᑎᑐᑦ ᓀᐦᐃᔭᐍᐏᐣ")]
    [InlineData("olck", "ᱥᱟᱱᱛᱟᱲᱤ")]
    [InlineData("mtei", "ꯃꯤꯇꯩꯂꯣꯟ")]
    [InlineData("java", "ꦧꦱꦗꦮ")]
    [InlineData("bali", "ᬅᬓ᭄ᬱᬭᬩᬮᬶ")]
    [InlineData("sund", "ᮘᮞ ᮞᮥᮔ᮪ᮓ")]
    [InlineData("cham", "ꨌꩌ")]
    [InlineData("lana", "ᨣᩤᩴᨾᩮᩬᩥᨦ")]
    [InlineData("talu", "ᦅᦷᦟᦹᧉ")]
    [InlineData("tavt", "ꪼꪕꪒꪾ")]
    [InlineData("tale", "ᥖᥭᥰᥖᥬᥳᥑᥨᥒᥰ")]
    [InlineData("limb", "ᤕᤠᤰᤌᤢᤱ ᤐᤠᤴ")]
    [InlineData("sylo", "ꠍꠤꠟꠐꠤ")]
    [InlineData("bugi", "ᨅᨔ ᨕᨘᨁᨗ")]
    [InlineData("tglg", "ᜊᜌ᜔ᜊᜌᜒᜈ᜔")]
    [InlineData("kali", "ꤊꤢꤛꤢꤟꤤ꤬")]
    [InlineData("lisu", "ꓡꓲ-ꓢꓴ")]
    [InlineData("zsym", "a → b ⇒ c ≤ d ∑ ∞ ½ ① Ⅳ ★ ✓ ☎ ♥ ⌘ ⠓ 𝒜 𝔸 € ₹ ₿ ™ №")]
    [InlineData("zsye", "🎉👍🏽👨‍👩‍👧🇫🇷1️⃣")]
    public void Every_script_that_is_written_today_is_drawn_without_a_box(string script, string text)
    {
        Assert.Equal(4, script.Length);
        foreach (var style in (ReadOnlySpan<TextStyle>)[Bold(40), Bold(40) with { Weight = 400, Italic = true }])
        {
            var paragraph = Lay(text, style, new ParagraphSettings());

            Assert.DoesNotContain(paragraph.Notes, note => note is GlyphMissing);
            Assert.All(paragraph.Lines.SelectMany(line => line.Runs).SelectMany(run => run.Glyphs), glyph => Assert.NotEqual(0, glyph.Id));
        }
    }

    // A title must not be half in one font: every letter of a common alphabet comes from one file.
    [Theory]
    [InlineData(Script.Bengali)]
    [InlineData(Script.Gurmukhi)]
    [InlineData(Script.Gujarati)]
    [InlineData(Script.Oriya)]
    [InlineData(Script.Tamil)]
    [InlineData(Script.Telugu)]
    [InlineData(Script.Kannada)]
    [InlineData(Script.Malayalam)]
    [InlineData(Script.Sinhala)]
    [InlineData(Script.Lao)]
    [InlineData(Script.Khmer)]
    [InlineData(Script.Georgian)]
    [InlineData(Script.Armenian)]
    [InlineData(Script.Ethiopic)]
    [InlineData(Script.Thai)]
    [InlineData(Script.Hebrew)]
    public void Nearly_every_character_of_a_script_has_a_glyph(Script script)
    {
        var library = FontLibrary.Open(Folder);
        var lacking = new StringBuilder();
        var count = 0;
        for (var codePoint = 0; codePoint < 0x10000; codePoint++)
        {
            if (CodePointProperties.Script(codePoint) == script)
            {
                count++;
                _ = library.FamiliesFor(codePoint).Count == 0 ? lacking.Append(codePoint.ToString("X4", null)).Append(' ') : lacking;
            }
        }

        Assert.True(lacking.Length / 5 <= count / 20, $"of {count}: {lacking}");
    }
}
