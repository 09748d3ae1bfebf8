namespace DpsAuthoring.Analyzers.Tests.Agreement;

/// <summary>What is known of where a made path starts, by how it was made.</summary>
internal enum Base
{
    /// <summary>In the source: a silent rule says that the path stays in <c>output/</c>.</summary>
    Known,

    /// <summary>In what the program is given: the rules may be silent.</summary>
    Unknown,
}

/// <summary>A random method <c>(string a, string b, int n, bool f)</c> that makes a path and writes to it.</summary>
/// <param name="Body">Its statements, on one line.</param>
/// <param name="Start">What is known of where the path starts.</param>
internal sealed record PathProgram(string Body, Base Start)
{
    /// <summary>Members that the programs share.</summary>
    public static string Helpers(string absolute) => $$"""
        const string Out = "output";
        const string Results = "results";
        const string Absolute = "{{absolute}}";
        static readonly string s_full = Path.GetFullPath("output");
        static readonly string s_separated = Path.GetFullPath("output") + Path.DirectorySeparatorChar;
        static string InOutput(string name) => Path.Combine("output", name);
        static string Beside(string name) { string folder = "results"; return Path.Combine(folder, name); }
        static string Clean(string name) => Path.GetFileName(name) + ".dat";
        static void Save(string path) => File.WriteAllText(path, "x");
        static void Make(string path) { using FileStream stream = File.Create(path); }
        static bool IsBad(string name) => name.Contains("..") || Path.IsPathRooted(name);
        static void Require(string name) { if (IsBad(name)) throw new ArgumentException(name); }
        static void MayThrow(bool f) { if (f) throw new InvalidOperationException(); }
        {{ModernProgram.Helpers}}
        """;
}

/// <summary>
/// Makes programs out of the ways in which paths are put together, guarded and written to. One seed, one list of programs.
/// </summary>
internal sealed partial class PathProgramMaker(int seed)
{
    private static readonly string[] s_knownBases =
    [
        "\"output\"",
        "\"output/\"",
        "\"./output\"",
        "\"output/maps\"",
        "\"results/../output\"",
        "Out",
        "Out + \"/maps\"",
        "s_full",
        "s_separated",
        "Path.GetFullPath(\"output\")",
        "Path.Combine(Directory.GetCurrentDirectory(), \"output\")",
        "Environment.CurrentDirectory + \"/output\"",
        "new DirectoryInfo(\"output\").FullName", "Path.Join(\"output\", \"maps\")", "Path.GetDirectoryName(\"output/x.tif\")!",
        "\"results\"", "Results", "\"output2\"", "\"Output\"", "\"../output\"", "Absolute", "\"input\"", "AppContext.BaseDirectory",
        "Environment.GetEnvironmentVariable(\"HOME\")!",
    ];

    private static readonly string[] s_literals =
    [
        "\"x.tif\"",
        "\"tiles\"",
        "\"a/b\"",
        "\"../x/y/z\"",
        "\".\"",
        "\"\"",
        "Absolute",
        "s_full + \"/x/y/z\"",
        "\"tile_\"",
        "\"x/../y\"",
    ];

    private readonly Random _random = new(seed);

