using System.Collections.Concurrent;
using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Apis;

/// <summary>A path that a method takes, and what it does to it.</summary>
/// <param name="Position">Which parameter it is, or <see cref="Self"/> or <see cref="Made"/>.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Role">What the table says: an <see cref="Domain.PathAccess"/>, or how to find it out.</param>
/// <param name="Flags">The flags that the next parameter must have one of for that; 0 where it always holds.</param>
internal sealed record PathParameter(int Position, string Name, string Role, int Flags = 0)
{
    /// <summary>The object itself.</summary>
    public const int Self = -1;

    /// <summary>What the object's constructor was given first.</summary>
    public const int Made = -2;
}

/// <summary>A method that takes paths.</summary>
/// <param name="Parameters">Which of its parameters are paths.</param>
/// <param name="TakesUris">Whether a path may be an address.</param>
/// <param name="TakesVirtualPaths">Whether a path may be a name of GDAL's.</param>
/// <param name="ReadOnly">What to give it to only read a file.</param>
internal sealed record PathSink(
    ImmutableArray<PathParameter> Parameters, bool TakesUris = false, bool TakesVirtualPaths = false, string? ReadOnly = null)
{
    public static readonly PathSink Plain = new(ImmutableArray<PathParameter>.Empty);

    /// <summary>What it makes of the file that it writes.</summary>
    public Creation Creates { get; init; }

    /// <summary>Where a text leads that it is given.</summary>
    public JobLocation LocationOf(PathText text) => TakesVirtualPaths ? GdalName.LocationOf(text) : JobLocation.Of(text);

    /// <summary>Whether what it is given is the path and no more, so that another path may stand in its place.</summary>
    public bool TakesAlone(PathText path) =>
        !(TakesVirtualPaths && GdalName.IsMoreThanPath(path))
        && !Parameters.Any(static parameter => parameter.Role == PathRole.Connection || parameter.Position == PathParameter.Made);
}

