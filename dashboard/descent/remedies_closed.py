"""What the remedies do to a model that is linear in its weights, in closed form.

The mean squared error of ŷ = X w has the Hessian S = 2 XᵀX/N and, with b = 2 Xᵀy/N, its minimum at
S w = b.  Each remedy draws that minimum towards zero, most where the data say least.
"""

import numpy as np

from dashboard.model.table import FloatArray


def ridge(inputs: FloatArray, y: FloatArray, penalties: FloatArray) -> FloatArray:
    """Where MSE + ½ Σ penaltyₖ wₖ² is least: (S + diag penalties) w = b.

    Args:
        inputs: X, (N, D).
        y: (N,).
        penalties: λ₂ of each weight, (D,).
    """
    hessian = 2 / len(y) * inputs.T @ inputs + np.diag(penalties)
    return np.asarray(np.linalg.solve(hessian, 2 / len(y) * inputs.T @ y), np.float64)


def soft_threshold(weights: FloatArray, by: FloatArray | float) -> FloatArray:
    """sign(w) max(|w| − by, 0): where ½ (u − w)² + by |u| is least in u.

    So L1 makes weights exactly zero: every one that stays within its threshold.
    """
    nearer: FloatArray = np.sign(weights) * np.maximum(np.abs(weights) - by, 0.0)
    return nearer


def lasso_of_apart(best: FloatArray, curvature: float, l1: float) -> FloatArray:
    """Where MSE + λ₁ Σ|w| is least if S is ``curvature`` times the identity.

    Then the weights do not know of each other, and each best one is thresholded by λ₁/curvature.
    """
    return soft_threshold(best, l1 / curvature)


def dropout_penalties(inputs: FloatArray, p: float) -> FloatArray:
    """The ridge that dropout of p on the inputs is on average: 2 p/(1 − p) times each mean square.

    E‖y − X̃w‖² = ‖y − Xw‖² + p/(1 − p) Σ wₖ² Σ xᵢₖ² (Srivastava et al. 2014, JMLR 15, section 9.1;
    Wager et al. 2013, arXiv:1307.1493).
    """
    squares: FloatArray = 2 * p / (1 - p) * np.mean(inputs * inputs, axis=0)
    return squares


def stopped_early(inputs: FloatArray, y: FloatArray, rate: float, epochs: int) -> FloatArray:
    """The weights after plain descent from zero, without descending.

    In the direction of each eigenvector of S, of eigenvalue λ, they are 1 − (1 − ηλ)ᵗ of the way to
    the minimum: directions that the data say much of come first, the noise of the others later.
    """
    hessian = 2 / len(y) * inputs.T @ inputs
    values, directions = np.linalg.eigh(hessian)
    pulls = directions.T @ (2 / len(y) * inputs.T @ y)
    values = np.maximum(values, 0.0)  # rounding may leave one just below
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = np.where(values > 0, (1 - (1 - rate * values) ** epochs) / values, rate * epochs)
    found: FloatArray = directions @ (shares * pulls)
    return found
