using OgService.Imaging;

namespace OgService.Previews;

/// <summary>Which picture a post gets, and by which rule.</summary>
/// <param name="Reason">For people.</param>
public abstract record PictureChoice(string Reason);

/// <summary>The front matter names an address somewhere: used untouched.</summary>
public sealed record ExternalPicture(string Url) : PictureChoice("the front matter names an address");

/// <summary>The front matter names a picture of the site's own.</summary>
/// <param name="File">Full path.</param>
/// <param name="PublicPath">With <c>/</c> in front, or null when the file lies outside the public folder and so has no address of its own.</param>
/// <param name="Sha256">Of its bytes, hexadecimal.</param>
public sealed record ExistingPicture(string File, string? PublicPath, ImageInfo Info, string Sha256) : PictureChoice("the front matter names a picture that exists")
{
    /// <summary>Of its name, without the dot, in small letters.</summary>
    public string Ending => Path.GetExtension(File).TrimStart('.').ToLowerInvariant();
}

/// <summary>We draw it.</summary>
/// <param name="File">Full path of where it belongs.</param>
/// <param name="PublicPath">With <c>/</c> in front.</param>
/// <param name="WrittenKey">The key of our card that lies there now; null when none does.</param>
public sealed record DrawnPicture(string File, string PublicPath, CardFormat Format, string? WrittenKey, string Reason) : PictureChoice(Reason);

/// <summary>None can be had.</summary>
/// <param name="Problem">What is wrong and what would do.</param>
public sealed record NoPicture(string Problem) : PictureChoice(Problem);
