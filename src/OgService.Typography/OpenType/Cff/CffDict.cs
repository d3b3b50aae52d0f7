using System.Globalization;
using System.Text;

namespace OgService.Typography.OpenType.Cff;

/// <summary>Values by operator (Adobe Technical Note 5176, "DICT Data"). Holds what we ask for; the last of an operator counts.</summary>
internal sealed class CffDict
{
    // Operators of two bytes are numbered from 0x0C00.
    public const int Charset = 15;
    public const int CharStrings = 17;
    public const int Private = 18;
    public const int Subrs = 19;
    public const int VariationIndex = 22;
    public const int VariationStore = 24;
    public const int FontMatrix = 0x0C07;
    public const int Ros = 0x0C1E;
    public const int FontDicts = 0x0C24;
    public const int FontDictSelect = 0x0C25;

    private const int Blend = 23;
    private const int MaximumOperands = 513;

    private readonly Dictionary<int, double[]> values = [];

    public static CffDict Empty { get; } = new();

    /// <summary>Stops at what cannot be read: what came before counts.</summary>
    public static CffDict Read(FontData data)
    {
        var dict = new CffDict();
        var operands = new List<double>();
        for (var at = 0; at < data.Length;)
        {
            var first = data.U8(at++);
            if (first <= 24)
            {
                var name = first == 12 ? 0x0C00 | data.U8(at++) : first;
                // Only hints are blended, and we draw without hints.
                if (name != Blend && IsKnown(name))
                {
                    dict.values[name] = [.. operands];
                }

                operands.Clear();
                continue;
            }

            if (operands.Count >= MaximumOperands || !TryReadNumber(data, first, ref at, out var number))
            {
                break;
            }

            operands.Add(number);
        }

        return dict;
    }

    public bool Has(int name) => values.ContainsKey(name);

    /// <summary>The operands of an operator; none when the dictionary lacks it.</summary>
    public ReadOnlySpan<double> this[int name] => values.TryGetValue(name, out var found) ? found : default;

    /// <summary>An operand that counts or points: 0 when it is missing or nothing of the kind.</summary>
    public int Integer(int name, int operand = 0) =>
        this[name] is var found && operand < found.Length && found[operand] is >= 0 and <= int.MaxValue ? (int)found[operand] : 0;

    private static bool IsKnown(int name) =>
        name is Charset or CharStrings or Private or Subrs or VariationIndex or VariationStore or FontMatrix or Ros or FontDicts or FontDictSelect;

    private static bool TryReadNumber(FontData data, int first, ref int at, out double number)
    {
        number = 0;
        switch (first)
        {
            case 28:
                number = data.I16(at);
                at += 2;
                break;
            case 29:
                number = data.I32(at);
                at += 4;
                break;
            case 30:
                return TryReadReal(data, ref at, out number);
            case >= 32 and <= 246:
                number = first - 139;
                break;
            case >= 247 and <= 250:
                number = ((first - 247) * 256) + data.U8(at++) + 108;
                break;
            case >= 251 and <= 254:
                number = ((251 - first) * 256) - data.U8(at++) - 108;
                break;
            default:
                return false;
        }

        return at <= data.Length;
    }

    // Half bytes: digits, point, exponent; 15 ends.
    private static bool TryReadReal(FontData data, ref int at, out double number)
    {
        const int maximumLength = 64;
        var text = new StringBuilder();
        number = 0;
        while (at < data.Length && text.Length < maximumLength)
        {
            var pair = data.U8(at++);
            foreach (var digit in (ReadOnlySpan<int>)[pair >> 4, pair & 15])
            {
                if (digit == 15)
                {
                    return double.TryParse(text.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
                }

                text.Append(digit switch { 10 => ".", 11 => "E", 12 => "E-", 14 => "-", 13 => "?", _ => (char)('0' + digit) });
            }
        }

        return false;
    }
}
