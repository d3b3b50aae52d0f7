using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace OgService.Web.Pages;

/// <summary>What our pages share. Everything that comes from a post passes <see cref="Escape"/>.</summary>
internal static class Html
{
    /// <summary>No scripts, no frames, pictures over the web, our own style element: see <see cref="Style"/>.</summary>
    public const string Policy = "default-src 'none'; img-src 'self' https:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Escape(string? text) => text is null ? "" : Encoder.Encode(text);

    public static StringBuilder Open(string lang, string headOfPage) => new StringBuilder()
        .Append("<!doctype html>\n<html lang=\"").Append(Escape(lang)).Append("\"").Append(DirectionOf(lang)).Append(">\n<head>\n<meta charset=\"utf-8\">\n")
        .Append(headOfPage)
        .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>").Append(Style).Append("</style>\n</head>\n");

    private static string DirectionOf(string lang) => lang.Split('-')[0] is "ar" or "he" or "fa" or "ur" or "yi" or "ps" or "sd" or "ug" or "dv" ? " dir=\"rtl\"" : "";

    private const string Style = """
        :root{color-scheme:light dark;--ink:#0f172a;--soft:#52606d;--line:#e3e8ef;--paper:#fbfcfd;--accent:#0369a1}
        @media(prefers-color-scheme:dark){:root{--ink:#e6edf6;--soft:#93a1b5;--line:#1f2a3d;--paper:#0b1220;--accent:#38bdf8}}
        *{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.65 ui-sans-serif,system-ui,sans-serif}
        main{max-width:46rem;margin:0 auto;padding:3.5rem 1.5rem}main.wide{max-width:76rem}
        h1{font-size:2.1rem;line-height:1.15;letter-spacing:-.02em;text-wrap:balance;margin:0 0 .75rem}
        p{margin:0 0 1.1rem}a{color:var(--accent)}.soft{color:var(--soft)}small{color:var(--soft);font-size:.85rem}
        img{display:block;width:100%;height:auto;border-radius:12px;border:1px solid var(--line)}
        .grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(20rem,1fr));gap:2.25rem 1.75rem;margin:2.5rem 0 0;padding:0;list-style:none}
        .grid h2{font-size:1.02rem;line-height:1.35;margin:.8rem 0 .15rem}.grid h2 a{color:inherit;text-decoration:none}.grid h2 a:hover{text-decoration:underline}
        .none{display:grid;place-items:center;aspect-ratio:1200/630;border:1px dashed var(--line);border-radius:12px;color:var(--soft)}
        ul.problems{padding-left:1.1rem;color:#b45309;font-size:.9rem}
        """;
}
