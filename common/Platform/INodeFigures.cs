namespace Dialog.Platform;

/// <summary>A source of figures that a process tells of itself, read every few seconds from one place.</summary>
public interface INodeFigures
{
    /// <param name="since">how long ago the last reading was; rates are over this time</param>
    IEnumerable<KeyValuePair<string, double>> Read(TimeSpan since);
}
