using System.Buffers.Binary;

namespace OgService.Imaging.Colors;

/// <summary>The way from a device's colours to XYZ through tables: <c>mft1</c>, <c>mft2</c> and <c>mAB </c> (ICC.1:2022, 10.10 to 10.12).</summary>
internal sealed class LookupProfile
{
    private const int MaxInputs = 4;
    private const int Outputs = 3;

    // L* 50. Whatever is lighter at its darkest is no black.
    private const double HighestBlack = 0.184;

    // X, Y and Z of the profile connection space's white.
    private static readonly double[] White = [0.9642, 1, 0.8249];

    private readonly int inputs;
    private readonly bool isLab;
    private LookupCurve[] before = [];
    private LookupCurve[] middle = [];
    private LookupCurve[] after = [];
    private double[] matrix = [];
    private int[] grid = [];
    private double[] table = [];

    // From 0 to 1 to what the connection space means: for Lab, 255 and its share of it that 1 stands for.
    private double scale = 1;

    // As a share of white.
    private double black;

    private LookupProfile(int inputs, bool isLab)
    {
        this.inputs = inputs;
        this.isLab = isLab;
    }

    /// <summary>Null when the tag is of another kind, for other channels, or damaged.</summary>
    /// <param name="inputs">Channels of the device: 3 or 4.</param>
    /// <param name="isLab">What the profile connects to: CIELAB, else XYZ.</param>
    public static LookupProfile? Read(ReadOnlySpan<byte> tag, int inputs, bool isLab)
    {
        if (tag.Length < 32 || tag[8] != inputs || inputs > MaxInputs || tag[9] != Outputs)
        {
            return null;
        }

        var profile = new LookupProfile(inputs, isLab);
        var isRead = tag.StartsWith("mft1"u8) ? profile.TryReadTables(tag, 1)
            : tag.StartsWith("mft2"u8) ? profile.TryReadTables(tag, 2)
            : tag.StartsWith("mAB "u8) && profile.TryReadElements(tag);
        if (!isRead)
        {
            return null;
        }

        profile.FindBlack();
        return profile;
    }

    /// <param name="device">Each 0 to 1; changed.</param>
    /// <param name="xyz">Relative to D50.</param>
    public void ToXyz(Span<double> device, Span<double> xyz)
    {
        for (var index = 0; index < before.Length; index++)
        {
            device[index] = before[index].At(device[index]);
        }

        if (table.Length > 0)
        {
            Interpolate(device, xyz);
        }
        else
        {
            device[..Outputs].CopyTo(xyz);
        }

        Apply(middle, xyz);
        if (matrix.Length > 0)
        {
            var (x, y, z) = (xyz[0], xyz[1], xyz[2]);
            for (var row = 0; row < Outputs; row++)
            {
                xyz[row] = (matrix[3 * row] * x) + (matrix[(3 * row) + 1] * y) + (matrix[(3 * row) + 2] * z) + matrix[9 + row];
            }
        }

        Apply(after, xyz);
        if (isLab)
        {
            FromLab(xyz, scale);
        }

        for (var index = 0; index < Outputs; index++)
        {
            var value = isLab ? xyz[index] : xyz[index] * 65_535 / 32_768;
            xyz[index] = (value - (black * White[index])) / (1 - black);
        }
    }

    // Black is where the device is darkest, as with other programs: prints of black are not grey on a screen.
    private void FindBlack()
    {
        Span<double> device = stackalloc double[MaxInputs];
        Span<double> xyz = stackalloc double[Outputs];
        device.Fill(inputs == MaxInputs ? 1 : 0);
        ToXyz(device, xyz);
        black = Math.Clamp(xyz[1], 0, HighestBlack);
    }

    private static void Apply(LookupCurve[] curves, Span<double> values)
    {
        for (var index = 0; index < curves.Length; index++)
        {
            values[index] = curves[index].At(values[index]);
        }
    }

    // CIE 15; the inverse needs no roots.
    private static void FromLab(Span<double> values, double scale)
    {
        var height = ((values[0] * scale * 100) + 16) / 116;
        Span<double> parts = [height + (((values[1] * scale * 255) - 128) / 500), height, height - (((values[2] * scale * 255) - 128) / 200)];
        for (var index = 0; index < Outputs; index++)
        {
            var part = parts[index];
            values[index] = White[index] * (part > 6d / 29 ? part * part * part : (part - (4d / 29)) * 3 * 36 / 841);
        }
    }

