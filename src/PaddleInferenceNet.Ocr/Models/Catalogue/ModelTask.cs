using System.Text.Json.Serialization;

namespace PaddleInferenceNet.Ocr.Models;

/// <summary>What a model of the catalogue is for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ModelTask>))]
public enum ModelTask
{
    /// <summary>Finds lines of text.</summary>
    [JsonStringEnumMemberName("det")]
    Detection,

    /// <summary>Tells lines that stand on their heads.</summary>
    [JsonStringEnumMemberName("cls")]
    Orientation,

    /// <summary>Reads lines.</summary>
    [JsonStringEnumMemberName("rec")]
    Recognition,

    /// <summary>Finds the parts of a page.</summary>
    [JsonStringEnumMemberName("layout")]
    Layout,

    /// <summary>Finds rows and columns of tables.</summary>
    [JsonStringEnumMemberName("table")]
    Table,

    /// <summary>Names the parts of a form and their relations.</summary>
    [JsonStringEnumMemberName("kie")]
    KeyInformation,

    /// <summary>Tells by how many quarters a page is turned.</summary>
    [JsonStringEnumMemberName("doc_orientation")]
    PageOrientation,

    /// <summary>Flattens pictures of bent pages.</summary>
    [JsonStringEnumMemberName("unwarp")]
    Unwarping,

    /// <summary>Reads formulas.</summary>
    [JsonStringEnumMemberName("formula")]
    Formula,
}
