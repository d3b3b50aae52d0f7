using System.Text;

namespace OgService.Imaging.Png;

/// <summary>The chunks between header and palette: what the samples mean (PNG third edition, 11.3.2.5) and who made them (11.3.3.2).</summary>
internal static class PngMetadata
{
    public static void Write(PictureMetadata? metadata, PooledBytes file)
    {
        // Rendering intent 0: perceptual.
        PngChunk.Write(file, "sRGB"u8, [0]);
        if (metadata is not null)
        {
            WriteText("Software", metadata.Software, file);
        }

        if (metadata?.Source is { } source)
        {
            WriteText("Source", source, file);
        }
    }

    private static void WriteText(string keyword, string text, PooledBytes file)
        => PngChunk.Write(file, "tEXt"u8, Encoding.ASCII.GetBytes(keyword + "\0" + text));
}
