"""How many examples a property is tried on: few before a commit, all in CI, many in a night.

``CURVA_EXAMPLES`` names the profile. A test that wants another number than the default says it by
:func:`examples`, so that its number grows and shrinks with the profile.
"""

import os

from hypothesis import settings

DEFAULT = 60
"""Examples of a property in CI, where its test names no number."""

FACTORS = {"check": 0.15, "ci": 1.0, "nightly": 20.0}
"""What each profile makes of the number of examples in CI."""

FEWEST = 5

VARIABLE = "CURVA_EXAMPLES"


def examples(in_ci: int) -> int:
    """The number of examples in the chosen profile of a property tried on ``in_ci`` in CI."""
    return max(FEWEST, round(in_ci * FACTORS[chosen()]))


def chosen() -> str:
    """The profile that the environment names.

    Raises:
        ValueError: There is none of that name.
    """
    name = os.environ.get(VARIABLE) or "ci"
    if name not in FACTORS:
        raise ValueError(f"{VARIABLE}={name}: expected one of {', '.join(FACTORS)}")
    return name


def load_profile() -> None:
    """Make the chosen profile the one that hypothesis uses.

    Deadlines measure the machine, not the code. A fixed seed keeps a red run red; a night looks
    elsewhere each time.
    """
    name = chosen()
    is_fixed = name != "nightly"
    settings.register_profile(
        name, deadline=None, derandomize=is_fixed, max_examples=examples(DEFAULT)
    )
    settings.load_profile(name)
