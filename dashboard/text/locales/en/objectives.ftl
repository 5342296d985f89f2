# What a run minimizes where it is no fit, and the metric that counts in the loss's place.
objective-says = { $objective ->
    [reward] In reinforcement learning the loss chases a moving target
    [preference] In preference tuning the loss compares answers, and its pace means little
    [adversarial] In a GAN each network's loss rises when the other one gets better
    [diffusion] In diffusion and flow models the loss depends on the time step that was drawn
    [embedding] The loss of an embedding depends on which pairs or triplets are left
    [boosting] In boosting every round adds a tree: the pace of the loss is set by the design
   *[below-zero] This loss goes below zero, so that its level has no natural end
}
objective-place = { $unit ->
    [epoch] at epoch { NUM($counts_best_x) }
    [round] at round { COUNT($counts_best_x) }
   *[step] at step { COUNT($counts_best_x) }
}
objective-counts = { $went ->
    [better] { $counts } went from { NUM($counts_first) } to { NUM($counts_end) }, with its best level, { NUM($counts_best) }, { objective-place }
    [back] { $counts } went from { NUM($counts_first) } to { NUM($counts_best) } { objective-place } and fell back to { NUM($counts_end) }
    [worse] { $counts } went from { NUM($counts_first) } to { NUM($counts_end) }, the wrong way; its best level was { NUM($counts_best) } { objective-place }
    [nowhere] { $counts } did not move beyond its own noise: { NUM($counts_first) } at first, { NUM($counts_end) } in the end
   *[unknown] { $counts } has too few points to follow; its best was { NUM($counts_best) } { objective-place }
}
objective-missing = { $objective ->
    [reward] Log the return of each evaluation: it is what counts
    [preference] Log the accuracy or the margin of the rewards on validation pairs
    [adversarial] Log FID or another score of the samples: it is what counts
    [diffusion] Log FID, or the loss on a fixed validation set with fixed time steps and noise
    [embedding] Log recall at k or mAP on validation data: it is what counts
    [boosting] The validation loss tells how it goes; log one if there is none
   *[below-zero] Compare the validation loss with that of other runs
}

headline-unknown-objective = { objective-says }. { $counts ->
    [none] { objective-missing }.
   *[other] What counts: { objective-counts }.
}
headline-unknown-objective-short = { $counts ->
    [none] loss is no measure
   *[other] judge by { $counts }
}

symptom-other-objective = { objective-says } (recognized by: { $told_by }). { $counts ->
    [none] { objective-missing }.
   *[other] What counts: { objective-counts }.
}
symptom-other-objective-title = Loss is no measure
symptom-other-objective-what = Whether the run minimizes something whose loss does not measure the progress of training: reinforcement learning, preference tuning, GAN, diffusion, embedding, boosting, or a loss below zero. It is recognized by the names of the metrics, the writer of the log and the settings.
symptom-other-objective-why = Such a loss may rise, fluctuate or stay constant in a run that goes well. The metric that counts measures its progress.
symptom-other-objective-not = When the loss measures progress: classification, regression, language.

reason-objective-reward = The loss of reinforcement learning chases a moving target and does not show this. { $about ->
    [none] Judge by the return: it is not in the log.
   *[other] Judge by { $about }.
}
reason-objective-preference = The loss of preference tuning compares answers and does not show this. { $about ->
    [none] Judge by the accuracy of the rewards on validation pairs.
   *[other] Judge by { $about }.
}
reason-objective-adversarial = In a GAN each loss depends on the other network. { $about ->
    [none] Judge by FID or another score of the samples: none is in the log.
   *[other] Judge by { $about }.
}
reason-objective-diffusion = The loss depends on the time step that was drawn. { $about ->
    [none] Judge by FID, or by a validation loss with fixed time steps.
   *[other] Judge by { $about }.
}
reason-objective-embedding = The loss depends on which pairs or triplets are left. { $about ->
    [none] Judge by recall at k or mAP on validation data: neither is in the log.
   *[other] Judge by { $about }.
}
reason-objective-boosting = In boosting the rate is traded for rounds, and the pace of the loss alone does not show which is right. Compare validation metrics of runs.
reason-objective-below-zero = A loss that goes below zero has no level to compare its pace with. Compare the validation loss of runs at other rates.
reason-batch-noise = The only loss is of single batches, and their noise hides what the rate does. Log a validation loss, or compare with a run at another rate.
