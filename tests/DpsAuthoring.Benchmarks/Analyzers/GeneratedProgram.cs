using System.Globalization;
using System.Text;

namespace DpsAuthoring.Benchmarks.Analyzers;

/// <summary>
/// A large program as scientists and engineers write it: parsing, numeric loops, statistics, records, LINQ, async, logging; one method in
/// twenty-five touches files. The same seed gives the same text. No two methods are alike: a body is made of steps in random order, each
/// with its own names, numbers and operators, and classes call each other.
/// </summary>
internal sealed class GeneratedProgram
{
    private static readonly string[] s_things =
    [
        "Band",
        "Tile",
        "Granule",
        "Raster",
        "Scene",
        "Pixel",
        "Swath",
        "Orbit",
        "Plot",
        "Biomass",
        "Canopy",
        "Cloud",
        "Terrain",
        "Slope",
        "Radar",
        "Lidar",
        "Footprint",
        "Season",
        "Station",
        "Sensor",
    ];

    private static readonly string[] s_roles =
    [
        "Filter",
        "Reader",
        "Model",
        "Index",
        "Calibration",
        "Statistics",
        "Mosaic",
        "Sampler",
        "Estimator",
        "Mask",
        "Catalog",
        "Profile",
        "Grid",
        "Series",
        "Report",
        "Composite",
    ];

    private static readonly string[] s_verbs =
    [
        "Compute",
        "Estimate",
        "Smooth",
        "Normalize",
        "Summarize",
        "Classify",
        "Correct",
        "Resample",
        "Accumulate",
        "Weigh",
        "Score",
        "Fit",
        "Interpolate",
        "Reduce",
        "Project",
        "Match",
    ];

    private static readonly string[] s_nouns =
    [
        "mean",
        "total",
        "gain",
        "offset",
        "height",
        "slope",
        "weight",
        "ratio",
        "count",
        "angle",
        "depth",
        "level",
        "signal",
        "noise",
        "share",
        "limit",
        "factor",
        "power",
        "trend",
        "score",
    ];

    private readonly Random _random = new(20260101);
    private readonly List<string> _classes = [];
    private StringBuilder _text = new();
    private int _names;
    private int _depth;

    /// <summary>Files of about this many lines in all.</summary>
    public static IEnumerable<(string Path, string Text)> Make(int lines) => new GeneratedProgram().Files(lines);

    private IEnumerable<(string Path, string Text)> Files(int lines)
    {
        yield return (
            "Log.cs",
            "namespace Science;\n\npublic interface ILog\n{\n    void Info(string message);\n\n    void Warn(string message);\n}\n");
        while (lines > 0)
        {
            _text = new StringBuilder();
            string name = $"{One(s_things)}{One(s_roles)}{_classes.Count}";
            File(name);
            _classes.Add(name);
            string text = _text.ToString();
            lines -= text.Count(c => c == '\n');
            yield return ($"{name}.cs", text);
        }
    }

    private void File(string name)
    {
        Line("using System.Globalization;");
        Line("using System.Text;");
        Line();
        Line("namespace Science;");
        Line();
        Line($"/// <summary>{One(s_verbs)}s the {One(s_nouns)} of a {One(s_things).ToLowerInvariant()}.</summary>");
        Line($"public sealed record {name}Row(string Name, double First, double Second, int Count);");
        Line();
        Line($"public enum {name}Kind");
        Block(() =>
        {
            for (int i = 0; i < 3 + _random.Next(4); i++)
            {
                Line($"{s_things[i]},");
            }
        });
        Line();
        Line($"public sealed class {name}(string name, double gain, int window, ILog log)");
        Block(() =>
        {
            Line("private readonly List<double> _history = [];");
            Line("private readonly Dictionary<string, double> _table = new(StringComparer.Ordinal);");
            Line($"private double _offset = {Number()};");
            Line();
            Line("public string Name { get; } = name;");
            Line();
            Line($"public int Window => Math.Max({_random.Next(1, 9)}, window);");
            int methods = 4 + _random.Next(10);
            for (int i = 0; i < methods; i++)
            {
                Line();
                Method(name, i);
            }
        });
    }

