using System.Collections.Frozen;

namespace OgService.Cards.Highlighting;

// Each language's marks and words.
internal static partial class CodeLanguages
{
    private const string JavaScriptWords = "async await break case catch class const continue debugger default delete do else export extends finally for from function get if import in "
        + "instanceof let new of return set static super switch this throw try typeof var void while with yield";

    private const string TypeScriptWords = JavaScriptWords + " abstract as asserts declare enum implements infer interface is keyof module namespace override private protected public "
        + "readonly satisfies type unique";

    private const string CWords = "auto break case const continue default do else enum extern for goto if inline register restrict return sizeof static struct switch typedef union volatile "
        + "while #include #define #undef #if #ifdef #ifndef #elif #else #endif #pragma #error";

    private const string CTypes = "bool char double float int long short signed unsigned void size_t ssize_t ptrdiff_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t FILE";

    private static readonly QuoteRule Double = new("\"", "\"");
    private static readonly QuoteRule Single = new("'", "'");
    private static readonly QuoteRule Backtick = new("`", "`", IsLong: true);
    private static readonly QuoteRule TripleDouble = new("\"\"\"", "\"\"\"", IsLong: true);
    private static readonly QuoteRule TripleSingle = new("'''", "'''", IsLong: true);

    private static readonly (string, string)[] CComments = [("/*", "*/")];

    private static readonly CodeLanguage JavaScript = new()
    {
        Name = "javascript",
        Aliases = ["js", "jsx", "mjs", "cjs"],
        LineComments = ["//"],
        BlockComments = CComments,
        Quotes = [Double, Single, Backtick],
        Keywords = Words(JavaScriptWords),
        Constants = Words("true false null undefined NaN Infinity"),
        WordCharacters = "$",
        CapitalsAreTypes = true,
        NameMarks = "@",
        HasElements = true,
    };

