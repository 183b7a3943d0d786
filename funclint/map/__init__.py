"""The map of an app: what triggers each function, what it reads, writes and calls; as Mermaid text and as a page."""
