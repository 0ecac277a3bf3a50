"""The parts of Tools/generate: invented catalogues that change from month to month, and writers for each format."""