    private static readonly CodeLanguage[] Table =
    [
        JavaScript,
        JavaScript with
        {
            Name = "typescript",
            Aliases = ["ts", "tsx", "mts", "cts"],
            Keywords = Words(TypeScriptWords),
            Types = Words("any bigint boolean never number object string symbol unknown"),
        },
        new()
        {
            Name = "json",
            Aliases = ["jsonc", "json5"],
            LineComments = ["//"],
            BlockComments = CComments,
            Quotes = [Double],
            Constants = Words("true false null"),
            KeyEnd = ':',
            IsData = true,
        },
        new()
        {
            Name = "yaml",
            Aliases = ["yml"],
            LineComments = ["#"],
            Quotes = [Double, new("'", "'", null)],
            Constants = Words("true false null yes no on off"),
            WordCharacters = "-.",
            KeyEnd = ':',
            IsData = true,
            NameMarks = "&*",
        },
        new()
        {
            Name = "toml",
            Aliases = ["ini", "conf"],
            LineComments = ["#"],
            Quotes = [TripleDouble, TripleSingle, Double, new("'", "'", null)],
            Constants = Words("true false"),
            WordCharacters = "-.",
            KeyEnd = '=',
            IsData = true,
        },
        new()
        {
            Name = "css",
            Aliases = ["scss", "less"],
            LineComments = ["//"],
            BlockComments = CComments,
            Quotes = [Double, Single],
            WordCharacters = "-",
            Keywords = Words("@media @import @font-face @keyframes @supports @layer @container @property @use @include @mixin @extend @apply important"),
            KeyEnd = ':',
            NameMarks = ".$@",
        },
        new()
        {
            Name = "bash",
            Aliases = ["sh", "shell", "zsh", "console", "fish"],
            LineComments = ["#"],
            Quotes = [new("\"", "\"", IsLong: true), new("'", "'", null, IsLong: true), Backtick],
            Keywords = Words("case do done elif else esac export fi for function if in local return select then until while set unset source alias exit sudo"),
            Constants = Words("true false"),
            WordCharacters = "-./",
            NameMarks = "$",
            IsShell = true,
        },
        new()
        {
            Name = "python",
            Aliases = ["py", "python3"],
            LineComments = ["#"],
            Quotes = [TripleDouble, TripleSingle, Double, Single],
            QuotePrefixes = "fFrRbBuU",
            CapitalsAreTypes = true,
            NameMarks = "@",
            Keywords = Words("and as assert async await break case class continue def del elif else except finally for from global if import in is lambda match nonlocal not or pass raise return "
                + "self try while with yield"),
            Types = Words("int float str bool bytes list dict set tuple object type"),
            Constants = Words("True False None"),
        },
        new()
        {
            Name = "ruby",
            Aliases = ["rb"],
            LineComments = ["#"],
            BlockComments = [("=begin", "=end")],
            Quotes = [Double, Single, Backtick],
            CapitalsAreTypes = true,
            NameMarks = "@$:",
            WordCharacters = "?!",
            Keywords = Words("alias and begin break case class def defined? do else elsif end ensure extend for if in include module next not or private protected public raise redo require rescue "
                + "retry return self super then undef unless until when while yield attr_accessor attr_reader"),
            Constants = Words("true false nil"),
        },
        new()
        {
            Name = "go",
            Aliases = ["golang"],
            LineComments = ["//"],
            BlockComments = CComments,
            Quotes = [Double, Single, new("`", "`", null, IsLong: true)],
            CapitalsAreTypes = false,
            Keywords = Words("break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var"),
            Types = Words("any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16 uint32 uint64 uintptr"),
            Constants = Words("true false nil iota"),
        },
        new()
        {
            Name = "rust",
            Aliases = ["rs"],
            LineComments = ["//"],
            BlockComments = CComments,
            Quotes = [new("r#\"", "\"#", null, IsLong: true), new("\"", "\"", IsLong: true), Single],
            QuotePrefixes = "br",
            CapitalsAreTypes = true,
            HasLifetimes = true,
            WordCharacters = "!",
            Keywords = Words("as async await break const continue crate dyn else enum extern fn for if impl in let loop match mod move mut pub ref return self static struct super trait type unsafe "
                + "use where while"),
            Types = Words("bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize Self"),
            Constants = Words("true false None"),
        },
        new()
        {
            Name = "java",
            LineComments = ["//"],
            BlockComments = CComments,
            Quotes = [TripleDouble, Double, Single],
            CapitalsAreTypes = true,
            NameMarks = "@",
            Keywords = Words("abstract assert break case catch class continue default do else enum extends final finally for if implements import instanceof interface native new package permits "
                + "private protected public record return sealed static super switch synchronized this throw throws transient try var void volatile while yield"),
            Types = Words("boolean byte char double float int long short"),
            Constants = Words("true false null"),
        },
        new()
        {
            Name = "kotlin",
            Aliases = ["kt", "kts"],
            LineComments = ["//"],
            BlockComments = CComments,
            Quotes = [TripleDouble, Double, Single],
            CapitalsAreTypes = true,
            NameMarks = "@",
            Keywords = Words("abstract actual annotation as break by catch class companion const constructor continue crossinline data do else enum expect external final finally for fun get if "
                + "import in infix init inline inner interface internal is lateinit noinline object open operator out override package private protected public reified return sealed set suspend "
                + "super tailrec this throw try typealias val value var vararg when where while"),
            Constants = Words("true false null"),
        },
        new()
        {
            Name = "swift",
            LineComments = ["//"],
            BlockComments = CComments,
            Quotes = [TripleDouble, Double],
            CapitalsAreTypes = true,
            NameMarks = "@#",
            Keywords = Words("actor any as associatedtype async await break case catch class continue convenience default defer deinit do else enum extension fallthrough fileprivate final for "
                + "func get guard if import in indirect init inout internal is lazy let mutating nonisolated open operator override precedencegroup private protocol public repeat required "
                + "rethrows return self set some static struct subscript super switch throw throws try typealias unowned var weak where while"),
            Constants = Words("true false nil"),
        },
        new()
        {
            Name = "c",
            Aliases = ["h"],
            LineComments = ["//"],
            BlockComments = CComments,
            Quotes = [Double, Single],
            Keywords = Words(CWords),
            Types = Words(CTypes),
            Constants = Words("true false NULL nullptr"),
            WordCharacters = "#",
        },
        new()
        {
            Name = "cpp",
            Aliases = ["c++", "cc", "hpp", "cxx"],
            LineComments = ["//"],
            BlockComments = CComments,
            Quotes = [new("R\"(", ")\"", null, IsLong: true), Double, Single],
            WordCharacters = "#",
            CapitalsAreTypes = true,
            Keywords = Words(CWords + " catch class co_await co_return co_yield concept consteval constexpr constinit delete dynamic_cast explicit export final friend mutable namespace new noexcept "
                + "operator override private protected public requires reinterpret_cast static_cast template this throw try typename using virtual"),
            Types = Words(CTypes + " wchar_t char8_t string vector map optional unique_ptr shared_ptr span"),
            Constants = Words("true false NULL nullptr"),
        },
        new()
        {
            Name = "csharp",
            Aliases = ["cs", "c#", "dotnet"],
            LineComments = ["//"],
            BlockComments = CComments,
            Quotes = [TripleDouble, new("@\"", "\"", null, IsLong: true), Double, Single],
            QuotePrefixes = "$@",
            CapitalsAreTypes = true,
            Keywords = Words("abstract as async await base break case catch checked class const continue default delegate do else enum event explicit extern file finally fixed for foreach from get "
                + "global goto if implicit in init interface internal is let lock namespace new not operator or and orderby out override params partial private protected public readonly record ref "
                + "required return scoped sealed select set sizeof stackalloc static struct switch this throw try typeof unchecked unsafe using var virtual volatile when where while with yield"),
            Types = Words("bool byte char decimal double dynamic float int long nint nuint object sbyte short string uint ulong ushort void"),
            Constants = Words("true false null"),
        },
        new()
        {
            Name = "php",
            LineComments = ["//", "#"],
            BlockComments = CComments,
            Quotes = [Double, Single],
            CapitalsAreTypes = true,
            NameMarks = "$",
            Keywords = Words("abstract and as break callable case catch class clone const continue declare default do echo else elseif enum extends final finally fn for foreach function global if "
                + "implements include include_once instanceof interface match namespace new or print private protected public readonly require require_once return static switch throw trait try "
                + "unset use var while yield php"),
            Types = Words("array bool float int iterable mixed object string void self"),
            Constants = Words("true false null TRUE FALSE NULL"),
        },
        new()
        {
            Name = "sql",
            Aliases = ["postgres", "postgresql", "mysql", "sqlite", "plsql"],
            LineComments = ["--"],
            BlockComments = CComments,
            Quotes = [new("'", "'", null, IsLong: true), new("\"", "\"", null)],
            IgnoresCase = true,
            Keywords = Words("add all alter and as asc begin between by case check column commit constraint create cross current_timestamp database default delete desc distinct drop else end exists "
                + "explain foreign from full group having if in index inner insert intersect into is join key left like limit materialized not null offset on or order outer over partition primary "
                + "recursive references returning right rollback select set table then to transaction union unique update using values view when where window with"),
            Types = Words("bigint bigserial boolean bytea char date decimal float int integer json jsonb numeric real serial smallint text time timestamp timestamptz uuid varchar"),
            Constants = Words("true false"),
        },
        new()
        {
            Name = "dart",
            LineComments = ["//"],
            BlockComments = CComments,
            Quotes = [TripleDouble, TripleSingle, Double, Single],
            QuotePrefixes = "r",
            CapitalsAreTypes = true,
            NameMarks = "@",
            Keywords = Words("abstract as assert async await base break case catch class const continue covariant default deferred do else enum export extends extension external factory final "
                + "finally for get hide if implements import in interface is late library mixin new on operator part required rethrow return sealed set show static super switch sync this throw "
                + "try typedef var void when while with yield"),
            Types = Words("bool double dynamic int num"),
            Constants = Words("true false null"),
        },
        new()
        {
            Name = "lua",
            LineComments = ["--"],
            BlockComments = [("--[[", "]]")],
            Quotes = [Double, Single, new("[[", "]]", null, IsLong: true)],
            Keywords = Words("and break do else elseif end for function goto if in local not or repeat return self then until while"),
            Constants = Words("true false nil"),
        },
        new()
        {
            Name = "elixir",
            Aliases = ["ex", "exs"],
            LineComments = ["#"],
            Quotes = [TripleDouble, Double, Single],
            CapitalsAreTypes = true,
            NameMarks = "@:",
            WordCharacters = "?!",
            Keywords = Words("after alias and case catch cond def defimpl defmacro defmodule defp defprotocol defstruct do else end fn for if import in not or quote raise receive require rescue "
                + "try unless unquote use when with"),
            Constants = Words("true false nil"),
        },
        new()
        {
            Name = "dockerfile",
            Aliases = ["docker"],
            LineComments = ["#"],
            Quotes = [Double, Single],
            NameMarks = "$",
            WordCharacters = "-",
            Keywords = Words("ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM AS HEALTHCHECK LABEL ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR"),
        },
        new() { Name = "html", Aliases = ["xml", "svg", "vue", "svelte", "astro", "xhtml"] },
        new() { Name = "diff", Aliases = ["patch"] },
        new() { Name = "text", Aliases = ["plain", "txt", "none"] },
    ];

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
