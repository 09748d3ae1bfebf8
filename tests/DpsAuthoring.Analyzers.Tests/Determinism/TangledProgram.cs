using System.Globalization;

namespace DpsAuthoring.Analyzers.Tests.Determinism;

/// <summary>
/// A random program whose members need each other, whose helpers call each other and themselves, in chains about as long as the analysis
/// follows them, and whose bodies write to what comes of it. It need not run: it is where an analysis has to stop somewhere.
/// </summary>
internal sealed class TangledProgram
{
    private readonly Random _random;
    private readonly int _members;
    private readonly int _helpers;
    private readonly int _bodies;
    private readonly List<string> _declarations = [];

    /// <param name="seed">One seed, one program.</param>
    /// <param name="members">How many fields and properties there are; as many helpers and bodies belong to it.</param>
    /// <param name="isMoreTangled">Whether everything may need everything; otherwise it needs what was declared shortly before it.</param>
    public TangledProgram(int seed, int members, bool isMoreTangled)
    {
        _random = new Random(seed);
        (_members, _helpers, _bodies) = (members, members, members / 2);
        for (int i = 0; i < _members; i++)
        {
            _declarations.Add(_random.Next(3) switch
            {
                0 => $"public static readonly string M{i} = {Expression(i, isMoreTangled, 2)};",
                1 => $"public static string M{i} => {Expression(i, isMoreTangled, 2)};",
                _ => $"private static string M{i} = {Expression(i, isMoreTangled, 1)}; static void Set{i}(string p) => M{i} = {Expression(i, isMoreTangled, 1)};",
            });
        }

        for (int i = 0; i < _helpers; i++)
        {
            _declarations.Add(_random.Next(6) switch
            {
                0 => $"static string H{i}(string p) {{ if (p.Length > {i}) return {Expression(i, isMoreTangled, 1, "p")}; return {Expression(i, isMoreTangled, 1, "p")}; }}",
                1 => $"static void W{i}(string p) {{ File.WriteAllText(p, \"x\"); }} static string H{i}(string p) {{ W{i}(p); return {Expression(i, isMoreTangled, 1, "p")}; }}",
                2 => $"static bool IsGood{i}(string p) => !p.Contains(\"..\") && {Guard(i, isMoreTangled)}; static string H{i}(string p) => IsGood{i}(p) ? {Expression(i, isMoreTangled, 1, "p")} : \"output/bad\";",
                _ => $"static string H{i}(string p) => {Expression(i, isMoreTangled, 2, "p")};",
            });
        }

        for (int i = 0; i < _bodies; i++)
        {
            Statements.Add([
                .. Enumerable
                    .Range(0, _random.Next(1, 4))
                    .Select(_ => $"File.WriteAllText({Expression(_random.Next(_members), isMoreTangled: true, 2, "a")}, \"x\");"),
            ]);
        }
    }

    /// <summary>The statements of every body.</summary>
    public List<string[]> Statements { get; } = [];

    /// <summary>The program with its members in an order, and in as many files as are wanted.</summary>
    public string[] Arranged(Random order, int files)
    {
        string[] all =
        [
            .. _declarations,
            .. Statements.Select((statements, i) => $"public static void Run{i}(string a) {{ {string.Join(' ', statements)} }}"),
        ];
        order.Shuffle(all);
        return
        [
            .. all.Select((declaration, i) => (declaration, File: order.Next(files)))
                .GroupBy(one => one.File)
                .Select(group => Part(group.Select(static one => one.declaration))),
        ];
    }

    /// <summary>The program with each statement in a body of its own.</summary>
    public string Apart() =>
        Part([
            .. _declarations,
            .. Statements.SelectMany(
                (statements, i) => statements.Select((statement, j) => $"public static void Run{i}_{j}(string a) {{ {statement} }}")),
        ]);

    /// <summary>The program as it was drawn.</summary>
    public string Together() =>
        Part([
            .. _declarations,
            .. Statements.Select((statements, i) => $"public static void Run{i}(string a) {{ {string.Join(' ', statements)} }}"),
        ]);

    private static string Part(IEnumerable<string> declarations) =>
        $"static partial class K\n{{\n    {string.Join("\n    ", declarations)}\n}}\n";

    private string Expression(int at, bool isMoreTangled, int depth, string? parameter = null)
    {
        if (depth == 0)
        {
            return _random.Next(6) switch
            {
                0 => "\"results\"",
                1 => "\"output\"",
                2 or 3 when parameter is not null => parameter,
                _ => Member(at, isMoreTangled),
            };
        }

        string one = Expression(at, isMoreTangled, depth - 1, parameter);
        return _random.Next(6) switch
        {
            0 => $"Path.Combine({one}, \"x{at}\")",
            1 => string.Create(
                CultureInfo.InvariantCulture, $"({one}.Length > {at} ? {one} : {Expression(at, isMoreTangled, depth - 1, parameter)})"),
            2 => $"({one} + \"/y{at}\")",
            _ => $"H{Other(at, _helpers, isMoreTangled)}({one})",
        };
    }

    private string Guard(int at, bool isMoreTangled) =>
        _random.Next(2) == 0 ? "!Path.IsPathRooted(p)" : $"H{Other(at, _helpers, isMoreTangled)}(p) != {Member(at, isMoreTangled)}";

    private string Member(int at, bool isMoreTangled) => $"M{Other(at, _members, isMoreTangled)}";

    private int Other(int at, int count, bool isMoreTangled) =>
        isMoreTangled ? _random.Next(count) : Math.Max(0, Math.Min(count - 1, at - 2 + _random.Next(3)));
}
