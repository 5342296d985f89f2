"""From runs that are asked for to runs that are trained: checked, grouped, spread, shown."""
