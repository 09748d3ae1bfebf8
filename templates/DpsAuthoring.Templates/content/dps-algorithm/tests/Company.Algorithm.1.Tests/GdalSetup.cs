using System.Runtime.CompilerServices;
using MaxRev.Gdal.Core;
using OSGeo.GDAL;

namespace Algorithms.Tests;

/// <summary>Makes GDAL ready as Program.cs does, which does not run in a test.</summary>
internal static class GdalSetup
{
    [ModuleInitializer]
    internal static void Configure()
    {
        GdalBase.ConfigureAll();
        Gdal.UseExceptions();
    }
}
