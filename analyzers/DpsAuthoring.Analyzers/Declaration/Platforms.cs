using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Declaration;

/// <summary>On which machines code says that it runs: a job's is Linux.</summary>
internal static class Platforms
{
    private const string Job = "linux";

    /// <summary>Whether a member, or what it stands in, is marked as one of other machines: no job comes to it.</summary>
    public static bool AreOthers(ISymbol member)
    {
        for (ISymbol? around = member;
            around is not null;
            around = (around as IMethodSymbol)?.AssociatedSymbol ?? around.ContainingSymbol)
        {
            bool isMarked = false;
            bool isForJobs = false;
            foreach (AttributeData attribute in around.GetAttributes())
            {
                if (attribute.AttributeClass.Is("System.Runtime.Versioning.UnsupportedOSPlatformAttribute") && NamesJobs(attribute))
                {
                    return true;
                }

                if (attribute.AttributeClass.Is("System.Runtime.Versioning.SupportedOSPlatformAttribute"))
                {
                    isMarked = true;
                    isForJobs |= NamesJobs(attribute);
                }
            }

            if (isMarked)
            {
                return !isForJobs;
            }
        }

        return false;
    }

    private static bool NamesJobs(AttributeData attribute) => attribute.Text(0).StartsWith(Job, StringComparison.OrdinalIgnoreCase);
}
