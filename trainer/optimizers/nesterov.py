"""Nesterov's momentum: the gradient is followed from where the last update would carry the weights.

v <- m*v + g, w <- w - lr * (g + m*v) (Sutskever et al. 2013, "On the importance of initialization
and momentum in deep learning", in the form that PyTorch and Keras use). The settings see to it that
`momentum` is above 0.
"""

from functools import partial

from trainer.forms.optimizer import Optimizer
from trainer.optimizers import sgd

# The usual rate is that of Keras' SGD; a momentum of 0.9 makes it 0.1.
OPTIMIZER = Optimizer("nesterov", partial(sgd.make, nesterov=True), usual_lr=0.01)
