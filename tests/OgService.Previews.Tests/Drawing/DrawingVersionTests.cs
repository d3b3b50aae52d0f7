using System.Globalization;
using OgService.Previews.Generating;

namespace OgService.Previews.Tests.Drawing;

public sealed class DrawingVersionTests : IDisposable
{
    // A change to the code that alters these bytes must raise PreviewKey.DrawingVersion (from the first release on), else caches would keep old pictures
    // under keys that now mean new ones. The template is the test's own, so that a change of design is no change of the code.
    private const int Version = 2;
    private const string Png = "73e1d053c7b01d4cfd34e85a058604f93273729f7c514b9d534a6d29a30e7507";
    private const string Jpeg = "0ca39be8a9bdf447038a8024a0e291928afc12c1f23079a200e058b0689380d4";

    private readonly ScratchSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public void The_same_version_means_the_same_bytes_on_every_machine()
    {
        site.Write("templates/everything/card.yaml",
            """
            sizes: [600x315]
            card:
              background: "linear-gradient(135deg, #1e3a8a, #7c3aed 50%, #db2777)"
              font-family: Inter
              padding: 24px
              children:
                - flex: 1
                  flex-direction: column
                  justify-content: space-between
                  padding: 24px
                  border-radius: 14px 14px 40px 4px
                  border: 1px solid rgba(255, 255, 255, 0.4)
                  background: rgba(15, 23, 42, 0.55)
                  box-shadow: 0 12px 30px rgba(0, 0, 0, 0.5)
                  children:
                    - { text: "{{ title }}", font-size: 34px, min-font-size: 20px, font-weight: 730, color: "#f8fafc", max-lines: 3, text-wrap: balance, letter-spacing: -0.02em }
                    - { text: "{{ description }}", font-family: Newsreader, font-style: italic, font-size: 19px, color: "#cbd5e1", max-lines: 2 }
                    - { text: "{{ author }}", font-family: JetBrains Mono, font-size: 14px, color: "#e2e8f0", opacity: 0.8 }
            """);
        const string words = "title: Exact areas, not samples — AVATAR, office, Wörld\ndescription: The same words in the same place, whoever draws them\nauthor: Ada\nogTemplate: everything";
        site.WritePost("png", words);
        site.WritePost("jpeg", words + "\nogImage: /card.jpg");
        site.Generate();
        Assert.Equal(Version, PreviewKey.DrawingVersion);
        Assert.Equal(
            $"{Version.ToString(CultureInfo.InvariantCulture)} {Png} {Jpeg}",
            $"{PreviewKey.DrawingVersion} {PictureFile.Sha256(site.PathTo("public/og/png.png"))} {PictureFile.Sha256(site.PathTo("public/card.jpg"))}");
    }
}
