namespace OgService.Typography.OpenType.Cff;

/// <summary>From a code of Adobe's standard encoding to the number of a name (Adobe Technical Note 5176, Appendix B).</summary>
internal static class StandardEncoding
{
    // Names are numbered in the order of their codes, so that the codes that are used say it all.
    private static readonly (int First, int Last)[] UsedCodes =
    [
        (32, 126), (161, 175), (177, 180), (182, 189), (191, 191), (193, 200), (202, 203), (205, 208), (225, 225), (227, 227), (232, 235),
        (241, 241), (245, 245), (248, 251),
    ];

    /// <summary>0 for a code without a character.</summary>
    public static int NameOf(int code)
    {
        var next = 1;
        foreach (var (first, last) in UsedCodes)
        {
            if (code >= first && code <= last)
            {
                return next + code - first;
            }

            next += last - first + 1;
        }

        return 0;
    }
}
