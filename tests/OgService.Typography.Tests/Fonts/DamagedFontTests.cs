using System.Security.Cryptography;
using System.Text.Json.Nodes;
using OgService.Testing;
using OgService.Typography.Fonts;
using OgService.Typography.OpenType;
using OgService.Typography.Tests.OpenType;

namespace OgService.Typography.Tests.Fonts;

/// <summary>Folders whose list or files are wrong.</summary>
public sealed class DamagedFontTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fonts-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"families":[]}""")]
    [InlineData("""{"families":[{"name":"A"}]}""")]
    [InlineData("""{"families":[{"name":"A","faces":[{"file":"../a","style":"normal","weight":[1,2],"ranges":"U+0","bytes":1,"sha256":""}]}]}""")]
    [InlineData("""{"families":[{"name":"A","faces":[{"file":"a","style":"normal","weight":[],"ranges":"U+0","bytes":1,"sha256":""}]}]}""")]
    [InlineData("""{"families":[{"name":"A","faces":[{"file":"a","style":"normal","weight":[2,1],"ranges":"U+0","bytes":1,"sha256":""}]}]}""")]
    [InlineData("""{"families":[{"name":"A","faces":[{"file":"a","style":"normal","weight":[1,2],"ranges":"U+110000","bytes":1,"sha256":""}]}]}""")]
    public void Refuses_a_list_that_is_not_one(string list)
    {
        File.WriteAllText(Path.Combine(folder, "fonts.json"), list);

        Assert.Throws<FontFormatException>(() => FontLibrary.Open(folder));
    }

    [Fact]
    public void Refuses_a_folder_without_a_list() => Assert.Throws<FontFormatException>(() => FontLibrary.Open(folder));

    [Fact]
    public void Passes_over_a_damaged_file_when_another_family_has_the_character()
    {
        WriteLibrary("inter");
        var library = FontLibrary.Open(folder);

        Assert.Null(library.FindFace("Inter", 400, italic: false, 16, 'A'));
        Assert.Equal(["JetBrains Mono"], library.FamiliesFor('A'));
        Assert.NotNull(library.FindFace("JetBrains Mono", 400, italic: false, 16, 'A'));
    }

    [Fact]
    public void Says_which_file_is_damaged_when_nothing_else_has_the_character()
    {
        WriteLibrary("inter", "jetbrains-mono");
        var library = FontLibrary.Open(folder);

        var refusal = Assert.Throws<FontFormatException>(() => library.FindFace("Inter", 400, italic: false, 16, 'A'));
        Assert.Contains("inter-latin-opsz-normal.woff2", refusal.Message);
        Assert.Contains("checksum", refusal.Message);
    }

    [Fact]
    public void One_family_that_draws_letters_and_digits_is_enough()
    {
        WriteLibrary("inter");
        FontLibrary.Open(folder).RequireBasicLatin();
    }

    [Fact]
    public void A_folder_whose_files_are_all_damaged_is_refused_and_names_the_first()
    {
        WriteLibrary("inter", "jetbrains-mono");
        var refusal = Assert.Throws<FontFormatException>(() => FontLibrary.Open(folder).RequireBasicLatin());
        Assert.Contains("no usable font is left", refusal.Message);
        Assert.Contains("inter-latin-opsz-normal.woff2", refusal.Message);
    }

    [Fact]
    public void A_font_file_that_was_cut_short_is_refused_or_draws_its_letters_wherever_it_was_cut()
    {
        WriteLibrary();
        var whole = Sfnt.Write(FontFile.Open(File.ReadAllBytes(Repository.PathTo("fonts", "jetbrains-mono", "jetbrains-mono-latin-wght-normal.woff2")), "good"));
        var own = Path.Combine(folder, "own.ttf");
        var (refused, drawn) = (0, 0);
        for (var cut = 0; cut < whole.Length; cut += cut < 512 ? 7 : whole.Length / 150)
        {
            File.WriteAllBytes(own, whole[..cut]);
            FontLibrary library;
            try
            {
                library = FontLibrary.Open(folder, [own]);
            }
            catch (FontFormatException)
            {
                refused++;
                continue;
            }

            Assert.True(BasicLatin.HasInk(library.FindFace(library.Families[0], 400, italic: false, 16, 'A')!, 'A'), $"cut at {cut} of {whole.Length}");
            drawn++;
        }

        Assert.True(refused > 100 && drawn > 10, $"{refused} refused, {drawn} drawn");
    }

    private void WriteLibrary(params string[] damaged)
    {
        var families = new JsonArray();
        foreach (var (name, file) in (ReadOnlySpan<(string, string)>)[("Inter", "inter/inter-latin-opsz-normal.woff2"), ("JetBrains Mono", "jetbrains-mono/jetbrains-mono-latin-wght-normal.woff2")])
        {
            var bytes = File.ReadAllBytes(Repository.PathTo(["fonts", .. file.Split('/')]));
            families.Add(new JsonObject
            {
                ["name"] = name,
                ["faces"] = new JsonArray(new JsonObject
                {
                    ["file"] = file,
                    ["style"] = "normal",
                    ["weight"] = new JsonArray(100, 900),
                    ["ranges"] = "U+0000-00FF",
                    ["bytes"] = bytes.Length,
                    ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes)),
                }),
            });
            bytes[bytes.Length / 2] ^= (byte)(damaged.Any(file.StartsWith) ? 1 : 0);
            Directory.CreateDirectory(Path.Combine(folder, Path.GetDirectoryName(file)!));
            File.WriteAllBytes(Path.Combine(folder, file), bytes);
        }

        File.WriteAllText(Path.Combine(folder, "fonts.json"), new JsonObject { ["families"] = families }.ToJsonString());
    }
}
