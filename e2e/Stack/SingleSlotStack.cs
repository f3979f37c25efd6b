namespace E2E.Stack;

/// <summary>For one test class: whoever gets a call here proves that nobody else holds one.</summary>
public sealed class SingleSlotStack() : Stack(concurrencyLimit: 1);
