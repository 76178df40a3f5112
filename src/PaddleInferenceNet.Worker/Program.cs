using PaddleInferenceNet;

return WorkerServer.Run(Console.In);
