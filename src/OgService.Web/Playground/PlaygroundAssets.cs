using System.Security.Cryptography;
using System.Text;

namespace OgService.Web.Playground;

/// <summary>What the playground's page holds besides its words. The script is allowed by its hash, and no other.</summary>
internal static class PlaygroundAssets
{
    public const string Style = """
        .play{display:grid;grid-template-columns:17rem minmax(0,1fr);gap:2rem;margin:2.25rem 0 3rem;align-items:start}
        @media(max-width:52rem){.play{grid-template-columns:minmax(0,1fr)}}
        .play form{display:grid;gap:.95rem;position:sticky;top:1.5rem}
        .play label{display:grid;gap:.3rem;font-size:.82rem;font-weight:600;color:var(--soft);letter-spacing:.01em}
        .play select,.play input,.play textarea{font:inherit;font-size:.95rem;font-weight:400;color:var(--ink);background:transparent;border:1px solid var(--line);border-radius:9px;padding:.5rem .65rem;width:100%}
        .play textarea{font-family:ui-monospace,monospace;font-size:.85rem;resize:vertical}
        .play option{color:#0f172a;background:#fff}
        .play :is(select,input,textarea,button,pre):focus-visible{outline:2px solid var(--accent);outline-offset:1px}
        .play button{font:inherit;font-size:.92rem;font-weight:600;color:var(--paper);background:var(--accent);border:0;border-radius:9px;padding:.55rem 1rem;cursor:pointer}
        figure{margin:0 0 1.25rem}figure img{width:auto;max-width:100%;max-height:70vh;box-shadow:0 1px 2px rgb(2 6 23/.08),0 18px 40px -18px rgb(2 6 23/.35)}
        #result.busy{opacity:.6;transition:opacity .15s .15s}
        summary{cursor:pointer;font-weight:600;font-size:.92rem;margin-bottom:.6rem}
        .copy{position:relative}.copy button{position:absolute;top:.6rem;right:.6rem;padding:.3rem .7rem;font-size:.8rem}
        pre{margin:0;padding:1rem 1.1rem;overflow:auto;max-height:22rem;font:.8rem/1.55 ui-monospace,monospace;border:1px solid var(--line);border-radius:12px}
        """;

    public const string Script = """
        (() => {
          const form = document.getElementById("form");
          if (!form) return;
          let turn = 0, timer;
          const ready = () => document.querySelectorAll("[data-copy]").forEach(button => {
            button.hidden = false;
            button.onclick = async () => {
              await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
              button.textContent = "Copied";
              setTimeout(() => button.textContent = "Copy", 1500);
            };
          });
          const show = async () => {
            const mine = ++turn, query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
            const result = document.getElementById("result");
            result.classList.add("busy");
            try {
              const address = form.getAttribute("action") + "?" + query, answer = await fetch(address);
              const next = new DOMParser().parseFromString(await answer.text(), "text/html");
              if (mine !== turn) return;
              if (answer.ok && next.getElementById("result")) {
                history.replaceState(null, "", address);
                const image = next.querySelector("#result img");
                const loaded = new Image();
                loaded.src = image.getAttribute("src");
                await loaded.decode().catch(() => {});
                if (mine !== turn) return;
                result.replaceWith(next.getElementById("result"));
                for (const name of ["size", "title", "description"]) {
                  const field = form.elements[name], other = next.getElementById("form").elements[name];
                  if (field && other) name === "size" ? field.replaceWith(other) : field.placeholder = other.placeholder;
                }
                ready();
              }
            } finally {
              document.getElementById("result").classList.remove("busy");
            }
          };
          form.addEventListener("submit", event => { event.preventDefault(); show(); });
          form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(show, 250); });
          ready();
        })();
        """;

    public static string Policy { get; } = "default-src 'none'; img-src 'self' https:; style-src 'unsafe-inline'; connect-src 'self'; script-src 'sha256-"
        + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script))) + "'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";
}
