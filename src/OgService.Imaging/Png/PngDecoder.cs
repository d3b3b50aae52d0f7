using OgService.Imaging.Decoding;
using OgService.Imaging.Deflate;

namespace OgService.Imaging.Png;

/// <summary>Reads PNG (third edition): all colour types and depths, interlaced or not. Of an animation the still picture. Samples of 16
/// bits become 8, to the nearest. Text is passed over.</summary>
/// <remarks>Rows are expanded, unfiltered and handed on one by one. What browsers forgive is forgiven: chunks about transparency that do not
/// fit, a wrong checksum after the last row, data that ends after at least a quarter of the rows (unless interlaced).</remarks>
public static class PngDecoder
{
    /// <summary>The whole picture with its samples as they are stored.</summary>
    /// <exception cref="ImageFormatException">Not a PNG, damaged, or beyond the limits.</exception>
    public static PixelBuffer Decode(ReadOnlySpan<byte> bytes, ImageLimits? limits = null)
    {
        using var target = Decode(bytes, new DecodeRequest(limits));
        return target.Finish();
    }

    internal static PictureTarget Decode(ReadOnlySpan<byte> bytes, DecodeRequest request)
    {
        var file = PngFile.Read(bytes, request);
        var header = file.Header;
        var length = PngRows.LengthOf(header);

        // Nothing is allocated for a small file that claims to be a large picture.
        if (length / ZlibDecoder.MaxExpansion > file.DataLength)
        {
            throw new ImageFormatException("too little compressed data for the size", file.DataOffset);
        }

        var target = request.Begin(header.Width, header.Height, file.Orientation, header.IsInterlaced, file.ColorTransform);
        try
        {
            var rows = new PngRows(header, file.Colors, target, file.DataOffset, request.Cancellation);
            var error = ZlibDecoder.Decode(bytes, file.Data, length, rows);
            if (error is not null && !rows.IsComplete)
            {
                if (!rows.TryLeaveRest())
                {
                    throw new ImageFormatException(error, file.DataOffset);
                }

                request.Note("picture.incomplete", "The file breaks off or is damaged; the lower part of the picture is missing.");
            }
            else if (error is not null)
            {
                request.Note("png.checksum", "The compressed data ends wrongly, after the last row.");
            }

            return target;
        }
        catch
        {
            target.Dispose();
            throw;
        }
    }
}
