namespace OgService.Imaging.Jpeg;

/// <summary>Where a scan is between its restart markers (ITU-T T.81, E.2.4), and whether what comes up to the next one is lost. Damage costs the
/// units up to the next restart marker, as in other decoders; without markers all that follow.</summary>
internal struct ScanProgress(int interval)
{
    private readonly int interval = interval;
    private int left = interval;
    private int number;

    /// <summary>There is no data for the units that come.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Units without data so far.</summary>
    public int LostUnits { get; private set; }

    /// <summary>Called before each unit. True where predictions start anew.</summary>
    public bool MoveNext(ref ScanBits bits)
    {
        var isRestart = interval != 0 && left-- == 0;
        if (isRestart)
        {
            left = interval - 1;
            IsLost = !bits.TryRestart(number);
            number = (number + 1) & 7;
        }

        if (IsLost)
        {
            LostUnits++;
        }

        return isRestart;
    }

    /// <summary>Called after a unit that was read: one that took more than there is counts as lost, and those after it are not read.</summary>
    public void Check(in ScanBits bits)
    {
        if (bits.HasOverrun)
        {
            IsLost = true;
            LostUnits++;
        }
    }
}
