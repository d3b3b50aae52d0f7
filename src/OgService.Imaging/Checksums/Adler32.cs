using System.Runtime.Intrinsics;

namespace OgService.Imaging.Checksums;

/// <summary>Adler-32 (RFC 1950, section 8). The vector path sums 16 bytes a step; integers, so both paths agree exactly.</summary>
internal static class Adler32
{
    private const uint Modulus = 65_521;

    // The most bytes whose sums still fit 32 bits before the modulus must be taken (RFC 1950 names 5,552); a multiple of 16.
    private const int BatchLength = 5_552;

    public static uint Compute(ReadOnlySpan<byte> bytes) => Append(1, bytes);

    /// <summary>The checksum of what <paramref name="checksum"/> covers followed by <paramref name="bytes"/>; start from 1.</summary>
    public static uint Append(uint checksum, ReadOnlySpan<byte> bytes)
        => Vector128.IsHardwareAccelerated ? ComputeVector(bytes, checksum) : ComputeScalar(bytes, checksum);

    internal static uint ComputeScalar(ReadOnlySpan<byte> bytes, uint start = 1)
    {
        uint sum = start & 0xFFFF, sumOfSums = start >> 16;
        while (!bytes.IsEmpty)
        {
            var batch = bytes[..Math.Min(bytes.Length, BatchLength)];
            foreach (var value in batch)
            {
                sum += value;
                sumOfSums += sum;
            }

            sum %= Modulus;
            sumOfSums %= Modulus;
            bytes = bytes[batch.Length..];
        }

        return (sumOfSums << 16) | sum;
    }

    internal static uint ComputeVector(ReadOnlySpan<byte> bytes, uint start = 1)
    {
        var weightsLow = Vector128.Create((ushort)16, 15, 14, 13, 12, 11, 10, 9);
        var weightsHigh = Vector128.Create((ushort)8, 7, 6, 5, 4, 3, 2, 1);
        uint sum = start & 0xFFFF, sumOfSums = start >> 16;
        while (bytes.Length >= 16)
        {
            var length = Math.Min(bytes.Length & ~15, BatchLength);
            var sums = Vector128<uint>.Zero;
            var before = Vector128<uint>.Zero;
            var weighted = Vector128<uint>.Zero;
            for (var at = 0; at < length; at += 16)
            {
                // Each byte counts once more for every later step: 16 times the sum so far, added after the loop.
                before += sums;
                var (low, high) = Vector128.Widen(Vector128.Create(bytes.Slice(at, 16)));
                var (sumLow, sumHigh) = Vector128.Widen(low + high);
                sums += sumLow + sumHigh;

                // At most 255 * (16 + 8): no carry out of 16 bits.
                var (weightedLow, weightedHigh) = Vector128.Widen((low * weightsLow) + (high * weightsHigh));
                weighted += weightedLow + weightedHigh;
            }

            sumOfSums += (uint)((((ulong)sum * (uint)length) + (16UL * Vector128.Sum(before)) + Vector128.Sum(weighted)) % Modulus);
            sumOfSums %= Modulus;
            sum = (sum + Vector128.Sum(sums)) % Modulus;
            bytes = bytes[length..];
        }

        foreach (var value in bytes)
        {
            sum += value;
            sumOfSums += sum;
        }

        return ((sumOfSums % Modulus) << 16) | (sum % Modulus);
    }
}
