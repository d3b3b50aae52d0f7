namespace OgService.Unicode;

/// <summary>Normalization forms (UAX #15, Unicode 17.0), the same on every machine.</summary>
public static class Normalization
{
    /// <summary>Canonical composition. Lone surrogates pass through untouched.</summary>
    public static string ToNfc(string text) => throw new NotImplementedException();
}
