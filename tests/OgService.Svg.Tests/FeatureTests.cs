namespace OgService.Svg.Tests;

/// <summary>Each feature of SVG that is drawn, beside plainer content that looks the same.</summary>
public sealed class FeatureTests
{
    private const string Square = "<rect x='5' y='5' width='10' height='10' fill='green'/>";

    [Theory]
    [InlineData("<ellipse cx='10' cy='10' rx='6' ry='6' fill='green'/>", "<circle cx='10' cy='10' r='6' fill='green'/>")]
    [InlineData("<ellipse cx='10' cy='10' rx='6' fill='green'/>", "<circle cx='10' cy='10' r='6' fill='green'/>")]
    [InlineData("<rect x='4' y='4' width='12' height='12' rx='6' fill='green'/>", "<rect x='4' y='4' width='12' height='12' rx='99' ry='6' fill='green'/>")]
    [InlineData("<polyline points='2,2 18,2 18,18' fill='green'/>", "<polygon points='2,2 18,2 18,18' fill='green'/>")]
    [InlineData("<path d='M2 2H18V18H2Z' fill='green'/>", "<path d='m2 2h16v16h-16z' fill='green'/>")]
    [InlineData("<path d='M2 10Q6 2 10 10T18 10' fill='green'/>", "<path d='M2 10Q6 2 10 10Q14 18 18 10' fill='green'/>")]
    [InlineData("<path d='M2 10C4 2 8 2 10 10S16 18 18 10' fill='green'/>", "<path d='M2 10c2-8 6-8 8 0c2 8 6 8 8 0' fill='green'/>")]
    [InlineData("<path d='M2 10a8 8 0 0 1 16 0' fill='green'/>", "<path d='M2 10A8 8 45 0 1 18 10z' fill='green'/>")]
    public void Shapes_and_paths(string content, string plain) => Drawing.AssertSame(plain, content);

    [Theory]
    [InlineData("<g fill='green'><g><rect x='5' y='5' width='10' height='10'/></g></g>")]
    [InlineData("<a href='x'><rect x='5' y='5' width='10' height='10' fill='green'/></a>")]
    [InlineData("<g transform='matrix(0 1 -1 0 20 0)'><rect x='5' y='5' width='10' height='10' fill='green'/></g>")]
    [InlineData("<rect x='5' y='5' width='10' height='10' fill='green' transform='rotate(90 10 10)'/>")]
    [InlineData("<rect x='5' y='5' width='10' height='10' fill='green' transform='rotate(90)' transform-origin='10 10'/>")]
    [InlineData("<rect x='5' y='5' width='10' height='10' fill='green' transform='skewX(20) skewX(-20)'/>")]
    [InlineData("<rect x='4' y='4' width='10' height='10' fill='green' style='transform: translate(1px, 1px)'/>")]
    [InlineData("<defs><g id='a'><rect id='b' x='5' y='5' width='10' height='10'/></g></defs><use href='#a' fill='green'/>")]
    [InlineData("<symbol id='s' viewBox='0 0 2 1' preserveAspectRatio='none'><rect width='2' height='1' fill='green'/></symbol><use href='#s' x='5' y='5' width='10' height='10'/>")]
    [InlineData("<svg x='5' y='5' width='10' height='10' viewBox='0 0 1 1'><rect x='-9' y='-9' width='99' height='99' fill='green'/></svg>")]
    [InlineData("<svg x='5' width='10' height='20' viewBox='0 0 1 1'><rect width='1' height='1' fill='green'/></svg>")]
    [InlineData("<svg x='5' y='5' width='10' height='20' viewBox='0 0 1 1' preserveAspectRatio='xMinYMin'><rect width='1' height='1' fill='green'/></svg>")]
    [InlineData("<svg x='5' y='5' width='10' height='10' viewBox='0 0 2 1' preserveAspectRatio='xMidYMid slice'><rect width='2' height='1' fill='green'/></svg>")]
    [InlineData("<switch><g systemLanguage='de'><rect width='20' height='20'/></g><foreignObject requiredExtensions='x'/><g><rect x='5' y='5' width='10' height='10' fill='green'/></g><rect width='20' height='20'/></switch>")]
    [InlineData("<rect x='5' y='5' width='10' height='10' fill='green'/><g display='none'><rect width='20' height='20'/></g><g visibility='hidden'><rect width='20' height='20'/></g>")]
    [InlineData("<g style='color:green'><rect x='5' y='5' width='10' height='10' fill='currentColor'/></g>")]
    [InlineData("<style>g .x{fill:green}</style><g><rect class='x' x='5' y='5' width='10' height='10'/></g>")]
    [InlineData("<style>#y{fill:red}</style><rect id='y' style='fill:green' x='5' y='5' width='10' height='10'/>")]
    public void Structure_and_style(string content) => Drawing.AssertSame(Square, content);

