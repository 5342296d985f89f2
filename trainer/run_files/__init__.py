"""The files that a run leaves in its folder, and how they survive being interrupted."""
