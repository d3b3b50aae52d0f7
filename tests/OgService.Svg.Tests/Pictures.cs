namespace OgService.Svg.Tests;

internal static class Pictures
{
    /// <summary>A bit of everything that is drawn.</summary>
    public const string Everything = """
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="120" height="80" viewBox="0 0 120 80">
          <style>.line { fill: none; stroke: teal; stroke-width: 3 } g > circle { fill: url(#radial) }</style>
          <defs>
            <linearGradient id="linear" gradientTransform="rotate(30)"><stop stop-color="#f60"/><stop offset="1" stop-color="#06f" stop-opacity=".5"/></linearGradient>
            <radialGradient id="radial" fx=".3" fy=".3" fr=".05" spreadMethod="reflect" r=".3"><stop stop-color="white"/><stop offset="1" stop-color="purple"/></radialGradient>
            <pattern id="dots" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(17)"><circle cx="3" cy="3" r="2" fill="navy"/></pattern>
            <clipPath id="clip"><path d="M10 10 Q60 -10 110 10 T110 70 H10z" clip-rule="evenodd"/></clipPath>
            <mask id="mask"><rect width="120" height="80" fill="url(#linear)"/></mask>
            <marker id="tip" viewBox="0 0 4 4" refX="2" refY="2" orient="auto" markerWidth="3" markerHeight="3"><path d="M0 0L4 2L0 4z" fill="context-stroke"/></marker>
            <symbol id="leaf" viewBox="0 0 10 10"><ellipse cx="5" cy="5" rx="5" ry="2" transform="rotate(40 5 5) skewX(12)"/></symbol>
          </defs>
          <rect width="120" height="80" rx="9" fill="url(#linear)"/>
          <g clip-path="url(#clip)" opacity=".9">
            <rect x="5" y="5" width="60" height="70" fill="url(#dots)"/>
            <circle cx="80" cy="40" r="25"/>
            <use xlink:href="#leaf" x="10" y="50" width="30" height="20" fill="green" style="mix-blend-mode: multiply"/>
          </g>
          <path class="line" d="M10 70 C30 10 50 10 60 40 S100 80 110 20" marker-end="url(#tip)" stroke-dasharray="8 3" stroke-linecap="round"/>
          <path d="M20 20 A14 9 25 1 1 50 34" fill="none" stroke="#123456" stroke-width="2.5" transform="scale(1.2 .8)" stroke-linejoin="miter-clip"/>
          <polyline points="70,10 100,12 84,30" fill="#ff000080" mask="url(#mask)" stroke="black" paint-order="stroke"/>
          <image x="90" y="50" width="24" height="24" transform="rotate(8 100 60)" xlink:href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2 2'%3E%3Cpath d='M0 0h2L1 2z' fill='gold'/%3E%3C/svg%3E"/>
        </svg>
        """;
}
