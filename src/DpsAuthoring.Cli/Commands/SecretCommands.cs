using System.CommandLine;
using System.Text.Json;
using DpsAuthoring.Cli.Remote;
using DpsAuthoring.Cli.Reports;
using DpsAuthoring.Jobs;

namespace DpsAuthoring.Cli.Commands;

/// <summary><c>dps secrets</c>: what algorithms need and nobody may see; they ask for it by its name when they run.</summary>
internal static class SecretCommands
{
    private const string Description =
        """
        Keeps secrets at the server: passwords and tokens that an algorithm asks for when it runs.
        An input is shown to whoever sees the job; a secret is not.

        Examples:
          dps secrets list
          dps secrets add earthdata-token            the value is asked for, and not shown
          dps secrets add earthdata-token < token    it comes on standard input
          dps secrets delete earthdata-token

        In the algorithm: await MaapClient.FromEnvironment().GetSecretAsync("earthdata-token"), of the package DpsAuthoring.Maap; in Python maap.secrets.get_secret.
        No command shows a value. It is never an argument: everybody on a machine sees those.

        Exit codes: 0 success, 2 the server refuses it, or cannot be reached.
        """;

    public static Command Create() => new("secrets", Description) { List(), Add(), Delete() };

    private static Command List()
    {
        var options = new RemoteOptions();
        return options.Create("list", "Lists the names of your secrets.", [], async (parsed, connection, cancel) =>
        {
            IReadOnlyList<string> names = await connection.Client.GetSecretNamesAsync(cancel).ConfigureAwait(false);
            if (parsed.GetValue(options.Json))
            {
                Write(json =>
                {
                    json.WriteStartArray("secrets");
                    foreach (string name in names)
                    {
                        json.WriteStringValue(name);
                    }

                    json.WriteEndArray();
                });
                return DpsExitCode.Clean;
            }

            foreach (string name in names)
            {
                Console.Out.WriteLine(PlainText.Line(name));
            }

            if (names.Count == 0)
            {
                Console.Error.WriteLine($"{connection.Profile.Word} has no secrets of yours: add one with 'dps secrets add NAME'.");
            }

            return DpsExitCode.Clean;
        });
    }

    private static Command Add()
    {
        var options = new RemoteOptions();
        Argument<string> named = Named();
        var replace = new Option<bool>("--replace") { Description = "Replace the secret of that name, if there is one." };
        return options.Create("add", "Keeps a secret. The value is asked for, or comes on standard input.", [named, replace], async (parsed, connection, cancel) =>
        {
            string name = parsed.GetValue(named)!;
            string value = Console.IsInputRedirected
                ? (await Console.In.ReadToEndAsync(cancel).ConfigureAwait(false)).TrimEnd('\r', '\n')
                : HiddenText.Ask($"Value of {name}");
            if (value.Length == 0)
            {
                throw new CouldNotRunException($"No value was given for {name}: type it, or send it on standard input.");
            }

            IReadOnlyList<string> names = await connection.Client.GetSecretNamesAsync(cancel).ConfigureAwait(false);
            bool exists = names.Contains(name, StringComparer.Ordinal);
            if (exists && !parsed.GetValue(replace))
            {
                throw new CouldNotRunException($"There is a secret {name} already, and it stays as it is: give another name, or --replace.");
            }

            if (exists)
            {
                await connection.Client.DeleteSecretAsync(name, cancel).ConfigureAwait(false);
            }

            await connection.Client.AddSecretAsync(name, value, cancel).ConfigureAwait(false);
            Tell(parsed.GetValue(options.Json), exists ? "replaced" : "added", name);
            return DpsExitCode.Clean;
        });
    }

    private static Command Delete()
    {
        var options = new RemoteOptions();
        Argument<string> named = Named();
        return options.Create("delete", "Forgets a secret.", [named], async (parsed, connection, cancel) =>
        {
            string name = parsed.GetValue(named)!;
            await connection.Client.DeleteSecretAsync(name, cancel).ConfigureAwait(false);
            Tell(parsed.GetValue(options.Json), "deleted", name);
            return DpsExitCode.Clean;
        });
    }

    private static Argument<string> Named() => new("NAME") { Description = "The secret's name." };

    private static void Tell(bool asJson, string done, string name)
    {
        if (asJson)
        {
            Write(json => json.WriteString(done, name));
        }
        else
        {
            Console.Out.WriteLine($"{char.ToUpperInvariant(done[0])}{done[1..]}: {PlainText.Line(name)}");
        }
    }

    private static void Write(Action<Utf8JsonWriter> write)
    {
        using Stream output = Console.OpenStandardOutput();
        JsonOutput.Write(output, write);
    }
}
