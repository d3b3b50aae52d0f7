using OgService.Posts;

namespace OgService.Previews;

/// <summary>A post with its tags and its picture.</summary>
/// <param name="ServiceAddress">The picture's address on this service, starting with <c>/og/</c>; null when the site or someone else serves it.</param>
public sealed record PostPreview(Post Post, MetaBundle Bundle, PictureFacts? Picture, string? ServiceAddress);
