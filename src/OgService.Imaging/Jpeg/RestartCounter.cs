namespace OgService.Imaging.Jpeg;

/// <summary>Steps over restart markers where they are due (ITU-T T.81, E.2.4).</summary>
internal struct RestartCounter(int interval)
{
    private readonly int interval = interval;
    private int left = interval;
    private int number;

    /// <summary>Asked before each unit. True after a marker: predictions start anew.</summary>
    public bool IsDue(ref ScanBits bits)
    {
        if (interval == 0 || left-- > 0)
        {
            return false;
        }

        left = interval - 1;
        if (!bits.TryRestart(number))
        {
            throw new ImageFormatException("a restart marker is missing", bits.Offset);
        }

        number = (number + 1) & 7;
        return true;
    }
}