    [Theory]
    [InlineData("<path d='M5 10h10' stroke='green' stroke-width='10'/>", Square)]
    [InlineData("<path d='M10 10h0' stroke='green' stroke-width='10' stroke-linecap='square'/>", Square)]
    [InlineData("<path d='M10 10h0' stroke='green' stroke-width='10' stroke-linecap='round'/>", "<path d='M10 10z' stroke='green' stroke-width='10' stroke-linecap='round'/>")]
    [InlineData("<path d='M2 18V4H18' fill='none' stroke='green' stroke-width='4'/>", "<path d='M0 18V2H18V6H4V18z' fill='green'/>")]
    [InlineData("<path d='M2 18V4H18' fill='none' stroke='green' stroke-width='4' stroke-linejoin='bevel'/>", "<path d='M0 18V4L2 2H18V6H4V18z' fill='green'/>")]
    [InlineData("<path d='M2 18V4H18' fill='none' stroke='green' stroke-width='4' stroke-miterlimit='1'/>", "<path d='M0 18V4L2 2H18V6H4V18z' fill='green'/>")]
    [InlineData("<path d='M2 10h16' stroke='green' stroke-width='4' stroke-dasharray='4 2'/>", "<path d='M2 8h4v4h-4zm6 0h4v4h-4zm6 0h4v4h-4z' fill='green'/>")]
    [InlineData("<path d='M2 10h16' stroke='green' stroke-width='4' stroke-dasharray='4' stroke-dashoffset='4'/>", "<path d='M6 8h4v4h-4zm8 0h4v4h-4z' fill='green'/>")]
    [InlineData("<path d='M2 10h16' stroke='green' stroke-width='4' stroke-dasharray='4 -1'/>", "<path d='M2 8h16v4h-16z' fill='green'/>")]
    [InlineData("<rect x='5' y='5' width='10' height='10' fill='red' stroke='green' stroke-width='10' paint-order='fill'/>", "<rect width='20' height='20' fill='green'/>")]
    [InlineData("<rect x='5' y='5' width='10' height='10' fill='green' stroke='blue' stroke-width='10' paint-order='stroke'/>", "<rect width='20' height='20' fill='blue'/>" + Square)]
    public void Strokes(string content, string plain) => Drawing.AssertSame(plain, content);

