"""What an app declares, imports and can install."""
