using OgService.Cards.Templates;

namespace OgService.Cards.Styles;

/// <summary>How a picture fills its box (CSS Backgrounds 3, 3.9), in its middle and once.</summary>
internal enum PictureFit
{
    /// <summary>The whole picture, as large as fits.</summary>
    Contain,

    /// <summary>All of the box; what sticks out is cut off.</summary>
    Cover,
}

/// <summary>A picture of the template's own as a layer of a background: <c>url(mark.svg) center / cover</c>.</summary>
/// <param name="Picture">Null until the name was looked up, and when there is no such picture.</param>
internal sealed record PictureBackground(string Name, PictureFit Fit, TemplatePicture? Picture = null) : Background
{
    public static PictureBackground? Parse(string text)
    {
        var end = text.IndexOf(')');
        if (!text.StartsWith("url(", StringComparison.OrdinalIgnoreCase) || end < 0)
        {
            return null;
        }

        var name = text[4..end].Trim().Trim('"', '\'');
        PictureFit? fit = text[(end + 1)..].Replace(" ", "", StringComparison.Ordinal) switch
        {
            "" or "center" or "contain" or "center/contain" => PictureFit.Contain,
            "cover" or "center/cover" => PictureFit.Cover,
            _ => null,
        };
        return fit is { } known && TemplatePictures.IsName(name) ? new PictureBackground(name, known) : null;
    }
}
