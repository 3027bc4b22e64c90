"""The export sheet: what is ready, what stands in its way, where it goes, and what became of it."""
