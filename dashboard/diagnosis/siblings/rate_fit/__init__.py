"""The outcomes of runs that differ in their rate alone, as one smooth curve with its band."""
