using DpsAuthoring.Hosting;
using Samples;

return await DpsProgram.RunAsync<Composite>(args);
