using DpsAuthoring.Hosting;
using Samples;

return await DpsProgram.RunAsync<Mosaic>(args);
