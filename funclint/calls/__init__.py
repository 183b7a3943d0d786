"""Which function calls which, and what that means for durable code."""
