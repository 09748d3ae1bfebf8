using System.Runtime.CompilerServices;

namespace DpsAuthoring;

/// <summary>Brings the catalogue to a job's output.</summary>
public static class CatalogExtensions
{
    private static readonly ConditionalWeakTable<JobOutput, JobCatalog> s_catalogs = [];

    /// <param name="output">A job's output.</param>
    extension(JobOutput output)
    {
        /// <summary>The STAC catalogue of the results. Nothing is written before it is enabled, or a result is added.</summary>
        public JobCatalog Catalog => s_catalogs.GetValue(output, own => new JobCatalog(own));
    }
}
