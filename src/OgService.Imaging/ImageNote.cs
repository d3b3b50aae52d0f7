namespace OgService.Imaging;

/// <summary>Something about a picture that was read nevertheless.</summary>
/// <param name="Code">Stable, for machines: <c>profile.unsupported</c>, <c>profile.broken</c>, <c>profile.large</c>, <c>animation.first-frame</c>,
/// <c>scale.reduced</c>, <c>picture.incomplete</c>, <c>picture.damaged</c>, <c>png.checksum</c>.</param>
/// <param name="Message">For people.</param>
public readonly record struct ImageNote(string Code, string Message);
