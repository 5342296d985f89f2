"""One layer of a figure, cheap to put together with others.

Altair copies every part of every layer each time that layers are laid over each other and each time
that views are put beside each other, which takes most of the time of a figure of four panels.  A
layer here is not changed once it stands, so that its copies can share its mark and its channels.
"""

import altair as alt


class Layer(alt.Chart):
    """A chart whose copies share its parts; what is set on a copy stays the copy's own."""

    def __deepcopy__(self, memo: object) -> "Layer":
        """The layer itself anew, with the same mark, channels and data."""
        return self.copy(deep=False)
