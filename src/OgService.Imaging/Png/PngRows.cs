using OgService.Imaging.Decoding;
using OgService.Imaging.Deflate;

namespace OgService.Imaging.Png;

/// <summary>Puts expanded bytes together to rows, takes their filters off and hands them on as pixels.</summary>
internal sealed class PngRows : IInflateSink
{
    private readonly PngHeader header;
    private readonly PngColors colors;
    private readonly PictureTarget target;
    private readonly long offset;
    private readonly CancellationToken cancellation;
    private byte[] row;
    private byte[] above;
    private int filled;
    private int rowLength;
    private int passIndex = -1;
    private PngPass pass;
    private int width;
    private int height;
    private int y;

    /// <param name="offset">Where the data lies in the file, for messages.</param>
    public PngRows(PngHeader header, PngColors colors, PictureTarget target, long offset, CancellationToken cancellation)
    {
        this.header = header;
        this.colors = colors;
        this.target = target;
        this.offset = offset;
        this.cancellation = cancellation;
        row = new byte[1 + header.RowLength(header.Width)];
        above = new byte[row.Length];
        NextPass();
    }

    public bool IsComplete { get; private set; }

    /// <summary>Bytes of all rows with their filter types.</summary>
    public static long LengthOf(PngHeader header)
    {
        long length = 0;
        foreach (var pass in PngPass.Of(header))
        {
            length += (long)pass.HeightOf(header) * (1 + header.RowLength(pass.WidthOf(header)));
        }

        return length;
    }

    /// <summary>Makes the rows that have not come transparent. False when too few have come, or only the coarse ones of an interlaced picture.</summary>
    public bool TryLeaveRest()
    {
        if (header.IsInterlaced || y < (height + 3) / 4)
        {
            return false;
        }

        for (; y < height; y++)
        {
            target.Row[..width].Clear();
            target.Write(y, target.Row[..width]);
        }

        return true;
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && !IsComplete)
        {
            var count = Math.Min(bytes.Length, rowLength - filled);
            bytes[..count].CopyTo(row.AsSpan(filled));
            filled += count;
            bytes = bytes[count..];
            if (filled == rowLength)
            {
                FinishRow();
            }
        }
    }

    private void FinishRow()
    {
        var samples = row.AsSpan(1, rowLength - 1);
        if (!RowUnfiltering.TryUnfilter(row[0], samples, above.AsSpan(1, rowLength - 1), header.PixelLength))
        {
            throw new ImageFormatException($"filter {row[0]} does not exist", offset);
        }

        var pixels = target.Row[..width];
        colors.Convert(samples, pixels);
        target.Write(pass.Top + (y * pass.StepY), pixels, pass.Left, pass.StepX);
        (row, above) = (above, row);
        filled = 0;
        cancellation.ThrowIfCancellationRequested();
        if (++y == height)
        {
            NextPass();
        }
    }

    private void NextPass()
    {
        var passes = PngPass.Of(header);
        do
        {
            if (++passIndex == passes.Length)
            {
                IsComplete = true;
                return;
            }

            pass = passes[passIndex];
            height = pass.HeightOf(header);
        }
        while (height == 0);

        width = pass.WidthOf(header);
        rowLength = 1 + header.RowLength(width);
        y = 0;
        above.AsSpan().Clear();
    }
}
