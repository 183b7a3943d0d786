"""App settings and connections: what they must look like, and the secrets that must not be shown."""
