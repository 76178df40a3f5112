using PaddleInferenceNet.Cli.Options;

namespace PaddleInferenceNet.Cli.Input;

/// <summary>Opens a model and holds the shapes that are given against its inputs.</summary>
internal static class ModelInputs
{
    /// <summary>Loads the model and checks that there is a shape for each input.</summary>
    /// <exception cref="CommandException">It cannot be loaded, or has another number of inputs.</exception>
    public static Predictor Load(
        PaddleConfig config,
        IReadOnlyList<TensorShape> shapes,
        Func<PaddleConfig, Predictor> create
    )
    {
        var predictor = Failure.Loading(() => create(config));
        if (predictor.Inputs.Count == shapes.Count)
        {
            return predictor;
        }

        var inputs = string.Join("; ", predictor.Inputs);
        predictor.Dispose();
        throw CommandException.WrongUsage(
            $"--shape is given {shapes.Count} times, but these are the model's inputs: {inputs}."
        );
    }

    /// <summary>Runs, where a refusal of the shapes is one of the command line.</summary>
    /// <exception cref="CommandException">The network cannot take the shapes.</exception>
    public static void Run(Predictor predictor, IReadOnlyList<TensorShape> shapes)
    {
        try
        {
            predictor.Run();
        }
        catch (ShapeMismatchException exception)
        {
            throw CommandException.WrongUsage(
                $"--shape {string.Join(" --shape ", shapes)} does not fit the model: {exception.Message}",
                exception
            );
        }
    }
}
