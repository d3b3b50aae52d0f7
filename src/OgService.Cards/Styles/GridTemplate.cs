namespace OgService.Cards.Styles;

internal enum TrackUnit
{
    Length,
    Fraction,
    Auto,
    MinContent,
    MaxContent,
    FitContent,
}

/// <summary>One bound of a track's size (CSS Grid 1, 7.2.1).</summary>
/// <param name="Length">Of <see cref="TrackUnit.Length"/>; the most that <see cref="TrackUnit.FitContent"/> takes.</param>
/// <param name="Fraction">How many <c>fr</c>.</param>
internal readonly record struct TrackBreadth(TrackUnit Unit, Length Length = default, float Fraction = 0)
{
    public static TrackBreadth Auto => new(TrackUnit.Auto);

    public TrackBreadth Compute(StyleContext context) => this with { Length = Length.Compute(context) };
}

/// <summary>From the smallest to the largest that a track may be.</summary>
internal readonly record struct TrackSize(TrackBreadth Min, TrackBreadth Max)
{
    public static TrackSize Auto => new(TrackBreadth.Auto, TrackBreadth.Auto);

    public TrackSize Compute(StyleContext context) => new(Min.Compute(context), Max.Compute(context));
}

/// <summary>A part of a list of tracks: a track, names of the line between two, or a repetition as often as there is room.</summary>
internal abstract record TrackPart
{
    public abstract TrackPart Compute(StyleContext context);
}

internal sealed record TrackItem(TrackSize Size) : TrackPart
{
    public override TrackPart Compute(StyleContext context) => new TrackItem(Size.Compute(context));
}

internal sealed record LineNames(IReadOnlyList<string> Names) : TrackPart
{
    public override TrackPart Compute(StyleContext context) => this;
}

/// <param name="Fit">Whether tracks that stay empty vanish (<c>auto-fit</c>).</param>
internal sealed record AutoRepeat(bool Fit, IReadOnlyList<TrackPart> Parts) : TrackPart
{
    public override TrackPart Compute(StyleContext context) => new AutoRepeat(Fit, [.. Parts.Select(part => part.Compute(context))]);
}

/// <summary>Tracks as written in <c>grid-template-columns</c> or <c>-rows</c>; fixed repetitions are written out.</summary>
internal sealed record TrackList(IReadOnlyList<TrackPart> Parts)
{
    /// <summary>Tracks of one axis; implicit ones count too.</summary>
    public const int MaxTracks = 200;

    public static TrackList None { get; } = new([]);

    public AutoRepeat? Repeat => Parts.OfType<AutoRepeat>().FirstOrDefault();

    public TrackList Compute(StyleContext context) => new([.. Parts.Select(part => part.Compute(context))]);
}

/// <summary>A rectangle of cells; lines are counted from 0.</summary>
internal readonly record struct GridArea(int Row, int Column, int RowEnd, int ColumnEnd);

/// <summary>Named areas, all rectangles.</summary>
internal sealed record GridAreas(int Rows, int Columns, IReadOnlyDictionary<string, GridArea> Named)
{
    public static GridAreas None { get; } = new(0, 0, new Dictionary<string, GridArea>());
}

/// <summary>An edge of an item's area: a line by number or name, how many tracks from the other edge, or (the default) auto.</summary>
/// <param name="Number">0 when only the name is given.</param>
internal readonly record struct GridLine(int Number, string? Name = null, bool IsSpan = false)
{
    public bool IsAuto => Number == 0 && Name is null;
}

internal readonly record struct GridLines(GridLine Start, GridLine End);

internal enum GridFlow
{
    Row,
    Column,
}
