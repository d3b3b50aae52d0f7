using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using OgService.Testing;

namespace OgService.Conformance.Written;

/// <summary>A page that paints pictures on a canvas and says by how much the pixels are off from what we expect of them.</summary>
internal static partial class ChromiumPage
{
    private const int LossyTolerance = 1;

    /// <summary>Opaque pictures only: a canvas rounds translucent colours in its own way.</summary>
    public static IEnumerable<(WrittenSample Sample, string? Problem)> Check(string chromium, IReadOnlyList<WrittenSample> samples)
    {
        var chosen = samples.Select(sample => (Sample: sample, Expected: WrittenPictures.ReadOurselves(sample))).Where(pair => IsOpaque(pair.Expected)).ToList();
        var folder = Directory.CreateTempSubdirectory("written-pictures");
        try
        {
            var page = Path.Combine(folder.FullName, "page.html");
            File.WriteAllText(page, Write(chosen));
            var printed = ReferenceTool.Run(
                chromium,
                [],
                "--headless", "--no-sandbox", "--disable-gpu", "--force-color-profile=srgb", $"--user-data-dir={folder.FullName}", "--dump-dom", "file://" + page);
            var found = printed is null ? [] : Results().Matches(Encoding.UTF8.GetString(printed)).ToDictionary(
                match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), match => match.Groups[2].Value);
            for (var index = 0; index < chosen.Count; index++)
            {
                yield return (chosen[index].Sample, Judge(chosen[index].Sample, found.GetValueOrDefault(index, "nothing was painted")));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string? Judge(WrittenSample sample, string result)
    {
        if (!int.TryParse(result, NumberStyles.None, CultureInfo.InvariantCulture, out var difference))
        {
            return result;
        }

        var isLossy = sample.Ending == "jpg" || (sample.Ending == "webp" && sample.Name.Contains("quality", StringComparison.Ordinal));
        return difference <= (isLossy ? LossyTolerance : 0) ? null : string.Create(CultureInfo.InvariantCulture, $"{difference} levels off");
    }

    private static bool IsOpaque(AnyMap map)
    {
        for (var at = 3; at < map.Samples.Length; at += 4)
        {
            if (map.Samples[at] != 255)
            {
                return false;
            }
        }

        return true;
    }

    // The pictures are elements of the page: they are there when it says that it is loaded, and the DOM is printed after that.
    private static string Write(List<(WrittenSample Sample, AnyMap Expected)> pictures)
    {
        var page = new StringBuilder("<!doctype html><body>\n");
        foreach (var (sample, expected) in pictures)
        {
            var type = sample.Ending == "jpg" ? "jpeg" : sample.Ending;
            page.Append(
                CultureInfo.InvariantCulture,
                $"<img src=\"data:image/{type};base64,{Convert.ToBase64String(sample.Bytes)}\" data-expected=\"{Convert.ToBase64String(expected.Samples)}\">\n");
        }

        return page.Append(
            """
            <script>
            addEventListener('load', () => {
              for (const [index, image] of [...document.images].entries()) {
                const canvas = document.createElement('canvas');
                canvas.width = image.naturalWidth;
                canvas.height = image.naturalHeight;
                const line = document.createElement('p');
                line.id = 'result-' + index;
                if (canvas.width === 0) {
                  line.textContent = 'not shown';
                } else {
                  const context = canvas.getContext('2d', { willReadFrequently: true });
                  context.drawImage(image, 0, 0);
                  const samples = context.getImageData(0, 0, canvas.width, canvas.height).data;
                  const wanted = Uint8Array.from(atob(image.dataset.expected), letter => letter.charCodeAt(0));
                  line.textContent = samples.length === wanted.length ? samples.reduce((most, value, at) => Math.max(most, Math.abs(value - wanted[at])), 0) : 'another size';
                }

                document.body.append(line);
              }

              document.querySelectorAll('img').forEach(image => image.remove());
            });
            </script></body>
            """).ToString();
    }

    [GeneratedRegex("<p id=\"result-([0-9]+)\">([^<]*)</p>")]
    private static partial Regex Results();
}
