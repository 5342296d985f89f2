"""Words in run names: those for models, data and tasks, and those without meaning.

All words are in lower case and without accents.  Knows words; knows no run.
"""

import re

MODELS = """
resnet resnext wideresnet wrn vgg alexnet lenet densenet efficientnet mobilenet inception googlenet
squeezenet shufflenet convnext vit deit swin beit mlp cnn convnet rnn lstm bilstm gru transformer
tcn bert roberta distilbert albert electra deberta gpt nanogpt llama mistral mixtral qwen gemma phi
falcon bloom pythia bart whisper hubert wavenet tacotron unet segformer deeplab yolo rcnn detr
retinanet pointnet dqn ppo sac ddpg trpo reinforce gan dcgan wgan stylegan cyclegan vae autoencoder
ddpm mamba rwkv clip dino xgboost lightgbm catboost perceptron gcn gat graphsage
"""
"""Families of models; a number behind one is part of it: ``resnet18``, ``gpt-2``."""

DATA = """
mnist fmnist kmnist emnist fashionmnist cifar svhn imagenet tinyimagenet imagenette stl celeba coco
cityscapes ade voc omniglot imdb sst glue mnli cola qqp mrpc squad wikitext openwebtext ptb
shakespeare tinystories librispeech commonvoice ljspeech speechcommands iris titanic digits boston
california housing cartpole pendulum lunarlander acrobot breakout pong atari mujoco hopper
halfcheetah walker humanoid alpaca wmt movielens criteo caltech flowers ogbn cora
"""
"""Data sets and environments; a number behind one is part of it: ``cifar100``."""

TASKS = """
regression regressao classification classificacao segmentation segmentacao detection deteccao
translation traducao pretrain pretraining finetune finetuning distill distillation
"""
"""What is learned."""

OF_A_KIND = """
model modelo net network rede arch arquitetura architecture dataset dados corpus problem problema
project projeto
"""
"""Words that a number or a letter behind them makes the name of a model or of data: ``modelo2``."""

SIZES = "hidden width dim depth layers units neurons neuronios camadas heads channels d h"
"""Words that a number behind them makes a size of the model: ``hidden_256``."""

EMPTY_WORDS = """
cv kfold folds replica replicate repeat repeticao
run runs exp exps expt experiment experiments experimento experimentos trial trials version versao
versoes v ver job jobs task tasks tarefa array rodada rodadas teste testes test tests tentativa
tentativas treino treinos treinamento train training trained trainable log logs lightning
tensorboard tb wandb mlruns mlflow multirun output outputs saida saidas result results resultado
resultados checkpoint checkpoints ckpt event events tfevents metric metrics metrica metricas history
historico progress summary summaries csv json jsonl txt file files arquivo scalars latest offline
online default name untitled final novo nova new old velho antigo copy copia of de do da dos das com
with and e sweep sweeps grid search busca hpo hparams tune tuner ray optuna study estudo objective
fn func function trainer local slurm sbatch out err node gpu cuda device rank worker try attempt
retry again ok best melhor last ultimo bis execucao execucoes execution serie corrida fold dobra
seed semente seeds batch lote size tamanho lr taxa rate learning aprendizado bs bsz epochs epoch
epoca epocas ep eps step steps passo passos iter it config conf cfg params id uuid date data time
hora artifacts model_logs eval val validation s r t n i j k x_ jan feb mar apr may jun jul aug sep
oct nov dec fev abr mai ago set out dez wd weight decay momentum mom warmup betas gamma
good bad well stuck lost failed diverged crashed broken done nan bom boa ruim falhou divergiu
"""
EMPTY = frozenset(EMPTY_WORDS.split())
"""Words that every project's folders have, that precede a setting, or that describe a result."""

DESCENT_WORDS = """
nesterov lars lamb sgd adam adamw rmsprop adagrad adadelta adafactor lion cosine cosseno constant
constante exponential exponencial polynomial polinomial onecycle annealing restarts reinicios
schedule scheduler agenda aquecimento
"""
DESCENT = frozenset(DESCENT_WORDS.split())
"""Words that say how a run was trained, not what it learns: its optimizer, its schedule."""

WITHOUT = re.compile(
    r"(?<![a-z])(?:no|sem|without)[-_ ]?"
    r"(warm[-_]?up|aquecimento|decay|decaimento|momentum|nesterov|schedule)(?![a-z])"
)
"""What a run does without: ``no_warmup``."""


def _known(words: str, sizes: str) -> re.Pattern[str]:
    """The words; a number set apart belongs to one only where it is a usual size, or long."""
    longest_first = "|".join(sorted(words.split(), key=len, reverse=True))
    number = rf"(?:\d{{1,6}}[a-z]?|[-_ ](?:{sizes}|[1-9]\d{{2,5}})(?!\d))(?![a-z])"
    return re.compile(rf"(?<![a-z])(?:{longest_first})(?![a-z])(?:{number})?")


_OF_A_KIND = re.compile(
    rf"(?<![a-z0-9])(?:{'|'.join(OF_A_KIND.split())})(?:[-_ ]?\d{{1,6}}|[-_ ][a-z])(?![a-z0-9])"
)
_SIZED = re.compile(rf"(?<![a-z0-9])(?:{'|'.join(SIZES.split())})[-_ =]?\d{{1,6}}(?![a-z0-9])")

NUMBERED = (("model", _SIZED), ("model", _OF_A_KIND))
"""What a word and its number name together, and how it is found, whatever the number is."""

NAMED = (
    ("model", _known(MODELS, "16|18|19|34|50")),
    ("data", _known(DATA, "10")),
    ("task", _known(TASKS, "10")),
)
"""What a word is a name of, and how it is found."""
