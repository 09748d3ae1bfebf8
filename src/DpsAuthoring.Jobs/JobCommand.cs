namespace DpsAuthoring.Jobs;

/// <summary>The program that a job starts, and its arguments.</summary>
internal sealed record JobCommand(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>As a shell would have it.</summary>
    public override string ToString() => string.Join(' ', Arguments.Prepend(Program).Select(Quote));

    /// <summary>The command on this machine, where the repository lies in some folder.</summary>
    /// <exception cref="JobException">The configuration's command cannot be started by DPS.</exception>
    public static JobCommand Of(JobRequest request, JobValues values, string inputFolder, string path) =>
        Of(request, ArgumentsOf(request, values, inputFolder), path);

    private static JobCommand Of(JobRequest request, IEnumerable<string> arguments, string path)
    {
        Algorithm algorithm = request.Algorithm;
        IReadOnlyList<string> resolved = WordsOf(request);
        string program = Find(resolved[0], path)
            ?? throw new JobException(
                FailureKind.Start,
                $"run_command is {algorithm.RunCommand}, and {algorithm.Repository} has no such file: write its path from the repository's folder on."
            );
        return new JobCommand(program, [.. resolved.Skip(1), .. arguments]);
    }

    /// <summary>The words of the command on this machine, without the arguments that a job adds.</summary>
    /// <exception cref="JobException">The configuration's command cannot be started by DPS.</exception>
    public static IReadOnlyList<string> OnThisMachine(Algorithm algorithm, JobContract contract)
    {
        var request = new JobRequest(algorithm, contract, new Dictionary<string, string>());
        JobCommand command = Of(request, [], Environment.GetEnvironmentVariable("PATH") ?? "");
        return [command.Program, .. command.Arguments];
    }

    /// <summary>
    /// The command in the image, where repositories lie in <c>/app</c>: the OGC contract's run command is a path from there, and under the
    /// legacy one each script is.
    /// </summary>
    /// <exception cref="JobException">The configuration's command cannot be started by DPS.</exception>
    public static JobCommand InImage(JobRequest request, JobValues values, string inputFolder)
    {
        IReadOnlyList<string> words = WordsInImage(request);
        return new JobCommand(words[0], [.. words.Skip(1), .. ArgumentsOf(request, values, inputFolder)]);
    }

    /// <summary>The words of the run command on machines that see the repository where it lies here.</summary>
    public static IReadOnlyList<string> WordsOf(JobRequest request) =>
    [
        .. Words(request).Select((word, at) =>
            at == 0 || RepositoryPath.IsScript(word) ? InRepository(request.Algorithm.Repository, word) ?? word : word),
    ];

    /// <summary>The words of the run command in the image.</summary>
    public static IReadOnlyList<string> WordsInImage(JobRequest request)
    {
        _ = Words(request);
        return RepositoryPath.CommandInImage(request.Algorithm.RunCommand, request.Contract);
    }

    private static string[] Words(JobRequest request)
    {
        Algorithm algorithm = request.Algorithm;
        string[] words = algorithm.RunCommand.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            throw new JobException(FailureKind.Start, "The configuration has no run_command.");
        }

        if (request is { AsDps: true, Contract: JobContract.Legacy }
            && !words.Any(RepositoryPath.IsScript)
            && words[0].Contains('/')
            && words[0][0] != '/')
        {
            throw new JobException(
                FailureKind.Start,
                $"run_command is {algorithm.RunCommand}; the legacy contract finds only .sh, .py and .java files in the repository: start it from a .sh."
            );
        }

        return words;
    }

    private static IEnumerable<string> ArgumentsOf(JobRequest request, JobValues values, string inputFolder) =>
        request.Contract == JobContract.Ogc ? Named(values, inputFolder) : Positional(values);

    private static IEnumerable<string> Positional(JobValues values) =>
        values.All.Where(value => !value.Input.IsStaged && !value.Input.IsContextOnly).Select(value => value.Text);

    private static IEnumerable<string> Named(JobValues values, string inputFolder) =>
        values.All.SelectMany<JobValue, string>(value => value switch
        {
            { Input.IsContextOnly: true } or { Input.Type.Kind: InputKind.Flag, Text: "false" } => [],
            { Input.Type.Kind: InputKind.Flag } => ["--" + value.Input.Name],
            { Path: { } file } => ["--" + value.Input.Name, Path.Combine(inputFolder, file)],
            _ => ["--" + value.Input.Name, value.Text],
        });

    /// <summary>The file of the repository that <c>name-of-the-repository/path</c> means.</summary>
    public static string? InRepository(string repository, string word) =>
        RepositoryPath.Of(word) is { } path && Path.Combine(repository, path) is var file && File.Exists(file) ? file : null;

    private static string? Find(string program, string path) =>
        program.Contains('/')
            ? Path.IsPathRooted(program) && File.Exists(program) ? program : null
            : path.Split(':').Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    public static string Quote(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_' or '=' or ':' or ',' or '+' or '@')
            ? word
            : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
