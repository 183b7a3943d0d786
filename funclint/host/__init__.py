"""What the host and its extensions know: their small languages, and host.json as they read it."""
