using OgService.Cards.Patterns;
using OgService.Cards.Pictures;

namespace OgService.Cards.Styles;

/// <summary>Reads one layer of <c>background</c>: what it is, then <c>[position] [/ size] [repeat] [boxes]</c> in any order (CSS Backgrounds 3, 3.10).</summary>
internal static class BackgroundLayer
{
    public static Background? Parse(string text)
    {
        if (CssColor.TryParse(text, out var color))
        {
            return new ColorBackground(color);
        }

        // Words that mean the same for every kind of layer are taken out; what is left is the kind's own.
        var repeats = new List<string>();
        var boxes = new List<BackgroundBox>();
        var rest = new List<string>();
        foreach (var word in CssText.SplitWords(text) ?? [])
        {
            if (RepeatOf(word) is not null)
            {
                repeats.Add(word);
            }
            else if (BoxOf(word) is { } box && boxes.Count < 2)
            {
                boxes.Add(box);
            }
            else
            {
                rest.Add(word);
            }
        }

        var repeat = repeats.Count == 0 ? (null, null) : Repeats(string.Join(' ', repeats)) is { } given ? (given.Across, given.Down) : ((TileRepeat?, TileRepeat?)?)null;
        if (repeat is not var (across, down) || Own(rest) is not { } layer)
        {
            return null;
        }

        var origin = boxes.Count > 0 ? boxes[0] : BackgroundBox.Border;
        return layer with { Place = layer.Place with { Across = across, Down = down, Origin = origin, Clip = boxes.Count > 1 ? boxes[1] : origin } };
    }

    public static (TileRepeat Across, TileRepeat Down)? Repeats(string text) => CssText.SplitWords(text) switch
    {
        [var both] => RepeatOf(both),
        [var across, var down] when RepeatOf(across) is { } x && RepeatOf(down) is { } y && x.Across == x.Down && y.Across == y.Down => (x.Across, y.Down),
        _ => null,
    };

    public static BackgroundBox? BoxOf(string word) => word switch
    {
        "border-box" => BackgroundBox.Border,
        "padding-box" => BackgroundBox.Padding,
        "content-box" => BackgroundBox.Content,
        _ => null,
    };

    /// <summary>Two lengths or <c>auto</c>; one is a width. Null for what is none.</summary>
    public static (Length Width, Length Height)? Size(string text)
    {
        var words = CssText.SplitWords(text) ?? [];
        return words.Count is 1 or 2 && TryLength(words[0], out var width) && TryLength(words.Count > 1 ? words[1] : "auto", out var height) ? (width, height) : null;

        static bool TryLength(string word, out Length length)
        {
            length = Length.Auto;
            return word == "auto" || (Length.TryParse(word, out length) && length.Value >= 0);
        }
    }

    private static (TileRepeat Across, TileRepeat Down)? RepeatOf(string word) => word switch
    {
        "repeat" => (TileRepeat.Repeat, TileRepeat.Repeat),
        "no-repeat" => (TileRepeat.Once, TileRepeat.Once),
        "repeat-x" => (TileRepeat.Repeat, TileRepeat.Once),
        "repeat-y" => (TileRepeat.Once, TileRepeat.Repeat),
        "round" => (TileRepeat.Round, TileRepeat.Round),
        "space" => (TileRepeat.Space, TileRepeat.Space),
        _ => null,
    };

    private static Background? Own(List<string> words)
    {
        var text = string.Join(' ', words);
        if (CssColor.TryParse(text, out var color))
        {
            return new ColorBackground(color);
        }

        if ((PictureBackground.Parse(text) ?? (Background?)PatternBackground.Parse(text)) is { } known)
        {
            return known;
        }

        var at = words.FindIndex(word => word.Contains("gradient(", StringComparison.OrdinalIgnoreCase));
        if (at < 0 || Gradient.Parse(words[at]) is not { } gradient)
        {
            return null;
        }

        words = [.. words.Where((_, i) => i != at)];
        if (words.Count == 0)
        {
            return gradient;
        }

        var whole = string.Join(' ', words);
        var slash = whole.IndexOf('/');
        var (position, size) = slash < 0 ? (whole, null) : (whole[..slash].Trim(), whole[(slash + 1)..].Trim());
        if (PicturePosition.Parse(position) is not { } found || (size is not null && Size(size) is null))
        {
            return null;
        }

        return gradient with { Place = gradient.Place with { Position = found, Size = size is null ? null : Size(size) } };
    }
}
