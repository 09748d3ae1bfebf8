using System.CommandLine;
using DpsAuthoring.Cli.Remote;
using DpsAuthoring.Cli.Reports;
using DpsAuthoring.Cli.Serving;
using DpsAuthoring.Maap;

namespace DpsAuthoring.Cli.Commands;

/// <summary><c>dps login</c>: which server is talked to from now on, and with which token.</summary>
internal static class LoginCommand
{
    private const string Description =
        """
        Chooses the server that register, submit and the others talk to, and keeps where its token is.

        Examples:
          dps login local                            the dps serve of this machine, whose token is in its folder
          dps login local --data /scratch/dps        one that keeps everything elsewhere
          dps login maap                             MAAP; the token is asked for, and not shown
          dps login maap < token.txt                 the token comes on standard input
          dps login https://api.dit.maap-project.org --token-file ~/.maap-token
          dps login maap --forget                    forget it, and the token that is kept

        A token is never an argument: everybody on a machine sees those. It is kept in dps/tokens of XDG_CONFIG_HOME, where only you can read it. Where MAAP_PGT is set, as in a workspace, it is that of MAAP_PGT.

        Exit codes: 0 success, 2 the server does not accept the token, or cannot be reached.
        """;

    public static Command Create()
    {
        var server = new Argument<string?>("SERVER")
        {
            Description = "local, maap, or a server's address. Default: the one that would be talked to now.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        server.CompletionSources.Add(Profile.Local, Profile.Maap);
        var tokenFile = new Option<string?>("--token-file")
        {
            Description = "The token is in this file, which is read at each call and which only you may be able to read.",
            HelpName = "FILE",
        };
        var data = new Option<string?>("--data") { Description = "The data folder of a dps serve of this machine.", HelpName = "FOLDER" };
        var forget = new Option<bool>("--forget") { Description = "Forget the server, and the token that is kept for it." };
        var json = new Option<bool>("--json") { Description = "Print the outcome as one JSON object with a version." };
        var command = new Command("login", Description) { server, tokenFile, data, forget, json };
        command.SetAction(parsed => Interruption.Run(cancel => parsed.GetValue(forget)
            ? Task.FromResult(Forget(parsed.GetValue(server)))
            : LoginAsync(parsed.GetValue(server), parsed.GetValue(tokenFile), parsed.GetValue(data), parsed.GetValue(json), cancel)));
        return command;
    }

    private static int Forget(string? server)
    {
        string name = NameOf(server ?? throw new CouldNotRunException("Name the server that is to be forgotten: dps login NAME --forget"));
        Console.Out.WriteLine(StoredProfiles.Read().Forget(name) ? $"Forgotten: {name}" : $"Nothing was kept of {name}.");
        return DpsExitCode.Clean;
    }

    private static async Task<int> LoginAsync(string? server, string? tokenFile, string? data, bool json, CancellationToken cancel)
    {
        if (data is not null && server is not (null or Profile.Local))
        {
            throw new CouldNotRunException("--data is the folder of a dps serve of this machine: dps login local --data FOLDER");
        }

        if (tokenFile is not null && !File.Exists(tokenFile))
        {
            throw new CouldNotRunException($"--token-file '{tokenFile}' is no file.");
        }

        var stored = StoredProfiles.Read();
        StoredProfile profile = Choose(server ?? (data is null ? null : Profile.Local), data, tokenFile, stored);
        Profile tried = profile.Data is { } folder
            ? ProfileFinder.OfData(profile.Name, folder)
            : new Profile(profile.Name, Profile.AddressOf(profile.Address!), profile.TokenFile);
        using var connection = Connection.To(tried, null, null);
        return await connection.DoAsync(async () =>
        {
            MaapMember member = await connection.Client.GetMemberAsync(cancel).ConfigureAwait(false);
            MaapApiGeneration generation = await connection.Client.GetGenerationAsync(cancel).ConfigureAwait(false);
            stored.Keep(profile);
            Tell(tried, member, generation, json);
            return DpsExitCode.Clean;
        }).ConfigureAwait(false);
    }

    private static StoredProfile Choose(string? server, string? data, string? tokenFile, StoredProfiles stored)
    {
        string name = NameOf(server);
        string? token = tokenFile is null ? null : Path.GetFullPath(tokenFile);
        if (name == Profile.Local)
        {
            string folder = data ?? stored.Find(Profile.Local)?.Data ?? ServerPlace.DefaultData;
            return new StoredProfile(Profile.Local, null, null, Path.GetFullPath(folder));
        }

        Uri address = AddressOf(server);

        bool isInEnvironment = Environment.GetEnvironmentVariable(ServerToken.Variable) is { Length: > 0 };
        token ??= isInEnvironment ? null : stored.KeepToken(name, TokenReader.Read(name));
        return new StoredProfile(name, address.AbsoluteUri, token);
    }

    private static string NameOf(string? server) =>
        server is null ? ProfileFinder.Find(null).Name
        : ProfileFinder.IsAddress(server) ? Profile.AddressOf(server).Authority
        : server;

    private static Uri AddressOf(string? server) =>
        server == Profile.Maap ? Profile.MaapAddress
        : server is not null && ProfileFinder.IsAddress(server) ? Profile.AddressOf(server)
        : ProfileFinder.Find(server).Address;

    private static void Tell(Profile profile, MaapMember member, MaapApiGeneration generation, bool json)
    {
        string contract = generation == MaapApiGeneration.Ogc ? "ogc" : "legacy";
        if (json)
        {
            using Stream output = Console.OpenStandardOutput();
            JsonOutput.Write(output, writer =>
            {
                writer.WriteString("profile", profile.Name);
                writer.WriteString("address", profile.Address.AbsoluteUri);
                writer.WriteString("user", member.UserName);
                writer.WriteString("contract", contract);
                writer.WriteString("token_file", profile.TokenFile);
            });
            return;
        }

        Console.Out.WriteLine($"{profile.Name}: {profile.Address} knows you as {DpsAuthoring.Jobs.PlainText.Line(member.ToString())}");
        Console.Out.WriteLine($"  token     {profile.TokenFile ?? "that of MAAP_PGT"}");
        Console.Out.WriteLine($"  contract  {contract}");
    }
}
