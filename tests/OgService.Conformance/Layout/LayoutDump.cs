using System.Globalization;
using System.Text;
using System.Text.Json;
using OgService.Cards;

namespace OgService.Conformance.Layout;

/// <summary><c>layout-dump [--size WxH] FILE.html</c>: prints the box of every element as JSON.</summary>
internal static class LayoutDump
{
    private const int Done = 0;
    private const int WrongUse = 2;

    private const string Help = """
        Usage: OgService.Conformance layout-dump [--size WxH] FILE.html…   (a dash reads standard input)

        Lays out the elements in the body of an HTML page by the cards' layout engine and prints the border box of each as JSON, in the
        order of the document: [{"x":0,"y":0,"width":100,"height":50}, …], with "id" where an element has one; several files give one
        line each. Pixels are counted from the top left of the page. The viewport is 1200x630 unless --size says otherwise; the body has
        no margin unless the page gives it one. What is not displayed is printed as 0, 0, 0, 0, as browsers measure it.

        Every element is a block unless its display says otherwise. Texts, pictures, tables, floats and inline layout are not laid out.
        Styles come from style attributes and from style elements (rules in their order, without specificity).

        display            block, flex, grid, none; inline-flex, inline-grid, inline-block and flow-root as their block forms
        position           static, relative, absolute; top, right, bottom, left, inset and its -block, -inline, -start and -end forms
        box-sizing         content-box (the initial value), border-box
        direction          ltr, rtl; the dir attribute
        sizes              width, height, min-…, max-…: lengths, percentages, auto, none, min-content, max-content, fit-content; aspect-ratio
        lengths            px, %, em, vw, vh, cqw, cqh; a number without a unit is in px; no calc()
        margin, padding    all forms, physical and logical; margins of blocks collapse
        border             border, border-top …; border-width and border-…-width
        overflow           visible; hidden, auto and scroll are alike: no scroll bar takes room
        order              of flex items and grid items
        flex               flex, flex-grow, flex-shrink, flex-basis (also content), flex-direction, flex-wrap, flex-flow
        grid               grid-template-columns, -rows, -areas (px, %, fr, auto, min-content, max-content, minmax(), fit-content(), repeat()
                           with a number, auto-fill or auto-fit, [names]), grid-template with rows / columns, grid-auto-columns, -rows,
                           -flow, grid-row, grid-column, their -start and -end, grid-area: numbers, negative numbers, span, names
        alignment          justify-content, align-content, justify-items, align-items, justify-self, align-self, place-…: normal, stretch,
                           start, end, flex-start, flex-end, self-start, self-end, center, left, right, first and last baseline,
                           space-between, space-around, space-evenly, safe and unsafe
        gap                gap, row-gap, column-gap

        Whatever else stands in a style is left out; what was left out is named on standard error.
        """;

    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors)
    {
        var size = CardSize.Default;
        var files = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] is "--help" or "-h")
            {
                output.WriteLine(Help);
                return Done;
            }

            if (arguments[i] != "--size")
            {
                files.Add(arguments[i]);
            }
            else if (++i == arguments.Count || !TrySize(arguments[i], out size))
            {
                errors.WriteLine("--size takes a width and a height such as 1200x630.");
                return WrongUse;
            }
        }

        if (files.Count == 0)
        {
            errors.WriteLine(Help);
            return WrongUse;
        }

        foreach (var file in files)
        {
            if (file != "-" && !File.Exists(file))
            {
                errors.WriteLine($"{file}: there is no such file.");
                return WrongUse;
            }

            var complaints = new List<string>();
            try
            {
                output.WriteLine(Write(HtmlLayout.Lay(file == "-" ? Console.In.ReadToEnd() : File.ReadAllText(file), size, complaints)));
            }
            catch (InvalidDataException exception)
            {
                errors.WriteLine($"{file}: {exception.Message}.");
                return WrongUse;
            }

            foreach (var complaint in complaints)
            {
                errors.WriteLine($"{file}: left out: {complaint}");
            }
        }

        return Done;
    }

    private static string Write(List<ElementBox> boxes)
    {
        var text = new StringBuilder("[");
        foreach (var box in boxes)
        {
            text.Append(text.Length > 1 ? "," : "").Append('{');
            if (box.Id is { } id)
            {
                text.Append("\"id\":").Append(JsonSerializer.Serialize(id)).Append(',');
            }

            text.Append(CultureInfo.InvariantCulture, $"\"x\":{Number(box.X)},\"y\":{Number(box.Y)},\"width\":{Number(box.Width)},\"height\":{Number(box.Height)}}}");
        }

        return text.Append(']').ToString();
    }

    private static string Number(float value) => (Math.Round(value, 3) + 0.0).ToString("0.###", CultureInfo.InvariantCulture) is "-0" ? "0" : Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture);

    private static bool TrySize(string text, out CardSize size)
    {
        var parts = text.Split('x');
        size = CardSize.Default;
        if (parts.Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var width)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var height)
            || width is < 1 or > 100_000 || height is < 1 or > 100_000)
        {
            return false;
        }

        size = new CardSize(width, height);
        return true;
    }
}