    [Theory]
    [InlineData("<marker id='m' markerUnits='userSpaceOnUse' markerWidth='10' markerHeight='10' refX='5' refY='5'><rect width='10' height='10' fill='green'/></marker><path d='M0 0L10 10L20 0' fill='none' marker-mid='url(#m)'/>")]
    [InlineData("<marker id='m' viewBox='0 0 1 1' markerWidth='5' markerHeight='5' refX='.5' refY='.5'><rect width='9' height='9' fill='green'/></marker><path d='M10 10H99' stroke='green' stroke-width='2' stroke-opacity='0' marker-start='url(#m)'/>")]
    [InlineData("<marker id='m' orient='auto' markerUnits='userSpaceOnUse' markerWidth='10' markerHeight='10'><rect width='10' height='10' fill='green'/></marker><path d='M15 0V5' marker-end='url(#m)'/>")]
    [InlineData("<marker id='m' orient='auto-start-reverse' markerUnits='userSpaceOnUse' markerWidth='10' markerHeight='10'><rect width='10' height='10' fill='green'/></marker><path d='M15 15H20' marker-start='url(#m)'/>")]
    [InlineData("<marker id='m' orient='90' markerUnits='userSpaceOnUse' markerWidth='10' markerHeight='10'><rect width='10' height='10' fill='context-stroke'/></marker><path d='M15 5h0' stroke='green' stroke-opacity='1' stroke-width='.0000001' marker-start='url(#m)'/>")]
    [InlineData("<linearGradient id='g'><stop stop-color='green'/></linearGradient><rect x='5' y='5' width='10' height='10' fill='url(#g)'/>")]
    [InlineData("<linearGradient id='g' gradientUnits='userSpaceOnUse' x1='30' x2='40'><stop stop-color='green'/><stop offset='1' stop-color='red'/></linearGradient><rect x='5' y='5' width='10' height='10' fill='url(#g)'/>")]
    [InlineData("<radialGradient id='g' r='9'><stop offset='.9' stop-color='green'/><stop offset='1' stop-color='red'/></radialGradient><rect x='5' y='5' width='10' height='10' fill='url(#g)'/>")]
    [InlineData("<pattern id='p' width='1' height='1'><rect width='10' height='10' fill='green'/></pattern><rect x='5' y='5' width='10' height='10' fill='url(#p)'/>")]
    [InlineData("<pattern id='p' patternUnits='userSpaceOnUse' width='2' height='2'><rect width='2' height='2' fill='green'/></pattern><rect x='5' y='5' width='10' height='10' fill='url(#p)'/>")]
    [InlineData("<pattern id='p' patternContentUnits='objectBoundingBox' width='.5' height='.5'><rect width='.5' height='.5' fill='green'/></pattern><rect x='5' y='5' width='10' height='10' fill='url(#p)'/>")]
    [InlineData("<clipPath id='c' clipPathUnits='objectBoundingBox'><rect x='.25' y='.25' width='.5' height='.5'/></clipPath><rect width='20' height='20' fill='green' clip-path='url(#c)'/>")]
    [InlineData("<clipPath id='c'><path d='M0 0h20v20h-20zM5 5h10v10h-10z' clip-rule='evenodd'/></clipPath>" + Square + "<rect width='20' height='20' clip-path='url(#c)' fill='none'/>")]
    [InlineData("<clipPath id='c'><use href='#r'/></clipPath><defs><rect id='r' x='5' y='5' width='10' height='10'/></defs><circle r='99' fill='green' clip-path='url(#c)'/>")]
    [InlineData("<mask id='m' style='mask-type:alpha'><rect x='5' y='5' width='10' height='10' fill='black'/></mask><rect width='20' height='20' fill='green' mask='url(#m)'/>")]
    [InlineData("<mask id='m' maskUnits='userSpaceOnUse' x='5' y='5' width='10' height='10'><rect width='20' height='20' fill='white'/></mask><rect width='20' height='20' fill='green' mask='url(#m)'/>")]
    [InlineData("<g opacity='1'><rect x='5' y='5' width='10' height='10' fill='green' fill-opacity='100%'/></g><g opacity='0'><rect width='20' height='20'/></g>")]
    [InlineData("<rect x='5' y='5' width='10' height='10' fill='#fff'/><rect x='5' y='5' width='10' height='10' fill='green' style='mix-blend-mode:multiply'/>")]
    [InlineData("<g style='isolation:isolate'><rect x='5' y='5' width='10' height='10' fill='green' style='mix-blend-mode:screen'/></g>")]
    [InlineData("<image x='5' y='5' width='10' height='10' href=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'%3E%3Crect width='1' height='1' fill='green'/%3E%3C/svg%3E\"/>")]
    [InlineData("<image x='5' y='5' width='10' height='10' preserveAspectRatio='none' style='image-rendering:pixelated' href='data:image/gif;base64,R0lGODlhAQABAIAAAACAAAAAACwAAAAAAQABAAACAkQBADs='/>")]
    public void Paints_markers_masks_and_pictures(string content) => Drawing.AssertSame(Square, content);
}
