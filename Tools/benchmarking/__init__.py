"""What Tools/benchmark measures, a module a question."""
