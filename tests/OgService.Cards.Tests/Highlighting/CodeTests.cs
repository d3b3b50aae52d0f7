using OgService.Cards.Highlighting;
using OgService.Cards.Tests.Support;

namespace OgService.Cards.Tests.Highlighting;

public sealed class CodeTests
{
    [Theory]
    [InlineData("js", "const a = 'x'; // y", "Keyword:const Number:0? String:'x' Comment:// y")]
    [InlineData("ts", "let n: number = f(1n)", "Keyword:let Type:number Function:f Number:1n")]
    [InlineData("tsx", "return <b id=\"x\">hi</b>", "Keyword:return Name:b String:\"x\" Name:b")]
    [InlineData("json", "{\"a\": [1, true]}", "Name:\"a\" Number:1 Number:true")]
    [InlineData("yaml", "- name: x # y\n  n: 3", "Name:name Comment:# y Name:n Number:3")]
    [InlineData("toml", "[a.b]\nc = 'd'", "Type:[a.b] Name:c String:'d'")]
    [InlineData("css", "a { color: #fff; } /* x */", "Name:color Number:#fff Comment:/* x */")]
    [InlineData("html", "<a href=\"x\">y</a><!-- z -->", "Name:a Type:href String:\"x\" Name:a Comment:<!-- z -->")]
    [InlineData("bash", "git log --oneline | wc -l # n", "Function:git Name:--oneline Function:wc Name:-l Comment:# n")]
    [InlineData("python", "def f(x): return f\"{x}\" # n", "Keyword:def Function:f Keyword:return String:f\"{x}\" Comment:# n")]
    [InlineData("ruby", "puts :a if @b", "Name::a Keyword:if Name:@b")]
    [InlineData("go", "func main() { s := `a\nb` }", "Keyword:func Function:main String:`a\nb`")]
    [InlineData("rust", "fn f<'a>(c: char) { p!('x') }", "Keyword:fn Name:'a Type:char Function:p! String:'x'")]
    [InlineData("java", "@Override int f() {}", "Function:@Override Type:int Function:f")]
    [InlineData("kotlin", "val s: String? = null", "Keyword:val Type:String Number:null")]
    [InlineData("swift", "guard let x else { return }", "Keyword:guard Keyword:let Keyword:else Keyword:return")]
    [InlineData("c", "#include <a.h>\nint x = 0x1F;", "Keyword:#include Type:int Number:0x1F")]
    [InlineData("c++", "auto p = R\"(a\"b)\";", "Keyword:auto String:R\"(a\"b)\"")]
    [InlineData("c#", "var s = $\"{x}\";", "Keyword:var String:$\"{x}\"")]
    [InlineData("php", "echo $a . 'b';", "Keyword:echo Name:$a String:'b'")]
    [InlineData("sql", "SELECT count(*) FROM t -- x", "Keyword:SELECT Function:count Keyword:FROM Comment:-- x")]
    [InlineData("dart", "final List<int> a = [];", "Keyword:final Type:List Type:int")]
    [InlineData("diff", "@@ 1 @@\n-a\n+b\n c", "Function:@@ 1 @@\n Deleted:-a\n Inserted:+b\n")]
    public void Each_language_is_taken_apart_by_its_own_rules(string language, string code, string expected)
    {
        var tokens = CodeLanguages.Tokens(CodeLanguages.Find(language)!, code)
            .Where(token => token.Kind is not (TokenKind.Plain or TokenKind.Punctuation))
            .Select(token => $"{token.Kind}:{code[token.Start..token.End]}");

        Assert.Equal(expected.Replace(" Number:0?", "", StringComparison.Ordinal), string.Join(' ', tokens));
    }

    [Fact]
    public void Whatever_the_code_is_tokens_cover_all_of_it_in_order()
    {
        var random = new Random(1);
        const string alphabet = "ab1 \n\t\"'`/*#-<>{}()[]$@:=.\\;&!?_%é\uD83D\uDE00";
        foreach (var language in CodeLanguages.Names)
        {
            for (var round = 0; round < 200; round++)
            {
                var code = new string([.. Enumerable.Range(0, random.Next(60)).Select(_ => alphabet[random.Next(alphabet.Length)])]);
                var end = 0;
                foreach (var token in CodeLanguages.Tokens(CodeLanguages.Find(language)!, code))
                {
                    Assert.Equal(end, token.Start);
                    Assert.True(token.End > token.Start);
                    end = token.End;
                }

                Assert.Equal(code.Length, end);
            }
        }
    }

    [Fact]
    public void Lines_keep_their_indentation_and_never_wrap()
    {
        var scene = Resolve("code: |\n        if (x) {\n        \treturn 1;\n\n        }\n      language: js\n      font-size: 20px").ToText().Replace('\u00A0', '_');

        Assert.Contains("\"if_(x)_{\"", scene);
        Assert.Contains("\"____return_1;\"", scene);
        Assert.Contains("\"_\"", scene);
        Assert.Contains("lines 1", scene);
        Assert.DoesNotContain("lines 2", scene);
    }

    [Fact]
    public void A_long_line_is_cut_with_a_note_and_so_are_many_lines()
    {
        var scene = Resolve("code: |\n        one\n        two\n        a_very_long_line_of_code_that_goes_on()\n      max-lines: 2\n      width: 100px\n      font-size: 20px");
        var other = Resolve("code: a_very_long_line_of_code_that_goes_on()\n      width: 100px\n      font-size: 20px");

        Assert.Equal(("code.clamped", "2 of 3 lines shown"), (scene.Notes[0].Code, scene.Notes[0].Message));
        Assert.Equal("text.clamped", other.Notes[0].Code);
    }

    [Fact]
    public void Colors_go_with_the_text_and_can_be_given()
    {
        Assert.Contains("#6d28d9", Resolve("code: return\n      language: js").ToText());
        Assert.Contains("#c4a7ff", Resolve("code: return\n      language: js\n      color: white").ToText());
        Assert.Contains("#ff0000", Resolve("code: return\n      language: js\n      code-keyword: red").ToText());
    }

    [Fact]
    public void Code_comes_from_the_front_matter_with_its_lines()
    {
        var yaml = "values:\n  snippet: { type: code, default: \"a\\n  b\" }\ncard:\n  children:\n    - code: \"{{ snippet }}\"";
        var scene = Shipped.Renderer.Resolve(Support.Cards.Template(yaml), new CardFields { Title = "Title" }, CardSize.Default).ToText();

        Assert.Contains("\"a\"", scene);
        Assert.Contains("\"\u00A0\u00A0b\"", scene);
    }

    [Theory]
    [InlineData("code: a\n      language: pyhton", "unknown language \"pyhton\"; did you mean \"python\"?")]
    [InlineData("code: a\n      highlight: first", "highlight must be lines such as 2, 4-6; got \"first\".")]
    public void What_cannot_be_is_refused(string node, string reason) =>
        Assert.Contains(reason, Support.Cards.Refused($"card:\n  children:\n    - {node}").Message);

    private static Scene Resolve(string node) => Shipped.Renderer.Resolve(
        Support.Cards.Template($"card:\n  align-items: flex-start\n  children:\n    - {node}\n"), new CardFields { Title = "Title" }, CardSize.Default);
}
