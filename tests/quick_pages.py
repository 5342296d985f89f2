"""Pages drawn by ``AppTest`` in half the time."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from streamlit.components.v2.component_manager import BidiComponentManager


@contextmanager
def without_scan() -> Iterator[None]:
    """Draw pages without looking through every installed package for components, of which none is.

    A server looks once; ``AppTest`` looks again for each page.
    """
    with mock.patch.object(BidiComponentManager, "discover_and_register_components"):
        yield
