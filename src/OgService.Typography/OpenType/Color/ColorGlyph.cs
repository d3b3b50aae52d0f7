namespace OgService.Typography;

/// <summary>A glyph in colour (OpenType, <c>COLR</c>) as a list of steps. Font units, y upwards; what is pushed is popped again. Immutable.</summary>
/// <remarks>Without variations, palettes, references and nesting by input: all of that is resolved and bounded.</remarks>
/// <param name="UsesTextColor">Whether the text's own colour takes part, so that the picture differs with it.</param>
public sealed record ColorGlyph(IReadOnlyList<ColorStep> Steps, bool UsesTextColor);

/// <summary>One thing to do.</summary>
public abstract record ColorStep;

/// <summary>From here on only the inside of a glyph's outline is painted.</summary>
public sealed record PushGlyphClip(ushort Glyph, Affine Transform) : ColorStep;

/// <summary>From here on only the inside of a rectangle is painted.</summary>
public sealed record PushBoxClip(double Left, double Bottom, double Right, double Top, Affine Transform) : ColorStep;

public sealed record PopClip : ColorStep;

/// <summary>Paints all that the clips leave.</summary>
/// <param name="Transform">From the paint's own units to the glyph's.</param>
public sealed record FillClip(ColorFill Fill, Affine Transform) : ColorStep;

/// <summary>From here on things are painted on a new, transparent layer.</summary>
public sealed record PushLayer : ColorStep;

/// <summary>Puts the layer onto the one below.</summary>
public sealed record PopLayer(ColorCompositeMode Mode) : ColorStep;

/// <summary>What a layer or shape is painted with.</summary>
public abstract record ColorFill;

/// <param name="IsTextColor">The colour is the text's; only <see cref="Alpha"/> counts.</param>
/// <param name="Alpha">Straight.</param>
public readonly record struct FontColor(byte Red, byte Green, byte Blue, byte Alpha, bool IsTextColor);

/// <param name="Offset">Ascending from stop to stop; not bound to 0 to 1.</param>
public readonly record struct FontColorStop(float Offset, FontColor Color);

/// <summary>How a gradient goes on beyond its ends.</summary>
public enum FontGradientExtend
{
    Pad,
    Repeat,
    Reflect,
}

public sealed record SolidFill(FontColor Color) : ColorFill;

/// <param name="Stops">At least one.</param>
public abstract record GradientFill(IReadOnlyList<FontColorStop> Stops, FontGradientExtend Extend) : ColorFill;

/// <summary>Colours along a line, even across it.</summary>
public sealed record LinearGradientFill(
    double StartX, double StartY, double EndX, double EndY, IReadOnlyList<FontColorStop> Stops, FontGradientExtend Extend) : GradientFill(Stops, Extend);

/// <summary>Colours from one circle to another.</summary>
public sealed record RadialGradientFill(
    double StartX,
    double StartY,
    double StartRadius,
    double EndX,
    double EndY,
    double EndRadius,
    IReadOnlyList<FontColorStop> Stops,
    FontGradientExtend Extend) : GradientFill(Stops, Extend);

/// <summary>Colours around a point.</summary>
/// <param name="StartTurn">Anticlockwise from the x axis; 1 is a full circle.</param>
public sealed record SweepGradientFill(
    double CenterX, double CenterY, double StartTurn, double EndTurn, IReadOnlyList<FontColorStop> Stops, FontGradientExtend Extend)
    : GradientFill(Stops, Extend);

/// <summary>How a layer joins the one below; numbered as in the table (W3C Compositing and Blending 1 says what each means).</summary>
public enum ColorCompositeMode
{
    Clear,
    Source,
    Destination,
    SourceOver,
    DestinationOver,
    SourceIn,
    DestinationIn,
    SourceOut,
    DestinationOut,
    SourceAtop,
    DestinationAtop,
    Xor,
    Plus,
    Screen,
    Overlay,
    Darken,
    Lighten,
    ColorDodge,
    ColorBurn,
    HardLight,
    SoftLight,
    Difference,
    Exclusion,
    Multiply,
    Hue,
    Saturation,
    Color,
    Luminosity,
}
