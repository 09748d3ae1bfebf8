using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Rules.Results;

/// <summary>The formats of GDAL's that can only be copied: their file is whole when the copy is made, closed or not.</summary>
internal static class RasterFormat
{
    private static readonly string[] s_drivers = ["COG", "PNG", "JPEG", "GIF", "WEBP"];
    private static readonly string[] s_extensions = [".png", ".jpg", ".jpeg", ".gif", ".webp"];

    /// <summary>Whether a call writes such a file, or may: a driver that is not known can be one of theirs.</summary>
    public static bool IsWholeAtOnce(IOperation call, PathValue path, BodyNotes notes)
    {
        if (call is not IInvocationOperation { TargetMethod: var method } invocation)
        {
            return false;
        }

        return method.Name == "CreateCopy"
            ? invocation.Instance is not { } driver || IsCopied(notes.OriginOf(driver))
            : invocation.Arguments.Any(argument => Names(notes.OriginOf(argument.Value)))
                || path.Texts.Any(static text => s_extensions.Any(text.ToString().EndsWith));
    }

    private static bool IsCopied(IOperation driver) =>
        driver is not IInvocationOperation { TargetMethod.Name: "GetDriverByName", Arguments: [{ Value.ConstantValue.Value: string name }] }
        || s_drivers.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the options of a call name one of the drivers.</summary>
    private static bool Names(IOperation options) =>
        options.Type is not { SpecialType: SpecialType.System_String }
        && options.DescendantsAndSelf().Any(static part => part.ConstantValue.Value is string text && s_drivers.Contains(text));
}
