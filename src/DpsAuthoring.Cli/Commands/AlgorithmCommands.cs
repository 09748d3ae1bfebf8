using System.CommandLine;
using System.Text.Json;
using DpsAuthoring.Cli.Remote;
using DpsAuthoring.Cli.Reports;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Reports;
using DpsAuthoring.Maap;

namespace DpsAuthoring.Cli.Commands;

/// <summary><c>dps algorithms</c>, <c>describe</c>, <c>delete</c> and <c>queues</c>: what a server has that jobs are made of.</summary>
internal static class AlgorithmCommands
{
    private static readonly string[] s_columns = ["ID", "ALGORITHM", "DEPLOYED BY", "MODIFIED", "DESCRIPTION"];
    private static readonly string[] s_inputs = ["INPUT", "TYPE", "DEFAULT", "DESCRIPTION"];

    public static IEnumerable<Command> Create() => [List(), Describe(), Delete(), Queues()];

    /// <summary>An argument that names an algorithm of the server.</summary>
    public static Argument<string?> Named(string more) => new("ALGORITHM")
    {
        Description = $"An algorithm of the server: its number, or name:version. {more}",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static Command List()
    {
        var options = new RemoteOptions();
        var named = new Argument<string?>("NAME") { Description = "Those of this name, or of this name:version.", Arity = ArgumentArity.ZeroOrOne };
        var mine = new Option<bool>("--mine") { Description = "Those that you have deployed." };
        return options.Create(
            "algorithms",
            "Lists the algorithms that a server has.",
            [named, mine],
            async (parsed, connection, cancel) =>
            {
                string? self = parsed.GetValue(mine)
                    ? (await connection.Client.GetMemberAsync(cancel).ConfigureAwait(false)).UserName
                    : null;
                string[] name = (parsed.GetValue(named) ?? "").Split(':', 2);
                var filter = new MaapAlgorithmFilter
                {
                    Name = name[0].Length > 0 ? name[0] : null,
                    Version = name.Length > 1 ? name[1] : null,
                    DeployedBy = self,
                };
                IReadOnlyList<MaapAlgorithm> algorithms = await connection.Client.GetAlgorithmsAsync(filter, cancel).ConfigureAwait(false);
                if (parsed.GetValue(options.Json))
                {
                    Write(json =>
                    {
                        json.WriteStartArray("algorithms");
                        foreach (MaapAlgorithm algorithm in algorithms)
                        {
                            json.WriteStartObject();
                            WriteHead(json, algorithm);
                            json.WriteEndObject();
                        }

                        json.WriteEndArray();
                    });
                    return DpsExitCode.Clean;
                }

                TextTable.Write(Console.Out, s_columns, [.. algorithms.Select(algorithm => (string?[])
                [
                    algorithm.Id, algorithm.ToString(), algorithm.DeployedBy, JobText.Time(algorithm.LastModified), algorithm.Description,
                ])]);
                return DpsExitCode.Clean;
            });
    }

    private static Command Describe()
    {
        var options = new RemoteOptions();
        Argument<string?> named = Named("Default: the one that is configured here.");
        return options.Create("describe", "Shows an algorithm of the server, and what its jobs are given.", [named], async (parsed, connection, cancel) =>
        {
            RemoteAlgorithm found = await RemoteAlgorithm.FindAsync(connection, parsed.GetValue(named), cancel).ConfigureAwait(false);
            MaapAlgorithm algorithm = found.Described;
            if (parsed.GetValue(options.Json))
            {
                Write(json =>
                {
                    WriteHead(json, algorithm);
                    json.WriteString("author", algorithm.Author);
                    json.WriteString("repository", algorithm.RepositoryUrl);
                    json.WriteString("commit", algorithm.Commit);
                    json.WriteString("queue", algorithm.Queue);
                    json.WriteStartArray("inputs");
                    foreach (MaapInput input in algorithm.Inputs)
                    {
                        json.WriteStartObject();
                        json.WriteString("name", input.Name);
                        json.WriteString("type", input.Type);
                        json.WriteString("default", input.Default);
                        json.WriteBoolean("optional", input.IsOptional);
                        json.WriteString("description", input.Description);
                        json.WriteEndObject();
                    }

                    json.WriteEndArray();
                });
            }
            else
            {
                WriteText(algorithm);
            }

            return DpsExitCode.Clean;
        });
    }

    private static void WriteText(MaapAlgorithm algorithm)
    {
        Console.Out.WriteLine(Terminal.Bold(PlainText.Line(algorithm.ToString())));
        (string Name, string? Value)[] facts =
        [
            ("id", algorithm.Id), ("title", algorithm.Title), ("about", algorithm.Description), ("author", algorithm.Author),
            ("deployed by", algorithm.DeployedBy), ("repository", algorithm.RepositoryUrl), ("commit", algorithm.Commit),
            ("memory", algorithm.MemoryMinimum), ("cores", algorithm.CoresMinimum), ("runs", algorithm.Command), ("queue", algorithm.Queue),
        ];
        JobText.WriteFacts(Console.Out, facts);
        if (algorithm.Inputs.Count > 0)
        {
            Console.Out.WriteLine();
            TextTable.Write(Console.Out, s_inputs, [.. algorithm.Inputs.Select(input => (string?[])
                [input.Name, input.IsStaged == true ? "file" : input.Type, input.Default ?? (input.IsOptional ? "none" : "(must be given)"), input.Description ?? input.Title])]);
        }
    }

    private static Command Delete()
    {
        var options = new RemoteOptions();
        var named = new Argument<string>("ALGORITHM") { Description = "An algorithm of the server: its number, or name:version." };
        return options.Create("delete", "Takes an algorithm from the server. Its jobs and their results stay.", [named], async (parsed, connection, cancel) =>
        {
            string algorithm = parsed.GetValue(named)!;
            await connection.Client.DeleteAlgorithmAsync(algorithm, cancel).ConfigureAwait(false);
            if (parsed.GetValue(options.Json))
            {
                Write(json => json.WriteString("deleted", algorithm));
            }
            else
            {
                Console.Out.WriteLine($"Deleted: {algorithm}");
            }

            return DpsExitCode.Clean;
        });
    }

    private static Command Queues()
    {
        var options = new RemoteOptions();
        return options.Create("queues", "Lists the queues that you may submit jobs to.", [], async (parsed, connection, cancel) =>
        {
            IReadOnlyList<string> queues = await connection.Client.GetQueuesAsync(cancel).ConfigureAwait(false);
            if (parsed.GetValue(options.Json))
            {
                Write(json => json.WriteTexts("queues", queues));
            }
            else
            {
                foreach (string queue in queues)
                {
                    Console.Out.WriteLine(PlainText.Line(queue));
                }
            }

            return DpsExitCode.Clean;
        });
    }

    private static void WriteHead(Utf8JsonWriter json, MaapAlgorithm algorithm)
    {
        json.WriteString("id", algorithm.Id);
        json.WriteString("name", algorithm.Name);
        json.WriteString("algorithm_version", algorithm.Version);
        json.WriteString("title", algorithm.Title);
        json.WriteString("description", algorithm.Description);
        json.WriteString("deployed_by", algorithm.DeployedBy);
        json.WriteString("modified", JobText.Time(algorithm.LastModified));
    }

    private static void Write(Action<Utf8JsonWriter> write)
    {
        using Stream output = Console.OpenStandardOutput();
        JsonOutput.Write(output, write);
    }
}
