"""Whether confidences keep their word."""

import numpy as np
import numpy.typing as npt

from dashboard.model.table import FloatArray

BINS = 10


def calibration_error(sure: FloatArray, right: npt.NDArray[np.bool_]) -> float:
    """Expected calibration error over ten equal bins of confidence.

    Args:
        sure: confidences (B,), 0 to 1.
        right: whether each claim was true (B,).
    """
    bins = np.clip((sure * BINS).astype(int), 0, BINS - 1)
    return float(
        sum(
            abs(right[bins == i].mean() - sure[bins == i].mean()) * (bins == i).mean()
            for i in set(bins.tolist())
        )
    )
