namespace OgService.Previews;

/// <summary>The address of a picture on the service: <c>/og/{slug}.{hash}.{ending}</c>, or <c>/og/{slug}.{ending}</c> for whatever is current.</summary>
/// <param name="Slug">Unescaped.</param>
/// <param name="Key">The <see cref="PreviewKey"/> in the address; null in the stable one.</param>
/// <param name="Ending">Without the dot.</param>
public readonly record struct PictureAddress(string Slug, string? Key, string Ending)
{
    /// <summary>Hexadecimal digits of the key that stand in an address.</summary>
    public const int HashDigits = 16;

    /// <summary>A path, percent-encoded.</summary>
    public static string Of(string slug, string? key, string ending)
        => "/og/" + string.Join('/', slug.Split('/').Select(Uri.EscapeDataString)) + (key is null ? "" : "." + key[..HashDigits]) + "." + ending;

    /// <summary>Reads what follows <c>/og/</c>, already unescaped.</summary>
    public static bool TryParse(string name, out PictureAddress address)
    {
        address = default;
        var dot = name.LastIndexOf('.');
        if (dot <= 0 || dot == name.Length - 1 || name.IndexOf('/', dot) >= 0)
        {
            return false;
        }

        var (rest, ending) = (name[..dot], name[(dot + 1)..]);
        var hashDot = rest.LastIndexOf('.');
        var isHash = hashDot > 0 && rest.Length - hashDot - 1 == HashDigits && rest.AsSpan(hashDot + 1).IndexOfAnyExcept("0123456789abcdef") < 0;
        address = isHash ? new PictureAddress(rest[..hashDot], rest[(hashDot + 1)..], ending) : new PictureAddress(rest, null, ending);
        return true;
    }
}
