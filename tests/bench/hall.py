"""What happens, whoever is told of it."""
import pathlib

HERE = pathlib.Path(__file__).resolve().parent
NAMES = ["Anna Berg", "Maria Lindqvist", "Sofie Haugen", "Elena Rossi", "Julia Weber",
         "Chloé Martin", "Ines Carvalho", "Nora Virtanen", "Katya Petrova", "Emma Clarke"]
STANDS_S = 3600  # what stands for longer than any measurement


def mark_of(number):
    return f"{10 + number % 50}.{number % 90 + 10}"


def clock_of(seconds):
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.000"
