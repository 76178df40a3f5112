using PaddleInferenceNet.Cli;

return Application.Run(args);
