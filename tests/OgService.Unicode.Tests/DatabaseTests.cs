using System.Globalization;
using OgService.Conformance;
using OgService.Testing;

namespace OgService.Unicode.Tests;

/// <summary>Tables against the files of the database, for every code point: a table built wrongly is wrong somewhere, not
/// everywhere.</summary>
public class DatabaseTests
{
    private const int CodePointCount = 0x110000;

    // Not the file the tables are made from, and read by other code.
    [Fact]
    public void General_category_is_that_of_the_derived_file()
    {
        var expected = Values("DerivedGeneralCategory.txt", "Cn");
        AssertEqual(expected, codePoint => ShortName(CodePointProperties.GeneralCategory(codePoint)));
    }

    [Fact]
    public void Script_is_that_of_the_file() =>
        AssertEqual(Values("Scripts.txt", "Unknown"), codePoint => CodePointProperties.Script(codePoint).ToString(), IgnoreUnderscores);

    [Fact]
    public void Indic_categories_are_those_of_the_files()
    {
        AssertEqual(
            Values("IndicSyllabicCategory.txt", "Other"), codePoint => CodePointProperties.IndicSyllabicCategory(codePoint).ToString(),
            IgnoreUnderscores);
        AssertEqual(
            Values("IndicPositionalCategory.txt", "NotApplicable"),
            codePoint => CodePointProperties.IndicPositionalCategory(codePoint).ToString(), IgnoreUnderscores);
    }

    [Fact]
    public void Line_break_class_is_that_of_the_file_but_for_rule_1()
    {
        static string Actual(int codePoint) => ((LineBreakClass)(LineBreakTable.Of(codePoint) & 0x7F)).ToString();
        AssertListed(Values("LineBreak.txt", "XX"), Actual, (expected, actual) => expected switch
        {
            "AI" or "SG" or "XX" => actual is "AL" or "ALPicCn" or "ID" or "IDPicCn" or "PR",
            "SA" => actual is "AL" or "CM",
            "CJ" => actual == "NS",
            "QU" => actual is "QU" or "QUPi" or "QUPf",
            "AL" => actual is "AL" or "DottedCircle",
            "ID" => actual is "ID" or "IDPicCn",
            _ => actual == expected,
        });
    }

    [Fact]
    public void Script_extensions_are_those_of_the_file()
    {
        foreach (var (_, line) in SuiteFile.Lines(DatabaseFile("ScriptExtensions.txt")))
        {
            var fields = line.Split(';', StringSplitOptions.TrimEntries);
            var expected = fields[1].Split(' ').Order(StringComparer.Ordinal);
            foreach (var codePoint in Range(fields[0]))
            {
                var actual = CodePointProperties.ScriptExtensions(codePoint).ToArray()
                    .Select(script => System.Text.Encoding.ASCII.GetString(ScriptCodes.IsoCode(script))).Order(StringComparer.Ordinal);
                Assert.Equal(expected, actual);
            }
        }
    }

    [Fact]
    public void Mirror_images_are_those_of_the_file()
    {
        var mirrors = SuiteFile.Lines(DatabaseFile("BidiMirroring.txt"))
            .Select(line => line.Line.Split(';', StringSplitOptions.TrimEntries))
            .ToDictionary(fields => Hexadecimal(fields[0]), fields => Hexadecimal(fields[1]));
        for (var codePoint = 0; codePoint < CodePointCount; codePoint++)
        {
            Assert.Equal(mirrors.GetValueOrDefault(codePoint, codePoint), Bidi.Mirror(codePoint));
        }
    }

    private static bool IgnoreUnderscores(string expected, string actual) =>
        expected.Replace("_", "", StringComparison.Ordinal).Equals(actual, StringComparison.OrdinalIgnoreCase);

    private static void AssertEqual(string[] expected, Func<int, string> actual, Func<string, string, bool>? equal = null) =>
        AssertListed(expected, actual, equal ?? ((left, right) => left == right));

