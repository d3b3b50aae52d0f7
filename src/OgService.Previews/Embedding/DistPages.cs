using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace OgService.Previews.Embedding;

/// <summary>A built page.</summary>
/// <param name="File">Full path.</param>
/// <param name="Path">Of its address: starts with <c>/</c>, unescaped; without <c>index.html</c> and <c>.html</c>.</param>
internal sealed record DistPage(string File, string Path);

/// <summary>Finds and reads the pages of a built site.</summary>
internal static class DistPages
{
    public const int MaxBytes = 10_000_000;
    private const int MaxPages = 100_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>In the order of their paths; links are not followed.</summary>
    public static IReadOnlyList<DistPage> Find(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, MaxRecursionDepth = 32 };
        return
        [
            .. Directory.EnumerateFiles(folder, "*", options)
                .Where(file => file.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".htm", StringComparison.OrdinalIgnoreCase))
                .Take(MaxPages)
                .Select(file => new DistPage(file, PathOf(System.IO.Path.GetRelativePath(folder, file).Replace(System.IO.Path.DirectorySeparatorChar, '/'))))
                .OrderBy(page => page.Path, StringComparer.Ordinal),
        ];
    }

    /// <summary>False for a page that is too large or no UTF-8: such a page is left alone.</summary>
    public static bool TryRead(DistPage page, [NotNullWhen(true)] out string? html, out string problem)
    {
        (html, problem) = (null, "");
        if (new FileInfo(page.File).Length > MaxBytes)
        {
            problem = $"larger than {MaxBytes / 1_000_000} MB";
            return false;
        }

        try
        {
            html = Strict.GetString(File.ReadAllBytes(page.File));
            return true;
        }
        catch (DecoderFallbackException)
        {
            problem = "not UTF-8";
            return false;
        }
    }

    public static byte[] ToBytes(string html) => Strict.GetBytes(html);

    private static string PathOf(string relative)
    {
        var path = "/" + relative[..relative.LastIndexOf('.')];
        return path.EndsWith("/index", StringComparison.OrdinalIgnoreCase) ? path[..^5] : path;
    }
}
