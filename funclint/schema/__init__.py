"""A document against its schema: a generated check that only accepts, then jsonschema to explain a refusal."""