    private static void AssertListed(string[] expected, Func<int, string> actual, Func<string, string, bool> equal)
    {
        var wrong = new List<string>();
        for (var codePoint = 0; codePoint < CodePointCount && wrong.Count < 20; codePoint++)
        {
            var value = actual(codePoint);
            if (!equal(expected[codePoint], value))
            {
                wrong.Add($"U+{codePoint:X4}: expected {expected[codePoint]}, got {value}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Names_are_those_of_the_file()
    {
        var wrong = new List<string>();
        foreach (var line in File.ReadLines(DatabaseFile("UnicodeData.txt")))
        {
            var fields = line.Split(';', 3);
            var codePoint = Hexadecimal(fields[0]);
            if (!fields[1].StartsWith('<') && CharacterNames.NameOf(codePoint) != fields[1])
            {
                wrong.Add($"{fields[0]} {fields[1]}: {CharacterNames.NameOf(codePoint)}");
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData(0x4E00, "CJK UNIFIED IDEOGRAPH-4E00")]
    [InlineData(0x323AF, "CJK UNIFIED IDEOGRAPH-323AF")]
    [InlineData(0x17000, "TANGUT IDEOGRAPH-17000")]
    [InlineData(0xD4DB, "HANGUL SYLLABLE PWILH")]
    [InlineData(0xE000, "<private-use-E000>")]
    [InlineData(0x0007, "<control-0007>")]
    [InlineData(0xFDD0, "<noncharacter-FDD0>")]
    [InlineData(0x10FFFF, "<noncharacter-10FFFF>")]
    [InlineData(0x0378, "<reserved-0378>")]
    [InlineData(0xD800, "<surrogate-D800>")]
    public void What_the_file_does_not_list_is_named_by_rule(int codePoint, string name) => Assert.Equal(name, CharacterNames.NameOf(codePoint));

    private static string[] Values(string name, string missing)
    {
        var values = new string[CodePointCount];
        Array.Fill(values, missing);
        foreach (var (_, line) in SuiteFile.Lines(DatabaseFile(name)))
        {
            var fields = line.Split(';', StringSplitOptions.TrimEntries);
            foreach (var codePoint in Range(fields[0]))
            {
                values[codePoint] = fields[1];
            }
        }

        return values;
    }

    private static IEnumerable<int> Range(string field)
    {
        var ends = field.Split("..");
        var first = Hexadecimal(ends[0]);
        return Enumerable.Range(first, Hexadecimal(ends[^1]) - first + 1);
    }

    private static int Hexadecimal(string field) => int.Parse(field, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string DatabaseFile(string name)
    {
        var file = Path.Combine(Repository.Corpora ?? "", "text", "ucd-17", name);
        Assert.SkipUnless(File.Exists(file), "The Unicode database is not here.");
        return file;
    }

    private static string ShortName(UnicodeCategory category) => category switch
    {
        UnicodeCategory.UppercaseLetter => "Lu",
        UnicodeCategory.LowercaseLetter => "Ll",
        UnicodeCategory.TitlecaseLetter => "Lt",
        UnicodeCategory.ModifierLetter => "Lm",
        UnicodeCategory.OtherLetter => "Lo",
        UnicodeCategory.NonSpacingMark => "Mn",
        UnicodeCategory.SpacingCombiningMark => "Mc",
        UnicodeCategory.EnclosingMark => "Me",
        UnicodeCategory.DecimalDigitNumber => "Nd",
        UnicodeCategory.LetterNumber => "Nl",
        UnicodeCategory.OtherNumber => "No",
        UnicodeCategory.SpaceSeparator => "Zs",
        UnicodeCategory.LineSeparator => "Zl",
        UnicodeCategory.ParagraphSeparator => "Zp",
        UnicodeCategory.Control => "Cc",
        UnicodeCategory.Format => "Cf",
        UnicodeCategory.Surrogate => "Cs",
        UnicodeCategory.PrivateUse => "Co",
        UnicodeCategory.ConnectorPunctuation => "Pc",
        UnicodeCategory.DashPunctuation => "Pd",
        UnicodeCategory.OpenPunctuation => "Ps",
        UnicodeCategory.ClosePunctuation => "Pe",
        UnicodeCategory.InitialQuotePunctuation => "Pi",
        UnicodeCategory.FinalQuotePunctuation => "Pf",
        UnicodeCategory.OtherPunctuation => "Po",
        UnicodeCategory.MathSymbol => "Sm",
        UnicodeCategory.CurrencySymbol => "Sc",
        UnicodeCategory.ModifierSymbol => "Sk",
        UnicodeCategory.OtherSymbol => "So",
        _ => "Cn",
    };
}
