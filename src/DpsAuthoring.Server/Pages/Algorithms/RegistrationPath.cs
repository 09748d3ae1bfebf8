using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Pages.Algorithms;

/// <summary>Where the build of an algorithm is watched.</summary>
internal static class RegistrationPath
{
    public const string Root = "/registrations";

    public static string Of(Registration registration) => $"{Root}/{registration.Uuid}";
}
