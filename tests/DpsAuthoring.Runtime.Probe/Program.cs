using DpsAuthoring.Hosting;
using DpsAuthoring.Runtime.Probe;

return await DpsProgram.RunAsync<Probe>(args);
