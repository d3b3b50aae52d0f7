using OgService.Cards.Pictures;
using OgService.Cards.Templates;

namespace OgService.Cards.Styles;

/// <summary>A picture as a layer of a background, drawn once: <c>url(mark.svg) center / cover</c>, <c>url({{ cover }}) 30% 20% / 400px auto</c>.</summary>
/// <param name="Name">A file of the template's folder, or a name that a card gives to a picture. Empty for no picture at all.</param>
/// <param name="Picture">Null until the name was looked up, and when there is no such picture.</param>
internal sealed record PictureBackground(string Name, PictureLook Look, DrawablePicture? Picture = null) : Background
{
    /// <summary>What must stay in sight where the picture is cut.</summary>
    public (float X, float Y)? Focus { get; init; }

    public static PictureBackground? Parse(string text)
    {
        var end = text.IndexOf(')');
        if (!text.StartsWith("url(", StringComparison.OrdinalIgnoreCase) || end < 0)
        {
            return null;
        }

        var name = text[4..end].Trim().Trim('"', '\'');
        if (name.Length > 0 && !CardResources.IsName(name))
        {
            return null;
        }

        return ParseLook(text[(end + 1)..].Trim()) is { } look ? new PictureBackground(name, look) : null;
    }

    // [position] [/ size], or a size alone.
    private static PictureLook? ParseLook(string text)
    {
        text = text.Replace("no-repeat", "", StringComparison.Ordinal).Trim();
        var slash = text.IndexOf('/');
        var place = (slash < 0 ? text : text[..slash]).Trim();
        var size = slash < 0 ? "" : text[(slash + 1)..].Trim();
        if (slash < 0 && place is "contain" or "cover")
        {
            (place, size) = ("", place);
        }

        if ((place.Length == 0 ? PicturePosition.Center : PicturePosition.Parse(place)) is not { } position || (slash >= 0 && size.Length == 0))
        {
            return null;
        }

        switch (size)
        {
            case "" or "contain":
                return PictureLook.Of(PictureFit.Contain) with { Position = position };
            case "cover":
                return PictureLook.Of(PictureFit.Cover) with { Position = position };
            case "auto" or "auto auto":
                return PictureLook.Of(PictureFit.None) with { Position = position };
        }

        var words = CssText.SplitWords(size) ?? [];
        return words.Count is 1 or 2 && TryLength(words[0], out var width) && TryLength(words.Count > 1 ? words[1] : "auto", out var height)
            ? new PictureLook(PictureFit.Sized, position, width, height)
            : null;
    }

    private static bool TryLength(string word, out Length length)
    {
        length = Length.Auto;
        return word == "auto" || (Length.TryParse(word, out length) && length.Value >= 0);
    }
}
