using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Models;

/// <summary>Where a program lies, and what its types and an archive's entries are called.</summary>
internal sealed class ReflectionModel() : FrameworkModel(
        "System.Type",
        "System.Reflection.MemberInfo",
        "System.Reflection.Assembly",
        "System.AppContext",
        "System.AppDomain",
        "System.Diagnostics.ProcessModule",
    "System.IO.Compression.ZipArchiveEntry")
{
    public override Value? Read(BodyRun run, IPropertyReferenceOperation property, Value? self) =>
        (property.Property.ContainingType.Name, property.Property.Name) switch
    {
        ("AppContext" or "AppDomain", "BaseDirectory") or ("Assembly", "Location" or "CodeBase") or ("ProcessModule", "FileName") =>
            PathValue.Of(Piece.At(Anchor.Program, property.Syntax)),
        ("Type" or "MemberInfo", "Name") => Values.Made(property, Taint.Name),
        ("ZipArchiveEntry", "Name") => Values.Made(property, Taint.FileName),
        _ => null,
    };
}