/// <summary>The tables of <see cref="PathApis"/>, as symbols of one compilation. A type that is not referenced costs one look-up.</summary>
internal sealed class PathSinks
{
    private readonly Dictionary<INamedTypeSymbol, Dictionary<string, PathApi>> _types = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// The names of the methods in the tables, and of the types whose constructors are: most calls are told apart by that alone.
    /// </summary>
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);

    /// <summary>Whether there is an attribute by which methods say that they write to what they are given.</summary>
    private readonly bool _hasMarks;

    private readonly Lazy<HashSet<string>> _markedNames;

    private readonly ConcurrentDictionary<IMethodSymbol, PathSink?> _methods = new(SymbolEqualityComparer.Default);

    public PathSinks(Compilation compilation, IEnumerable<string> ownLists)
    {
        ImmutableArray<INamedTypeSymbol> marks = compilation.GetTypesByMetadataName(WellKnownTypes.WritesToAttribute);
        _hasMarks = !marks.IsEmpty;
        _markedNames = new(() => FindMarkedNames(compilation, marks));
        if (!compilation.GetTypesByMetadataName(WellKnownTypes.OutputName).IsEmpty)
        {
            // Where a result gets its name, one of these is mentioned.
            Names.UnionWith(["Output", "JobOutput", "OutputName"]);
        }

        Add(compilation, PathApis.Framework);
        Add(compilation, PathApis.Libraries);
        foreach (string list in ownLists)
        {
            AddOwn(compilation, list);
        }
    }

    /// <summary>
    /// The simple names without one of which no code gets at a path's API: those of the types, and of extension methods. The names of
    /// other methods (Create, Open, Save) are everybody's.
    /// </summary>
    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>The names of the methods in the tables that can be called without naming a type of <see cref="Names"/>.</summary>
    public HashSet<string> MemberNames { get; } = new(StringComparer.Ordinal);

    /// <summary>The names of the methods of referenced libraries, and of their types, that say by an attribute that they write.</summary>
    public IEnumerable<string> MarkedNames => _markedNames.Value;

    /// <summary>The names of all methods in the tables.</summary>
    public IEnumerable<string> AllNames => _members;

    public PathSink? Of(IMethodSymbol method) =>
        _members.Contains(method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name) || MayBeMarked(method)
            ? _methods.GetOrAdd(method.OriginalDefinition, Find)
            : null;

    private void Add(Compilation compilation, ImmutableArray<PathApi> table)
    {
        string? name = null;
        bool isStatic = false;
        Dictionary<string, PathApi>? members = null;
        var spaces = new Namespaces(compilation);
        foreach (PathApi api in table)
        {
            (string type, string member) = (api.Type, api.Member);
            if (type != name)
            {
                name = type;
                members = null;
                foreach (INamedTypeSymbol symbol in spaces.TypesOf(type))
                {
                    members ??= new(StringComparer.Ordinal);
                    _types[symbol] = members;
                    isStatic = symbol.IsStatic;
                }
            }

            if (members is not null)
            {
                members[api.Method] = api;
                string simple = type.Substring(type.LastIndexOf('.') + 1).Split('`')[0];
                _members.Add(member == ".ctor" ? simple : api.Method);
                if (simple != "Path")
                {
                    // Everybody mentions Path, who only reckons with it.
                    Names.Add(simple);
                }

                // The names of properties (Path, FileName) are everybody's too: their type is named where the object is made.
                if (api.Method == member && (!isStatic || simple == "Path"))
                {
                    MemberNames.Add(member);
                }

                if (simple.EndsWith("Extensions", StringComparison.Ordinal)
                    || member is "ExtractToFile" or "CopyTo" or "MoveTo" or "OpenWrite")
                {
                    Names.Add(member);
                }
            }
        }
    }

    private void AddOwn(Compilation compilation, string list)
    {
        foreach ((IMethodSymbol method, PathSink sink) in WriterList.Read(compilation, list).SelectMany(static line => line.Sinks))
        {
            _methods[method] = sink;
            string name = method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name;
            Names.Add(name);
            _members.Add(name);
        }
    }

    /// <summary>Whether a method is worth a look for marks: the framework's own bear none.</summary>
    private bool MayBeMarked(IMethodSymbol method) =>
        _hasMarks
        && method.Parameters.Length > 0
        && !(
            method.ContainingAssembly?.Name is { } assembly
            && (assembly.StartsWith("System", StringComparison.Ordinal) || assembly.StartsWith("Microsoft.", StringComparison.Ordinal)));

    private static HashSet<string> FindMarkedNames(Compilation compilation, ImmutableArray<INamedTypeSymbol> marks)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var libraries = new HashSet<string>(marks.Select(static mark => mark.ContainingAssembly.Name), StringComparer.Ordinal);
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            // Only who knows the attribute can bear it.
            if (libraries.Contains(assembly.Name)
                || assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => libraries.Contains(reference.Name))))
            {
                Look(assembly.GlobalNamespace);
            }
        }

        return names;

        void Look(INamespaceOrTypeSymbol place)
        {
            foreach (ISymbol member in place.GetMembers())
            {
                if (member is INamespaceOrTypeSymbol inner)
                {
                    Look(inner);
                }
                else if (member is IMethodSymbol { Parameters.Length: > 0 } method && FindMarks(method) is not null)
                {
                    names.Add(method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name);
                }
            }
        }
    }

    private PathSink? Find(IMethodSymbol method) => FindInTables(method) ?? (MayBeMarked(method) ? FindMarks(method) : null);

    private static PathSink? FindMarks(IMethodSymbol method)
    {
        for (IMethodSymbol? current = method; current is not null; current = current.OverriddenMethod?.OriginalDefinition)
        {
            var marked = current.Parameters
                .Where(static parameter => parameter.Attribute(WellKnownTypes.WritesToAttribute) is not null)
                .Select(static parameter => new PathParameter(parameter.Ordinal, parameter.Name, nameof(PathAccess.Write)))
                .ToImmutableArray();
            if (!marked.IsEmpty)
            {
                return new PathSink(marked);
            }
        }

        return null;
    }

    private PathSink? FindInTables(IMethodSymbol method)
    {
        for (IMethodSymbol? current = method; current is not null; current = current.OverriddenMethod?.OriginalDefinition)
        {
            if (_types.TryGetValue(ExtensionMembers.HomeOf(current).OriginalDefinition, out Dictionary<string, PathApi>? members)
                && members.TryGetValue(current.Name, out PathApi? found))
            {
                ImmutableArray<PathParameter>.Builder parameters = ImmutableArray.CreateBuilder<PathParameter>();
                foreach (PathRole role in found.Roles)
                {
                    if (Position(method, role.Parameter) is { } position)
                    {
                        parameters.Add(new PathParameter(position, role.Parameter, role.Access, role.Flags));
                    }
                }

                return parameters.Count == 0
                    ? null
                    : new PathSink(parameters.ToImmutable(), found.TakesUris, found.TakesVirtualPaths, found.ReadOnly)
                    {
                        Creates = found.Creates,
                    };
            }
        }

        return null;
    }

    private static int? Position(IMethodSymbol method, string name)
    {
        switch (name)
        {
            case PathRole.This:
                return PathParameter.Self;
            case PathRole.Made:
                return PathParameter.Made;
            case PathRole.Set:
                return 0;
        }

        for (int i = 0; i < method.Parameters.Length; i++)
        {
            IParameterSymbol parameter = method.Parameters[i];
            if ((parameter.Name == name || (name.Length == 1 && name[0] == '0' + i))
                && (parameter.Type.SpecialType == SpecialType.System_String || parameter.Type.IsFileSystemInfo()))
            {
                return i;
            }
        }

        return null;
    }
}
