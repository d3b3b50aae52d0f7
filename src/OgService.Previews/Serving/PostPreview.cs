using OgService.Posts;

namespace OgService.Previews;

/// <summary>A post with its tags and its picture.</summary>
/// <param name="ServiceAddress">The picture's address on this service, a path that starts with the site's prefix and <c>/og/</c>; null when it is somewhere else on the web.</param>
public sealed record PostPreview(Post Post, MetaBundle Bundle, PictureFacts? Picture, string? ServiceAddress);
