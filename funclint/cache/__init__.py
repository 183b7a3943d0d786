"""What earlier runs worked out, kept in the user's cache folder; it never changes what a run says."""
