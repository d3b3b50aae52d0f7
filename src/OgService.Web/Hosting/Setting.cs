namespace OgService.Web.Hosting;

/// <summary>Checks of settings at the start.</summary>
internal static class Setting
{
    /// <param name="key">Below <see cref="ServiceOptions.Section"/>, with colons.</param>
    /// <param name="got">Never a secret: it is shown.</param>
    /// <exception cref="InvalidOperationException">It does not hold; the message names the key.</exception>
    public static void Require(bool holds, string key, string expected, object? got)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"{ServiceOptions.Section}:{key} must be {expected}; got {got ?? "nothing"}.");
        }
    }
}
