using DpsAuthoring.Configuration;

namespace DpsAuthoring.Cli.Checking;

/// <summary>How the command line and reports call the ways to register.</summary>
internal static class RouteOption
{
    /// <summary>What lies beside a configuration tells.</summary>
    public const string Automatic = "auto";

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } = [Automatic, .. Enum.GetValues<RegistrationRoute>().Select(NameOf)];

    public static string NameOf(RegistrationRoute route) => route switch
    {
        RegistrationRoute.Action => "action",
        RegistrationRoute.Package => "cwl",
        _ => "api",
    };

    /// <summary>The way of a name; null for the one that is told by what lies beside.</summary>
    public static RegistrationRoute? Of(string name) =>
        Enum.GetValues<RegistrationRoute>().Cast<RegistrationRoute?>().FirstOrDefault(route => NameOf(route!.Value) == name);
}
