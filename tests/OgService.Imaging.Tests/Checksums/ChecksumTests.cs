using OgService.Imaging.Checksums;

namespace OgService.Imaging.Tests.Checksums;

public class ChecksumTests
{
    // Check values of the published catalogues for "123456789".
    [Fact]
    public void Crc_and_Adler_of_the_digits_are_the_published_ones()
    {
        Assert.Equal(0xCBF43926u, Crc32.Compute("123456789"u8));
        Assert.Equal(0x091E01DEu, Adler32.Compute("123456789"u8));
    }

    [Fact]
    public void Crc_may_be_computed_in_pieces()
    {
        var bytes = new byte[1_000];
        new Random(1).NextBytes(bytes);
        for (var cut = 0; cut < 40; cut++)
        {
            Assert.Equal(Crc32.Compute(bytes), Crc32.Append(Crc32.Compute(bytes.AsSpan(0, cut)), bytes.AsSpan(cut)));
        }
    }

    [Theory]
    [InlineData(0xFF)]
    [InlineData(-1)]
    public void Adler_by_vectors_is_Adler_by_bytes(int fill)
    {
        var bytes = new byte[20_000];
        new Random(2).NextBytes(bytes);
        if (fill >= 0)
        {
            bytes.AsSpan().Fill((byte)fill);
        }

        foreach (var length in Enumerable.Range(0, 70).Concat([5_551, 5_552, 5_553, 5_568, 11_104, 19_999, 20_000]))
        {
            Assert.Equal(Adler32.ComputeScalar(bytes.AsSpan(0, length)), Adler32.ComputeVector(bytes.AsSpan(0, length)));
        }
    }
}
