using Algorithms;
using DpsAuthoring;
#if (maxrev)
using MaxRev.Gdal.Core;
using OSGeo.GDAL;

GdalBase.ConfigureAll();
Gdal.UseExceptions();
#endif

return await DpsProgram.RunAsync<GdalWrapper>(args);
