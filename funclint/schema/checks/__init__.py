"""Accept-only checks, generated from the schemas: tables for `funclint.schema.validation`."""
