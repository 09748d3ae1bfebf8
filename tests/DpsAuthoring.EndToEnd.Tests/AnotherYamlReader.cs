namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>An analyzer as others write them, with another version of the library that ours read YAML with lying beside it.</summary>
internal static class AnotherYamlReader
{
    /// <summary>What it reports: that it reads by its own version, and not by the newer one beside ours.</summary>
    public const string Report = "warning OTHER001: read by YamlDotNet 16";

    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>netstandard2.0</TargetFramework>
            <LangVersion>latest</LangVersion>
            <ImplicitUsings>enable</ImplicitUsings>
            <CopyLocalLockFileAssemblies>true</CopyLocalLockFileAssemblies>
            <NoWarn>$(NoWarn);RS1041;RS2008</NoWarn>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Microsoft.CodeAnalysis.CSharp" Version="4.8.0" PrivateAssets="all" ExcludeAssets="runtime" />
            <PackageReference Include="YamlDotNet" Version="16.3.0" />
          </ItemGroup>
        </Project>
        """;

    private const string Source = """
        using System.Collections.Immutable;
        using Microsoft.CodeAnalysis;
        using Microsoft.CodeAnalysis.Diagnostics;
        using YamlDotNet.RepresentationModel;

        [DiagnosticAnalyzer(LanguageNames.CSharp)]
        public sealed class Other : DiagnosticAnalyzer
        {
            private static readonly DiagnosticDescriptor s_rule = new("OTHER001", "Read", "read by YamlDotNet {0}", "Other", DiagnosticSeverity.Warning, true);

            public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(s_rule);

            public override void Initialize(AnalysisContext context)
            {
                context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
                context.EnableConcurrentExecution();
                context.RegisterCompilationAction(end =>
                {
                    var yaml = new YamlStream();
                    yaml.Load(new StringReader("a: 1"));
                    end.ReportDiagnostic(Diagnostic.Create(s_rule, Location.None, typeof(YamlStream).Assembly.GetName().Version.Major));
                });
            }
        }
        """;

    /// <summary>Builds it in a folder; the assemblies that a project takes for analyzers.</summary>
    public static async Task<string> BuildAsync(string folder, IReadOnlyDictionary<string, string?> environment)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "Other.csproj"), Project);
        await File.WriteAllTextAsync(Path.Combine(folder, "Other.cs"), Source);
        (await Command.RunAsync(folder, environment, "dotnet", "build", "-o", "out")).EnsureSuccess();
        return $"{folder}/out/Other.dll;{folder}/out/YamlDotNet.dll";
    }
}
