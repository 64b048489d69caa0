namespace Dialog.Api.Setup;

/// <summary>The body of an operation that needs none: <c>{}</c>.</summary>
internal sealed record EmptyBody;
