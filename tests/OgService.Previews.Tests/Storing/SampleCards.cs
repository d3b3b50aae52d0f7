using OgService.Cards;

namespace OgService.Previews.Tests.Storing;

/// <summary>Made-up cards.</summary>
internal static class SampleCards
{
    public static DrawnCard Of(string key, int bytes, DateTimeOffset? drawnAt = null)
    {
        var picture = new byte[bytes];
        new Random(bytes).NextBytes(picture);
        return new DrawnCard
        {
            Key = key,
            MediaType = "image/png",
            Bytes = picture,
            Size = CardSize.Default,
            DrawnAt = drawnAt ?? DateTimeOffset.UnixEpoch,
            Notes = [new SceneNote("text.clipped", "description clipped", "description") { Place = new TemplatePlace("templates/article/card.yaml", 12, 5) }, new SceneNote("bytes.quality", "of no node")],
        };
    }

    /// <summary>As keys are: 32 hexadecimal digits.</summary>
    public static string Key(int number) => number.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
}
