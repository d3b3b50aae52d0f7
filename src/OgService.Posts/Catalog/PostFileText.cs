using System.Text;

namespace OgService.Posts.Catalog;

/// <summary>The text of a post's file: UTF-8, and of very long files the beginning.</summary>
internal static class PostFileText
{
    /// <summary>Bytes; what comes after them is not read.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="PostException">Not UTF-8.</exception>
    public static string Read(PostFile file)
    {
        byte[] bytes;
        using (var stream = new FileStream(file.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0))
        {
            bytes = new byte[(int)Math.Min(stream.Length, MaxBytes)];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            bytes = length == bytes.Length ? bytes : bytes[..length];
        }

        return Decode(bytes, file.Name, isCut: bytes.Length == MaxBytes);
    }

    /// <exception cref="PostException">Not UTF-8.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string file, bool isCut)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, 0, 0xFE, 0xFF, ..])
        {
            throw new PostException(file, 1, 1, "the file is UTF-16 or UTF-32; expected UTF-8");
        }

        // A character that the ceiling cuts in two is not read.
        for (var back = 0; isCut && back < 3 && bytes.Length > 0 && (bytes[^1] & 0x80) != 0; back++)
        {
            var isLead = (bytes[^1] & 0xC0) == 0xC0;
            bytes = bytes[..^1];
            if (isLead)
            {
                break;
            }
        }

        try
        {
            return _strict.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            var good = bytes[..Math.Clamp(e.Index, 0, bytes.Length)];
            var line = 1 + good.Count((byte)'\n');
            var column = 1 + good.Length - (good.LastIndexOf((byte)'\n') + 1);
            var shown = e.BytesUnknown is [var bad, ..] ? $" (byte 0x{bad:X2})" : "";
            throw new PostException(file, line, column, $"not UTF-8{shown}; expected UTF-8");
        }
    }
}
