using OgService.Cards.Styles;

namespace OgService.Cards.Pictures;

/// <summary>How a picture fills its box (CSS Images 3, 5.5; CSS Backgrounds 3, 3.9).</summary>
internal enum PictureFit
{
    /// <summary>Exactly, whatever becomes of its shape.</summary>
    Fill,

    /// <summary>The whole picture, as large as fits.</summary>
    Contain,

    /// <summary>All of the box; what sticks out is cut off.</summary>
    Cover,

    /// <summary>At its own size.</summary>
    None,

    /// <summary>At its own size, or smaller where it does not fit.</summary>
    ScaleDown,

    /// <summary>At a size that the style gives.</summary>
    Sized,
}

/// <summary>Where in its box a picture is: a percentage goes from one edge to the other (CSS Values 4, 8.3).</summary>
internal readonly record struct PicturePosition(Length X, Length Y)
{
    public const string Expected = "a position such as center, left top, 30% 20% or right 10px";

    private static readonly Length Half = new(50, LengthUnit.Percent);
    private static readonly Length Whole = new(100, LengthUnit.Percent);

    public static PicturePosition Center { get; } = new(Half, Half);

    /// <returns>Null for what is no position.</returns>
    public static PicturePosition? Parse(string text)
    {
        Length? x = null, y = null;
        var words = CssText.SplitWords(text) ?? [];
        if (words.Count is 0 or > 2)
        {
            return null;
        }

        foreach (var word in words)
        {
            switch (word.ToLowerInvariant())
            {
                case "left" when x is null:
                    x = new Length(0, LengthUnit.Percent);
                    break;
                case "right" when x is null:
                    x = Whole;
                    break;
                case "top" when y is null:
                    y = new Length(0, LengthUnit.Percent);
                    break;
                case "bottom" when y is null:
                    y = Whole;
                    break;
                case "center":
                    break;
                default:
                    if (!Length.TryParse(word, out var length))
                    {
                        return null;
                    }

                    // Two lengths are across and down; one beside a word goes the way that the word leaves.
                    if (x is null && (ReferenceEquals(word, words[0]) || y is not null || words.Count == 1))
                    {
                        x = length;
                    }
                    else if (y is null)
                    {
                        y = length;
                    }
                    else
                    {
                        return null;
                    }

                    break;
            }
        }

        return new PicturePosition(x ?? Half, y ?? Half);
    }

    public PicturePosition Compute(StyleContext context) => new(X.Compute(context), Y.Compute(context));
}

/// <summary>How a picture lies in its box.</summary>
/// <param name="Width">Of a <see cref="PictureFit.Sized"/> one; auto follows from the other.</param>
internal readonly record struct PictureLook(PictureFit Fit, PicturePosition Position, Length Width, Length Height)
{
    public static PictureLook Of(PictureFit fit) => new(fit, PicturePosition.Center, Length.Auto, Length.Auto);

    public PictureLook Compute(StyleContext context) =>
        new(Fit, Position.Compute(context), Width.Compute(context), Height.Compute(context));
}
