namespace OgService.Imaging.Png;

/// <summary>A pass over the picture: which pixels its rows hold (PNG third edition, 8.1). A picture that is not interlaced has one.</summary>
internal readonly record struct PngPass(int Left, int Top, int StepX, int StepY)
{
    private static readonly PngPass[] Whole = [new(0, 0, 1, 1)];

    private static readonly PngPass[] Adam7 =
    [
        new(0, 0, 8, 8), new(4, 0, 8, 8), new(0, 4, 4, 8), new(2, 0, 4, 4), new(0, 2, 2, 4), new(1, 0, 2, 2), new(0, 1, 1, 2),
    ];

    public static ReadOnlySpan<PngPass> Of(PngHeader header) => header.IsInterlaced ? Adam7 : Whole;

    /// <summary>Pixels a row, perhaps 0; then the pass has no rows either.</summary>
    public int WidthOf(PngHeader header) => (header.Width - Left + StepX - 1) / StepX;

    public int HeightOf(PngHeader header) => WidthOf(header) == 0 ? 0 : (header.Height - Top + StepY - 1) / StepY;
}
