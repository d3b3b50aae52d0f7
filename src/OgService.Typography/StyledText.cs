namespace OgService.Typography;

/// <summary>A part of a text that is set differently. What is null is as in the rest of the text.</summary>
/// <param name="Start">UTF-16 index of its first unit.</param>
/// <param name="End">After its last unit.</param>
public sealed record TextSpan(int Start, int End)
{
    public IReadOnlyList<string>? Families { get; init; }

    /// <summary>1 to 1,000.</summary>
    public int? Weight { get; init; }

    public bool? Italic { get; init; }

    /// <summary>Its size as a multiple of the text's, 0.1 to 10.</summary>
    public float Scale { get; init; } = 1;

    /// <summary>Added to those of the text.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Features { get; init; } = [];

    /// <summary>Room before the span (logically), in em of the text, 0 to 100; not repeated where the span goes on in another line.</summary>
    public float PaddingStartEm { get; init; }

    /// <summary>Room after it.</summary>
    public float PaddingEndEm { get; init; }

    /// <summary>When given, the span stands for a box (a picture, a dot) in the line; it is one U+FFFC long then.</summary>
    public InlineBox? Box { get; init; }

    public bool Equals(TextSpan? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && (Start, End, Weight, Italic, Scale, PaddingStartEm, PaddingEndEm, Box)
                == (other.Start, other.End, other.Weight, other.Italic, other.Scale, other.PaddingStartEm, other.PaddingEndEm, other.Box)
            && (ReferenceEquals(Families, other.Families) || (Families is not null && other.Families is not null && Families.SequenceEqual(other.Families)))
            && (ReferenceEquals(Features, other.Features) || Features.SequenceEqual(other.Features)));

    public override int GetHashCode() => HashCode.Combine(Start, End, Weight, Italic, Scale);
}

/// <summary>A box that stands in a line like a letter. In em of the text, so that it shrinks with it.</summary>
/// <param name="WidthEm">0 to 100.</param>
/// <param name="HeightEm">0 to 100.</param>
/// <param name="RaiseEm">How far its bottom lies above the baseline; negative below, -100 to 100.</param>
public readonly record struct InlineBox(float WidthEm, float HeightEm, float RaiseEm);

/// <summary>A part of a text, for example one value among others.</summary>
/// <param name="Start">UTF-16 index of its first unit.</param>
/// <param name="End">After its last unit.</param>
public readonly record struct TextRange(int Start, int End);

/// <summary>A text and its parts. Immutable; two that say the same are equal: they are parts of cache keys.</summary>
public sealed class StyledText : IEquatable<StyledText>
{
    /// <param name="spans">In order, not overlapping. The runs that come out carry the place in this list.</param>
    /// <param name="isolates">In order, not overlapping: each runs in its own direction and turns nothing around it (UAX #9, FSI … PDI), whatever
    /// directional controls it holds.</param>
    /// <exception cref="ArgumentException">Parts out of order or outside the text, or with sizes outside their ranges.</exception>
    public StyledText(string text, IReadOnlyList<TextSpan>? spans = null, IReadOnlyList<TextRange>? isolates = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text;
        Spans = spans ?? [];
        Isolates = isolates ?? [];
        Check(text.Length, Spans.Select(span => new TextRange(span.Start, span.End)), nameof(spans));
        Check(text.Length, Isolates, nameof(isolates));
        foreach (var span in Spans)
        {
            Check(span);
        }
    }

    public string Text { get; }

    public IReadOnlyList<TextSpan> Spans { get; }

    public IReadOnlyList<TextRange> Isolates { get; }

    public static implicit operator StyledText(string text) => new(text);

    internal bool IsPlain => Spans.Count == 0 && Isolates.Count == 0;

    public bool Equals(StyledText? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Text == other.Text && Spans.SequenceEqual(other.Spans) && Isolates.SequenceEqual(other.Isolates));

    public override bool Equals(object? obj) => Equals(obj as StyledText);

    public override int GetHashCode() => HashCode.Combine(Text, Spans.Count, Isolates.Count);

    private static void Check(int length, IEnumerable<TextRange> parts, string name)
    {
        var before = 0;
        foreach (var part in parts)
        {
            if (part.Start < before || part.End <= part.Start || part.End > length)
            {
                throw new ArgumentException($"Parts must be in order, inside the text and not empty; got {part.Start} to {part.End}.", name);
            }

            before = part.End;
        }
    }

    private static void Check(TextSpan span)
    {
        static bool Fits(float em, float least) => em >= least && em <= 100;
        if (span.Families is { Count: 0 } || span.Weight is < 1 or > 1_000 || span.Scale is not (>= 0.1f and <= 10)
            || !Fits(span.PaddingStartEm, 0) || !Fits(span.PaddingEndEm, 0)
            || (span.Box is { } box && (!Fits(box.WidthEm, 0) || !Fits(box.HeightEm, 0) || !Fits(box.RaiseEm, -100) || span.End != span.Start + 1)))
        {
            throw new ArgumentException($"A span's sizes must be in their ranges, and a box one character long; got {span}.", nameof(span));
        }
    }
}
