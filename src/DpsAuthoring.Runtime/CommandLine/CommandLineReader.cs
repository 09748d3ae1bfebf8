using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using DpsAuthoring.Declaration;
using DpsAuthoring.Logging;
using DpsAuthoring.Model;

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
internal sealed class CommandLineReader(string name, string description, Func<string> version, IReadOnlyList<DeclaredInput> inputs)
{
    private static readonly ParserConfiguration s_verbatim = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    public Request Read(IReadOnlyList<string> args, TextWriter output) =>
        args.Count > 0 && IsOption(args[0]) ? ReadOptions(args, output) : ReadPositionals(args);

    /// <summary>
    /// An OGC engine puts an option first, always; a positional value starts with two dashes never in practice. A single dash is
    /// a number.
    /// </summary>
    private static bool IsOption(string arg) => IsLongOption(arg) || IsHelp(arg) || IsCompletion(arg);

    private static bool IsLongOption(string arg) => arg.StartsWith("--", StringComparison.Ordinal) && arg.Length > 2;

    private static bool IsHelp(string arg) => arg is "-h" or "-?";

    private static bool IsCompletion(string arg) => arg.StartsWith("[suggest", StringComparison.Ordinal);

    private Request ReadOptions(IReadOnlyList<string> args, TextWriter output)
    {
        var root = new RootCommand(description);
        Option<string[]>[] options = [.. inputs.Select(input => new Option<string[]>(input.Option)
        {
            Description = input.Description,
            Arity = ArgumentArity.ZeroOrMore,
        })];
        Option[] answers =
        [
            new HelpOption("--help", "-h", "-?") { Action = new Answer(() => output.WriteLine(HelpText.For(name, description, inputs))) },
            new VersionOption("--version") { Action = new Answer(() => output.WriteLine($"{name} {version()}")) },
        ];
        root.Options.Clear();
        foreach (Option option in answers.Where(answer => Find(answer.Name) is null).Concat(options))
        {
            root.Options.Add(option);
        }

        var unknown = new List<string>();
        string[] known = [.. root.Options.Select(option => option.Name)];
        ParseResult parsed = root.Parse([.. IsCompletion(args[0]) ? args : Joined(args, known, unknown)], s_verbatim);
        if (parsed.Action is not (null or ParseErrorAction))
        {
            return new Request.Words(() =>
                parsed.Invoke(new InvocationConfiguration { Output = output, EnableDefaultExceptionHandler = false }));
        }

        var texts = new IReadOnlyList<string>?[inputs.Count];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = parsed.GetResult(options[i]) is { Implicit: false } given ? [.. given.Tokens.Select(token => token.Value)] : null;
        }

        return new Request.Run(JobContract.Ogc, texts, [.. unknown.Select(Unknown)]);
    }

    /// <summary>The arguments as tokens that leave nothing to guess: each value with the option that it belongs to.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="known">The names of all options.</param>
    /// <param name="unknown">Takes what looks like an option and is none; it is left out with its values.</param>
    private List<string> Joined(IReadOnlyList<string> args, string[] known, List<string> unknown)
    {
        var tokens = new List<string>();
        string? option = null;

        // What stands directly behind the name of an input is its value, whatever it looks like; a flag needs none.
        bool isValue = false;
        foreach (string arg in args)
        {
            string[] parts = arg.Split('=', 2);
            bool isKnown = known.Contains(parts[0]);
            if (!isKnown && (isValue || !(IsLongOption(arg) || IsHelp(arg))))
            {
                tokens.AddRange(option is null ? [] : Given(option, arg));
                isValue = false;
            }
            else if (isKnown || IsHelp(arg))
            {
                option = Find(parts[0])?.Option;
                isValue = parts.Length == 1 && Find(parts[0]) is { IsFlag: false };
                tokens.AddRange(option is not null && parts is [_, var value] ? Given(option, value) : [arg]);
            }
            else
            {
                unknown.Add(parts[0]);
                option = null;
            }
        }

        return tokens;
    }

    /// <summary>
    /// Behind '=' the parser takes everything for a value, '--', '-h' or '@file' too, but nothing for none; an empty argument it takes for
    /// a value by itself.
    /// </summary>
    private static string[] Given(string option, string value) => value.Length == 0 ? [option, value] : [$"{option}={value}"];

    private DeclaredInput? Find(string option) => inputs.FirstOrDefault(input => input.Option == option);

    private string Unknown(string given)
    {
        string[] options = [.. inputs.Select(input => input.Option)];
        string hint = (Nearest.To(given, options), options.Length) switch
        {
            ({ } near, _) => $"; did you mean {near}?",
            (null, 0) => "; it has none.",
            _ => $"; it has {string.Join(", ", options)}.",
        };
        return $"{Quoted.Value(given)} is no input of {name}{hint}";
    }

    private Request.Run ReadPositionals(IReadOnlyList<string> args)
    {
        var texts = new IReadOnlyList<string>?[inputs.Count];
        int next = 0;
        for (int i = 0; i < inputs.Count; i++)
        {
            if (!inputs[i].IsStaged && next < args.Count)
            {
                texts[i] = [args[next++]];
            }
        }

        return new Request.Run(JobContract.Legacy, texts, PositionalProblem(args, next) is { } problem ? [problem] : []);
    }

    private string? PositionalProblem(IReadOnlyList<string> args, int used)
    {
        if (args.FirstOrDefault(arg => Find(arg) is not null) is { } named)
        {
            return $"{named} stands behind '{Quoted.Value(args[0])}': give every input by name, or all values in order.";
        }

        if (used == args.Count)
        {
            return null;
        }

        string[] names = [.. inputs.Where(input => !input.IsStaged).Select(input => input.Name)];
        return $"{args.Count} values were given, but {name} takes {names.Length}"
            + (names.Length > 0 ? $" ({string.Join(", ", names)})" : "")
            + $": '{Quoted.Value(args[used])}' is too many. Quote a value that holds blanks.";
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
