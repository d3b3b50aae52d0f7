using System.Security.Cryptography;
using System.Text.Json;
using OgService.Testing;

namespace OgService.Cards.Tests.Support;

/// <summary>A folder with the test font and a text font, for as long as a test lasts.</summary>
internal sealed class TestFonts : IDisposable
{
    public TestFonts(string file)
    {
        Directory.CreateDirectory(Folder);
        var families = new[]
        {
            Family("Colours", file),
            Family("Text", Repository.PathTo("fonts", "inter", "inter-latin-opsz-normal.woff2")),
        };
        File.WriteAllText(Path.Combine(Folder, "fonts.json"), JsonSerializer.Serialize(new { families }));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("og-colours-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private object Family(string name, string file)
    {
        var bytes = File.ReadAllBytes(file);
        File.WriteAllBytes(Path.Combine(Folder, Path.GetFileName(file)), bytes);
        return new
        {
            name,
            faces = new[]
            {
                new
                {
                    file = Path.GetFileName(file),
                    style = "normal",
                    weight = new[] { 400, 400 },
                    ranges = "U+0000-10FFFF",
                    bytes = bytes.Length,
                    sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
                },
            },
        };
    }
}
