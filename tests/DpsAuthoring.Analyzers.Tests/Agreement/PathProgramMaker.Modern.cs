namespace DpsAuthoring.Analyzers.Tests.Agreement;

/// <content>Programs of <see cref="ModernProgram"/>.</content>
internal sealed partial class PathProgramMaker
{
    private string Modern(ref Base start) => _random.Next(ModernProgram.HasExtensions ? 32 : 27) switch
    {
        0 => $"foreach (string each in from x in new[] {{ {Part(1)}, {Part(1)} }} select {Under(Known(), "x")}) {{ {Write("each")} }}",
        1 => $"foreach (string each in from x in new[] {{ {Part(1)}, a }} let y = {Under(Known(), "x")} where x != b orderby y select y) {{ {Write("each")} }}",
        2 => $"foreach (string each in from x in new[] {{ {Known()}, {Known()} }} from y in new[] {{ {Part(1)}, b }} select Path.Combine(x, y)) {{ {Write("each")} }}",
        3 => $"foreach (var each in from x in new[] {{ {Part(1)}, b }} group {Under(Known(), "x")} by x.Length) {{ foreach (string p in each) {{ {Write("p")} }} }}",
        4 => $"foreach (string each in from x in new[] {{ a, {Part(1)} }} where x == Path.GetFileName(x) && x is not (\"\" or \".\" or \"..\") select Path.Combine(\"output\", x)) {{ {Write("each")} }}",
        5 => $"foreach (string each in from x in new[] {{ {Part(1)} }} join y in new[] {{ {Part(1)}, a }} on x equals y select {Under(Known(), "y")}) {{ {Write("each")} }}",
        6 => $"if (new[] {{ {Whole(ref start)}, {Whole(ref start)}, {Whole(ref start)} }} is [var first, .. var rest]) {{ {Pick(Write("first"), $"foreach (string p in rest) {{ {Write("p")} }}")} }}",
        7 => $"string[] q = [{Whole(ref start)}, {Whole(ref start)}]; if (q is [_, var p]) {{ {Write("p")} }}",
        8 => $"if (new Place({Known()}, {Part(2)}) is {{ Folder: var p, Name: var q }}) {{ {Write("Path.Combine(p, q)")} }}",
        9 => $"if (new Place({Known()}, {Part(2)}) is (var p, var q)) {{ {Write("Path.Combine(p, q)")} }}",
        10 => $"string p = (n, f) switch {{ (1, _) => {Whole(ref start)}, (_, true) => {Whole(ref start)}, var (_, _) => {Whole(ref start)} }}; {Write("p")}",
        11 => $"string p = {Whole(ref start)}; switch (new Place(p, a)) {{ case {{ Name: \"none\" }}: p = {Whole(ref start)}; break; case (var q, _): p = q; break; }} {Write("p")}",
        12 => $"string p = {Whole(ref start)}; if (p is {{ Length: > 0 }} q) {{ {Write("q")} }}",
        13 => Pick($"new Store({Known()}).Save({Part(1)});", $"new Store({Known()}).Keep({Part(1)});", $"new Spot({Known()}, {Part(1)}).Save();"),
        14 => $"var store = new Store({Known()}); {Write(Pick($"store.PathOf({Part(1)})", $"store[{Part(1)}]", $"Path.Combine(store.Folder, {Part(1)})"))}",
        15 => $"var store = new InnerStore({Known()}, {Part(1)}); {Pick($"store.Save({Part(1)});", $"store.Keep({Part(1)});", Write($"store.PathOf({Part(1)})"), $"store[n] = {Part(1)};")}",
        16 => Pick($"new Log({Known()}).Dispose();", $"using Log log = new({Under(Known(), Part(1))});", $"new NamedLog({Known()}, {Part(1)}).Dispose();"),
        17 => $"var plan = new Plan {{ Folder = {Known()}, Name = {Part(2)} }}; {Write("plan.Full")}",
        18 => $"var plan = new Plan {{ Folder = {Known()}, Cleaned = {Part(2)} }}; {(_random.Next(2) == 0 ? $"plan.Cleaned = {Part(1)};" : "")} {Write("plan.Cleaned")}",
        19 => $"Place p = new({Known()}, {Part(1)}); p = p with {{ {Pick($"Folder = {Known()}", $"Name = {Part(1)}")} }}; {Write("p.Full")}",
        20 => $"string[] q = [{Known()}, .. new[] {{ {Part(1)}, {Part(1)} }}]; {Pick(Write("Path.Combine(q)"), $"SaveParts([.. q, {Part(1)}]);", Write("string.Join('/', q)"), Write("Path.Combine(q[0], q[^1])"))}",
        21 => Pick($"SaveParts({Known()}, {Part(1)}, {Part(1)});", $"new Sink()[{Under(Known(), Part(1))}] = \"x\";", $"var sink = new Sink {{ [{Under(Known(), Part(1))}] = \"x\" }};"),
        22 => Write($"string.Format(null, {Pick("s_kept", "s_kept", "s_lost")}, {Pick("n", "f", Part(2))}, {Pick("n", "a")})"),
        23 => $"string Local(string x) {{ string y = {Under(Known(), "x")}; return y; }} {Write($"Local({Part(1)})")}",
        24 => $"void Local(string x) {{ {Write("x")} }} Local({Whole(ref start)});",
        25 => Pick($"SaveLater({Whole(ref start)}).GetAwaiter().GetResult();", Write($"Later({Whole(ref start)}).GetAwaiter().GetResult()"), Write($"Under({Known()}, {Part(1)}).AsTask().Result"), $"foreach (string p in Task.WhenAll(new[] {{ {Part(1)}, b }}.Select(async x => {{ await Task.CompletedTask; return {Under(Known(), "x")}; }})).Result) {{ {Write("p")} }}"),
        26 => Pick($"SaveAll(Stream({Known()}, {Part(1)})).GetAwaiter().GetResult();", $"foreach (string p in Stream({Known()}, {Part(1)}).ToBlockingEnumerable()) {{ {Write("p")} }}"),
        27 => Write(Pick($"({Part(2)}).InOutput", $"({Part(2)}).InResults", $"({Part(1)}).In({Known()})")),
        28 => $"({Whole(ref start)}).SaveIt();",
        29 => Write($"({Known()}) / ({Part(1)})"),
        30 => $"if (!a.IsPlain) return; {Write(Pick("a.InOutput", "Path.Combine(s_full, a)", "Path.Combine(\"output\", a)"))}",
        _ => $"PathsOfCSharp14.SaveIt({Whole(ref start)});",
    };
}
