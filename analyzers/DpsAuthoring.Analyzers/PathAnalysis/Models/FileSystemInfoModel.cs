using DpsAuthoring.Analyzers.PathAnalysis.Apis;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Models;

/// <summary>What <c>FileInfo</c> and <c>DirectoryInfo</c> give.</summary>
internal sealed class FileSystemInfoModel() : FrameworkModel("System.IO.FileInfo", "System.IO.DirectoryInfo", "System.IO.FileSystemInfo")
{
    public override Value? Call(BodyRun run, IInvocationOperation call, Value? self, Value[] arguments)
    {
        if (self is not PathValue info)
        {
            return null;
        }

        IMethodSymbol method = call.TargetMethod;
        switch (method.Name)
        {
            case "GetFiles"
            or "EnumerateFiles"
            or "GetDirectories"
            or "EnumerateDirectories"
            or "GetFileSystemInfos"
            or "EnumerateFileSystemInfos":
                return DirectoryModel.Listed(run, info, call);
            case "CreateSubdirectory":
                PathValue made = info.With(Values.AsPath(arguments[0]), PathMath.Combine);
                run.Uses.Record(PathAccess.Write, made, call.Arguments[0].Value.Syntax, method, PathSink.Plain);
                return made;
            case "CopyTo" or "Replace":
                return arguments[0];
            case "MoveTo":
                if (run.Variables.VariableOf(call.Instance!, itself: true) is { } moved)
                {
                    run.Variables.Write(moved, arguments[0], call.Syntax);
                }

                return null;
            default:
                return null;
        }
    }

    public override Value? Read(BodyRun run, IPropertyReferenceOperation property, Value? self)
    {
        if (self is not PathValue info)
        {
            return null;
        }

        string name = property.Property.Name;
        switch (name)
        {
            case "FullName":
                return info.Select(PathMath.GetFullPath);
            case "Name":
                return info.Select(PathMath.GetFileName);
            case "Extension":
                return info.Select(PathMath.GetExtension);
            case "Directory" or "DirectoryName" or "Parent":
                return info.Select(static text => PathMath.GetDirectoryName(PathMath.GetFullPath(text)));
            case "Root":
                return null;
            default:
                if (name is "LinkTarget" or "Attributes" && LinkTest.IsSkip(property, name == "LinkTarget"))
                {
                    run.Frame.AddSkippedLinks(property.Syntax, info);
                }

                if (property.Instance is { } owner && !Operations.IsWritten(property))
                {
                    run.Frame.Add(
                        new PathUse(
                            name == "Length" ? PathAccess.Read : PathAccess.Probe,
                            info,
                            owner.Syntax,
                            null,
                            $"{property.Property.ContainingType.Name}.{name}",
                            PathSink.Plain));
                }

                return null;
        }
    }

    public override Value? Create(IObjectCreationOperation creation, Value[] arguments) => arguments[0];
}
