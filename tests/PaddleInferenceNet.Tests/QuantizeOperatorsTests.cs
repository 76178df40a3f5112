using System.Text;

namespace PaddleInferenceNet.Tests;

/// <summary>Which programs count as quantised.</summary>
public sealed class QuantizeOperatorsTests
{
    [TestCase("fake_quantize_dequantize_moving_average_abs_max")]
    [TestCase("fake_channel_wise_quantize_dequantize_abs_max")]
    [TestCase("fake_channel_wise_dequantize_max_abs")]
    [TestCase("quantize_linear")]
    public void AreIn_Operator_IsSeen(string type)
    {
        var json = $$$"""{"base_code":{"magic":"pir"},"program":{"regions":[{"#":"1.{{{type}}}"}]}}""";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(QuantizeOperators.AreIn(TinyModel.ProgramWithOperator(type)));
            Assert.That(QuantizeOperators.AreIn(Encoding.UTF8.GetBytes(json)));
        }
    }

    [TestCase("quantized")]
    [TestCase("use_quantizer")]
    [TestCase("fake_quantize_dequantize_moving_average_abs_max")]
    public void AreIn_OtherName_DoesNotCount(string name)
    {
        var json = $$$"""{"base_code":{"magic":"pir"},"program":{"name":"{{{name}}}"}}""";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(QuantizeOperators.AreIn(TinyModel.ProgramWithWeight(name)), Is.False);
            Assert.That(QuantizeOperators.AreIn(Encoding.UTF8.GetBytes(json)), Is.False);
        }
    }

    [Test]
    public void AreIn_WordAtEitherEnd_IsReadNoFurther()
    {
        Assert.That(QuantizeOperators.AreIn("quantize"u8), Is.False);
        Assert.That(QuantizeOperators.AreIn([]), Is.False);
    }

    [Test, Category("Model")]
    public void IsQuantized_PublishedModels_AreTheQuantisedOnes()
    {
        var models = Directory.GetDirectories(SharedData.Require("models")).Order();

        var quantised = models.Where(model => ModelSource.FromDirectory(model).Open().IsQuantized);

        Assert.That(
            quantised.Select(Path.GetFileName),
            Is.EqualTo(new[] { "ch_PP-OCRv2_det_slim_quant", "ch_ppocr_mobile_v2.0_cls_slim" })
        );
    }
}
