namespace OgService.Previews;

/// <summary>Where a picture came from.</summary>
public enum CardSource
{
    Memory,
    Disk,
    Bucket,
    Drawn,

    /// <summary>An earlier picture of the same post, while the present one cannot be had.</summary>
    LastGood,

    /// <summary>The picture that the site names for cards that cannot be drawn.</summary>
    SiteFallback,

    /// <summary>The title alone, in the template that ships.</summary>
    PlainTitle,
}

/// <summary>A picture that can be answered with.</summary>
public sealed record FoundCard(DrawnCard Card, CardSource Source)
{
    /// <summary>Whether it stands in for the picture that was asked for: then nobody may keep it for long.</summary>
    public bool IsStandIn => Source is CardSource.LastGood or CardSource.SiteFallback or CardSource.PlainTitle;
}