    private void Method(string owner, int index)
    {
        int kind = _random.Next(100);
        if (kind < 4)
        {
            FileMethod(owner, index);
            return;
        }

        string name = $"{One(s_verbs)}{One(s_things)}{index}";
        Line($"/// <summary>{One(s_verbs)}s with a {One(s_nouns)} and a {One(s_nouns)}.</summary>");
        if (kind < 14)
        {
            Line($"public async Task<double> {name}Async(double[] values, CancellationToken cancel)");
            Block(() =>
            {
                Line($"double total = {Number()};");
                Line("int step = 0;");
                Line("string text = Name;");
                Line("await Task.Yield();");
                Line("while (step++ < Window)");
                Block(() =>
                {
                    Line("cancel.ThrowIfCancellationRequested();");
                    Steps(1 + _random.Next(3));
                    Line($"await Task.Delay({_random.Next(1, 50)}, cancel).ConfigureAwait(false);");
                });
                Line($"log.Info(text + $\": {{total}} after {{step}}\");");
                Line("return total;");
            });
        }
        else if (kind < 24)
        {
            Line($"public IEnumerable<{owner}Row> {name}(IEnumerable<string> lines)");
            Block(() => Parse(owner));
        }
        else if (kind < 32)
        {
            Line($"public static double {name}({owner}Kind kind, double x) => kind switch");
            Line("{");
            for (int i = 0; i < 3; i++)
            {
                Line($"    {owner}Kind.{s_things[i]} => {Expression("x", 2)},");
            }

            Line($"    _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, \"A kind without a {One(s_nouns)}.\"),");
            Line("};");
        }
        else
        {
            Line($"public double {name}(double[] values, int step, string text)");
            Block(() =>
            {
                Line($"double total = {Number()};");
                Steps(2 + _random.Next(6));
                Line($"return {Expression("total", 2)};");
            });
        }
    }

    private void Parse(string owner)
    {
        Line("int number = 0;");
        Line("foreach (string line in lines)");
        Block(() =>
        {
            Line("number++;");
            Line($"string[] parts = line.Split('{One([",", ";", "|"])}');");
            Line($"if (parts.Length < {_random.Next(3, 6)})");
            Block(() =>
            {
                Line("log.Warn($\"line {number}: {parts.Length} columns\");");
                Line("continue;");
            });
            Line("if (!double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double first)");
            Line("    || !double.TryParse(parts[2], NumberStyles.Float, CultureInfo.InvariantCulture, out double second))");
            Block(() => Line($"throw new FormatException($\"{{Name}}: line {{number}} has no {One(s_nouns)}: {{line.Trim()}}\");"));
            Line($"yield return new {owner}Row(parts[0].Trim(), {Expression("first", 1)}, {Expression("second", 1)}, number);");
        });
    }

