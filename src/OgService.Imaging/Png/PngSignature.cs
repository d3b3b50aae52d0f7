namespace OgService.Imaging.Png;

/// <summary>The eight bytes every PNG opens with (PNG third edition, 5.2).</summary>
internal static class PngSignature
{
    public static ReadOnlySpan<byte> Bytes => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
}
