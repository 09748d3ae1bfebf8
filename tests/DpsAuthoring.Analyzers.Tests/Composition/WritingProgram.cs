using DpsAuthoring.Analyzers.Tests.Agreement;

namespace DpsAuthoring.Analyzers.Tests.Composition;

/// <summary>A random program that writes, reads again and moves things about, with a job at hand or without the runtime library.</summary>
/// <param name="Name">Its class.</param>
/// <param name="HasJob">Whether it is an algorithm.</param>
/// <param name="Source">Its code.</param>
internal sealed record WritingProgram(string Name, bool HasJob, string Source);

/// <summary>Makes programs out of what algorithms do to files in a row: few places, so that statements meet at them.</summary>
internal sealed class WritingProgramMaker(int seed, string absolute)
{
    private readonly Random _random = new(seed);
    private readonly PathProgramMaker _paths = new(seed);
    private int _made;
    private int _statements;
    private bool _hasJob;

    public WritingProgram Next()
    {
        string name = $"P{seed}x{_made++}";
        _hasJob = _random.Next(2) == 0;
        _statements = 0;
        string body = _random.Next(4) == 0
            ? _paths.Next().Body
            : string.Join("\n        ", Enumerable.Range(0, _random.Next(1, 6)).Select(_ => Statement()));
        string members = PathProgram.Helpers(absolute);
        string source = _hasJob
            ? $$"""
                [Algorithm("{{name.ToLowerInvariant()}}")]
                public sealed partial class {{name}} : IAlgorithm
                {
                    {{members}}
                    public async Task RunAsync(Job job, CancellationToken cancellationToken)
                    {
                        job.Output.AllowEmpty("it may be");
                        string a = Environment.GetEnvironmentVariable("DPS_A")!, b = Environment.GetEnvironmentVariable("DPS_B")!;
                        int n = Environment.ProcessorCount > 0 ? 2 : 1;
                        bool f = n > 1;
                        await Task.CompletedTask;
                        {{body}}
                    }
                }
                """
            : $$"""
                public static class {{name}}
                {
                    {{members}}
                    public static void Run(string a, string b, int n, bool f)
                    {
                        {{body}}
                    }
                }
                """;
        return new WritingProgram(name, _hasJob, source);
    }

    private string Statement()
    {
        string path = Place();
        string text = $"\"w{++_statements}\"";
        return _random.Next(_hasJob ? 23 : 18) switch
        {
            0 or 1 or 2 => $"File.WriteAllText({path}, {text});",
            3 => $"File.AppendAllText({path}, {text}); // more",
            4 => $"Directory.CreateDirectory({Folder()});",
            5 => $"using (StreamWriter s{_statements} = new StreamWriter({path})) {{ s{_statements}.Write({text}); }}",
            6 => $"if (File.Exists({path})) {{ Console.WriteLine(File.ReadAllText({path}).Length); }}",
            7 => $"string t{_statements} = {path}; File.WriteAllText(t{_statements}, {text}); Console.WriteLine(File.ReadAllText(t{_statements}));",
            8 => $"Directory.CreateDirectory({Folder()}); File.WriteAllText({path}, /* why */ {text});",
            9 => $"File.Copy(\"input/x.tif\", {path}, true);",
            10 => $"foreach (string i{_statements} in new[] {{ \"p\", \"q\" }}) {{ File.WriteAllText({Folder()} + \"_\" + i{_statements}, {text} + i{_statements}); }}",
            11 => $"File.WriteAllText({path}, {text}); File.Move({path}, {Place()}, true);",
            12 => $"using (var s{_statements} = new FileStream(\"input/x.tif\", FileMode.Open)) {{ Console.WriteLine(s{_statements}.Length); }}",
            13 => $"File.WriteAllText({path}, {text}); File.Delete({path});",
            14 => $"string d{_statements} = {Folder()}; Directory.CreateDirectory(d{_statements}); File.WriteAllText(Path.Combine(d{_statements}, \"in.csv\"), {text});",
            15 => $"File.WriteAllText({path},\n            {text});\n        foreach (string e{_statements} in Directory.GetFiles(\".\")) {{ Console.WriteLine(e{_statements}); }}",
            16 => $"Save({path}); Make({Place()});",
            17 => $"if (File.Exists(\"input/none.tif\")) {{ File.Delete(\"input/none.tif\"); }}",
            18 => $"job.Output.Write({Named()}, path => File.WriteAllText(path, {text}));",
            19 => $"await job.Output.WriteAsync({Named()}, p => File.WriteAllTextAsync(p, {text}, cancellationToken));",
            20 => $"await File.WriteAllTextAsync({path}, {text}, cancellationToken);",
            21 => $"string d{_statements} = {Folder()}; Directory.CreateDirectory(d{_statements}); job.Output.Write(Path.Combine(d{_statements}, \"n{_statements}.csv\"), path => File.WriteAllText(path, {text}));",
            _ => $"string s{_statements} = job.Scratch.GetPath(\"s{_statements}\"); File.WriteAllText(s{_statements}, {text}); File.Copy(s{_statements}, {path}, true);",
        };
    }

    private string Folder() => Pick("\"maps\"", "\"./maps\"", "\"results\"", "Results", "\"maps/deep\"", "Absolute", "Path.Combine(\"maps\", a)");

    private string Named() => Pick("\"a.csv\"", "\"maps/n.csv\"", "a", "$\"n_{n}.csv\"", "Path.GetFullPath(\"output/full.csv\")", "\"/a/b.csv\"");

    private string Place() => Pick(
        "\"a.csv\"", "\"a.csv\"", "\"./a.csv\"", "\"b.csv\"", "\"maps/a.csv\"", "Path.Combine(\"maps\", \"a.csv\")", "\"output/a.csv\"",
        "Absolute + \"/a.csv\"", "\"results/r.csv\"", "Path.Combine(Results, \"r.csv\")", "$\"m_{n}.csv\"", "Path.Combine(\"output\", a)",
        "f ? \"a.csv\" : \"output/b.csv\"", "Path.GetFullPath(\"g.csv\")", "Path.Combine(AppContext.BaseDirectory, \"beside.csv\")");

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
