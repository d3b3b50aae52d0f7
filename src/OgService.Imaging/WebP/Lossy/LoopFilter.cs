using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace OgService.Imaging.WebP.Lossy;

/// <summary>Smooths the edges of blocks where they look like coding and not like the picture (RFC 6386, 15).</summary>
internal static class LoopFilter
{
    /// <summary>Filters a whole frame, macroblock after macroblock: prediction never sees filtered samples.</summary>
    /// <param name="strengths">One a macroblock.</param>
    /// <param name="inner">Whether the edges inside it are filtered too.</param>
    public static void Apply(
        YuvFrame frame, bool isSimple, ReadOnlySpan<LoopFilterStrength> strengths, ReadOnlySpan<bool> inner, CancellationToken cancellation)
    {
        var index = 0;
        for (var row = 0; row < frame.BlocksDown; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var column = 0; column < frame.BlocksAcross; column++, index++)
            {
                if (strengths[index].EdgeLimit == 0)
                {
                    continue;
                }

                if (isSimple)
                {
                    FilterSimple(frame.Y, 16 * column, 16 * row, strengths[index], inner[index]);
                }
                else
                {
                    FilterNormal(frame.Y, 16 * column, 16 * row, 16, strengths[index], inner[index]);
                    FilterNormal(frame.U, 8 * column, 8 * row, 8, strengths[index], inner[index]);
                    FilterNormal(frame.V, 8 * column, 8 * row, 8, strengths[index], inner[index]);
                }
            }
        }
    }

    private static void FilterSimple(YuvPlane plane, int x, int y, LoopFilterStrength strength, bool inner)
    {
        var samples = plane.Samples;
        var stride = plane.Stride;
        var at = plane.IndexOf(x, y);
        if (x > 0)
        {
            SimpleEdge(samples, at, 1, stride, strength.EdgeLimit + 4);
        }

        for (var offset = 4; inner && offset < 16; offset += 4)
        {
            SimpleEdge(samples, at + offset, 1, stride, strength.EdgeLimit);
        }

        if (y > 0)
        {
            SimpleEdge(samples, at, stride, 1, strength.EdgeLimit + 4);
        }

        for (var offset = 4; inner && offset < 16; offset += 4)
        {
            SimpleEdge(samples, at + (offset * stride), stride, 1, strength.EdgeLimit);
        }
    }

    private static void FilterNormal(YuvPlane plane, int x, int y, int side, LoopFilterStrength strength, bool inner)
    {
        var samples = plane.Samples;
        var stride = plane.Stride;
        var at = plane.IndexOf(x, y);
        var useVectors = Vector128.IsHardwareAccelerated;
        if (x > 0)
        {
            Edge(samples, at, 1, stride, side, strength, isOuter: true, useVectors);
        }

        for (var offset = 4; inner && offset < side; offset += 4)
        {
            Edge(samples, at + offset, 1, stride, side, strength, isOuter: false, useVectors);
        }

        if (y > 0)
        {
            Edge(samples, at, stride, 1, side, strength, isOuter: true, useVectors);
        }

        for (var offset = 4; inner && offset < side; offset += 4)
        {
            Edge(samples, at + (offset * stride), stride, 1, side, strength, isOuter: false, useVectors);
        }
    }

    /// <summary>Filters one edge; with vectors eight samples at a time, with the same result.</summary>
    /// <param name="across">From sample to sample over the edge: 1 when it is upright, else a row.</param>
    /// <param name="along">Down the edge.</param>
    internal static void Edge(
        Span<byte> samples, int at, int across, int along, int side, LoopFilterStrength strength, bool isOuter, bool useVectors)
    {
        for (var place = 0; useVectors && place < side; place += 8)
        {
            if (across == 1)
            {
                LoopFilterVectors.FilterUpright(samples, at + (place * along), along, strength, isOuter);
            }
            else
            {
                LoopFilterVectors.FilterLevel(samples, at + place, across, strength, isOuter);
            }
        }

        if (!useVectors && isOuter)
        {
            OuterEdge(samples, at, across, along, side, strength);
        }
        else if (!useVectors)
        {
            InnerEdge(samples, at, across, along, side, strength);
        }
    }

    // An edge lies before at; across leads over it and along leads down it.
    private static void SimpleEdge(Span<byte> samples, int at, int across, int along, int limit)
    {
        var doubled = (2 * limit) + 1;
        for (var count = 0; count < 16; count++, at += along)
        {
            int p1 = samples[at - (2 * across)], p0 = samples[at - across], q0 = samples[at], q1 = samples[at + across];
            if ((4 * Math.Abs(p0 - q0)) + Math.Abs(p1 - q1) <= doubled)
            {
                Common(samples, at, across, (3 * (q0 - p0)) + Signed(p1 - q1), p0, q0);
            }
        }
    }

    private static void OuterEdge(Span<byte> samples, int at, int across, int along, int count, LoopFilterStrength strength)
    {
        var doubled = (2 * (strength.EdgeLimit + 4)) + 1;
        for (; count > 0; count--, at += along)
        {
            int p1 = samples[at - (2 * across)], p0 = samples[at - across], q0 = samples[at], q1 = samples[at + across];
            if ((4 * Math.Abs(p0 - q0)) + Math.Abs(p1 - q1) > doubled)
            {
                continue;
            }

            int p3 = samples[at - (4 * across)], p2 = samples[at - (3 * across)], q2 = samples[at + (2 * across)], q3 = samples[at + (3 * across)];
            if (!IsSmooth(p3, p2, p1, p0, strength.InteriorLimit) || !IsSmooth(q3, q2, q1, q0, strength.InteriorLimit))
            {
                continue;
            }

            var step = (3 * (q0 - p0)) + Signed(p1 - q1);
            if (Math.Abs(p1 - p0) > strength.HighVariance || Math.Abs(q1 - q0) > strength.HighVariance)
            {
                Common(samples, at, across, step, p0, q0);
                continue;
            }

            step = Signed(step);
            var a = ((27 * step) + 63) >> 7;
            var b = ((18 * step) + 63) >> 7;
            var c = ((9 * step) + 63) >> 7;
            samples[at - (3 * across)] = Samples.Clamp(p2 + c);
            samples[at - (2 * across)] = Samples.Clamp(p1 + b);
            samples[at - across] = Samples.Clamp(p0 + a);
            samples[at] = Samples.Clamp(q0 - a);
            samples[at + across] = Samples.Clamp(q1 - b);
            samples[at + (2 * across)] = Samples.Clamp(q2 - c);
        }
    }

    private static void InnerEdge(Span<byte> samples, int at, int across, int along, int count, LoopFilterStrength strength)
    {
        var doubled = (2 * strength.EdgeLimit) + 1;
        for (; count > 0; count--, at += along)
        {
            int p1 = samples[at - (2 * across)], p0 = samples[at - across], q0 = samples[at], q1 = samples[at + across];
            if ((4 * Math.Abs(p0 - q0)) + Math.Abs(p1 - q1) > doubled)
            {
                continue;
            }

            int p3 = samples[at - (4 * across)], p2 = samples[at - (3 * across)], q2 = samples[at + (2 * across)], q3 = samples[at + (3 * across)];
            if (!IsSmooth(p3, p2, p1, p0, strength.InteriorLimit) || !IsSmooth(q3, q2, q1, q0, strength.InteriorLimit))
            {
                continue;
            }

            if (Math.Abs(p1 - p0) > strength.HighVariance || Math.Abs(q1 - q0) > strength.HighVariance)
            {
                Common(samples, at, across, (3 * (q0 - p0)) + Signed(p1 - q1), p0, q0);
                continue;
            }

            var a = Common(samples, at, across, 3 * (q0 - p0), p0, q0);
            a = (a + 1) >> 1;
            samples[at - (2 * across)] = Samples.Clamp(p1 + a);
            samples[at + across] = Samples.Clamp(q1 - a);
        }
    }

    // Moves the two samples at the edge; returns by how much the right one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Common(Span<byte> samples, int at, int across, int step, int p0, int q0)
    {
        var a = Signed(step + 4) >> 3;
        var b = Signed(step + 3) >> 3;
        samples[at - across] = Samples.Clamp(p0 + b);
        samples[at] = Samples.Clamp(q0 - a);
        return a;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSmooth(int far, int third, int second, int near, int limit) =>
        Math.Abs(far - third) <= limit && Math.Abs(third - second) <= limit && Math.Abs(second - near) <= limit;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Signed(int value) => Math.Clamp(value, -128, 127);
}
