"""Values that people would choose: one or two significant digits."""

import math


def round_rate(value: float) -> float:
    """A learning rate with one significant digit, two below 2: 0.16, 0.03, 0.0005.

    >>> round_rate(0.1598), round_rate(0.0316), round_rate(0.00051)
    (0.16, 0.03, 0.0005)
    """
    if not (value > 0 and math.isfinite(value)):
        return value
    lead = float(f"{value:.15e}".partition("e")[0])  # a power of ten of so small a rate may be 0
    return float(f"{value:.1e}" if lead < 2 else f"{value:.0e}")


def round_epochs(value: float) -> int:
    """A number of epochs with two significant digits, at least one."""
    return max(1, int(float(f"{value:.1e}")))
