"""What each page shows, as plain values: built by the compiler, read by a template."""
