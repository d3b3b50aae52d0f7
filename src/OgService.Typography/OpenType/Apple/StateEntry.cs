namespace OgService.Typography.OpenType.Apple;

/// <summary>What a state machine does at a glyph.</summary>
/// <param name="State">The state to go on in.</param>
/// <param name="Flags">Their meaning is the table's.</param>
/// <param name="First">The first number behind the flags; <see cref="StateTable.Nothing"/> for none.</param>
/// <param name="Second">As <paramref name="First"/>, the second one.</param>
internal readonly record struct StateEntry(int State, int Flags, int First, int Second);