    private void Steps(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Step();
        }
    }

    private void Step()
    {
        string a = Fresh();
        string b = Fresh();
        switch (_random.Next(_depth > 4 ? 12 : 20))
        {
            case 0:
                Line($"double {a} = {Expression("total", 3)};");
                Line($"total += {a} * {Expression(a, 1)};");
                break;
            case 1:
                Line($"var {a} = values.Where(x => x > {Number()}).Select(x => {Expression("x", 1)}).ToList();");
                Line($"total += {a}.Count > 0 ? {a}.{One(["Average", "Max", "Min", "Sum"])}() : {Number()};");
                break;
            case 2:
                Line(
                    $"string {a} = string.Format(CultureInfo.InvariantCulture, \"{{0:F{_random.Next(5)}}} {One(s_nouns)}\", {Expression("total", 1)});"
                );
                Line($"log.Info($\"{{Name}}: {{{a}}} of {{values.Length}} {One(s_things).ToLowerInvariant()}s\");");
                break;
            case 3:
                Line($"_table[text + \"{One(s_nouns)}\"] = {Expression("total", 2)};");
                break;
            case 4:
                Line($"_history.Add({Expression("total", 2)});");
                Line($"step = Math.{One(["Min", "Max"])}(step + {_random.Next(1, 9)}, _history.Count);");
                break;
            case 5:
                Line($"var {a} = new StringBuilder();");
                Line($"{a}.Append(text).Append('{One(["-", "_", "."])}').Append(step.ToString(CultureInfo.InvariantCulture));");
                Line($"text = {a}.ToString().{One(["Trim()", "ToUpperInvariant()", "Replace(\"--\", \"-\")", "TrimEnd('.')"])};");
                break;
            case 6:
                Line($"(double {a}, double {b}) = ({Expression("total", 2)}, {Expression("gain", 2)});");
                Line($"total = {a} {One(["+", "-", "*"])} {b};");
                break;
            case 7 when _classes.Count > 0:
                string other = _classes[_random.Next(_classes.Count)];
                Line($"var {a} = new {other}(text, {Number()}, {_random.Next(1, 64)}, log);");
                Line($"total += {a}.Window * {Expression("gain", 1)};");
                break;
            case 8:
                Line($"double[] {a} = new double[values.Length];");
                Line($"Array.Copy(values, {a}, values.Length);");
                Line($"Array.Sort({a});");
                Line($"total += {a}.Length == 0 ? 0 : {a}[{a}.Length / {_random.Next(2, 9)}];");
                break;
            case 9:
                Line($"_offset = {Expression("_offset", 2)};");
                break;
            case 10:
                Line(
                    $"var {a} = _table.OrderBy(pair => pair.{One(["Key", "Value"])}).GroupBy(pair => pair.Key.Length).ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value));"
                );
                Line($"total += {a}.Count + {a}.Values.DefaultIfEmpty({Number()}).{One(["Max", "Min", "Average"])}();");
                break;
            case 11:
                Line($"int {a} = text.IndexOf('{One(["_", "-", "T"])}', StringComparison.Ordinal);");
                Line($"text = {a} > 0 ? text[..{a}] : text + \"{One(s_nouns)}\";");
                break;
            case 12 or 13:
                Line($"for (int {a} = {_random.Next(3)}; {a} < values.Length - {_random.Next(4)}; {a} += {_random.Next(1, 4)})");
                Block(() =>
                {
                    Line($"double {b} = values[{a}] {One(["+", "-", "*"])} {Expression("gain", 1)};");
                    Line($"total += {b} * {Expression(b, 1)};");
                    Steps(_random.Next(3));
                });
                break;
            case 14 or 15:
                Line(
                    $"if ({Expression("total", 1)} {One(["<", ">", "<=", ">="])} {Number()}{One(["", " && step > 1", " || text.Length == 0", " && !double.IsNaN(total)"])})"
                );
                Block(() => Steps(1 + _random.Next(2)));
                if (_random.Next(2) == 0)
                {
                    Line("else");
                    Block(() => Steps(1));
                }

                break;
            case 16:
                Line($"foreach (double {a} in values)");
                Block(() =>
                {
                    Line($"total += double.IsNaN({a}) ? {Number()} : {Expression(a, 2)};");
                    Steps(_random.Next(2));
                });
                break;
            case 17:
                Line("try");
                Block(() => Steps(1 + _random.Next(2)));
                Line($"catch ({One(["OverflowException", "FormatException", "InvalidOperationException"])} {a})");
                Block(() => Line($"log.Warn($\"{{Name}}: {{{a}.Message}}\");"));
                break;
            case 18:
                Line($"double {a}(double x) => {Expression("x", 2)};");
                Line($"total = {a}(total) + {a}(gain);");
                break;
            default:
                Line("switch (step)");
                Block(() =>
                {
                    for (int i = 0; i < 2 + _random.Next(3); i++)
                    {
                        Line($"case {i}:");
                        _depth++;
                        Steps(1);
                        Line("break;");
                        _depth--;
                    }
                });
                break;
        }
    }

    private void FileMethod(string owner, int index)
    {
        string name = $"{One(["Save", "Load", "Export", "Archive"])}{One(s_things)}{index}";
        string noun = One(s_nouns);
        switch (_random.Next(6))
        {
            case 0:
                Line($"public void {name}(IReadOnlyList<{owner}Row> rows)");
                Block(() =>
                {
                    Line("Directory.CreateDirectory(\"output\");");
                    Line($"using var writer = new StreamWriter(Path.Combine(\"output\", $\"{noun}-{{Name.Length}}.csv\"));");
                    Line($"foreach ({owner}Row row in rows)");
                    Block(() => Line("writer.WriteLine(string.Join(',', row.Name, row.Count.ToString(CultureInfo.InvariantCulture)));"));
                });
                break;
            case 1:
                Line($"public double[] {name}(string path)");
                Block(() =>
                {
                    Line("var values = new List<double>();");
                    Line("foreach (string line in File.ReadLines(path))");
                    Block(() => Line($"values.Add(double.Parse(line.Split(',')[{_random.Next(4)}], CultureInfo.InvariantCulture));"));
                    Line("return [.. values];");
                });
                break;
            case 2:
                Line($"public async Task {name}Async(double[] values, CancellationToken cancel)");
                Block(() =>
                {
                    Line($"string folder = Path.Combine(\"output\", \"{noun}\");");
                    Line("Directory.CreateDirectory(folder);");
                    Line($"string path = Path.Combine(folder, \"{noun}.txt\");");
                    Line(
                        "await File.WriteAllLinesAsync(path, values.Select(x => x.ToString(CultureInfo.InvariantCulture)), cancel).ConfigureAwait(false);"
                    );
                    Line("log.Info($\"wrote {path}\");");
                });
                break;
            case 3:
                Line($"public int {name}()");
                Block(() =>
                {
                    Line("int count = 0;");
                    Line("foreach (string file in Directory.EnumerateFiles(\"input\", \"*.tif\"))");
                    Block(() =>
                    {
                        Line("string target = Path.Combine(\"output\", Path.ChangeExtension(Path.GetFileName(file), \".out\"));");
                        Line("File.Copy(file, target, overwrite: true);");
                        Line("count++;");
                    });
                    Line("return count;");
                });
                break;
            case 4:
                Line($"public void {name}(string text) => Write{index}(Path.Combine(\"output\", \"{noun}.json\"), text);");
                Line();
                Line($"private static void Write{index}(string path, string text)");
                Block(() =>
                {
                    Line("using FileStream stream = File.Create(path);");
                    Line("stream.Write(Encoding.UTF8.GetBytes(text));");
                });
                break;
            default:
                Line($"public void {name}(double[] values)");
                Block(() =>
                {
                    Line("string temporary = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());");
                    Line("File.WriteAllText(temporary, string.Join('\\n', values));");
                    Line($"File.Move(temporary, $\"output/{noun}-{{Window}}.txt\");");
                });
                break;
        }
    }

    private string Expression(string variable, int depth) => depth == 0 ? One([variable, variable, Number()]) : _random.Next(6) switch
    {
        0 => $"Math.{One(["Sqrt", "Abs", "Sin", "Exp"])}({Expression(variable, depth - 1)})",
        1 => $"({Expression(variable, depth - 1)} {One(["+", "-"])} {Number()})",
        2 => $"Math.Max({variable}, {Expression(variable, depth - 1)})",
        _ => $"{variable} {One(["*", "/", "+", "-"])} {Expression(variable, depth - 1)}",
    };

    private string Number() => (_random.Next(1, 9999) / 100.0).ToString("0.0#", CultureInfo.InvariantCulture);

    private string Fresh() => One(s_nouns) + _names++.ToString(CultureInfo.InvariantCulture);

    private string One(string[] words) => words[_random.Next(words.Length)];

    private void Block(Action inside)
    {
        Line("{");
        _depth++;
        inside();
        _depth--;
        Line("}");
    }

    private void Line(string line = "") => _text.Append(' ', line.Length == 0 ? 0 : 4 * _depth).Append(line).Append('\n');
}
