"""A training that is led update by update from outside, for what is measured on the way.

`trainer/train.py` is the loop of a run; the range test and the noise scale need the same updates,
at rates of their own choice or with a pause between them.
"""

import torch
from torch import Tensor

from trainer.data import Data
from trainer.forms.augmentation import augmented
from trainer.forms.fault import Fault
from trainer.forms.loss import loss_of
from trainer.forms.model import build
from trainer.forms.optimizer import make_optimizer
from trainer.gradients import finished
from trainer.parts import part
from trainer.settings import Settings


class Descent:
    """A network on its way, drawn and fed as `train` does it with the same settings.

    The updates of its first epoch at the run's own rate are those of `train`, number for number.
    """

    def __init__(self, settings: Settings, data: Data) -> None:
        """Draw the network and the order of the examples; `data` is on the device of the work."""
        torch.manual_seed(settings.seed)
        self._order_stream = torch.Generator().manual_seed(settings.seed)
        self._augment_stream = torch.Generator().manual_seed(settings.seed)
        self._settings, self._data = settings, data
        self.model = build(data.shape, settings).to(data.train_x.device)
        self._weights = list(self.model.parameters())
        self._optimizer = make_optimizer(settings, self._weights)
        self._loss = loss_of(settings, data.shape.task)
        fault = settings.fault
        self._fault: Fault | None = part("faults", fault) if fault else None
        # `train` draws the sample that it measures first: the order after it is the same here.
        torch.randperm(len(data.train_x), generator=self._order_stream)
        self._waiting: list[Tensor] = []
        self.updates = 0

    @property
    def per_epoch(self) -> int:
        """Updates in an epoch."""
        return -(-len(self._data.train_x) // self._settings.batch_size)

    def loss(self, batch: Tensor) -> Tensor:
        """The loss of the network, as it trains, on the examples whose numbers are in `batch`."""
        settings, data = self._settings, self._data
        inputs = augmented(data.train_x[batch], data.shape, settings, self._augment_stream)
        loss: Tensor = self._loss(self.model(inputs), data.train_y[batch])
        return loss

    def update(self, lr: float) -> tuple[float, float]:
        """One update at the rate `lr`: the minibatch loss before it, and its gradient's L2 norm."""
        self._optimizer.param_groups[0]["lr"] = lr
        self.model.train()
        loss = self.loss(self._next())
        self._optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        norm = finished(self._weights, self._settings, self._fault, self.updates)
        self._optimizer.step()
        self.updates += 1
        return loss.item(), norm.item()

    def _next(self) -> Tensor:
        if not self._waiting:
            order = torch.randperm(len(self._data.train_x), generator=self._order_stream)
            if self._settings.order == "sorted":
                flat = self._data.train_y.reshape(len(order), -1)[:, 0]
                order = flat.argsort(stable=True)
            order = order.to(self._data.train_x.device)
            self._waiting = list(torch.split(order, self._settings.batch_size))[::-1]
        return self._waiting.pop()
