namespace Dialog.Platform;

/// <summary>Where the others reach this process; known once it listens.</summary>
public interface INodeAddress
{
    string Address { get; }
}
