using System.Buffers.Binary;
using OgService.Imaging;

namespace OgService.Conformance.Fuzzing;

/// <summary>Changes good files a little, the same way for the same seed: bytes, numbers, runs left out, doubled or taken from another file. What a decoder
/// would stop at before it comes to the change is put right again: the checksums of PNG, the lengths of WebP.</summary>
internal sealed class PictureMutator(PictureKind kind, Random random)
{
    private static readonly uint[] Numbers =
    [
        0, 1, 2, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFE, 0xFFFF, 0x1_0000, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFE, 0xFFFF_FFFF,
    ];

    private static readonly string[] Words =
    [
        "1e308", "-1e308", "NaN", "0", "-1", "1e-9", "99999999", "url(#a)", "url(#p)", "<use href=\"#a\"/>", "<g>", "</g>", "<g/>", "100%",
        "transform=\"scale(1e9)\"",
        "M", "Z", "A1 1 0 0 1 9 9", "stroke-dasharray=\"0.001\"", "stroke-width=\"1e6\"", "opacity=\"0.5\"",
        "mask=\"url(#a)\"", "clip-path=\"url(#a)\"", "&#x10FFFF;", "<!--", "]]>",
    ];

    private readonly bool isPng = kind.Formats.Contains(ImageFormat.Png);
    private readonly bool isWebP = kind.Formats.Contains(ImageFormat.WebP);

    public byte[] Next()
    {
        var seed = kind.Seeds[random.Next(kind.Seeds.Count)];
        if (isPng && random.Next(4) == 0 && PngRepair.TryChangeRows(seed, rows => Change(rows)) is { } changedRows)
        {
            return changedRows;
        }

        var mutated = Change(seed);
        if (isPng && random.Next(8) != 0)
        {
            PngRepair.RepairChecksums(mutated);
        }
        else if (isWebP && mutated.Length >= 20 && random.Next(2) == 0)
        {
            BinaryPrimitives.WriteInt32LittleEndian(mutated.AsSpan(4), mutated.Length - 8);
        }

        return mutated;
    }

    private byte[] Change(byte[] file)
    {
        var mutated = file.ToList();
        for (var change = random.Next(1, 6); change > 0 && mutated.Count > 4; change--)
        {
            ChangeOnce(mutated);
        }

        return [.. mutated];
    }

    private void ChangeOnce(List<byte> file)
    {
        var at = random.Next(file.Count);
        switch (random.Next(kind.Draws ? 10 : 8))
        {
            case 0:
                file.RemoveRange(at, Math.Min(RunLength(), file.Count - at));
                break;
            case 1:
                file.InsertRange(random.Next(file.Count), file.GetRange(at, Math.Min(RunLength(), file.Count - at)));
                break;
            case 2:
                file[at] ^= (byte)(1 << random.Next(8));
                break;
            case 3:
                WriteNumber(file, at);
                break;
            case 4:
                Splice(file, at);
                break;
            case 8 or 9:
                file.InsertRange(at, System.Text.Encoding.ASCII.GetBytes(Words[random.Next(Words.Length)]));
                break;
            default:
                // More often near the beginning, where headers are.
                at = random.Next(2) == 0 ? at : random.Next(Math.Min(80, file.Count));
                file[at] = (byte)random.Next(256);
                break;
        }
    }

    private int RunLength() => random.Next(8) == 0 ? random.Next(1, 400) : random.Next(1, 9);

    private void WriteNumber(List<byte> file, int at)
    {
        var number = Numbers[random.Next(Numbers.Length)];
        var length = 1 << random.Next(3);
        var isBigEndian = random.Next(2) == 0;
        for (var index = 0; index < length && at + index < file.Count; index++)
        {
            file[at + index] = (byte)(number >> (8 * (isBigEndian ? length - 1 - index : index)));
        }
    }

    private void Splice(List<byte> file, int at)
    {
        var other = kind.Seeds[random.Next(kind.Seeds.Count)];
        var from = random.Next(other.Length);
        var count = Math.Min(random.Next(1, 200), other.Length - from);
        file.RemoveRange(at, Math.Min(random.Next(count + 1), file.Count - at));
        file.InsertRange(at, other.AsSpan(from, count).ToArray());
    }
}
