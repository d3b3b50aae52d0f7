using System.Text;
using OgService.Cards;
using OgService.Previews.Files;

namespace OgService.Previews.TemplateTools;

/// <summary>Writes the first file of a new template, with comments for people who never wrote one.</summary>
public static class NewTemplate
{
    private const string FileName = "card.yaml";

    /// <summary>Letters, digits, <c>-</c> and <c>_</c>.</summary>
    public static bool IsName(string name) => name.Length is > 0 and <= 64 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>A template that changes another one.</summary>
    /// <param name="folder">The site's folder of templates.</param>
    /// <returns>The file that was written.</returns>
    /// <exception cref="IOException">There is one of that name already, or it cannot be written.</exception>
    public static string Extend(string folder, string name, Template parent)
    {
        var text = new StringBuilder();
        Line($"# The template \"{name}\". What it does not say is as in \"{parent.Name}\".");
        Line("# Change a line, save, and look again:   og template show " + name + " --out preview.png");
        Line("# Lines that start with # are notes or are switched off. A colour stands in quotes.");
        Line($"extends: {parent.Name}");
        Line($"description: {Quote(parent.Description.Length == 0 ? $"Our own card, made of {parent.Name}." : "Our own: " + parent.Description)}");
        Line("");
        Line("# What can be set. Take the # away from a line to change it for every card;");
        Line("# og.yaml (cards: values:) and a post (card:) can still say something else.");
        Line("values:");
        Line($"  {(parent.Values.Any(value => value.Name == "theme") ? "" : "# ")}theme: {parent.Themes.FirstOrDefault() ?? "light"}");
        foreach (var value in parent.Values.Where(value => value.Name != "theme"))
        {
            var shown = value.Type is "color" ? Quote(value.Default ?? "#e11d48") : value.Type is "text" or "font" or "picture" ? Quote(value.Default ?? "") : value.Default ?? "";
            Line($"  # {value.Name}: {shown}".PadRight(34) + $" # {Hint(value)}");
        }

        Line("");
        Line("# Parts of the card, by name. Names and values are those of CSS.");
        Line("# nodes:");
        foreach (var id in parent.NodeIds)
        {
            Line(id == "title" ? "#   title:\n#     font-weight: 800" : $"#   {id}: {{}}");
        }

        return Write(folder, name, text.ToString());

        void Line(string line) => text.Append(line).Append('\n');
    }

    /// <summary>A copy of another template, to be changed freely. Its pictures and parts come along.</summary>
    /// <inheritdoc cref="Extend" path="/returns"/>
    /// <inheritdoc cref="Extend" path="/exception"/>
    public static string Copy(string folder, string name, Template from)
    {
        var source = Path.GetDirectoryName(from.File)!;
        var text = $"# A copy of the template \"{from.Name}\"; change what you like.\n" + File.ReadAllText(from.File);
        var written = Write(folder, name, text);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != FileName))
        {
            var target = Path.Combine(folder, name, Path.GetRelativePath(source, file));
            PreviewFiles.Write(target, File.ReadAllBytes(file));
        }

        return written;
    }

    private static string Write(string folder, string name, string text)
    {
        var file = Path.Combine(folder, name, FileName);
        if (File.Exists(file))
        {
            throw new IOException($"{file} is there already; choose another name, or change that file.");
        }

        AtomicFile.Write(file, Encoding.UTF8.GetBytes(text), Path.GetDirectoryName(file)!);
        return file;
    }

    private static string Hint(TemplateValue value) =>
        value.Type + (value.Choices.Count > 0 ? $" ({string.Join(", ", value.Choices)})" : "") + (value.Description.Length > 0 ? ": " + value.Description : "");

    private static string Quote(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
}
