using System.Text;

namespace OgService.Cards.QrCodes;

/// <summary>A QR code (ISO/IEC 18004) of a text as UTF-8 bytes: the smallest version that holds it, and the highest correction that this still has room for.</summary>
internal sealed class QrCode
{
    private readonly bool[] dark;

    private QrCode(int version, QrCorrection correction, int mask, bool[] dark) =>
        (Version, Correction, Mask, this.dark) = (version, correction, mask, dark);

    /// <summary>1 to 40.</summary>
    public int Version { get; }

    public QrCorrection Correction { get; }

    public int Mask { get; }

    /// <summary>Modules along a side.</summary>
    public int Size => QrTables.SizeOf(Version);

    public bool this[int x, int y] => dark[(y * Size) + x];

    /// <returns>Null for a text that no version holds.</returns>
    public static QrCode? Encode(string text, QrCorrection least)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var version = 1; version <= QrTables.MaxVersion; version++)
        {
            if (BitsOf(bytes.Length, version) > QrTables.DataCodewords(version, least) * 8)
            {
                continue;
            }

            var level = least;
            while (level < QrCorrection.High && BitsOf(bytes.Length, version) <= QrTables.DataCodewords(version, level + 1) * 8)
            {
                level++;
            }

            var codewords = Interleave(DataOf(bytes, version, level), version, level);
            return WithBestMask(codewords, version, level);
        }

        return null;
    }

    // 7.4: mode, count of characters, bytes.
    private static int BitsOf(int bytes, int version) => 4 + CountBits(version) + (bytes * 8);

    private static int CountBits(int version) => version < 10 ? 8 : 16;

    // 7.4.10: a terminator of up to four zeros, then the two padding codewords in turn.
    private static byte[] DataOf(byte[] bytes, int version, QrCorrection level)
    {
        const int byteMode = 0b0100;
        var data = new byte[QrTables.DataCodewords(version, level)];
        var at = 0;
        Put(byteMode, 4);
        Put(bytes.Length, CountBits(version));
        foreach (var value in bytes)
        {
            Put(value, 8);
        }

        at = Math.Min(at + 4, data.Length * 8);
        for (var (i, pad) = ((at + 7) / 8, 0xEC); i < data.Length; i++, pad ^= 0xEC ^ 0x11)
        {
            data[i] = (byte)pad;
        }

        return data;

        void Put(int value, int bits)
        {
            for (var bit = bits - 1; bit >= 0; bit--, at++)
            {
                data[at / 8] |= (byte)(((value >> bit) & 1) << (7 - (at % 8)));
            }
        }
    }

    // 7.6: blocks differ by at most one data codeword, the shorter first; codewords are taken from each in turn.
    private static byte[] Interleave(byte[] data, int version, QrCorrection level)
    {
        var count = QrTables.Blocks(version, level);
        var degree = QrTables.CorrectionCodewords(version, level);
        var shortLength = data.Length / count;
        var shortCount = count - (data.Length % count);
        var blocks = new (byte[] Data, byte[] Correction)[count];
        for (var (i, at) = (0, 0); i < count; i++)
        {
            var length = shortLength + (i < shortCount ? 0 : 1);
            var block = data.AsSpan(at, length);
            blocks[i] = (block.ToArray(), ReedSolomon.Correction(block, degree));
            at += length;
        }

        var result = new byte[QrTables.Codewords(version)];
        var next = 0;
        for (var i = 0; i <= shortLength; i++)
        {
            foreach (var block in blocks.Where(block => i < block.Data.Length))
            {
                result[next++] = block.Data[i];
            }
        }

        for (var i = 0; i < degree; i++)
        {
            foreach (var block in blocks)
            {
                result[next++] = block.Correction[i];
            }
        }

        return result;
    }

    private static QrCode WithBestMask(byte[] codewords, int version, QrCorrection level)
    {
        QrCode? best = null;
        var least = int.MaxValue;
        for (var mask = 0; mask < 8; mask++)
        {
            var dark = new QrMatrix(version).Draw(codewords, level, mask);
            var penalty = QrPenalty.Of(dark, QrTables.SizeOf(version));
            if (penalty < least)
            {
                least = penalty;
                best = new QrCode(version, level, mask, dark);
            }
        }

        return best!;
    }
}
