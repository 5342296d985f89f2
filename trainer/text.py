"""Every sentence the trainer shows, in English and in Brazilian Portuguese, and nothing else."""

import os
from collections.abc import Mapping

from trainer.errors import TrainerError

LANGUAGES = ("en", "pt-BR")

MESSAGES: dict[str, dict[str, str]] = {
    "en": {
        "bad-choice": "{setting} cannot be “{value}”; choose one of: {allowed}.",
        "out-of-range": "{setting} is {value}, which is outside the possible range {range}.",
        "bad-value": "{setting} cannot be read from “{value}”; give {kind}.",
        "unknown-setting": "There is no setting called “{setting}”; the settings are: {allowed}.",
        "momentum-of-adam": "momentum is {value}, but adam has its own: leave it out or use sgd.",
        "batch-too-large": "A batch of {value} is more than the {found} training examples there "
        "are: choose a smaller batch_size.",
        "unreadable": "{path} cannot be read ({reason}); check the path and its permissions.",
        "bad-gzip": "{path} is a damaged or cut gzip file; download it again.",
        "bad-magic": "{path} is not an IDX file of bytes: it begins with {found} where 00 00 08 "
        "was expected; download it again.",
        "wrong-length": "{path} has {found} bytes where its header announces {expected}; "
        "download it again.",
        "no-data-dir": "{path} is not a folder; --data-dir must name the folder with the four "
        "MNIST files.",
        "missing-file": "{path} lacks {name}; --data-dir must name the folder with the four "
        "MNIST files.",
        "not-images": "{path} holds an array of shape {shape}, not a list of images; check that "
        "the files were not exchanged.",
        "not-labels": "{path} does not hold {images} labels from 0 to 9 (its shape is {shape}); "
        "check that the files belong together.",
        "no-network": "MNIST could not be fetched from OpenML; check the network, or name the "
        "folder of the four MNIST files with --data-dir.",
        "unwritable": "{path} cannot be written ({reason}); choose another --out.",
        "not-a-folder": "{path} is a file, and a run needs a folder; choose another --out.",
        "foreign-files": "{path} holds logs that this trainer did not write; choose another --out.",
        "other-run": "{path} holds a finished run with other settings ({settings}); choose another "
        "--out or delete that folder.",
        "unknown-study": "There is no study called “{name}”; the studies are: {known}.",
        "same-name": "Two runs of the study {study} have the same name; rename one.",
        "bad-name": "A run cannot be called “{value}”: use letters, digits, dot, hyphen and "
        "underscore.",
        "bad-usage": "The command “{command}” was not understood; `python -m trainer --help` "
        "shows what can be asked.",
        "study-or-settings": "A study has its own settings, and {given} cannot change them; use "
        "--dataset, --data-dir, --seed and --out, or leave the study's name out.",
        "kind-int": "a whole number",
        "kind-float": "a number",
        "kind-str": "a word",
        "kind-widths": "whole numbers separated by commas, as in 256,256",
        "interrupted": "Stopped. The unfinished run will be trained again next time.",
        "skipped": "{name}: already complete, skipped.",
        "epoch": "{name}: epoch {epoch} of {epochs} · test accuracy {accuracy} · test loss {loss}",
        "run-done": "{name}: done after epoch {epoch} · test accuracy {accuracy} · "
        "test loss {loss}",
        "run-not-finite": "{name}: stopped after epoch {epoch}, because the training loss is no "
        "longer a number.",
        "study-bar": "study",
        "run-bar": "run",
        "logs-in": "Logs in {path}.",
        "help-program": "Train small networks and write logs that Curva's dashboard reads.",
        "help-list": "show the studies",
        "help-run": "train a study, or one run from settings",
        "help-study": "a study's name (see `list`); leave it out to train one run",
        "help-out": "folder for the logs; a study makes one folder per run in it "
        "(default: runs/NAME)",
        "help-data-dir": "folder with the four MNIST files; without it they are fetched",
        "help-lang": "language of the messages: en or pt-BR",
        "help-help": "show this help and exit",
        "help-dataset": "digits (bundled) or mnist",
        "help-max_train_examples": "keep at most so many training examples; 0 keeps all",
        "help-label_noise": "share of training labels redrawn at random, 0 to 1",
        "help-input_scaling": "normalised (mean 0, deviation 1), unit (0 to 1) or raw",
        "help-hidden": "units of each hidden layer, as in 256,256",
        "help-init": "initial weights: he, default (PyTorch's) or zero",
        "help-dropout": "chance that a hidden unit is silenced while training",
        "help-lr": "learning rate",
        "help-batch_size": "examples per update",
        "help-epochs": "passes over the training set",
        "help-optimizer": "sgd or adam",
        "help-momentum": "momentum of sgd, 0 to below 1",
        "help-weight_decay": "L2 penalty",
        "help-decay": "how the learning rate falls: none, linear, exponential or step",
        "help-decay_rate": "factor per epoch (exponential) or per step (step)",
        "help-decay_every": "epochs between two steps",
        "help-warmup_epochs": "epochs in which the learning rate rises to its value",
        "help-seed": "seed of weights, order and dropout",
        "help-train_eval_examples": "training examples measured after each epoch, at most",
        "help-usage": "usage",
        "help-options": "options",
        "help-commands": "commands",
        "help-arguments": "arguments",
    },
    "pt-BR": {
        "bad-choice": "{setting} não pode ser “{value}”; escolha entre: {allowed}.",
        "out-of-range": "{setting} vale {value}, fora do intervalo possível {range}.",
        "bad-value": "Não dá para ler {setting} de “{value}”; informe {kind}.",
        "unknown-setting": "Não existe o ajuste “{setting}”; os ajustes são: {allowed}.",
        "momentum-of-adam": "momentum vale {value}, mas o adam tem o seu próprio: tire-o ou use "
        "sgd.",
        "batch-too-large": "Um lote de {value} é maior que os {found} exemplos de treino: escolha "
        "um batch_size menor.",
        "unreadable": "Não consegui ler {path} ({reason}); confira o caminho e as permissões.",
        "bad-gzip": "{path} é um gzip danificado ou cortado; baixe-o de novo.",
        "bad-magic": "{path} não é um arquivo IDX de bytes: começa com {found} em vez de 00 00 08; "
        "baixe-o de novo.",
        "wrong-length": "{path} tem {found} bytes, mas seu cabeçalho anuncia {expected}; baixe-o "
        "de novo.",
        "no-data-dir": "{path} não é uma pasta; --data-dir deve indicar a pasta dos quatro "
        "arquivos do MNIST.",
        "missing-file": "Falta {name} em {path}; --data-dir deve indicar a pasta dos quatro "
        "arquivos do MNIST.",
        "not-images": "{path} traz uma matriz de formato {shape}, não uma lista de imagens; veja "
        "se os arquivos não foram trocados.",
        "not-labels": "{path} não traz {images} rótulos de 0 a 9 (seu formato é {shape}); veja se "
        "os arquivos são do mesmo conjunto.",
        "no-network": "Não consegui baixar o MNIST do OpenML; confira a rede ou indique a pasta "
        "dos quatro arquivos do MNIST com --data-dir.",
        "unwritable": "Não consegui gravar em {path} ({reason}); escolha outro --out.",
        "not-a-folder": "{path} é um arquivo, e uma execução precisa de uma pasta; escolha outro "
        "--out.",
        "foreign-files": "{path} já tem registros que este treinador não gravou; escolha outro "
        "--out.",
        "other-run": "{path} já tem uma execução completa com outros ajustes ({settings}); escolha "
        "outro --out ou apague essa pasta.",
        "unknown-study": "Não existe o estudo “{name}”; os estudos são: {known}.",
        "same-name": "Duas execuções do estudo {study} têm o mesmo nome; mude um deles.",
        "bad-name": "Uma execução não pode se chamar “{value}”: use letras, algarismos, ponto, "
        "hífen e sublinhado.",
        "bad-usage": "Não entendi o comando “{command}”; `python -m trainer --help` mostra o que "
        "se pode pedir.",
        "study-or-settings": "Um estudo tem seus próprios ajustes, e {given} não pode mudá-los; "
        "use --dataset, --data-dir, --seed e --out, ou tire o nome do estudo.",
        "kind-int": "um número inteiro",
        "kind-float": "um número",
        "kind-str": "uma palavra",
        "kind-widths": "números inteiros separados por vírgulas, como 256,256",
        "interrupted": "Parado. A execução incompleta será treinada de novo na próxima vez.",
        "skipped": "{name}: já está completa, pulada.",
        "epoch": "{name}: época {epoch} de {epochs} · acurácia de teste {accuracy} · "
        "perda de teste {loss}",
        "run-done": "{name}: pronta após a época {epoch} · acurácia de teste {accuracy} · "
        "perda de teste {loss}",
        "run-not-finite": "{name}: parada após a época {epoch}, porque a perda de treino deixou "
        "de ser um número.",
        "study-bar": "estudo",
        "run-bar": "execução",
        "logs-in": "Registros em {path}.",
        "help-program": "Treina redes pequenas e grava registros que o painel do Curva lê.",
        "help-list": "mostra os estudos",
        "help-run": "treina um estudo, ou uma execução a partir de ajustes",
        "help-study": "nome de um estudo (veja `list`); sem ele, treina uma só execução",
        "help-out": "pasta dos registros; um estudo cria nela uma pasta por execução "
        "(padrão: runs/NOME)",
        "help-data-dir": "pasta dos quatro arquivos do MNIST; sem ela, eles são baixados",
        "help-lang": "língua das mensagens: en ou pt-BR",
        "help-help": "mostra esta ajuda e sai",
        "help-dataset": "digits (já incluído) ou mnist",
        "help-max_train_examples": "máximo de exemplos de treino a manter; 0 mantém todos",
        "help-label_noise": "fração dos rótulos de treino sorteados de novo, de 0 a 1",
        "help-input_scaling": "normalised (média 0, desvio 1), unit (de 0 a 1) ou raw (bruta)",
        "help-hidden": "unidades de cada camada oculta, como 256,256",
        "help-init": "pesos iniciais: he, default (o do PyTorch) ou zero",
        "help-dropout": "chance de calar uma unidade oculta durante o treino",
        "help-lr": "taxa de aprendizado",
        "help-batch_size": "tamanho do lote: exemplos por passo",
        "help-epochs": "número de épocas: voltas pelo conjunto de treino",
        "help-optimizer": "sgd ou adam",
        "help-momentum": "momento do sgd, de 0 a menos de 1",
        "help-weight_decay": "penalidade L2",
        "help-decay": "como a taxa de aprendizado cai: none (não cai), linear, exponential ou step",
        "help-decay_rate": "fator por época (exponential) ou por degrau (step)",
        "help-decay_every": "épocas entre dois degraus",
        "help-warmup_epochs": "épocas em que a taxa de aprendizado sobe até o seu valor",
        "help-seed": "semente dos pesos, da ordem e do dropout",
        "help-train_eval_examples": "máximo de exemplos de treino medidos após cada época",
        "help-usage": "uso",
        "help-options": "opções",
        "help-commands": "comandos",
        "help-arguments": "argumentos",
    },
}


def say(lang: str, code: str, **values: object) -> str:
    """The sentence for `code` in `lang`, with its values filled in."""
    return MESSAGES[lang][code].format(**values)


def say_error(lang: str, error: TrainerError) -> str:
    """The sentence of an error; the kind of value it asks for is translated too."""
    values = dict(error.values)
    if "kind" in values:
        values["kind"] = say(lang, f"kind-{values['kind']}")
    return say(lang, error.code, **values)


def number(lang: str, value: float, digits: int, unit: str = "") -> str:
    """A number with the language's decimal mark, as in 97.6% and 97,6%."""
    written = f"{value:.{digits}f}{unit}"
    return written.replace(".", ",") if lang == "pt-BR" else written


def language_of(environment: Mapping[str, str] = os.environ) -> str:
    """pt-BR where the system speaks Portuguese, English everywhere else (POSIX's precedence)."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "pt-BR" if environment[name].lower().startswith("pt") else "en"
    return "en"
