using OgService.Previews.Storing;

namespace OgService.Previews.Tests.Storing;

public sealed class StoredCardTests
{
    private static readonly DrawnCard Card = SampleCards.Of(SampleCards.Key(1), 5_000, DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));

    [Fact]
    public void Reads_what_it_wrote()
    {
        Assert.True(StoredCard.TryRead(StoredCard.Write(Card), Card.Key, out var read));
        Assert.Equal(Card.Bytes.ToArray(), read.Bytes.ToArray());
        Assert.Equal(Card with { Bytes = read.Bytes, Notes = read.Notes }, read);
        Assert.Equal(Card.Notes, read.Notes);
    }

    [Fact]
    public void Refuses_every_truncation()
    {
        var bytes = StoredCard.Write(SampleCards.Of(SampleCards.Key(1), 200));
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.False(StoredCard.TryRead(bytes[..length], SampleCards.Key(1), out _));
        }

        Assert.False(StoredCard.TryRead([.. bytes, 0], SampleCards.Key(1), out _));
    }

    [Fact]
    public void Refuses_every_flipped_bit()
    {
        var bytes = StoredCard.Write(SampleCards.Of(SampleCards.Key(1), 100));
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(StoredCard.TryRead(bytes, SampleCards.Key(1), out _));
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void Refuses_the_card_of_another_key() => Assert.False(StoredCard.TryRead(StoredCard.Write(Card), SampleCards.Key(2), out _));
}
