"""How people and programs name the runs of one sweep, and runs that are no sweep.

``{i}`` is the run's number, ``{b}`` its batch size, ``{lr}`` its rate, ``{s}`` its seed.  ``TOLD``
are schemes whose names hold the settings, ``BESIDE`` those of which a file beside the log does.
"""

BESIDE = {
    "Lightning": "lightning_logs/version_{i}",
    "Lightning's CSV logger": "csv_logs/default/version_{i}/metrics.csv",
    "Lightning, a project above": "projeto/lightning_logs/version_{i}",
    "Hydra multirun": "multirun/2024-05-01/12-30-11/{i}",
    "Hydra, single runs": "outputs/2024-05-0{i}/12-30-1{i}",
    "Ray Tune": "train_fn_2024-05-01_12-30-11/train_fn_a1b2c_0000{i}_{i}_2024-05-01_12-30-1{i}",
    "Ray RLlib": "ray_results/DEFAULT_d41d8_0000{i}/progress.csv",
    "Optuna": "trial_{i}",
    "Optuna, a study above": "study/trial-{i}/history.json",
    "Keras Tuner": "tuner/trial_000{i}/execution0/train",
    "W&B": "wandb/run-2024050{i}_12301{i}-x7k2p9q{i}/files",
    "W&B offline": "wandb/offline-run-2024050{i}_12301{i}-abcdefg{i}",
    "W&B sweep": "happy-sweep-1{i}",
    "MLflow": "mlruns/0/0123456789abcdef0123456789abcde{i}/metrics",
    "a UUID": "runs/0a1b2c3d-0000-4000-8000-00000000000{i}",
    "SLURM": "slurm-123456{i}.out",
    "SLURM array": "job_1234567_{i}",
    "SLURM, node and task": "logs/slurm_1234567_{i}.err",
    "sacred": "sacred_runs/{i}/metrics.json",
    "Ultralytics": "runs/detect/train{i}",
    "TensorBoard": "runs/May0{i}_12-30-1{i}_gpu1",
    "seconds since 1970": "logs/171456661{i}",
    "a time stamp": "logs/2024050{i}-12301{i}",
    "ISO 8601": "2026-11-2{i}T12:30:1{i}",
    "exp2": "exp{i}",
    "exp03": "exp0{i}",
    "experiment-003": "experiments/experiment-00{i}.csv",
    "run_7": "run_{i}.csv",
    "v2": "v{i}",
    "#3": "run #{i}",
    "rodada3": "rodada{i}",
    "teste final (2)": "teste final ({i})",
    "tentativa": "Tentativa {i} - nova",
    "treino": "treino_{i}",
    "a date in Portuguese order": "2{i}-11-2026",
    "a date with a month's name": "treino 2{i} de novembro",
    "a date with strokes for points": "resultados 2{i}.11.2026",
    "a copy": "modelo/copia ({i})",
    "numbers of settings alone": "{b}_{lr}",
    "numbers of settings and a counter": "{i}-{lr}-{b}",
    "a short hash": "3f9c1a{i}",
    "Keras Tuner with a hash": "my_dir/trial_efe54a88424923449b7817f25d8a31d{i}",
}

TOLD = {
    "lr0.1_bs64": "lr{lr}_bs{b}",
    "lr=0.1,batch_size=32": "sweep/lr={lr},batch_size={b}",
    "Hydra override_dirname": "multirun/optimizer.lr={lr},train.batch_size={b},seed={s}/log.csv",
    "s1_b0128_x": "s1_b0{b}_x",
    "Ray Tune with its parameters": "train_fn_a1b2c_0000{i}_{i}_lr={lr}_2024-05-01_12-30-1{i}",
    "pt-BR": "lote_{b}_taxa_{lr}_semente_{s}",
    "pt-BR, tamanho": "taxa_de_aprendizado={lr}/tamanho_do_lote={b}",
    "a folder for each": "lr-{lr}/bs-{b}/log.csv",
    "batch alone": "b{b}",
    "rate alone": "lr_{lr}/metrics.csv",
    "a seed too": "bs{b}-lr{lr}-seed{s}",
    "a date too": "20240501_bs{b}",
    "an optimizer": "adamw_lr{lr}.csv",
    "a known model": "resnet18_lr{lr}",
    "a known model and its data": "cifar10/resnet-50/lr{lr}_b{b}",
    "a label for all": "baseline_lr{lr}",
    "a counter too": "exp_{i}_lr{lr}",
    "a label with a counter": "ideia{i}_lr{lr}",
}

DOUBTED = {
    "letters": ["a", "b", "c"],
    "words": ["laranja", "azul", "verde"],
    "words for settings": ["lote grande", "lote medio", "lote pequeno"],
    "words in folders": ["ana/log.csv", "rui/log.csv", "zeca/log.csv"],
    "what was tried": ["healthy", "shuffled", "frozen"],
}
"""Names of which each may mean a setting or something else: compared, with a note."""

APART = {
    "models": ["resnet18_lr{lr}", "vgg16_lr{lr}"],
    "sizes of a model": ["resnet18/lr{lr}", "resnet50/lr{lr}"],
    "data": ["mnist/lr{lr}", "cifar10/lr{lr}"],
    "sizes of data": ["cifar10_bs{b}", "cifar100_bs{b}"],
    "data in the file's name": ["lr{lr}_mnist.csv", "lr{lr}_fashion_mnist.csv"],
    "tasks": ["regressao/lr{lr}", "classificacao/lr{lr}"],
    "widths": ["hidden_256_lr{lr}", "hidden_512_lr{lr}"],
    "numbered models": ["modelo1/taxa_{lr}", "modelo2/taxa_{lr}"],
    "lettered models": ["model_a/lr{lr}", "model_b/lr{lr}"],
    "words over several settings": ["ana/lr{lr}", "rui/lr{lr}"],
    "labels over several settings": ["baseline_lr{lr}", "augmented_lr{lr}"],
    "Lightning below a model": ["resnet/version_{i}", "vgg/version_{i}"],
    "Hydra": ["model=resnet,lr={lr}", "model=vgg,lr={lr}"],
    "a named model beside one that is not": ["lstm_lr{lr}", "lr{lr}"],
}
"""Pairs of schemes whose runs learn something else."""