    // mft1 and mft2: curves, grid, curves, all with values of so many bytes. The matrix is for devices that are XYZ.
    private bool TryReadTables(ReadOnlySpan<byte> tag, int bytesAValue)
    {
        var at = 48;
        int inputEntries = 256, outputEntries = 256;
        if (bytesAValue == 2)
        {
            if (tag.Length < 52)
            {
                return false;
            }

            inputEntries = BinaryPrimitives.ReadUInt16BigEndian(tag[48..]);
            outputEntries = BinaryPrimitives.ReadUInt16BigEndian(tag[50..]);
            at = 52;
        }

        int side = tag[10];
        long cells = Outputs;
        for (var index = 0; index < inputs; index++)
        {
            cells *= side;
        }

        var (inputLength, outputLength) = (inputEntries * bytesAValue, outputEntries * bytesAValue);
        if (side < 2 || inputEntries < 2 || outputEntries < 2
            || at + ((long)inputs * inputLength) + (cells * bytesAValue) + (Outputs * (long)outputLength) > tag.Length)
        {
            return false;
        }

        before = new LookupCurve[inputs];
        for (var index = 0; index < inputs; index++, at += inputLength)
        {
            before[index] = LookupCurve.OfTable(tag.Slice(at, inputLength), bytesAValue);
        }

        grid = [.. Enumerable.Repeat(side, inputs)];
        table = ReadValues(tag.Slice(at, (int)cells * bytesAValue), bytesAValue);
        at += (int)cells * bytesAValue;
        after = new LookupCurve[Outputs];
        for (var index = 0; index < Outputs; index++, at += outputLength)
        {
            after[index] = LookupCurve.OfTable(tag.Slice(at, outputLength), bytesAValue);
        }

        // In mft2, 100 and 255 are 0xFF00 (ICC.1:2022, 10.10).
        scale = bytesAValue == 2 ? 65_535d / 65_280 : 1;
        return true;
    }

    // mAB: A curves, grid, M curves, matrix, B curves; all but the last may be missing.
    private bool TryReadElements(ReadOnlySpan<byte> tag)
    {
        uint curvesB = Offset(tag, 12), matrixAt = Offset(tag, 16), curvesM = Offset(tag, 20), gridAt = Offset(tag, 24), curvesA = Offset(tag, 28);
        if ((gridAt == 0 && inputs != Outputs) || !TryReadCurves(tag, curvesB, Outputs, out after)
            || (curvesM != 0 && !TryReadCurves(tag, curvesM, Outputs, out middle))
            || (curvesA != 0 && gridAt != 0 && !TryReadCurves(tag, curvesA, inputs, out before))
            || (matrixAt != 0 && !TryReadMatrix(tag, matrixAt)))
        {
            return false;
        }

        return gridAt == 0 || TryReadGrid(tag, gridAt);
    }

    private static uint Offset(ReadOnlySpan<byte> tag, int at) => BinaryPrimitives.ReadUInt32BigEndian(tag[at..]);

    private static bool TryReadCurves(ReadOnlySpan<byte> tag, uint offset, int count, out LookupCurve[] curves)
    {
        curves = new LookupCurve[count];
        for (var index = 0; index < count; index++)
        {
            if (offset >= tag.Length || LookupCurve.Read(tag[(int)offset..], out var length) is not { } curve)
            {
                return false;
            }

            curves[index] = curve;
            offset += (uint)length;
        }

        return true;
    }

    private bool TryReadMatrix(ReadOnlySpan<byte> tag, uint offset)
    {
        if (offset > tag.Length - 48)
        {
            return false;
        }

        matrix = new double[12];
        for (var index = 0; index < 12; index++)
        {
            matrix[index] = BinaryPrimitives.ReadInt32BigEndian(tag[((int)offset + (4 * index))..]) / 65_536d;
        }

        return true;
    }

    private bool TryReadGrid(ReadOnlySpan<byte> tag, uint offset)
    {
        if (offset > tag.Length - 20 || tag[(int)offset + 16] is not (1 or 2))
        {
            return false;
        }

        var bytesAValue = tag[(int)offset + 16];
        long cells = Outputs;
        grid = new int[inputs];
        for (var index = 0; index < inputs; index++)
        {
            grid[index] = tag[(int)offset + index];
            cells *= grid[index];
            if (grid[index] < 2 || cells > tag.Length)
            {
                return false;
            }
        }

        if ((cells * bytesAValue) > tag.Length - offset - 20)
        {
            return false;
        }

        table = ReadValues(tag.Slice((int)offset + 20, (int)cells * bytesAValue), bytesAValue);
        return true;
    }

    private static double[] ReadValues(ReadOnlySpan<byte> bytes, int bytesAValue)
    {
        var values = new double[bytes.Length / bytesAValue];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = bytesAValue == 1 ? bytes[index] / 255d : BinaryPrimitives.ReadUInt16BigEndian(bytes[(2 * index)..]) / 65_535d;
        }

        return values;
    }

    // Between the corners of the cell, in each direction in proportion. The first channel varies slowest.
    private void Interpolate(ReadOnlySpan<double> device, Span<double> result)
    {
        Span<int> from = stackalloc int[MaxInputs];
        Span<int> steps = stackalloc int[MaxInputs];
        Span<double> shares = stackalloc double[MaxInputs];
        var step = Outputs;
        for (var index = inputs - 1; index >= 0; index--)
        {
            var place = Math.Clamp(device[index], 0, 1) * (grid[index] - 1);
            var below = Math.Min((int)place, grid[index] - 2);
            (from[index], steps[index], shares[index]) = (below * step, step, place - below);
            step *= grid[index];
        }

        result.Clear();
        for (var corner = 0; corner < 1 << inputs; corner++)
        {
            var (at, weight) = (0, 1d);
            for (var index = 0; index < inputs; index++)
            {
                var isUpper = ((corner >> index) & 1) == 1;
                at += from[index] + (isUpper ? steps[index] : 0);
                weight *= isUpper ? shares[index] : 1 - shares[index];
            }

            for (var output = 0; output < Outputs; output++)
            {
                result[output] += weight * table[at + output];
            }
        }
    }
}
