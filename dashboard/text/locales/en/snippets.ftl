# Comments inside the code that puts a piece of advice into practice; each on one line, without #.
snippet-other-arguments = your other arguments stay as they are
snippet-every-step = once after every step
snippet-epoch-after-epoch = epoch after epoch, without end
snippet-yours = your own function
snippet-your-loop = your own loop
snippet-best-was = { $unit ->
    [epoch] in this run the best was epoch { NUM($at) }
   *[step] in this run the best was step { COUNT($at) }
}
snippet-patience = patience
snippet-wide-layers = after each wide layer
snippet-choose-variations = choose what keeps the label
snippet-your-layers = your own layers
snippet-twice-as-wide = to begin with
snippet-before-step = after backward, before the step
snippet-mean-and-spread = about 0 and 1 is best
snippet-initial-loss = near each other, before training
snippet-no-dropout = without dropout
snippet-look-at-labels = are they right?
snippet-almost-zero = almost 0?
snippet-open-this = then open this file here
snippet-decay-and-momentum = { RATE($decay) } ÷ (1 − momentum): here decay skips momentum
snippet-lost-for-good = above the first loss, all in a row: it does not come back
