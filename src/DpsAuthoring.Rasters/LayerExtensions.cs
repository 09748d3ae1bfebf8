using OSGeo.OGR;

namespace DpsAuthoring.Rasters;

/// <summary>Layers in the manner of C#: features in a <c>foreach</c>.</summary>
public static class LayerExtensions
{
    extension(Layer layer)
    {
        /// <summary>
        /// The features that the layer's filters let through, from the first. Each is disposed of when the next is asked for: clone what is
        /// to outlive it.
        /// </summary>
        public IEnumerable<Feature> Features => Read(layer);
    }

    private static IEnumerable<Feature> Read(Layer layer)
    {
        layer.ResetReading();
        while (layer.GetNextFeature() is { } feature)
        {
            using (feature)
            {
                yield return feature;
            }
        }
    }
}