    public PathProgram Next()
    {
        Base start = Base.Known;
        string body = _random.Next(24) switch
        {
            0 or 1 => Write(Whole(ref start)),
            2 => $"string p = {Whole(ref start)}; {Write("p")}",
            3 => $"string p = {Whole(ref start)}; if (f) p = {Whole(ref start)}; {Write("p")}",
            4 => $"string p = f ? {Whole(ref start)} : {Whole(ref start)}; {Write("p")}",
            5 => $"string p = n switch {{ 1 => {Whole(ref start)}, 2 => {Whole(ref start)}, _ => {Whole(ref start)} }}; {Write("p")}",
            6 => $"string p = {Whole(ref start)}; for (int i = 0; i < n; i++) {{ p = {Longer("p", ref start)}; }} {Write("p")}",
            7 =>
                $"string p = {Whole(ref start)}; try {{ MayThrow(f); p = {Whole(ref start)}; }} catch (InvalidOperationException) {{ }} {Write("p")}",
            8 => $"string p = {Whole(ref start)}; string q = p; p = {Whole(ref start)}; {Write(_random.Next(2) == 0 ? "p" : "q")}",
            9 =>
                $"var t = new System.Text.StringBuilder({Whole(ref start)}); t.Append('/').Append({Part(1)}).Append('/').Append({Part(1)}); {Write("t.ToString()")}",
            10 => $"foreach (string each in new[] {{ {Part(1)}, {Part(1)} }}) {{ {Write(Under(Known(), "each"))} }}",
            11 => Guarded(),
            _ => Modern(ref start),
        };
        return new PathProgram(body, start);
    }

    /// <summary>A check of what is given, and a write behind it.</summary>
    private string Guarded()
    {
        string under = Pick(
            "Path.Combine(\"output\", a)",
            "Path.Combine(s_full, a)",
            "Path.Join(\"output\", a)",
            "\"output/\" + a",
            "$\"output/{a}.tif\"",
            "Path.Combine(\"output\", \"x_\" + a)");
        string full = $"string p = Path.GetFullPath({under});";
        return _random.Next(14) switch
        {
            0 => $"if (a.Contains(\"..\")) return; {Write(under)}",
            1 => $"if (Path.IsPathRooted(a)) return; {Write(under)}",
            2 => $"if (IsBad(a)) return; {Write(under)}",
            3 => $"Require(a); {Write(under)}",
            4 => $"{full} if (!p.StartsWith(s_separated, StringComparison.Ordinal)) return; {Write("p")}",
            5 => $"{full} if (p.StartsWith(s_full + \"/\")) {Write("p")}",
            6 => $"{full} string r = Path.GetRelativePath(s_full, p); if (r.StartsWith(\"..\")) return; {Write("p")}",
            7 => $"if (a != Path.GetFileName(a)) return; {Write(under)}",
            8 => $"if (a != Path.GetFileName(a) || a is \"\" or \".\" or \"..\") return; {Write(under)}",
            9 => $"if (a.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0) return; {Write(under)}",
            10 => $"{full} if (!p.StartsWith(s_full)) return; {Write("p")}",
            11 => $"if (a.Contains('/') || a.StartsWith('.')) return; {Write(under)}",
            12 => $"if (!a.All(char.IsLetterOrDigit)) return; {Write(under)}",
            _ => $"{full} {Write("p")} if (!p.StartsWith(s_separated)) return;",
        };
    }

    private string Write(string path) => _random.Next(11) switch
    {
        0 => $"File.WriteAllBytes({path}, [1]);",
        1 => $"File.AppendAllText({path}, \"x\");",
        2 => $"File.Create({path}).Dispose();",
        3 => $"Directory.CreateDirectory({path});",
        4 => $"new StreamWriter({path}).Dispose();",
        5 => $"new FileStream({path}, FileMode.Create).Dispose();",
        6 => $"File.Copy(\"input/x.tif\", {path}, true);",
        7 => $"new FileInfo({path}).Create().Dispose();",
        8 => $"Save({path});",
        9 => $"Make({path});",
        _ => $"File.WriteAllText({path}, \"x\");",
    };

