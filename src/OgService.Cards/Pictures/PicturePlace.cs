using OgService.Raster;

namespace OgService.Cards.Pictures;

/// <summary>Where a picture lies, from the top left corner of its box, all at whole pixels.</summary>
/// <param name="BoxWidth">From 1.</param>
/// <param name="Width">Of the whole picture, also of what the box cuts off; 1 to 8,192.</param>
internal readonly record struct PicturePlace(int BoxWidth, int BoxHeight, int X, int Y, int Width, int Height)
{
    // A long thin picture that covers a square may be longer than any buffer: it is drawn shorter then.
    private const int MaxSide = 8_192;

    /// <summary>The part inside the box.</summary>
    public Rect Shown
    {
        get
        {
            var (left, top) = (Math.Max(0, X), Math.Max(0, Y));
            return new Rect(left, top, Math.Min(BoxWidth, X + Width) - left, Math.Min(BoxHeight, Y + Height) - top);
        }
    }

    /// <summary>CSS Images 3, 5: a picture of some size in a box of another.</summary>
    /// <param name="width">Of the picture itself, more than 0.</param>
    /// <param name="focus">Kept as near to the middle of the box as the picture's edges let it; null to go by the position alone.</param>
    public static PicturePlace Of(int boxWidth, int boxHeight, double width, double height, PictureLook look, (float X, float Y)? focus)
    {
        var (across, down) = SizeOf(boxWidth, boxHeight, width, height, look);
        var (wholeWidth, wholeHeight) = (Pixels(across), Pixels(down));
        int x, y;
        if (focus is { } point && look.Position == PicturePosition.Center)
        {
            x = Around(boxWidth, wholeWidth, point.X / 100);
            y = Around(boxHeight, wholeHeight, point.Y / 100);
        }
        else
        {
            x = Round(look.Position.X.Resolve(boxWidth - wholeWidth));
            y = Round(look.Position.Y.Resolve(boxHeight - wholeHeight));
        }

        return new PicturePlace(boxWidth, boxHeight, Math.Clamp(x, -MaxSide, MaxSide), Math.Clamp(y, -MaxSide, MaxSide), wholeWidth, wholeHeight);
    }

    private static (double Width, double Height) SizeOf(int boxWidth, int boxHeight, double width, double height, PictureLook look)
    {
        var (across, down) = (boxWidth / width, boxHeight / height);
        switch (look.Fit)
        {
            case PictureFit.Fill:
                return (boxWidth, boxHeight);
            case PictureFit.Contain:
                return Scaled(Math.Min(across, down));
            case PictureFit.Cover:
                return Scaled(Math.Max(across, down));
            case PictureFit.ScaleDown:
                return Scaled(Math.Min(1, Math.Min(across, down)));
            case PictureFit.Sized:
                double? givenWidth = look.Width.ResolveOrNull(boxWidth), givenHeight = look.Height.ResolveOrNull(boxHeight);
                return (givenWidth ?? (givenHeight * width / height) ?? width, givenHeight ?? (givenWidth * height / width) ?? height);
            default:
                return (width, height);
        }

        (double, double) Scaled(double scale) => (width * scale, height * scale);
    }

    // What is smaller than its box stays in the middle.
    private static int Around(int box, int whole, float share) =>
        whole <= box ? (box - whole) / 2 : Math.Clamp(Round((box / 2f) - (whole * share)), box - whole, 0);

    private static int Round(float value) => (int)MathF.Floor(Math.Clamp(value, -MaxSide, MaxSide) + 0.5f);

    private static int Pixels(double length) => (int)Math.Clamp(Math.Floor(length + 0.5), 1, MaxSide);
}
