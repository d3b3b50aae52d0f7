using OgService.Previews.Generating;
using OgService.Testing;

namespace OgService.Previews.Tests;

/// <summary>A site in a folder of its own, gone with the test.</summary>
internal sealed class ScratchSite : IDisposable
{
    public ScratchSite(string configuration = "site: { name: Scratch, url: https://example.com }\ncontent: { include: [\"posts/*.md\"], public: public }\n")
    {
        Root = Directory.CreateTempSubdirectory("og-site-").FullName;
        Write("og.yaml", configuration);
    }

    public string Root { get; }

    public static string Fonts => Repository.PathTo("fonts");

    public static string Templates => Repository.PathTo("templates");

    /// <summary>A smallest PNG that is not ours: 1x1.</summary>
    public static byte[] OwnPicture { get; } = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public string PathTo(string relative) => Path.Combine(Root, relative);

    public void Write(string relative, string text) => Write(relative, System.Text.Encoding.UTF8.GetBytes(text));

    public void Write(string relative, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathTo(relative))!);
        File.WriteAllBytes(PathTo(relative), bytes);
    }

    public void WritePost(string name, string frontMatter) => Write($"posts/{name}.md", $"---\n{frontMatter}\n---\nSome words.\n");

    public GenerateReport Generate(GenerateOptions? options = null, CancellationToken cancellation = default)
        => SiteGenerator.Open(Root, Fonts, Templates, TimeProvider.System).Run(options ?? new GenerateOptions { Jobs = 2 }, null, cancellation);

    /// <summary>Every file with its bytes' hash, to compare trees.</summary>
    public SortedDictionary<string, string> Tree()
    {
        var tree = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories))
        {
            tree[Path.GetRelativePath(Root, file).Replace('\\', '/')] = PictureFile.Sha256(file)!;
        }

        return tree;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
