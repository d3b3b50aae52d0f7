using OgService.Conformance;
using OgService.Conformance.Fuzzing;
using OgService.Conformance.Layout;
using OgService.Conformance.Written;

// "shape-lines FONTS WEIGHT FILE" is a tool of tests/shaping, "layout-dump FILE" prints boxes, "fuzz-pictures COUNT" tries the decoders,
// "written-pictures" has others read what we write;
// anything else names a suite.
return args switch
{
    ["shape-lines", _, _, _] => ShapeLines.Run(args[1..], Console.Out),
    ["layout-dump", ..] => LayoutDump.Run(args[1..], Console.Out, Console.Error),
    ["written-pictures"] => WrittenPictures.Run(Console.Out),
    ["fuzz-pictures", ..] => PictureFuzz.Run(args[1..], Console.Out, Console.Error),
    _ => SuiteRunner.Run(args, SuiteTable.All, Console.Out, Console.Error),
};