    private string Whole(ref Base start)
    {
        switch (_random.Next(16))
        {
            case 0:
                start = Base.Unknown;
                return Under(Part(1), Part(2));
            case 1:
                return $"InOutput({Part(2)})";
            case 2:
                return $"Beside({Part(2)})";
            case 3:
                return $"Path.ChangeExtension({Whole(ref start)}, {Pick("\".png\"", "\"csv\"", "null")})";
            case 4:
                return $"Path.GetFullPath({Whole(ref start)})";
            case 5:
                return $"Path.GetFullPath({Part(2)}, {Pick("s_full", "Path.GetFullPath(\"results\")", "Absolute")})";
            case 6:
                return $"new FileInfo({Under(Known(), Part(2))}).FullName";
            case 7:
                return Longer(Whole(ref start), ref start);
            default:
                return Under(Known(), Part(2));
        }
    }

    private string Known() => s_knownBases[_random.Next(s_knownBases.Length)];

    private string Under(string folder, string part) => _random.Next(8) switch
    {
        0 => $"Path.Join({folder}, {part})",
        1 => $"({folder}) + \"/\" + {part}",
        2 => $"$\"{{{Hole(folder)}}}/{{{Hole(part)}}}\"",
        3 => $"string.Concat({folder}, \"/\", {part})",
        4 => $"string.Format(\"{{0}}/{{1}}\", {folder}, {part})",
        5 => $"Path.Combine({folder}, {part}, {Part(1)})",
        _ => $"Path.Combine({folder}, {part})",
    };

    private string Longer(string path, ref Base start)
    {
        switch (_random.Next(7))
        {
            case 0:
                start = path == "p" ? Base.Unknown : start;
                return $"{path} + {Pick("\".bak\"", "\"_\" + n", "\"/x\"")}";
            case 1 or 2:
                return $"Path.Combine({path}, {Part(1)})";
            case 3:
                return $"Path.Join({path}, {Part(1)})";
            case 4:
                return $"Path.TrimEndingDirectorySeparator({path})";
            default:
                // What is left of the path may be the job's folder, and what follows 'output' again.
                start = Base.Unknown;
                return Pick(
                    $"{path} + \"/..\"",
                    $"{path} + a",
                    $"Path.Combine(Path.GetDirectoryName({path})!, {Part(1)})",
                    $"Path.Combine({path}, \"..\", {Part(1)})");
        }
    }

    private string Part(int depth)
    {
        if (depth == 0 || _random.Next(4) == 0)
        {
            return _random.Next(4) switch
            {
                0 => "a",
                1 => "b",
                2 => "n.ToString(\"D4\")",
                _ => s_literals[_random.Next(s_literals.Length)],
            };
        }

        string part = Part(depth - 1);
        return _random.Next(20) switch
        {
            0 => $"Path.GetFileName({part})",
            1 => $"(Path.GetFileNameWithoutExtension({part}) + \".tif\")",
            2 => $"Path.ChangeExtension({part}, \".png\")",
            3 => $"({part} + \".tif\")",
            4 => $"(\"p_\" + {part})",
            5 => $"$\"{{{Hole(part)}}}_{{n:D3}}\"",
            6 => $"({part}).Replace(\"..\", \"_\")",
            7 => $"({part}).Replace(\"/\", \"_\").Replace(\"..\", \"_\")",
            8 => $"({part}).TrimStart('/')",
            9 => $"({part}).ToLowerInvariant()",
            10 => $"string.Format(\"{{0}}_{{1}}\", {part}, n)",
            11 => $"string.Join(\"_\", {part}, {Part(depth - 1)})",
            12 => $"Path.Combine({part}, {Part(depth - 1)})",
            13 => $"Path.Join({part}, {Part(depth - 1)})",
            14 => $"Path.Combine({Pick("\"x\"", "Path.GetFileName(a)", "\"x_\" + Path.GetFileName(a)")}, \"..\", {Part(depth - 1)})",
            15 => $"Clean({part})",
            16 => $"(f ? {part} : {Part(depth - 1)})",
            17 => $"Path.GetFileNameWithoutExtension({part})",
            18 => $"(\"x\" + Path.GetExtension({part}))",
            _ => $"(Path.GetDirectoryName({part}) ?? \"none\")",
        };
    }

    /// <summary>An expression as it may stand in an interpolation.</summary>
    private static string Hole(string expression) => $"({expression})";

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
