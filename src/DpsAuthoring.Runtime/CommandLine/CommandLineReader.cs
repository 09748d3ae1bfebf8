using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using DpsAuthoring.Declaration;

namespace DpsAuthoring.CommandLine;

/// <summary>What a command line asks for: the inputs of a run, or only some words (help, version, completion).</summary>
internal abstract record Request
{
    /// <summary>Print something and leave.</summary>
    public sealed record Words(Func<int> Print) : Request;

    /// <summary>Run, with one list of texts for each input; null for an input that was not given.</summary>
    public sealed record Run(JobContract Contract, IReadOnlyList<string>?[] Texts, IReadOnlyList<string> Problems) : Request;
}

/// <summary>Tells the two contracts apart and finds which texts belong to which input.</summary>
internal sealed class CommandLineReader(string name, string description, string version, IReadOnlyList<DeclaredInput> inputs)
{
    // A value may start with '@' or with one dash; neither is ours to interpret.
    private static readonly ParserConfiguration s_verbatim = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    public Request Read(IReadOnlyList<string> args, JobInput folder, TextWriter output) =>
        args.Count > 0 && IsOption(args[0]) ? ReadOptions(args, output) : ReadPositionals(args, folder);

    /// <summary>
    /// An OGC engine puts an option first, always; a positional value starts with two dashes never in practice. A single dash is
    /// a number.
    /// </summary>
    private static bool IsOption(string arg) =>
        (arg.StartsWith("--", StringComparison.Ordinal) && arg.Length > 2)
        || arg is "-h" or "-?"
        || arg.StartsWith("[suggest", StringComparison.Ordinal);

    private Request ReadOptions(IReadOnlyList<string> args, TextWriter output)
    {
        var root = new RootCommand(description);
        Option<string[]>[] options = [.. inputs.Select(input => new Option<string[]>(input.Option)
        {
            Description = input.Description,
            Arity = ArgumentArity.ZeroOrMore,
            AllowMultipleArgumentsPerToken = true,
        })];
        root.Options.Clear();
        root.Options.Add(new HelpOption("--help", "-h", "-?")
        {
            Action = new Answer(() => output.WriteLine(HelpText.For(name, description, inputs))),
        });
        root.Options.Add(new VersionOption("--version") { Action = new Answer(() => output.WriteLine($"{name} {version}")) });
        foreach (Option<string[]> option in options)
        {
            root.Options.Add(option);
        }

        ParseResult parsed = root.Parse([.. args], s_verbatim);
        if (parsed.Action is not null)
        {
            return new Request.Words(() => parsed.Invoke(new InvocationConfiguration { Output = output }));
        }

        var texts = new IReadOnlyList<string>?[inputs.Count];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = parsed.GetResult(options[i]) is { Implicit: false } given ? [.. given.Tokens.Select(token => token.Value)] : null;
        }

        string[] problems =
        [
            .. UnknownOptions(args),
            .. parsed.UnmatchedTokens.Select(token => $"'{OutputName.Printable(token)}' belongs to no input; write --name value."),
        ];
        return new Request.Run(JobContract.Ogc, texts, problems);
    }

    private IEnumerable<string> UnknownOptions(IReadOnlyList<string> args)
    {
        foreach (string arg in args.Where(arg => arg.Length > 2 && arg.StartsWith("--", StringComparison.Ordinal)))
        {
            string given = arg.Split('=', ':')[0];
            if (inputs.All(input => input.Option != given))
            {
                string? near = Spelling.Nearest(given, inputs.Select(input => input.Option));
                yield return $"{OutputName.Printable(given)} is no input of {name}"
                    + (near is null ? $"; it has {string.Join(", ", inputs.Select(input => input.Option))}." : $"; did you mean {near}?");
            }
        }
    }

    private Request.Run ReadPositionals(IReadOnlyList<string> args, JobInput folder)
    {
        var texts = new IReadOnlyList<string>?[inputs.Count];
        var problems = new List<string>();

        int next = 0;
        for (int i = 0; i < inputs.Count; i++)
        {
            if (!inputs[i].IsStaged && next < args.Count)
            {
                texts[i] = [args[next++]];
            }
        }

        if (args.FirstOrDefault(arg => inputs.Any(input => input.Option == arg)) is { } named)
        {
            problems.Add($"{named} stands behind '{OutputName.Printable(args[0])}': give every input by name, or all values in order.");
        }
        else if (next < args.Count)
        {
            string[] names = [.. inputs.Where(input => !input.IsStaged).Select(input => input.Name)];
            problems.Add($"{args.Count} values were given, but {name} takes {names.Length}"
                + (names.Length > 0 ? $" ({string.Join(", ", names)})" : "")
                + $": '{OutputName.Printable(args[next])}' is too many. Quote a value that holds blanks.");
        }

        StagedFiles.Assign(inputs, folder, texts, problems);
        return new Request.Run(JobContract.Legacy, texts, problems);
    }

    private sealed class Answer(Action print) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            print();
            return ExitCode.Success;
        }
    }
}
