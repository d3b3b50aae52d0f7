using System.Text;

namespace OgService.Conformance.Fuzzing;

/// <summary>Documents with an element of nearly every kind that is drawn.</summary>
internal static class SvgSeeds
{
    private const string Open = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 100 80' width='100' height='80'>";

    private static readonly string[] Contents =
    [
        "<rect id='a' x='5' y='5' width='40' height='30' rx='4' fill='#246' stroke='red' stroke-width='3' stroke-dasharray='4 2'/><circle cx='60' cy='40' r='20'/>",
        "<path d='M10 10 C 20 20, 40 20, 50 10 S 80 0 90 30 Q 60 60 40 40 T 10 70 A 20 10 30 1 0 60 60 Z' fill-rule='evenodd' stroke-linejoin='round'/>",
        "<defs><linearGradient id='a'><stop offset='0' stop-color='blue'/><stop offset='1' stop-color='#fff' stop-opacity='.3'/></linearGradient>"
            + "<radialGradient id='p' href='#a' cx='.4' fy='.2' spreadMethod='reflect'/></defs><ellipse cx='50' cy='40' rx='40' ry='30' fill='url(#a)' stroke='url(#p)'/>",
        "<pattern id='p' width='10' height='8' patternUnits='userSpaceOnUse'><rect width='5' height='4' fill='green'/></pattern>"
            + "<mask id='a'><rect width='60' height='60' fill='white' opacity='.5'/></mask><polygon points='5,5 90,20 60,75' fill='url(#p)' mask='url(#a)'/>",
        "<clipPath id='a'><circle cx='50' cy='40' r='30'/></clipPath><symbol id='p' viewBox='0 0 10 10'><line x2='10' y2='10' stroke='black'/></symbol>"
            + "<g clip-path='url(#a)' opacity='.7' transform='rotate(20) skewX(5) matrix(1 0 0 1 3 4)'><use href='#p' width='50' height='50'/></g>",
        "<style>.b{fill:#0a0;stroke:currentColor}#a>rect{opacity:.4}</style><g id='a' color='teal'><rect class='b' width='50%' height='50%'/></g>"
            + "<marker id='p' markerWidth='6' markerHeight='6' orient='auto'><path d='M0 0L6 3L0 6z'/></marker><polyline points='5 70 50 20 90 70' marker-mid='url(#p)' fill='none' stroke='red'/>",
        "<svg x='10' y='10' width='50' height='30' viewBox='0 0 5 5' preserveAspectRatio='xMinYMax slice'><rect width='5' height='5' style='mix-blend-mode:multiply'/></svg>"
            + "<switch><g systemLanguage='xx'/><path d='M0 0h9v9h-9z' paint-order='stroke' stroke-miterlimit='2' stroke-linecap='square'/></switch>",
        "<image width='20' height='20' href='data:image/gif;base64,R0lGODlhAQABAIAAAP8AAAAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw=='/><use xlink:href='#a'/><rect id='a' width='9' height='9'/>",
    ];

    public static IEnumerable<byte[]> All() => Contents.Select(content => Encoding.UTF8.GetBytes(Open + content + "</svg>"));
}
