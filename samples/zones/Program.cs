using DpsAuthoring.Hosting;
using Samples;

return await DpsProgram.RunAsync<ZonalStatistics>(args);
