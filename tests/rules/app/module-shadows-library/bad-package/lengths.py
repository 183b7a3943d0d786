def in_words(size: int) -> str:
    return "nothing" if size == 0 else f"{size} keys"
