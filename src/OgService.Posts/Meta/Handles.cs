namespace OgService.Posts.Meta;

/// <summary>Account names as the platforms write them. What is not one is left out.</summary>
internal static class Handles
{
    /// <summary><c>@name</c>, or null.</summary>
    public static string? Twitter(string? handle)
    {
        var name = handle?.Trim().TrimStart('@');
        return IsName(name) ? "@" + name : null;
    }

    /// <summary><c>@name@server</c>, or null.</summary>
    public static string? Fediverse(string? handle)
    {
        var parts = handle?.Trim().TrimStart('@').Split('@');
        return parts is [var name, var server] && IsName(name) && IsServer(server) ? $"@{name}@{server}" : null;
    }

    private static bool IsName(string? name)
        => name is { Length: > 0 and <= 64 } && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-');

    private static bool IsServer(string server)
        => server.Length is > 0 and <= 253 && server.Contains('.') && server.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-');
}
