using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Models;

/// <summary>Options for opening a file, which are what they are set to.</summary>
internal sealed class FileStreamOptionsModel() : FrameworkModel("System.IO.FileStreamOptions")
{
    public override Value? Create(IObjectCreationOperation creation, Value[] arguments) => ObjectValue.Empty;
}
